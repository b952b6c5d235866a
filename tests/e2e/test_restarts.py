"""What a kill -9, a SIGTERM, a repeated update or a second process leaves behind: never a second create, never silence."""

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
AGAIN = "Send again (may be charged twice)"
SETTINGS = {"SUBMIT_LEASE": "12"}  # seconds that tests wait for, on a machine that may stand still for ten


@dataclass(frozen=True)
class Customer:
    """Somebody whose order was under way when the bot was killed."""

    person: Person
    chat: Chat
    asked: Message


@dataclass(frozen=True)
class Wreck:
    """The state of affairs after a kill -9 that met each of these orders at another point, and the new start."""

    unread: Customer  # the provider had not read the create
    accepted: Customer  # the provider had accepted it, and not answered
    unheard: Customer  # the id was stored, and the reply was on its way
    waiting: Customer  # the order was queued for a later try
    offline: Customer  # the order was written while nobody ran
    restarted: float  # time.monotonic()


async def order(telegram: TelegramStandIn, words: str, person: Person | None = None) -> Customer:
    """Somebody (new) orders a video."""
    person = person or telegram.person(words)
    chat = telegram.private(person)
    return Customer(person, chat, await telegram.send_text(chat, person, f"/video {words}"))


async def drained(telegram: TelegramStandIn) -> None:
    """Wait until the bot has acknowledged every update."""
    async with asyncio.timeout(60):
        while True:
            if not telegram.pending_update_count:
                return
            await asyncio.sleep(0.02)


@pytest.fixture(scope="module")
async def wreck(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn) -> Wreck:
    """One kill -9 that meets an order at every point of its way."""
    before, after = video.hold(match="unread"), video.hold(when="accepted", match="accepted")
    video.faults.add("create", "rate_limit_429_empty", match="waiting", retry_after=2)
    unread, accepted, waiting = [await order(telegram, words) for words in ("unread", "accepted", "waiting")]
    await asyncio.gather(before.reached(), after.reached())
    await telegram.wait_for(waiting.chat, "busy right now")
    listener = telegram.person("unheard")
    reply = telegram.hold("sendMessage", chat_id=listener.id)
    unheard = await order(telegram, "unheard", listener)
    await reply.reached()
    await bot.kill()
    before.release()
    after.release()
    offline = await order(telegram, "offline")
    await bot.start()
    return Wreck(unread, accepted, unheard, waiting, offline, time.monotonic())


@pytest.mark.parametrize(("point", "creates"), [("unread", 0), ("accepted", 1)])
async def test_a_create_cut_off_by_kill_9_is_never_sent_again_by_itself(
    wreck: Wreck, bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, point: str, creates: int
) -> None:
    """Within a lease of the restart the chat is told that nobody knows, and asked; only its answer sends it again."""
    customer: Customer = getattr(wreck, point)
    told = await telegram.wait_for(customer.chat, "The bot was interrupted")
    assert time.monotonic() - wreck.restarted < float(bot.environment["SUBMIT_LEASE"]) + 40
    assert "I can’t tell whether it was charged" in told.words and told.reply_to is customer.asked
    assert [[button.text for button in row] for row in told.buttons] == [[AGAIN], ["Dismiss"]]
    assert len(video.matching(point)) == creates
    await telegram.press(told, AGAIN, customer.person)
    create = (await video.wait_for_creates(creates + 1, match=point))[-1]
    answer = await telegram.wait_for(customer.chat, str(create.task_id))
    assert answer.reply_to is customer.asked
    assert len(video.matching(point)) == creates + 1


async def test_an_id_that_was_stored_and_not_told_is_told_after_the_restart(
    wreck: Wreck, telegram: TelegramStandIn, video: VideoStandIn
) -> None:
    """A kill -9 between the provider's answer and the reply: the chat gets the id, the provider gets nothing."""
    [create] = video.matching("unheard")
    told = await telegram.wait_for(wreck.unheard.chat, str(create.task_id))
    assert told.reply_to is wreck.unheard.asked
    assert len(video.matching("unheard")) == 1


async def test_orders_that_wait_survive(wreck: Wreck, telegram: TelegramStandIn, video: VideoStandIn) -> None:
    """One that was queued for a later try, and one that was written while nobody ran: one accepted create each."""
    await telegram.wait_for(wreck.waiting.chat, "Task sora-2:task_")
    await telegram.wait_for(wreck.offline.chat, "Task sora-2:task_")
    assert [create.outcome for create in video.matching("waiting")] == ["rate_limit_429_empty", "accepted"]
    assert [create.outcome for create in video.matching("offline")] == ["accepted"]


async def test_an_update_that_comes_again_is_one_create(
    wreck: Wreck, bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """At once, after it was answered, and after a kill -9: one create and one answer."""
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


async def test_an_edited_message_never_spends(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """Neither a person's edit, nor an edited_message that Telegram sends although nobody asked for it."""
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


async def test_sigterm_ends_a_held_create_honestly(
    new_bot: NewBot, telegram: TelegramStandIn, video: VideoStandIn, bot: BotProcess
) -> None:
    """Exit code 0 within the drain; the row says at once that nobody knows; a second SIGTERM changes nothing."""
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
    """It lives and says why it is not ready; once the first one ends, it serves what came meanwhile."""
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
    # By kill -9: the system gives up the lock of a process, however it ends.
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
