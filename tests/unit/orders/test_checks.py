"""*Check* and /check: the provider is polled now, but not by every press, and never with a create."""

from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from bot.cards.lists import TaskLists
from bot.cards.options import OptionWords
from bot.orders.actions import CHECK_PAUSE, Actions, ActionTools
from bot.texts.words import Words
from storage.model import Task
from storage.polling import Polling
from tests.unit.orders.test_buttons import fresh
from tests.unit.orders.test_withdrawal import failed, queued, ready, running, sending
from tests.unit.orders.world import BOT, World

TOO_OLD = 1.0


def actions(world: World) -> Actions:
    words = Words.load()

    async def resend(*_: object) -> int:
        raise AssertionError("nothing is sent")

    return Actions(
        database=world.database, bot_id=BOT, cards=world.cards, lists=TaskLists(words, OptionWords(words, world.catalogue)),
        tools=ActionTools(resend=resend, wake=world._wake), clock=world.clock,
    )  # fmt: skip


async def polled(world: World) -> Task:
    """A running task after a poll, the next of which is due in a quarter of a minute."""
    row = await running(world)
    world.clock.now += 15
    [held] = await Polling(world.database).claim(world.clock(), world.clock() + 60, 1)
    now, due_at = world.clock(), world.clock() + 15
    await Polling(world.database).record_progress(held, due_at=due_at, progress=37, lateness=None, show_at=now, now=now)
    return await fresh(world, row)


async def due_in(world: World, task: Task) -> float:
    due = (await fresh(world, task)).due_at
    assert due is not None
    return due - world.clock()


async def test_a_press_polls_now_and_the_next_one_does_not(world: World) -> None:
    """Two quick presses make one poll, whether the first has been carried out or not."""
    row = await polled(world)
    world.clock.now += CHECK_PAUSE[False]
    assert await actions(world).check(row) == "check-asking"
    assert await due_in(world, row) == 0
    assert await actions(world).check(await fresh(world, row)) == "check-asking"
    claimed = await Polling(world.database).claim(world.clock(), world.clock() + 60, 10)
    assert [task.id for task in claimed] == [row.id]
    await actions(world).check(await fresh(world, row))  # a worker has it
    assert await Polling(world.database).claim(world.clock(), world.clock() + 60, 10) == []
    now = world.clock()
    await Polling(world.database).record_progress(
        claimed[0], due_at=now + 15, progress=38, lateness=None, show_at=now, now=now
    )
    world.clock.now += CHECK_PAUSE[False] - TOO_OLD
    assert await actions(world).check(await fresh(world, row)) == "check-asked"
    assert await due_in(world, row) > 0


async def test_after_a_failed_poll_it_takes_longer(world: World) -> None:
    """The provider may have requested a pause."""
    row = replace(await polled(world), failures=1)
    world.clock.now += CHECK_PAUSE[True] - TOO_OLD
    assert await actions(world).check(row) == "check-asked"
    world.clock.now += TOO_OLD
    assert await actions(world).check(row) == "check-asking"


async def test_a_clock_that_jumped_back_blocks_no_check(world: World) -> None:
    row = await polled(world)
    world.clock.now -= 3600
    assert await actions(world).check(row) == "check-asking"


@pytest.mark.parametrize("reach", [queued, sending, ready, failed])
async def test_nothing_is_ordered_by_a_check(world: World, reach: Callable[[World], Awaitable[Task]]) -> None:
    row = await reach(world)
    before = await fresh(world, row)
    assert await actions(world).check(row) == "check-nothing"
    assert await world.rows() == [before]


@pytest.mark.parametrize(("percent", "says"), [
    (None, "Its last answer, 15 s ago: still in progress."), (37, "Its last answer, 15 s ago: 37%."),
])  # fmt: skip
async def test_the_answer_tells_what_is_known(world: World, percent: int | None, says: str) -> None:
    row = replace(await polled(world), progress=percent)
    world.clock.now += 15
    assert world.cards.known(row, "en") == says
