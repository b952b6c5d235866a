"""Failures of Telegram while the bot writes: requests that fail, hang or lose their answer; every chat gets its id."""

import asyncio

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess

SETTINGS = {"SHOW_LEASE": ""}  # the real default: leases longer than the request timeout

# How often the chat may get the id: once, or twice if the first message may have arrived.
SENDS = {
    "429": 1, "500": 1, "502-html": 1, "403": 1, "reset": 1, "slow": 1, "hang": 1,
    "reset_after": 2, "malformed": 2, "hang_after": 2,
}  # fmt: skip
SHOWN_WITHIN = 80.0  # seconds: if the outcome is unknown, the lease must expire first
SILENT = ("hang", "hang_after")  # these take the whole request timeout of 20 s


@pytest.fixture(scope="module")
async def faulty_chats(bot: BotProcess, telegram: TelegramStandIn) -> dict[str, Chat]:
    """One chat per kind of fault; the fault strikes the first answer to its order."""
    chats = {}
    for kind in SENDS:
        person = telegram.person(kind)
        chats[kind] = telegram.private(person)
        telegram.faults.add("sendMessage", kind, chat_id=person.id, retry_after=2)  # type: ignore[arg-type]  # the keys of SENDS are kinds
        await telegram.send_text(chats[kind], person, f"/video telegram says {kind}.")
    return chats


async def settled(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str, chat: Chat) -> None:
    """Wait until the chat has the id of its one create."""
    [create] = await video.wait_for_creates(1, match=f"telegram says {kind}.")
    await telegram.wait_for(chat, str(create.task_id), timeout=SHOWN_WITHIN)
    async with asyncio.timeout(SHOWN_WITHIN):
        while True:
            sent = [call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == chat.id]
            if len(sent) > 1 or kind == "slow":
                break
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.1)
    assert 1 <= len(telegram.messages(chat, from_bot=True)) <= SENDS[kind]
    assert video.matching(f"telegram says {kind}.") == [create]


@pytest.mark.parametrize("kind", [kind for kind in SENDS if kind not in SILENT])
async def test_a_failed_message_is_sent_again(
    faulty_chats: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str
) -> None:
    """The chat gets its id, at most twice if the first may have arrived, and there is no second create.

    403 is a user who blocked the bot and unblocks it: the task is paid, so they are notified then.
    """
    await settled(bot, telegram, video, kind, faulty_chats[kind])


async def test_retry_after_is_respected(
    faulty_chats: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn
) -> None:
    """The same message is sent again after `retry_after`, not sooner."""
    await telegram.wait_for(faulty_chats["429"], "Task")
    first, second = [
        call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == faulty_chats["429"].id
    ]
    assert second.at - first.at >= 2


async def test_a_failed_edit_is_repeated(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The card that showed `busy` shows the id in the end."""
    video.faults.add("create", "rate_limit_429_empty", match="stubborn card")
    telegram.faults.add("editMessageText", "500", chat_id=person.id)
    await telegram.send_text(private, person, "/video a stubborn card")
    first = await telegram.wait_for(private, "busy right now")
    _, create = await video.wait_for_creates(2, match="stubborn card")
    assert await telegram.wait_for(private, str(create.task_id)) is first


async def test_a_press_whose_answer_fails_orders_once(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """`Create` below a draft orders once, even if the answer to the press is lost."""
    await telegram.send_text(private, person, "a nervous finger")
    offer = await telegram.wait_for(private, "Shall I make a video of this?")
    telegram.faults.add("answerCallbackQuery", "502-html")
    answer = await telegram.press(offer, "🎬 Create", person, timeout=2)
    assert not answer.answered, "a press that worked is not called out of date afterwards"
    [create] = await video.wait_for_creates(1, match="a nervous finger")
    await telegram.wait_for(private, str(create.task_id))
    assert video.matching("a nervous finger") == [create]


@pytest.mark.slow
@pytest.mark.parametrize("kind", SILENT)
async def test_a_message_without_an_answer_is_sent_again(
    faulty_chats: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str
) -> None:
    """After the request's timeout; other chats are served meanwhile."""
    await settled(bot, telegram, video, kind, faulty_chats[kind])
    assert "Traceback" not in bot.log()
