"""Nothing is acknowledged before it is handled."""

import asyncio
import logging
import random
from typing import Any

import pytest
from telegram import Update

from bot.intake import ALLOWED_UPDATES
from bot.intake.lanes import ChatLanes
from tests.unit.intake.bot_api import Fault, message
from tests.unit.intake.world import World, kill, until

CONFLICT: Fault = (409, "Conflict: terminated by other getUpdates request; make sure that only one", {})


async def test_updates_are_delivered_and_then_acknowledged(world: World) -> None:
    async with world.polling() as poller:
        await poller.caught_up.wait()
        assert poller.is_connected
        world.bot_api.send(message(10), message(11, chat=8))
        await until(lambda: not world.bot_api.pending)
    assert world.committed == [10, 11]
    assert world.lost == []
    first = world.bot_api.asked("getUpdates")[0]
    assert "offset" not in first
    assert all(kind in first["allowed_updates"] for kind in ALLOWED_UPDATES)


async def test_ready_comes_with_the_first_answer_and_caught_up_when_nothing_is_left(world: World) -> None:
    finish = asyncio.Event()

    async def wait(_update: Update) -> None:
        await finish.wait()

    world.behave = wait
    world.bot_api.send(message(1))
    async with world.polling() as poller:
        await poller.ready.wait()
        await until(lambda: world.tries)
        assert not poller.caught_up.is_set()
        finish.set()
        await asyncio.wait_for(poller.caught_up.wait(), 60)
    assert world.committed == [1]


async def test_a_stuck_chat_holds_the_offset_but_not_the_others(world: World) -> None:
    finish = asyncio.Event()

    async def stick(update: Update) -> None:
        if update.update_id == 1:
            await finish.wait()

    world.behave = stick
    world.bot_api.send(*(message(number, chat=number) for number in range(1, 6)), message(6, chat=1))
    async with world.polling() as poller:
        await until(lambda: world.committed == [2, 3, 4, 5])
        stuck = poller._running[1]
        world.bot_api.send(message(7, chat=7))
        await until(lambda: 7 in world.committed)
        assert world.bot_api.pending[0]["update_id"] == 1
        assert poller._running[1] is stuck  # however often Telegram returns it
        finish.set()
        await until(lambda: not world.bot_api.pending)
    assert world.committed == [2, 3, 4, 5, 7, 1, 6]
    assert sorted(world.tries) == [1, 2, 3, 4, 5, 6, 7]


async def test_the_number_of_updates_in_progress_is_limited(world: World) -> None:
    finish = asyncio.Event()

    async def wait(_update: Update) -> None:
        await finish.wait()

    world.behave = wait
    world.bot_api.send(*(message(number, chat=number) for number in range(1, 8)))
    async with world.polling(most_in_flight=3):
        await until(lambda: len(world.tries) == 3)
        await asyncio.sleep(0.03)
        assert world.tries == [1, 2, 3]
        finish.set()
        await until(lambda: not world.bot_api.pending)
    assert sorted(world.committed) == list(range(1, 8))


@pytest.mark.parametrize("seed", range(4))
async def test_outages_failures_delays_and_kills_lose_nothing_and_keep_each_chats_order(
    world: World, seed: int
) -> None:
    rng = random.Random(seed)

    async def anything(update: Update) -> None:
        await asyncio.sleep(rng.random() ** 3 / 50)
        world.database_works = rng.random() > 0.15
        if rng.random() < 0.05:
            raise ValueError(update.update_id)

    world.behave = anything
    everything = [message(100 + number, chat=rng.randrange(1, 6)) for number in range(60)]
    poller = world.poller()
    poller.start()
    for start in range(0, 60, 6):
        world.bot_api.send(*everything[start : start + 6])
        await asyncio.sleep(rng.random() / 30)
        if rng.random() < 0.4:
            await kill(poller)
            poller = world.poller()
            poller.start()
    await until(lambda: not world.bot_api.pending, 20)
    await poller.stop(1)
    given_up = {failure[0] for failure in world.failures}
    assert world.lost == []
    assert {update["update_id"] for update in everything} == set(world.committed) | given_up
    chats = {update["update_id"]: update["message"]["chat"]["id"] for update in everything}
    for chat in range(1, 6):
        # After a kill, an update that was given up may come again and succeed, out of order.
        of_chat = [number for number in world.committed if chats[number] == chat and number not in given_up]
        assert of_chat == sorted(of_chat)


async def test_a_kill_in_the_middle_loses_nothing(world: World) -> None:
    async def stick(_update: Update) -> None:
        await asyncio.sleep(60)

    world.behave = stick
    world.bot_api.send(*(message(number, chat=1 + number % 2) for number in range(1, 7)))
    poller = world.poller()
    poller.start()
    await until(lambda: len(world.tries) == 2)
    await kill(poller)
    assert len(world.bot_api.pending) == 6

    async def work(_update: Update) -> None:
        await asyncio.sleep(0)

    world.behave = work
    async with world.polling():
        await until(lambda: not world.bot_api.pending)
    assert sorted(world.committed) == [1, 2, 3, 4, 5, 6]
    assert world.lost == []


async def test_a_database_outage_acknowledges_nothing_loses_nothing_and_is_logged_once(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.database_works = False
    world.bot_api.send(*(message(number) for number in (1, 2, 3)))
    with caplog.at_level(logging.INFO, "bot"):
        async with world.polling(rand=lambda: 1.0):
            await until(lambda: len(world.tries) >= 5)
            assert len(world.bot_api.pending) == 3
            world.database_works = True
            await until(lambda: not world.bot_api.pending)
    assert world.committed == [1, 2, 3]
    assert world.slept[:4] == [1, 2, 4, 4]
    assert caplog.text.count("The database cannot be used") == 1
    assert caplog.text.count("The database works again") == 1


async def test_one_update_the_database_never_takes_does_not_stop_the_others(world: World) -> None:
    async def refuse(update: Update) -> None:
        world.database_works = update.update_id != 1

    world.behave = refuse
    world.bot_api.send(message(1), message(2, chat=8))
    async with world.polling():
        await until(lambda: world.committed == [2])
        world.bot_api.send(message(3, chat=9))
        await until(lambda: world.committed == [2, 3])
        assert world.bot_api.pending[0]["update_id"] == 1
    assert world.lost == []


async def test_a_malformed_update_does_not_spoil_its_batch(world: World) -> None:
    world.bot_api.send(message(1), {"update_id": 2, "message": {"text": 5}}, message(3))
    async with world.polling():
        await until(lambda: not world.bot_api.pending)
    assert world.committed == [1, 3]
    assert [failure[0] for failure in world.failures] == [2]


async def test_a_network_outage_backs_off_is_logged_once_and_ends_with_the_first_answer(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.bot_api.faults.extend([(502, "Bad Gateway", {})] * 7)
    with caplog.at_level(logging.INFO, "bot"):
        async with world.polling(rand=lambda: 1.0) as poller:
            await poller.caught_up.wait()
            assert world.slept == [1, 2, 4, 8, 16, 30, 30]
            world.bot_api.faults.append((502, "Bad Gateway", {}))
            world.bot_api.send(message(1))
            await until(lambda: len(world.slept) == 8)
    assert world.slept[7] == 1
    assert caplog.text.count("Telegram cannot be reached") == 2
    assert caplog.text.count("Telegram answers again") >= 1


async def test_the_pause_that_telegram_requests_is_observed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # PTB warns about its own use of numbers otherwise
    world.bot_api.faults.append((429, "Too Many Requests: retry after 17", {"retry_after": 17}))
    async with world.polling() as poller:
        await poller.ready.wait()
    assert world.slept == [17]


async def test_a_webhook_found_at_start_is_removed_without_dropping_updates(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    world.bot_api.webhook = "https://old.example"
    world.bot_api.send(message(1))
    with caplog.at_level(logging.INFO, "bot"):
        async with world.polling():
            await until(lambda: world.committed == [1])
    (given,) = world.bot_api.asked("deleteWebhook")
    assert given.get("drop_pending_updates", "false").lower() == "false"
    assert caplog.text.count("Removed this bot's webhook") == 1
    assert world.slept == []


async def test_a_webhook_set_by_a_newer_process_is_kept_and_logged(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    async with world.polling() as poller:
        await poller.caught_up.wait()
        world.bot_api.webhook = "https://new.example"
        await until(lambda: len(world.slept) >= 3)
        assert not poller.is_connected
        assert world.bot_api.webhook
        assert caplog.text.count("Another process has set a webhook") == 1


async def test_another_poller_is_logged_and_waited_for(world: World, caplog: pytest.LogCaptureFixture) -> None:
    world.bot_api.faults.extend([CONFLICT] * 3)
    async with world.polling() as poller:
        await poller.ready.wait()
    assert len(world.slept) == 3
    assert caplog.text.count("Another process polls") == 1


@pytest.mark.parametrize("fault", [(401, "Unauthorized", {}), (404, "Not Found", {})])
async def test_a_revoked_token_is_logged_as_an_error_and_polling_continues(
    world: World, caplog: pytest.LogCaptureFixture, fault: Fault
) -> None:
    world.bot_api.faults.extend([fault] * 2)
    world.bot_api.send(message(1))
    async with world.polling():
        await until(lambda: world.committed == [1])
    (line,) = [record for record in caplog.records if record.levelno == logging.ERROR]
    assert "TELEGRAM_BOT_TOKEN" in line.getMessage()


async def test_an_unreadable_answer_is_an_outage(world: World) -> None:
    world.bot_api.send(_NotAnUpdate(update_id=5))
    async with world.polling():
        await until(lambda: len(world.slept) >= 2)
        world.bot_api.pending.clear()
        world.bot_api.send(message(1))
        await until(lambda: world.committed == [1])


class _NotAnUpdate(dict[str, int]):
    """Has an id for the stand-in, and none in its JSON."""

    def items(self) -> Any:
        return {"nonsense": True}.items()


async def test_a_stop_ends_the_long_poll_waits_for_updates_in_progress_and_acknowledges_them(world: World) -> None:
    finish = asyncio.Event()

    async def wait(_update: Update) -> None:
        await finish.wait()

    world.behave = wait
    poller = world.poller(long_poll=3000)
    poller.start()
    await poller.caught_up.wait()
    world.bot_api.send(message(1))
    await until(lambda: world.tries)
    stopping = asyncio.create_task(poller.stop(5))
    await asyncio.sleep(0.02)
    world.bot_api.send(message(2))
    finish.set()
    async with asyncio.timeout(60):
        await stopping
    assert world.committed == [1]
    assert [update["update_id"] for update in world.bot_api.pending] == [2]
    assert world.bot_api.asked("getUpdates")[-1]["limit"] == "1"


async def test_a_stop_waits_no_longer_than_its_grace_and_acknowledges_only_handled_updates(
    world: World,
) -> None:
    async def stick(update: Update) -> None:
        await asyncio.sleep(600 if update.update_id == 2 else 0)

    world.behave = stick
    world.bot_api.send(*(message(number, chat=number) for number in (1, 2, 3)))
    poller = world.poller(world.dispatcher(lanes=ChatLanes(4)))
    poller.start()
    await until(lambda: world.committed == [1, 3])
    async with asyncio.timeout(60):
        await poller.stop(0.01)
    assert [update["update_id"] for update in world.bot_api.pending] == [2, 3]


async def test_a_stop_without_a_start_or_with_telegram_away_ends_too(world: World) -> None:
    await world.poller().stop(0)
    world.bot_api.send(message(1))
    poller = world.poller()
    poller.start()
    await until(lambda: world.committed == [1])
    world.bot_api.faults.extend([(502, "Bad Gateway", {})] * 50)
    async with asyncio.timeout(60):
        await poller.stop(0.1)
