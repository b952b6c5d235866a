"""The videos of a user, on both engines: the same videos in the same order."""

from storage.database import Database
from storage.deliveries import Deliveries
from storage.model import NewTask, Origin, StoredParameters
from storage.states import State
from storage.tasks import Tasks
from storage.videos import NEWEST, Videos

PARAMETERS = StoredParameters(model="sora-2", options="{}", sources="{}")


async def delivered(database: Database, number: int, *, user_id: int = 5, kind: str = "video") -> str:
    origin = Origin(bot_id=1, chat_id=-number, message_id=3, thread_id=9, user_id=user_id, private=False, language="en")
    new = NewTask(
        state=State.DELIVERING, origin=origin, prompt=f"КОТ {number}", parameters=PARAMETERS, provider="default",
        api_root="r", idempotency_key=str(number),
    )  # fmt: skip
    task = await database.transaction(lambda tx: Tasks(tx).add(new, number // 2 / 3))  # always two at the same time
    assert task is not None
    await Deliveries(database).mark_delivered(
        task, message_id=1, file_id=None if kind == "link" else f"file{number}", file_kind=kind, now=9.0
    )
    return task.id


async def test_the_videos_of_a_user_come_newest_first_and_page_by_page(database: Database) -> None:
    ids = [await delivered(database, number) for number in range(1, 8)]
    await delivered(database, 8, user_id=6)
    await delivered(database, 9, kind="link")
    document = await delivered(database, 10, kind="document")
    videos, found, after = Videos(database, 1), [], NEWEST
    while some := await videos.of_user(5, after, 3):
        found += some
        after = some[-1].position
    assert found[0].task_id == document
    assert sorted(one.task_id for one in found) == sorted([*ids, document])
    assert [one.position.created_at for one in found] == sorted((one.created_at for one in found), reverse=True)
    [oldest] = [one for one in found if one.task_id == ids[0]]
    assert (oldest.chat_id, oldest.thread_id, oldest.private, oldest.prompt) == (-1, 9, False, "КОТ 1")
    assert (oldest.parameters, oldest.file_id, oldest.kind) == (PARAMETERS, "file1", "video")
    assert found[0].kind == "document"
    assert await Videos(database, 2).of_user(5, NEWEST, 3) == []
