"""Restarts, repeated updates and second processes: never a second create, never an order without an answer."""

import asyncio
import signal
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
import pytest

from sandbox.telegram import Message, TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess

NewBot = Callable[..., Awaitable[BotProcess]]
AGAIN = "Send again (may cost twice)"
SETTINGS = {"SUBMIT_LEASE": "12"}  # seconds that tests wait for, on a machine that may stall for ten


@dataclass(frozen=True)
class UserOrder:
    """A user whose order was in progress when the bot was killed."""

    person: Person
    chat: Chat
    asked: Message


@dataclass(frozen=True)
class Interrupted:
    """Orders that a kill -9 interrupted at different points, after the restart."""

    unread: UserOrder  # the provider had not read the create
    accepted: UserOrder  # the provider had accepted it, and not answered
    unshown: UserOrder  # the id was stored, and the reply was on its way
    waiting: UserOrder  # the task was queued for a retry
    offline: UserOrder  # the order was sent while the bot was dead
    restarted: float  # time.monotonic()


async def order(telegram: TelegramStandIn, words: str, person: Person | None = None) -> UserOrder:
    """Order a video, by default as a new user."""
    person = person or telegram.person(words)
    chat = telegram.private(person)
    return UserOrder(person, chat, await telegram.send_text(chat, person, f"/video {words}"))


async def drained(telegram: TelegramStandIn) -> None:
    """Wait until the bot has acknowledged every update."""
    async with asyncio.timeout(60):
        while True:
            if not telegram.pending_update_count:
                return
            await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
async def interrupted(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn) -> Interrupted:
    """Kill the bot with an order at each point of its way, and start it again."""
    before, after = video.hold(match="unread"), video.hold(when="accepted", match="accepted")
    video.faults.add("create", "rate_limit_429_empty", match="waiting", retry_after=2)
    unread, accepted, waiting = [await order(telegram, words) for words in ("unread", "accepted", "waiting")]
    await asyncio.gather(before.reached(), after.reached())
    await telegram.wait_for(waiting.chat, "busy right now")
    listener = telegram.person("unheard")
    reply = telegram.hold("sendMessage", chat_id=listener.id)
    unshown = await order(telegram, "unheard", listener)
    await reply.reached()
    await bot.kill()
    before.release()
    after.release()
    offline = await order(telegram, "offline")
    await bot.start()
    return Interrupted(unread, accepted, unshown, waiting, offline, time.monotonic())


@pytest.mark.parametrize(("point", "creates"), [("unread", 0), ("accepted", 1)])
async def test_an_interrupted_create_is_not_sent_again_automatically(
    interrupted: Interrupted, bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, point: str, creates: int
) -> None:
    """Within a lease after the restart the chat is asked; only its answer sends the create again."""
    customer: UserOrder = getattr(interrupted, point)
    told = await telegram.wait_for(customer.chat, "The bot was interrupted")
    assert time.monotonic() - interrupted.restarted < float(bot.environment["SUBMIT_LEASE"]) + 40
    assert "I can’t tell whether it was charged" in told.words and told.reply_to is customer.asked
    assert [[button.text for button in row] for row in told.buttons] == [[AGAIN], ["Dismiss"]]
    assert len(video.matching(point)) == creates
    await telegram.press(told, AGAIN, customer.person)
    create = (await video.wait_for_creates(creates + 1, match=point))[-1]
    answer = await telegram.wait_for(customer.chat, str(create.task_id))
    assert answer.reply_to is customer.asked
    assert len(video.matching(point)) == creates + 1


async def test_a_stored_id_is_shown_after_the_restart(
    interrupted: Interrupted, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """After a kill between the provider's answer and the reply, the chat gets the id, and no create is sent."""
    [create] = video.matching("unheard")
    told = await telegram.wait_for(interrupted.unshown.chat, str(create.task_id))
    assert told.reply_to is interrupted.unshown.asked
    assert len(video.matching("unheard")) == 1


async def test_waiting_orders_survive(interrupted: Interrupted, telegram: TelegramStandIn, video: VideoStandIn) -> None:
    """One that waited for a retry, and one that was written while the bot was dead: one accepted create each."""
    await telegram.wait_for(interrupted.waiting.chat, "Task sora-2:task_")
    await telegram.wait_for(interrupted.offline.chat, "Task sora-2:task_")
    assert [create.outcome for create in video.matching("waiting")] == ["rate_limit_429_empty", "accepted"]
    assert [create.outcome for create in video.matching("offline")] == ["accepted"]


async def test_a_repeated_update_is_one_create(
    interrupted: Interrupted,
    bot: BotProcess,
    telegram: TelegramStandIn,
    video: VideoStandIn,
    private: Chat,
    person: Person,
) -> None:
    """It arrives again at once, after the reply, and after a kill -9: one create and one reply."""
    await telegram.send_text(private, person, "/video déjà-vu")
    update = telegram.update_ids[-1]
    await telegram.resend(update)
    [create] = await video.wait_for_creates(1, match="déjà-vu")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.resend(update)
    await drained(telegram)
    await bot.kill()
    await telegram.resend(update)
    await bot.start()
    await drained(telegram)
    await asyncio.sleep(0.5)
    assert video.matching("déjà-vu") == [create]
    assert len(telegram.messages(private, from_bot=True)) == 1


async def test_an_edited_message_orders_nothing(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Neither a user's edit nor an `edited_message` update that the bot did not request."""
    asked = await telegram.send_text(private, person, "/video first thoughts")
    [create] = await video.wait_for_creates(1, match="first thoughts")
    await telegram.wait_for(private, str(create.task_id))
    await telegram.edit_text(asked, "/video second thoughts")
    sent = {"id": person.id, "is_bot": False, "first_name": person.name}
    edited = {
        "message_id": asked.id + 1000, "date": asked.date, "edit_date": asked.date, "chat": {"id": private.id, "type": "private"},
        "from": sent, "text": "/video second thoughts", "entities": [{"type": "bot_command", "offset": 0, "length": 6}],
    }  # fmt: skip
    await telegram.push_raw({"edited_message": edited})
    await drained(telegram)
    await asyncio.sleep(0.3)
    assert video.matching("thoughts") == [create]


async def test_sigterm_during_a_create_makes_it_unknown(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, bot: BotProcess
) -> None:
    """Exit code 0 within DRAIN_TIMEOUT; the row is `unknown` at once; a second SIGTERM changes nothing."""
    await bot.terminate()
    other = await new_bot(DRAIN_TIMEOUT="4", CREATE_TIMEOUT="60")
    await other.start()
    held, quick = video.hold(match="dithering"), video.hold(match="hurry")
    asked = await order(telegram, "dithering")
    answered = await order(telegram, "hurry")
    await asyncio.gather(held.reached(), quick.reached())
    began = time.monotonic()
    ending = asyncio.create_task(other.terminate())
    await asyncio.sleep(0.3)
    quick.release()
    assert other.process is not None
    other.process.send_signal(signal.SIGTERM)
    assert await ending == 0
    assert time.monotonic() - began < 50
    [create] = video.matching("hurry")
    assert "submitting -> running" in other.log() and "submitting -> unknown" in other.log()
    held.release()
    await other.start()
    told = await telegram.wait_for(asked.chat, "The bot was interrupted")
    assert [[button.text for button in row] for row in told.buttons] == [[AGAIN], ["Dismiss"]]
    await telegram.wait_for(answered.chat, str(create.task_id))
    assert (len(video.matching("dithering")), len(video.matching("hurry"))) == (0, 1)
    assert "Traceback" not in other.log()
    await other.terminate()


async def test_a_second_process_on_the_same_file_waits_and_takes_over(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person, bot: BotProcess
) -> None:
    """It is live and gives the reason why it is not ready; when the first one ends, it handles the pending updates."""
    if bot.process is None or bot.process.returncode is not None:
        await bot.start()
    second = await new_bot(DATABASE_URL=bot.environment["DATABASE_URL"])
    await second.launch()
    await second.logged("another process runs on")
    async with (
        aiohttp.ClientSession() as session,
        session.get(f"{second.url}/healthz") as alive,
        session.get(f"{second.url}/readyz") as ready,
    ):
        assert (alive.status, ready.status) == (200, 503)
    # By kill -9: the operating system releases the lock of a process however it ends.
    await bot.kill()
    await telegram.send_text(private, person, "/video changing of the guard")
    [create] = await video.wait_for_creates(1, match="changing of the guard")
    await telegram.wait_for(private, str(create.task_id))
    third = await new_bot(DATABASE_URL=bot.environment["DATABASE_URL"])
    await third.launch()
    await third.logged("another process runs on")
    assert await third.terminate() == 0
    assert await second.terminate() == 0
    assert video.violations == []
