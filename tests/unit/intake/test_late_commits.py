"""An update's acknowledgement may wait for a commit that the next update of its chat does not wait for."""

import asyncio
from collections.abc import Callable

import pytest
from telegram import Update

from bot.acknowledgement import acknowledge_after, arrived_at
from storage.errors import StorageUnavailable
from tests.unit.intake.bot_api import message
from tests.unit.intake.world import World, until


class Commits:
    """One commit for all updates, which `finish` ends."""

    def __init__(self) -> None:
        self.commit: asyncio.Future[None] = asyncio.get_running_loop().create_future()

    async def behave(self, _update: Update) -> None:
        await acknowledge_after(self.commit)

    def finish(self, error: Exception | None = None) -> None:
        before, self.commit = self.commit, asyncio.get_running_loop().create_future()
        before.set_exception(error) if error else before.set_result(None)


async def test_updates_are_handled_meanwhile_and_acknowledged_afterwards(world: World) -> None:
    commits = Commits()
    world.behave = commits.behave
    world.bot_api.send(*(message(number) for number in (1, 2, 3)))
    async with world.polling():
        await until(lambda: world.tries == [1, 2, 3])
        await asyncio.sleep(0.05)
        assert len(world.bot_api.pending) == 3
        commits.finish()
        await until(lambda: not world.bot_api.pending)
    assert world.tries == [1, 2, 3]
    assert world.lost == []


async def test_after_a_failed_commit_the_updates_are_handled_again(world: World) -> None:
    commits = Commits()
    world.behave = commits.behave
    world.bot_api.send(message(1), message(2))
    async with world.polling():
        await until(lambda: world.tries == [1, 2])
        commits.finish(StorageUnavailable())
        await until(lambda: sorted(world.tries) == [1, 1, 2, 2])
        assert len(world.bot_api.pending) == 2
        commits.finish()
        await until(lambda: not world.bot_api.pending)


async def test_a_push_is_refused_if_the_commit_fails_and_a_repeated_one_joins_it(world: World) -> None:
    commits, dispatcher = Commits(), world.dispatcher()
    world.behave = commits.behave
    first, again = (asyncio.create_task(dispatcher.dispatch(message(1))) for _ in range(2))
    await until(lambda: world.tries)
    third = asyncio.create_task(dispatcher.dispatch(message(1)))
    await asyncio.sleep(0)
    commits.finish(StorageUnavailable())
    outcomes = await asyncio.gather(first, again, third, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable] * 3
    assert world.tries == [1]
    assert not dispatcher._late and not dispatcher.has_handled(1)


async def test_a_bug_in_a_commit_is_that_updates_failure(world: World) -> None:
    commits, dispatcher = Commits(), world.dispatcher()
    world.behave = commits.behave
    dispatched = asyncio.create_task(dispatcher.dispatch(message(1)))
    await until(lambda: world.tries)
    commits.finish(ValueError())
    await dispatched
    assert world.failures == [(1, 7, "ValueError")]


async def test_a_stop_waits_for_late_commits(world: World) -> None:
    commits = Commits()
    world.behave = commits.behave
    world.bot_api.send(message(1))
    poller = world.poller()
    poller.start()
    await until(lambda: world.tries)
    stopping = asyncio.create_task(poller.stop(0.01))
    await asyncio.sleep(0.03)
    commits.finish()
    async with asyncio.timeout(60):
        await stopping
    assert world.bot_api.pending == []


async def test_outside_of_an_update_the_caller_waits() -> None:
    commits = Commits()
    waiting = asyncio.create_task(acknowledge_after(commits.commit))
    await asyncio.sleep(0)
    assert not waiting.done() and arrived_at() == float("inf")
    commits.finish(ValueError("x"))
    with pytest.raises(ValueError, match="x"):
        await waiting


async def test_the_time_of_arrival_is_before_that_of_its_handling(world: World) -> None:
    clock: Callable[[], float] = asyncio.get_running_loop().time
    seen: list[tuple[float, float]] = []

    async def look(_update: Update) -> None:
        seen.append((arrived_at(), clock()))
        await asyncio.sleep(0.01)

    world.behave = look
    dispatcher = world.dispatcher()
    await asyncio.gather(*(dispatcher.dispatch(message(number)) for number in (1, 2)))
    (_, first), (second_arrived, second) = seen
    assert second_arrived <= first < second
