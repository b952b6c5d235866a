"""Updates are dispatched once and in order, without blocking other chats."""

import asyncio
import logging
from pathlib import Path

import pytest
from telegram import Update

from bot.intake.lanes import ChatLanes
from storage.errors import StorageUnavailable
from tests.unit.intake.bot_api import message
from tests.unit.intake.world import World, until

PROMPT = "a cat in a hat"


async def fail(_update: Update) -> None:
    raise ValueError(PROMPT)


async def test_the_same_update_twice_runs_once_at_once_and_later(world: World) -> None:
    dispatcher = world.dispatcher()
    await asyncio.gather(*(dispatcher.dispatch(message(1)) for _ in range(3)))
    await dispatcher.dispatch(message(1))
    assert world.tries == [1]


async def test_after_a_cancelled_caller_the_next_one_joins_the_same_update(world: World) -> None:
    begun, finish = asyncio.Event(), asyncio.Event()

    async def slow(_update: Update) -> None:
        begun.set()
        await finish.wait()

    world.behave = slow
    dispatcher = world.dispatcher()
    first = asyncio.create_task(dispatcher.dispatch(message(1)))
    await begun.wait()
    first.cancel()
    second = asyncio.create_task(dispatcher.dispatch(message(1)))
    finish.set()
    await second
    assert world.tries == [1]
    assert world.committed == [1]


async def test_a_failing_update_is_tried_three_times_stored_notified_of_and_later_ones_continue(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async def fail_first(update: Update) -> None:
        if update.update_id == 1:
            raise ValueError(PROMPT)

    world.behave = fail_first
    dispatcher = world.dispatcher()
    with caplog.at_level(logging.INFO, "bot"):
        await asyncio.gather(*(dispatcher.dispatch(message(number)) for number in (1, 2)))
        await dispatcher.dispatch(message(1))
    assert world.tries == [1, 1, 1, 2]
    assert world.failures == [(1, 7, "ValueError")]
    assert world.told == world.failures
    assert world.slept == [0.5, 2.0]
    assert PROMPT not in caplog.text
    assert Path(__file__).name in caplog.text


async def test_an_update_that_works_at_the_second_try_is_no_failure(world: World) -> None:
    async def fail_once(_update: Update) -> None:
        if len(world.tries) == 1:
            raise ValueError

    world.behave = fail_once
    await world.dispatcher().dispatch(message(1))
    assert world.committed == [1]
    assert world.failures == []


async def test_a_malformed_update_is_stored_without_a_try(world: World) -> None:
    await world.dispatcher().dispatch({"update_id": 1, "message": {"chat": {"id": 7}, "text": 5}})
    assert world.tries == []
    assert [(update_id, chat) for update_id, chat, _ in world.failures] == [(1, 7)]


async def test_updates_without_an_id_are_reported_once_a_minute(world: World) -> None:
    """They cannot be acknowledged."""
    now = [0.0]
    dispatcher = world.dispatcher(clock=lambda: now[0])
    for at in (0, 59, 60):
        now[0] = at
        dispatcher.drop(3)
    await until(lambda: len(world.told) == 2)
    assert world.told == [(None, None, "no update_id")] * 2


async def test_a_database_that_fails_is_no_fault_of_the_update(world: World) -> None:
    world.database_works = False
    dispatcher = world.dispatcher()
    outcomes = await asyncio.gather(
        *(dispatcher.dispatch(message(number)) for number in (1, 2)), return_exceptions=True
    )
    assert [type(outcome) for outcome in outcomes] == [StorageUnavailable, StorageUnavailable]
    assert world.tries == [1]
    world.database_works = True
    for number in (1, 2):
        await dispatcher.dispatch(message(number))
    assert world.committed == [1, 2]
    assert world.failures == []


async def test_a_failure_that_cannot_be_stored_keeps_the_update_unacknowledged(world: World) -> None:
    world.behave, world.database_works = fail, False
    dispatcher = world.dispatcher()
    with pytest.raises(StorageUnavailable):
        await dispatcher.dispatch(message(1))
    world.database_works = True
    await dispatcher.dispatch(message(1))
    assert world.failures == [(1, 7, "ValueError")]


async def test_an_update_that_hangs_is_given_up_without_another_try(world: World) -> None:
    async def hang(update: Update) -> None:
        await asyncio.sleep(60 if update.update_id == 1 else 0)

    world.behave = hang
    dispatcher = world.dispatcher(timeout=0.01)
    await asyncio.gather(*(dispatcher.dispatch(message(number)) for number in (1, 2)))
    assert world.tries == [1, 2]
    assert world.failures == [(1, 7, "HandlingTooLongError")]


async def test_a_cancellation_that_escapes_from_a_handler_is_that_updates_failure(world: World) -> None:
    async def await_cancelled(_update: Update) -> None:
        gone = asyncio.get_running_loop().create_future()
        gone.cancel()
        await gone

    world.behave = await_cancelled
    await world.dispatcher().dispatch(message(1))
    assert world.failures == [(1, 7, "CancelledError")]


async def test_a_failed_notification_of_the_admins_changes_nothing(world: World) -> None:
    async def unreachable(_update_id: int | None, _chat_id: int | None, _error: str) -> None:
        raise ConnectionError

    world.behave = fail
    dispatcher = world.dispatcher()
    dispatcher._notify_admins = unreachable
    await dispatcher.dispatch(message(1))
    assert len(world.failures) == 1


async def test_nothing_of_finished_updates_stays_in_memory_but_a_bounded_list_of_ids(world: World) -> None:
    lanes = ChatLanes(16)
    dispatcher = world.dispatcher(lanes=lanes)
    await asyncio.gather(*(dispatcher.dispatch(message(number, chat=number)) for number in range(100)))
    await until(lambda: not lanes._lanes)
    assert not dispatcher._in_flight
    assert list(dispatcher._done) == list(range(100))


async def test_while_nothing_can_be_stored_no_handler_runs_and_nothing_is_acknowledged(world: World) -> None:
    """The update is neither tried nor stored as failed. Polling waits and then goes on; the webhook raises for a 503."""
    works = False

    def require() -> None:
        if not works:
            raise StorageUnavailable("the disk is full")

    with pytest.raises(StorageUnavailable):
        await world.dispatcher(require_database=require).dispatch(message(1))
    world.bot_api.send(message(1), message(2, chat=8))
    async with world.polling(world.dispatcher(require_database=require)):
        await until(lambda: len(world.slept) > 5)
        assert (world.tries, world.failures, len(world.bot_api.pending)) == ([], [], 2)
        works = True
        await until(lambda: not world.bot_api.pending)
    assert (sorted(world.committed), world.lost) == ([1, 2], [])
