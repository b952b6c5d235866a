"""Rows change only by compare-and-set: every transition once, on both engines."""

import asyncio
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import storage
from storage.collecting import Collecting
from storage.database import Database, Executor
from storage.errors import IllegalTransition, StorageUnavailable
from storage.limits import Limits, claim_within
from storage.model import Image, NewTask, Origin, StoredParameters, Task
from storage.states import TRANSITIONS, State, require
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks

NOW = 1_000_000.0
ORIGIN = Origin(bot_id=1, chat_id=-5, message_id=3, thread_id=None, user_id=5, private=False, language="en")
PARAMETERS = StoredParameters(
    model="sora-2",
    options='{"orientation":"portrait","size":"small","duration":10,"watermark":true}',
    sources='{"model":"bot"}',
)


async def add(
    database: Database, key: str = "a", state: State = State.QUEUED, at: float = NOW, **changes: Any
) -> Task | None:
    values: dict[str, Any] = {
        "state": state, "origin": ORIGIN, "prompt": "a cat", "parameters": PARAMETERS,
        "provider": "default", "api_root": "https://x",
        "idempotency_key": key, "due_at": NOW, "show_at": NOW,
    } | changes  # fmt: skip
    return await database.transaction(lambda tx: Tasks(tx).add(NewTask(**values), at))


def new_task(key: str) -> NewTask:
    return NewTask(
        state=State.QUEUED,
        origin=ORIGIN,
        prompt="x",
        parameters=None,
        provider="default",
        api_root="r",
        idempotency_key=key,
    )


async def added(database: Database, key: str = "a", state: State = State.QUEUED, **changes: Any) -> Task:
    task = await add(database, key, state, **changes)
    assert task is not None
    return task


async def submitting(database: Database, **changes: Any) -> Task:
    await added(database, **changes)
    [task] = await Submissions(database).claim(NOW, NOW + 30, 10)
    return task


async def test_an_idempotency_key_makes_one_row(database: Database) -> None:
    """The same message twice is one order."""
    first = await add(database)
    assert first is not None and await add(database) is None
    assert await Tasks(database).by_key("a") == first


async def test_many_at_once_make_one_row(database: Database) -> None:
    """Replicas that handle the same update at once create one task."""
    made = await asyncio.gather(*(add(database) for _ in range(8)))
    assert sum(task is not None for task in made) == 1


async def test_a_transaction_that_fails_leaves_nothing(database: Database) -> None:
    """Neither the row nor its idempotency key survives an error."""

    async def fails(tx: Executor) -> None:
        await Tasks(tx).add(new_task("a"), NOW)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await database.transaction(fails)
    assert await add(database) is not None


async def test_a_cancelled_transaction_does_not_spoil_the_next(database: Database) -> None:
    """A caller that is cancelled at any point of its transaction leaves the database usable."""
    for turns in range(12):
        task = asyncio.create_task(add(database, key=f"cancelled {turns}"))
        for _ in range(turns):
            await asyncio.sleep(0)
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    assert await add(database) is not None


async def test_a_failed_transaction_does_not_roll_back_others_of_its_commit(database: Database) -> None:
    """Transactions that wait at the same moment share a commit, and are rolled back separately."""

    async def fails(tx: Executor) -> None:
        await Tasks(tx).add(new_task("bad"), NOW)
        raise ZeroDivisionError

    made = await asyncio.gather(
        add(database, key="a"), database.transaction(fails), add(database, key="b"), return_exceptions=True
    )
    assert isinstance(made[0], Task) and isinstance(made[1], ZeroDivisionError) and isinstance(made[2], Task)
    assert await Tasks(database).by_key("bad") is None
    assert await Tasks(database).by_key("b") == made[2]


async def test_a_row_comes_back_as_it_was_written(database: Database) -> None:
    """Prompts are unchanged, and parameters and pictures keep their order."""
    pictures = (
        Image(message_id=9, item=0, kind="photo", ref="file", mime="image/png", bytes=5_000_000_000),
        Image(message_id=9, item=1, kind="link", ref="https://x/y.png"),
    )
    prompt = "a <b>cat</b>\n\n🐈 --- 'quoted' :name %s"
    task = await added(database, prompt=prompt, images=pictures[::-1])
    assert (task.prompt, task.parameters, task.origin) == (prompt, PARAMETERS, ORIGIN)
    assert await Tasks(database).images(task.id) == pictures


async def test_a_doubtful_link_is_no_picture_before_it_is_confirmed(database: Database) -> None:
    """It is stored separately, and becomes a picture in its place when the pictures are set."""
    photo = Image(message_id=3, item=0, kind="photo", ref="file", mime="image/png", bytes=5)
    doubtful = Image(message_id=3, item=100, kind="doubtful", ref="https://x/img/1")
    link = Image(message_id=3, item=101, kind="link", ref="https://x/2.png")
    task = await added(database, state=State.DRAFT, images=(photo, doubtful, link))
    tasks = Tasks(database)
    assert await tasks.images(task.id) == (photo, link)
    assert await tasks.doubtful_links(task.id) == (doubtful,)
    said = replace(doubtful, kind="link")
    await database.transaction(lambda tx: Tasks(tx).replace_images(task.id, (said, link)))
    assert await tasks.images(task.id) == (said, link)
    assert await tasks.doubtful_links(task.id) == ()


async def test_a_task_is_claimed_by_one_worker(database: Database) -> None:
    """Two workers never submit the same task."""
    for number in range(6):
        await added(database, str(number))
    tasks = Submissions(database)
    claims = await asyncio.gather(*(tasks.claim(NOW, NOW + 30, 4) for _ in range(4)))
    ids = [task.id for claim in claims for task in claim]
    assert len(ids) == len(set(ids)) == 6


async def test_images_are_counted_where_a_task_is_sent(database: Database) -> None:
    """With each claim and with the id, so that they need not be read; doubtful links do not count."""
    photo = Image(message_id=1, item=0, kind="photo", ref="file")
    tasks = Submissions(database)
    await added(database, images=[photo, replace(photo, item=1, kind="link"), replace(photo, item=2, kind="doubtful")])
    [claimed] = await tasks.claim(NOW, NOW + 30, 10)
    moved = await tasks.mark_running(claimed, provider_id="task_1", due_at=NOW, show_lease=NOW, now=NOW)
    assert moved is not None
    await added(database, "b")
    [limited] = await claim_within(database, Limits(per_chat=5), now=NOW, lease_until=NOW + 30, most=10)
    assert (claimed.image_count, moved.image_count, limited.image_count) == (2, 2, 0)


async def test_a_task_that_is_not_due_is_not_claimed(database: Database) -> None:
    """A retry waits for its time."""
    await added(database, due_at=NOW + 1)
    assert await Submissions(database).claim(NOW, NOW + 30, 10) == []


async def test_only_an_expired_lease_is_interrupted(database: Database) -> None:
    """A submission of a live process is kept; one of a dead process becomes unknown, once."""
    task = await submitting(database)
    tasks = Submissions(database)
    assert await tasks.mark_interrupted("interrupted", NOW + 29) == []
    assert await tasks.renew_lease(task, NOW + 60)
    assert await tasks.mark_interrupted("interrupted", NOW + 59) == []
    [lost] = await tasks.mark_interrupted("interrupted", NOW + 61)
    assert (lost.id, lost.state) == (task.id, State.UNKNOWN)
    assert not await tasks.renew_lease(task, NOW + 90)
    assert await tasks.mark_interrupted("interrupted", NOW + 99) == []


async def test_a_late_answer_finds_its_row(database: Database) -> None:
    """A 2xx after the lease expired makes the row running, and repeating it changes nothing."""
    task = await submitting(database)
    tasks = Submissions(database)
    await tasks.mark_interrupted("interrupted", NOW + 31)
    for _ in range(2):
        moved = await tasks.mark_running(task, provider_id="sora-2:task_1", due_at=NOW, show_lease=NOW + 9, now=NOW)
        assert moved is not None and (moved.state, moved.provider_id) == (State.RUNNING, "sora-2:task_1")


async def test_another_id_does_not_replace_the_first(database: Database) -> None:
    """One row, one paid task."""
    task = await submitting(database)
    tasks = Submissions(database)
    await tasks.mark_running(task, provider_id="one", due_at=NOW, show_lease=NOW, now=NOW)
    assert await tasks.mark_running(task, provider_id="two", due_at=NOW, show_lease=NOW, now=NOW) is None


async def test_an_old_try_cannot_move_a_new_one(database: Database) -> None:
    """A process that lost its lease cannot change a row that another process is sending."""
    old = await submitting(database)
    tasks = Submissions(database)
    await tasks.requeue(old, due_at=NOW, reason_key="busy", reason=None, now=NOW)
    [new] = await tasks.claim(NOW, NOW + 30, 1)
    assert await tasks.mark_refused(old, reason_key="said", reason="no", now=NOW) is None
    assert await tasks.mark_unknown(old, reason_key="broken", reason=None, now=NOW) is None
    assert await tasks.requeue(old, due_at=NOW, reason_key="busy", reason=None, now=NOW) is None
    assert (await tasks.mark_refused(new, reason_key="said", reason="no", now=NOW)) is not None


async def test_an_answer_is_taken_once(database: Database) -> None:
    """Pressing *Send again* twice makes one new attempt."""
    task = await submitting(database)
    tasks = Submissions(database)
    unknown = await tasks.mark_unknown(task, reason_key="broken", reason=None, now=NOW)
    assert unknown is not None
    assert await tasks.record_answer(unknown, "again", NOW) is not None
    assert await tasks.record_answer(unknown, "again", NOW) is None


async def test_a_draft_is_ordered_once(database: Database) -> None:
    """Pressing *Create* twice makes one order."""
    draft = await added(database, state=State.DRAFT, due_at=None)
    tasks = Tasks(database)
    values = {
        "message_id": 3, "user_id": 5, "prompt": "a cat", "parameters": PARAMETERS, "provider": "second",
        "api_root": "https://s.example", "status_message_id": 8, "show_at": NOW, "now": NOW,
    }  # fmt: skip
    ordered = await tasks.order_draft(draft, **values)  # type: ignore[arg-type]  # the tests' shorthand
    assert ordered is not None and ordered.state is State.QUEUED
    assert await tasks.order_draft(draft, **values) is None  # type: ignore[arg-type]  # as above
    assert await tasks.cancel(draft, NOW) is None


async def test_photos_wait_for_the_next_prompt_only(database: Database) -> None:
    """Not for long, not for another chat's prompt, and not after something else was requested."""
    tasks = Tasks(database)
    photo = Image(message_id=3, item=0, kind="photo", ref="file", mime="image/jpeg", bytes=1)
    await add(database, "other", State.DRAFT, origin=replace(ORIGIN, chat_id=-6))
    await add(database, "photo", State.DRAFT, parameters=None, images=(photo,))
    assert await tasks.photos_without_prompt(1, -5, NOW) == (photo,)
    assert await tasks.photos_without_prompt(1, -5, NOW + 1) == await tasks.photos_without_prompt(1, -6, NOW) == ()
    await add(database, "words", State.DRAFT, at=NOW + 1)
    assert await tasks.photos_without_prompt(1, -5, NOW) == ()


async def test_an_album_closes_only_after_its_last_photo(database: Database) -> None:
    """A photo that came since the row was read keeps the album open; a closed one takes no more."""
    album = await added(
        database, state=State.COLLECTING, parameters=None, prompt="", addressed=False, media_group_id="g"
    )
    tasks = Collecting(database)
    assert await tasks.extend(album.id, NOW + 2, NOW)
    assert (
        await tasks.finish_collecting(
            album,
            State.QUEUED,
            prompt="x",
            parameters=PARAMETERS,
            provider="second",
            api_root="https://s.example",
            now=NOW,
        )
        is None
    )
    [album] = await tasks.due(NOW + 2, 10)
    assert (
        await tasks.finish_collecting(
            album,
            State.QUEUED,
            prompt="x",
            parameters=PARAMETERS,
            provider="second",
            api_root="https://s.example",
            now=NOW,
        )
        is not None
    )
    assert not await tasks.extend(album.id, NOW + 4, NOW)
    assert not await tasks.delete(album)


async def test_a_shown_row_is_due_again_when_it_changes(database: Database) -> None:
    """A status message that shows an old version stays due."""
    await added(database)
    tasks = StatusMessages(database)
    [seen] = await tasks.claim(NOW, NOW + 30, 10)
    assert await tasks.claim(NOW + 1, NOW + 31, 10) == []
    [claimed] = await Submissions(database).claim(NOW, NOW + 30, 10)
    await Submissions(database).mark_refused(claimed, reason_key="said", reason="no", now=NOW)
    await tasks.mark_shown(seen, 77, NOW)
    [again] = await tasks.claim(NOW + 1, NOW + 31, 10)
    assert (again.status_message_id, again.state) == (77, State.REFUSED)
    await tasks.mark_shown(again, 77, NOW)
    assert await tasks.claim(NOW + 99, NOW + 199, 10) == []


async def test_the_show_lease_of_a_crashed_process_expires(database: Database) -> None:
    """Another process shows the status message."""
    await added(database)
    tasks = StatusMessages(database)
    assert len(await tasks.claim(NOW, NOW + 30, 10)) == 1
    assert len(await tasks.claim(NOW + 31, NOW + 61, 10)) == 1


def allowed(old: State, new: State) -> bool:
    try:
        require(old, new)
    except IllegalTransition:
        return False
    return True


@pytest.mark.parametrize("old", State)
def test_every_other_transition_is_refused(old: State) -> None:
    """Transitions outside of the table are refused."""
    assert {new for new in State if allowed(old, new)} == TRANSITIONS[old]


def test_every_change_of_state_names_the_state_it_leaves() -> None:
    """Every statement that sets a state compares it first."""
    sql = "\n".join(path.read_text() for path in (Path(storage.__file__).parent / "queries").rglob("*.sql"))
    statements = [part for part in re.split(r"-- name:", sql) if re.search(r"SET[^;]*\bstate = :new", part)]
    assert len(statements) >= 8
    assert all("state = :old" in statement for statement in statements)


async def test_an_unreachable_database_raises_storage_unavailable(tmp_path: Path) -> None:
    """The error is StorageUnavailable, independent of the driver."""
    with pytest.raises(StorageUnavailable):
        await Database.open(f"postgresql://nobody@127.0.0.1:9/none?host={tmp_path}")
    (tmp_path / "folder.db").mkdir()
    with pytest.raises(StorageUnavailable):
        await Database.open(f"sqlite:///{tmp_path}/folder.db")


@pytest.mark.parametrize("answer", [None, "again", "forgotten"])
async def test_an_interrupted_task_may_turn_out_to_be_refused(database: Database, answer: Any) -> None:
    """By the process that sent it, as long as no user has answered; a task that is unknown for another reason stays unknown."""
    tasks = Submissions(database)
    task = await submitting(database)
    [lost] = await tasks.mark_interrupted("interrupted", NOW + 31)
    if answer:
        assert await tasks.record_answer(lost, answer, NOW + 32)
    refused = await tasks.mark_refused(task, reason_key="said", reason="no", now=NOW + 40)
    row = await Tasks(database).get(task.id)
    assert row is not None and row.state is (State.UNKNOWN if answer else State.REFUSED)
    assert (refused is None) is bool(answer)


async def test_an_unknown_outcome_is_not_refused_later(database: Database) -> None:
    tasks = Submissions(database)
    task = await submitting(database)
    assert await tasks.mark_unknown(task, reason_key="timeout", reason=None, now=NOW)
    assert await tasks.mark_refused(task, reason_key="said", reason="no", now=NOW) is None
