"""Edits that show how time passes: at a sane pace, without a timer, and the first to be left out."""

from dataclasses import replace
from typing import Any

import pytest

from bot.botapi.urgency import Urgency
from bot.pipeline.edit_pace import (
    CHAT_TICK,
    COUNTED_FOR,
    LONGEST_PAUSE,
    LONGEST_TICK,
    SHORTEST_TICK,
    TICKS_A_SECOND,
    TickPace,
    tick_pause,
)
from bot.pipeline.status import is_tick, message_urgency
from storage.model import Task
from storage.polling import Polling
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, ORIGIN
from tests.unit.pipeline.test_status import World, world
from tests.unit.pipeline.world import Clock, FailingDatabase

__all__ = ["world"]


async def shown(world: World) -> Task:
    """A running task whose card, with its id, is in the chat."""
    await running(world.database)
    world.clock.now += 1
    return await world.show()


async def answered(world: World, progress: int | None = None, lateness: str | None = None) -> Task:
    """The provider's next answer, as the tracker stores it."""
    now = world.clock.now
    [task] = await Polling(world.database).claim(now + 600, now + 660, 1)
    is_news = progress != task.progress or lateness != task.lateness
    await Polling(world.database).record_progress(
        task, due_at=now + 600, progress=progress, lateness=lateness, show_at=now + 3 if is_news else None, now=now
    )
    return await world.row(task)


@pytest.mark.parametrize(("running_for", "in_chat", "overall", "pause"), [
    (0, 1, 1, SHORTEST_TICK),
    (120, 1, 1, 20),
    (240, 1, 1, 40),
    (-10, 1, 1, SHORTEST_TICK),
    (10**6, 1, 1, LONGEST_TICK),
    (0, 3, 3, 3 * CHAT_TICK),  # the chat gets four edits a minute, however many tasks it has
    (0, 1, 2000, 2000 / TICKS_A_SECOND),
    (0, 1, 10**9, LONGEST_PAUSE),
])  # fmt: skip
def test_the_pace(running_for: float, in_chat: int, overall: int, pause: float) -> None:
    assert tick_pause(running_for, in_chat, overall) == pause


async def test_a_card_moves_while_the_provider_is_silent(world: World) -> None:
    """The row does not change for it; the estimate is stored, so that it never falls."""
    task = await shown(world)
    assert await world.due_in(task) == SHORTEST_TICK
    estimates = []
    for _ in range(3):
        world.clock.now += SHORTEST_TICK
        row = await world.show()
        assert row.version == task.version and row.updated_at == task.updated_at
        estimates.append(row.shown_estimate)
    assert estimates == [7, 15, 22] and world.chat.edited == [101] * 3 and len(world.chat.sent) == 1


async def test_a_card_is_not_edited_before_its_time(world: World) -> None:
    await shown(world)
    world.clock.now += SHORTEST_TICK - 1
    assert await world.board.claim(10) == []


async def test_progress_does_not_wait_for_the_next_edit(world: World) -> None:
    """It is shown within seconds, and the pause begins again."""
    await shown(world)
    world.clock.now += 5
    row = await answered(world, 37)
    assert await world.due_in(row) == 3
    world.clock.now += 3
    row = await world.show()
    assert row.shown_version == row.version and await world.due_in(row) == SHORTEST_TICK
    assert (row.heard_at, row.progressed_at) == (world.clock.now - 3, world.clock.now - 3)


async def test_the_same_progress_again_is_no_news(world: World) -> None:
    """It was heard, but nothing has changed."""
    await shown(world)
    first = await answered(world, 37)
    world.clock.now += 3
    await world.show()
    due = await world.due_in(first)
    world.clock.now += 1
    again = await answered(world, 37)
    assert again.version == first.version and due is not None and await world.due_in(again) == due - 1
    assert (again.heard_at, again.progressed_at) == (world.clock.now, first.progressed_at)
    world.clock.now += 1
    assert (await answered(world, None)).progressed_at == first.progressed_at


async def test_progress_does_not_shorten_the_pause_after_a_failed_send(world: World) -> None:
    """That message could not be sent: it waits as long as it has to."""
    task = await running(world.database)
    world.clock.now += 1
    [held] = await world.board.claim(1)
    await StatusMessages(world.database).show_later(held, world.clock.now + 500)
    await answered(world, 37)
    assert await world.due_in(task) == 500


async def test_a_chat_that_would_wait_is_left_alone(world: World) -> None:
    """News would wait for a place, too, but are not left out."""
    task = await shown(world)
    world.clock.now += SHORTEST_TICK
    world.wait = 0.1
    await world.show()
    assert world.chat.edited == [] and await world.due_in(task) == SHORTEST_TICK
    await answered(world, 37)
    world.clock.now += 3
    await world.show()
    assert world.chat.edited == [101]


@pytest.mark.parametrize("columns", [
    {"muted": True}, {"dead_links": 1}, {"state": State.READY}, {"state": State.QUEUED}, {"status_message_id": None},
    {"shown_version": 0},
], ids=str)  # fmt: skip
async def test_only_what_shows_the_time_is_edited_for_it(world: World, columns: dict[str, Any]) -> None:
    task = await shown(world)
    assert is_tick(task) and not is_tick(replace(task, **columns))


async def test_it_is_no_news(world: World) -> None:
    """The card with the provider's id was; an edit for the time comes after everything else."""
    task = await shown(world)
    assert message_urgency(task) is Urgency.EDIT
    assert message_urgency(replace(task, shown_version=0)) is Urgency.MESSAGE
    await running(world.database, "sora-2:task_2", key="b")  # same chat
    world.clock.now += SHORTEST_TICK
    [row] = await world.board.claim(1)
    assert row.provider_id == "sora-2:task_2"


async def test_a_muted_task_rests(world: World) -> None:
    task = await shown(world)
    await Tasks(world.database).mute(task, world.clock.now)
    await world.show()
    assert await world.due_in(task) is None
    await Tasks(world.database).unmute(task, world.clock.now)
    await world.show()
    assert await world.due_in(task) == SHORTEST_TICK


async def test_the_tasks_under_way_are_counted_rarely(failing: FailingDatabase, clock: Clock) -> None:
    pace = TickPace(StatusMessages(failing), clock)
    task = await running(failing)
    assert await pace.pause(task, NOW) == SHORTEST_TICK
    for number in (2, 3):
        await running(failing, f"sora-2:task_{number}", key=str(number))
    assert await pace.pause(task, NOW) == SHORTEST_TICK
    clock.now += COUNTED_FOR
    assert await pace.pause(task, NOW) == 3 * CHAT_TICK
    assert await pace.pause(replace(task, origin=replace(ORIGIN, chat_id=-9)), NOW) == SHORTEST_TICK


async def test_no_second_has_more_than_its_share(failing: FailingDatabase, clock: Clock) -> None:
    """Cards that were sent at the same moment are due at the same moment, too."""
    pace = TickPace(StatusMessages(failing), clock)
    assert sum(pace.take() for _ in range(100)) == TICKS_A_SECOND
    clock.now += 1
    assert sum(pace.take() for _ in range(100)) == TICKS_A_SECOND


async def test_what_exceeds_the_share_is_left_out(world: World) -> None:
    """Its next time is as far away as after an edit."""
    for number in range(int(TICKS_A_SECOND) + 1):
        await running(
            world.database, f"sora-2:task_{number}", key=str(number), origin=replace(ORIGIN, chat_id=number + 1)
        )
    world.clock.now += 1
    for row in await world.board.claim(10):
        await world.board.show(row)
    world.clock.now += SHORTEST_TICK
    rows = await world.board.claim(10)
    for row in rows:
        await world.board.show(row)
    assert len(rows) == TICKS_A_SECOND + 1 and len(world.chat.edited) == TICKS_A_SECOND
    assert await world.board.claim(10) == []
    assert {await world.due_in(row) for row in rows} == {SHORTEST_TICK}
