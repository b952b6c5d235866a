"""The status message: who shows it, where it goes, how long it waits, and when it is given up."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from telegram.error import NetworkError, RetryAfter

from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Messenger, Place
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.status import StatusCards
from bot.catalogue import load_catalogue
from bot.pipeline.edit_pace import LONGEST_PAUSE, POSITION_PAUSE, position_pause
from bot.pipeline.outcomes import MAY_NOT_WRITE
from bot.pipeline.status import GIVE_UP_AFTER, SHORTEST_PAUSE, StatusBoard
from bot.texts.words import Words
from storage.chats import Chats
from storage.limits import Limits, QueuePlace
from storage.model import Origin, Task
from storage.polling import Polling
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import leased, running
from tests.integration.storage.test_tasks import NOW, ORIGIN, added, submitting
from tests.unit.pipeline.world import Clock, FailingDatabase, nobody

LEASE = 50.0
TOPIC = Origin(bot_id=1, chat_id=-5, message_id=3, thread_id=4, user_id=5, private=False, language="en")


class Chat(Messenger):
    """A chat that keeps what happens in it: sent, edited and deleted messages. `closed`: a chat that takes none."""

    def __init__(self) -> None:
        self.sent: list[tuple[Place, str]] = []
        self.edited: list[int] = []
        self.deleted: list[int] = []
        self.fails: Exception | None = None
        self.closed: int | None = None
        self.edit_fails: Exception | None = None
        self.on_edit: Callable[[], None] = lambda: None

    async def send(self, place: Place, card: Card) -> int:
        if self.fails:
            raise self.fails
        if place.chat_id == self.closed:
            raise ChatUnreachable("no rights")
        self.sent.append((place, card.text))
        return 100 + len(self.sent)

    async def edit(self, chat_id: int, message_id: int, card: Card) -> None:
        self.on_edit()
        if self.edit_fails:
            raise self.edit_fails
        self.edited.append(message_id)

    async def delete(self, chat_id: int, message_id: int) -> None:
        self.deleted.append(message_id)

    async def names(self, chat_id: int, user_id: int) -> tuple[str, str]:
        return "The Adas", "Ada"


class World:
    """A board of one process, and its chat."""

    def __init__(self, database: FailingDatabase, clock: Clock, limits: Limits = Limits()) -> None:  # noqa: B008 - frozen
        self.database, self.clock, self.chat = database, clock, Chat()
        self.tasks, self.wait = Tasks(database), 0.0
        cards = StatusCards(Words.load(), load_catalogue(None), clock=clock)
        making = MakingTimes(Tasks(database), 1)
        current = CurrentCards(database=database, cards=cards, making=making, limits=limits, clock=clock)
        self.board = StatusBoard(
            database=database, messenger=self.chat, cards=current, admins=nobody(database),
            would_wait=lambda *_: self.wait, lease=LEASE, clock=clock, elapsed=clock,
        )  # fmt: skip

    async def show(self) -> Task:
        """Show the row that is due. Returns it as it is then."""
        [row] = await self.board.claim(1)
        await self.board.show(row)
        return await self.row(row)

    async def row(self, task: Task) -> Task:
        row = await self.tasks.get(task.id)
        assert row is not None
        return row

    async def due_in(self, task: Task) -> float | None:
        """Seconds until the message is due again; None: it shows the row as it is."""
        row = await self.database.one("task_by_id", id=task.id)
        assert row is not None and row["show_lease"] is None
        return None if row["show_at"] is None else row["show_at"] - self.clock.now


@pytest.fixture
def world(failing: FailingDatabase, clock: Clock) -> World:
    return World(failing, clock)


async def test_a_message_answers_the_request_in_its_topic(world: World) -> None:
    """The next versions are edits of it."""
    task = await added(world.database, origin=TOPIC)
    row = await world.show()
    assert [place for place, _ in world.chat.sent] == [Place(-5, 4, 3, must_arrive=True)]
    assert row.status_message_id == 101 and await world.due_in(task) == POSITION_PAUSE
    assert await world.tasks.cancel(row, world.clock.now)
    await world.show()
    assert world.chat.edited == [101] and len(world.chat.sent) == 1


async def test_offers_and_refusals_stay_in_their_topic(world: World) -> None:
    """If it is closed, a message about a task goes to *General*; these would be of no use there."""
    await added(world.database, key="offer", state=State.DRAFT, origin=TOPIC)
    await world.show()
    task = await submitting(world.database, key="refused", origin=TOPIC)
    await Submissions(world.database).mark_refused(task, reason_key=MAY_NOT_WRITE, reason=None, now=NOW)
    await world.show()
    assert [place for place, _ in world.chat.sent] == [Place(-5, 4, 3)] * 2


async def test_a_row_is_shown_by_one_process_at_a_time(world: World) -> None:
    """For the length of the lease."""
    await added(world.database)
    assert len(await world.board.claim(1)) == 1
    world.clock.now += LEASE
    assert await world.board.claim(1) == []
    world.clock.now += 1
    assert len(await world.board.claim(1)) == 1


@pytest.mark.parametrize(("lease", "holds"), [(NOW + LEASE, True), (NOW + LEASE - 1, False), (None, False)])
async def test_a_row_is_held_only_with_the_lease_of_its_own_commit(
    world: World, lease: float | None, *, holds: bool
) -> None:
    """Another process may show a row with another lease."""
    task = replace(await added(world.database), show_lease=lease, updated_at=NOW)
    assert world.board.may_show(task) is holds


async def test_a_row_that_is_given_back_is_due_at_once(world: World) -> None:
    task = await added(world.database)
    [row] = await world.board.claim(1)
    await world.board.release(row)
    assert await world.due_in(task) == 0.0


@pytest.mark.parametrize(("wait", "sends"), [(SHORTEST_PAUSE, True), (SHORTEST_PAUSE + 1, False)])
async def test_a_chat_that_must_wait_keeps_no_lease(world: World, wait: float, *, sends: bool) -> None:
    task = await added(world.database)
    world.wait = wait
    await world.show()
    assert bool(world.chat.sent) is sends
    assert await world.due_in(task) == (POSITION_PAUSE if sends else wait)


async def test_a_place_in_the_queue_is_looked_up_again(failing: FailingDatabase, clock: Clock) -> None:
    """As others go first, it changes without any change of the row."""
    world = World(failing, clock, Limits(overall=1))
    task = await added(failing)
    row = await world.show()
    assert row.status_message_id == 101 and await world.due_in(task) == POSITION_PAUSE


async def queued(world: World, key: str = "a", chat: int = -9) -> Task:
    """An earlier task of another chat, whose message is not due."""
    return await added(world.database, key, origin=replace(ORIGIN, chat_id=chat), due_at=NOW - 1, show_at=None)


async def sent(world: World) -> None:
    """The next task leaves the queue and ends."""
    [task] = await Submissions(world.database).claim(world.clock.now, world.clock.now + 30, 1)
    row = await Submissions(world.database).mark_refused(task, reason_key="said", reason=None, now=NOW)
    assert row is not None
    await StatusMessages(world.database).mark_shown(row, 77, NOW)


async def test_a_position_is_edited_only_when_it_has_moved(failing: FailingDatabase, clock: Clock) -> None:
    """Each edit takes a place among the chat's sends."""
    world = World(failing, clock, Limits(overall=1))
    await queued(world, "a")
    await queued(world, "b", chat=-8)
    task = await added(failing, "c")
    await world.show()
    [(_, first)] = world.chat.sent
    assert "number 3 in the queue" in first and world.chat.edited == []
    world.clock.now += POSITION_PAUSE
    assert (await world.show()).shown_position == 3
    assert world.chat.edited == [] and await world.due_in(task) == POSITION_PAUSE
    await sent(world)
    world.clock.now += POSITION_PAUSE
    assert (await world.show()).shown_position == 2
    assert world.chat.edited == [101]


@pytest.mark.parametrize("limits", [Limits(), Limits(overall=1), Limits(per_chat=1), Limits(2, 2)])
async def test_a_task_that_is_sent_at_once_shows_no_position(
    failing: FailingDatabase, clock: Clock, limits: Limits
) -> None:
    """One that is not sent in spite of that waits, too: every worker is busy."""
    world = World(failing, clock, limits)
    task = await added(failing)
    assert (await world.show()).shown_position is None
    assert "queue" not in world.chat.sent[0][1]
    assert await world.due_in(task) == POSITION_PAUSE
    world.clock.now += POSITION_PAUSE
    assert (await world.show()).shown_position == 1
    assert world.chat.edited == [101]


@pytest.mark.parametrize(("limits", "position"), [
    (Limits(overall=1), 2), (Limits(per_chat=1), None), (Limits(1, 1), 2), (Limits(overall=2), None),
])  # fmt: skip
async def test_a_task_that_waits_shows_its_position_at_once(
    failing: FailingDatabase, clock: Clock, limits: Limits, position: int | None
) -> None:
    world = World(failing, clock, limits)
    await queued(world)
    await added(failing, "mine")
    assert (await world.show()).shown_position == position


@pytest.mark.parametrize(("place", "pause"), [
    (QueuePlace(1, has_room=True, in_chat=1), POSITION_PAUSE),
    (QueuePlace(100, has_room=False, in_chat=2), POSITION_PAUSE),
    (QueuePlace(101, has_room=False, in_chat=2), 10.1),
    (QueuePlace(3, has_room=False, in_chat=3), 12.0),  # each card every 12 s is one of the chat every 4 s
    (QueuePlace(5000, has_room=False, in_chat=5000), LONGEST_PAUSE),
])  # fmt: skip
def test_positions_are_edited_rarely_in_a_long_queue(place: QueuePlace, pause: float) -> None:
    """Those of one chat at most every four seconds, and far back only as often as they matter."""
    assert position_pause(place) == pause


async def test_a_muted_task_gets_no_message(world: World) -> None:
    """One that it has is still brought up to date."""
    task = await running(world.database)
    world.clock.now += 1
    await Tasks(world.database).mute(task, NOW)
    await world.show()
    assert world.chat.sent == [] and await world.due_in(task) is None

    other = await running(world.database, "sora-2:task_2", key="b")
    await StatusMessages(world.database).mark_shown(other, 77, NOW)
    await Tasks(world.database).mute(other, NOW)
    await world.show()
    assert world.chat.edited == [77]


async def test_news_get_a_new_message_and_the_old_one_is_deleted(world: World) -> None:
    task = await running(world.database)
    await StatusMessages(world.database).mark_shown(task, 77, NOW)
    asked = await leased(world.database, State.RUNNING)
    await Polling(world.database).record_progress(
        asked, due_at=NOW + 600, progress=None, lateness="unresolved", show_at=NOW, now=NOW
    )
    row = await world.show()
    assert (row.status_message_id, row.stale_message_id, world.chat.deleted) == (101, None, [77])


# What goes wrong ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("age", "error", "pause"), [
    (0.0, NetworkError("reset"), SHORTEST_PAUSE),
    (0.0, RetryAfter(40), 40.0),
    (100.0, NetworkError("reset"), 100.0),  # as long as it has waited so far
    (100.0, ChatUnreachable("kicked"), 100.0),  # the bot may be let in again
    (GIVE_UP_AFTER - 1, NetworkError("reset"), LONGEST_PAUSE),
    (GIVE_UP_AFTER, NetworkError("reset"), None),
])  # fmt: skip
async def test_a_message_that_cannot_be_sent_waits_ever_longer_and_for_a_day(
    world: World, age: float, error: Exception, pause: float | None
) -> None:
    task = await added(world.database)
    world.clock.now += age
    world.chat.fails = error
    await world.show()
    assert await world.due_in(task) == pause


async def test_a_message_that_is_gone_is_sent_again(world: World) -> None:
    task = await running(world.database)
    await StatusMessages(world.database).mark_shown(task, 77, NOW)
    assert await Polling(world.database).mark_failed(task, "failed", None, NOW + 1)
    world.clock.now += 2
    [row] = await world.board.claim(1)
    world.chat.edit_fails = MessageGone("deleted")
    await world.board.show(replace(row, status_message_id=77))
    assert len(world.chat.sent) == 1


@pytest.mark.parametrize(("took", "sends"), [(LEASE, True), (LEASE + 1, False)])
async def test_a_message_that_was_found_gone_too_late_is_left_to_others(
    world: World, took: float, *, sends: bool
) -> None:
    """An edit may take longer than the lease; what it says is old by then."""
    task = await added(world.database)
    await StatusMessages(world.database).mark_shown(task, 77, NOW)
    row = await world.row(task)
    assert await world.tasks.cancel(row, NOW)
    [claimed] = await world.board.claim(1)

    def late() -> None:
        world.clock.now += took

    world.chat.edit_fails, world.chat.on_edit = MessageGone("deleted"), late
    await world.board.show(claimed)
    assert bool(world.chat.sent) is sends
    if not sends:
        assert await world.due_in(task) == 0.0


async def refused_here(world: World, **origin: Any) -> Task:
    """An order that was not sent, because the bot may not write in its chat."""
    await added(world.database, origin=replace(ORIGIN, **origin))
    [task] = await Submissions(world.database).claim(NOW, NOW + 30, 1)
    row = await Submissions(world.database).mark_refused(task, reason_key=MAY_NOT_WRITE, reason=None, now=NOW)
    assert row is not None
    return row


@pytest.mark.parametrize(("origin", "told"), [
    ({"chat_id": -5, "user_id": 5}, [Place(5)]),
    ({"chat_id": -5, "user_id": 1}, [Place(1)]),
    ({"chat_id": 5, "user_id": 5, "private": True}, []),  # the private chat is the one that is closed
    ({"chat_id": -5, "user_id": 0}, []),  # nobody: an anonymous admin, a channel
    ({"chat_id": -5, "user_id": -7}, []),
])  # fmt: skip
async def test_who_cannot_be_answered_in_a_group_is_told_in_private(
    world: World, origin: dict[str, Any], told: list[Place]
) -> None:
    """Once, whether it works or not."""
    task = await refused_here(world, **origin)
    world.chat.closed = task.origin.chat_id
    await world.show()
    assert [place for place, _ in world.chat.sent] == told
    assert await world.due_in(task) is None


async def test_in_private_a_user_is_told_in_the_language_of_the_private_chat(world: World) -> None:
    """The group has another one, and the user's own is not known there."""
    await refused_here(world, chat_id=-5, user_id=5, language="en")
    await world.database.transaction(lambda tx: Chats(tx, ORIGIN.bot_id).set_language(5, "de", title="", now=NOW))
    world.chat.closed = -5
    await world.show()
    [(place, text)] = world.chat.sent
    assert place == Place(5) and "deshalb" in text


async def test_a_chat_that_cannot_be_written_in_for_another_reason_is_tried_again(world: World) -> None:
    task = await refused_here(world)
    world.chat.fails = NetworkError("reset")
    await world.show()
    assert world.chat.sent == [] and await world.due_in(task) == SHORTEST_PAUSE
