"""Parts of a text belong to their row, in message order and once each, on both engines."""

from dataclasses import replace

from storage.collecting import Collecting
from storage.database import Database
from storage.model import Task
from storage.pieces import Piece, Pieces
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, PARAMETERS, added

FIRST = Piece(message_id=3, text="a cat", joint="", reply_to=2)


async def held(database: Database, key: str = "a", at: float = NOW, thread_id: int | None = None) -> Task:
    """A text that is collecting its parts."""
    origin = replace(ORIGIN, thread_id=thread_id)
    task = await added(
        database, key, State.COLLECTING, origin=origin, at=at, parameters=None, prompt="", doubt="forwarded"
    )
    assert await Pieces(database).add(task.id, FIRST)
    return task


async def found(
    database: Database, *, since: float = NOW - 1, thread_id: int | None = None, user_id: int = 5
) -> Task | None:
    return await Pieces(database).text_of_sender(
        bot_id=1, chat_id=-5, thread_id=thread_id, user_id=user_id, since=since
    )


async def test_pieces_are_in_the_order_of_their_messages(database: Database) -> None:
    """A repeated part does not change the first one."""
    task, pieces = await held(database), Pieces(database)
    third = Piece(message_id=5, text="end", joint=None)
    assert await pieces.add(task.id, third)
    assert await pieces.add(task.id, Piece(message_id=4, text="s", joint=" ", reply_to=2))
    assert not await pieces.add(task.id, Piece(message_id=3, text="another", joint=None))
    first, second, last = await pieces.of(task.id)
    assert (first, second.joint, last) == (FIRST, " ", third)


async def test_the_newest_text_of_a_person_in_a_topic(database: Database) -> None:
    """Other users, other topics, old texts, albums and ordinary rows are ignored."""
    await held(database, "old", NOW - 10)
    assert await found(database) is None
    task = await held(database)
    await added(database, "an order", at=NOW + 1)
    album = await added(database, "an album", State.COLLECTING, at=NOW + 1, parameters=None, media_group_id="g")
    await Pieces(database).add(album.id, FIRST)
    assert await found(database) == task
    assert await found(database, user_id=6) is None
    assert await found(database, thread_id=9) is None
    in_topic = await held(database, "topic", NOW + 2, thread_id=9)
    assert await found(database, thread_id=9) == in_topic
    assert await found(database) == task


async def test_a_closed_text_is_still_found_with_its_pieces(database: Database) -> None:
    """A late rest finds it, and its doubt is kept."""
    task = await held(database)
    closed = await Collecting(database).finish_collecting(
        task, State.DRAFT, prompt="a cat", parameters=PARAMETERS, provider="default", api_root="r", now=NOW, doubt="cut"
    )
    assert closed is not None and closed.doubt == "cut"
    assert await found(database) == closed
    assert await Pieces(database).of(task.id) == (FIRST,)


async def test_the_first_doubt_stays(database: Database) -> None:
    """Each message of an album may have a reason; the first is kept, and a closed album is not changed."""
    task = await added(database, state=State.COLLECTING, parameters=None)
    for doubt in ("story", "forwarded"):
        await Pieces(database).doubt(task.id, doubt)
    known = await Tasks(database).get(task.id)
    assert known is not None and known.doubt == "story"


async def test_pieces_go_with_their_row(database: Database) -> None:
    """Parts are deleted with their row."""
    task = await held(database)
    assert await Collecting(database).delete(task)
    assert await Pieces(database).of(task.id) == ()


async def test_a_later_message_that_was_taken_first_is_known(database: Database) -> None:
    """A message of the same user in the same chat, a moment ago."""
    pieces = Pieces(database)
    await added(database, "later", origin=replace(ORIGIN, message_id=9))
    assert await pieces.has_later(replace(ORIGIN, message_id=8), NOW - 1)
    assert not await pieces.has_later(replace(ORIGIN, message_id=9), NOW - 1)
    assert not await pieces.has_later(replace(ORIGIN, message_id=8, user_id=6), NOW - 1)
    assert not await pieces.has_later(replace(ORIGIN, message_id=8, chat_id=-6), NOW - 1)
    assert not await pieces.has_later(replace(ORIGIN, message_id=8), NOW + 1)
