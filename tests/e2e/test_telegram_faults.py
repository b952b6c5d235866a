"""Telegram in trouble while it is written to: answers that fail, hang or get lost; every chat gets its id, once paid."""

import asyncio

import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess

SETTINGS = {"SHOW_LEASE": ""}  # leases outlive the patience of the module's bot, as they do in earnest

# How often the chat may see the id: once, and once more where the first message may or may not have arrived.
SENDS = {
    "429": 1, "500": 1, "502-html": 1, "403": 1, "reset": 1, "slow": 1, "hang": 1,
    "reset_after": 2, "malformed": 2, "hang_after": 2,
}  # fmt: skip
SHOWN = 80.0  # seconds: a lease ends first, where nobody knows whether the chat was shown its task
SILENT = ("hang", "hang_after")  # these last as long as a request's patience: 20 s


@pytest.fixture(scope="module")
async def spoiled(bot: BotProcess, telegram: TelegramStandIn) -> dict[str, Chat]:
    """A chat for each kind of fault, which strikes the first answer to its order."""
    chats = {}
    for kind in SENDS:
        person = telegram.person(kind)
        chats[kind] = telegram.private(person)
        telegram.faults.add("sendMessage", kind, chat_id=person.id, retry_after=2)  # type: ignore[arg-type]  # the keys of SENDS are kinds
        await telegram.send_text(chats[kind], person, f"/video telegram says {kind}.")
    return chats


async def settled(bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str, chat: Chat) -> None:
    """The chat has the id, from one create."""
    [create] = await video.wait_for_creates(1, match=f"telegram says {kind}.")
    await telegram.wait_for(chat, str(create.task_id), timeout=SHOWN)
    async with asyncio.timeout(SHOWN):
        while True:
            sent = [call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == chat.id]
            if len(sent) > 1 or kind == "slow":
                break
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.1)
    assert 1 <= len(telegram.messages(chat, from_bot=True)) <= SENDS[kind]
    assert video.matching(f"telegram says {kind}.") == [create]


@pytest.mark.parametrize("kind", [kind for kind in SENDS if kind not in SILENT])
async def test_an_answer_that_fails_is_sent_again(
    spoiled: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str
) -> None:
    """The chat gets its id in the end, at most twice where the first may have arrived; never a second create.

    403 is somebody who blocked the bot and lets it in again: the video is paid, so they hear of it then.
    """
    await settled(bot, telegram, video, kind, spoiled[kind])


async def test_a_pause_that_telegram_asks_for_is_kept(
    spoiled: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn
) -> None:
    """`retry_after` 2: the same message again, and not sooner."""
    await telegram.wait_for(spoiled["429"], "Task")
    first, second = [call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == spoiled["429"].id]
    assert second.at - first.at >= 2


async def test_an_edit_that_fails_is_made_up_for(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The card that said `busy` ends with the id."""
    video.faults.add("create", "rate_limit_429_empty", match="stubborn card")
    telegram.faults.add("editMessageText", "500", chat_id=person.id)
    await telegram.send_text(private, person, "/video a stubborn card")
    first = await telegram.wait_for(private, "busy right now")
    _, create = await video.wait_for_creates(2, match="stubborn card")
    assert await telegram.wait_for(private, str(create.task_id)) is first


async def test_a_press_whose_answer_fails_is_carried_out_once(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """`Create` under a draft: the phone may not hear of it, the order is made once."""
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
async def test_an_answer_that_is_never_acknowledged_is_sent_again(
    spoiled: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str
) -> None:
    """After the request's patience; other chats were served meanwhile."""
    await settled(bot, telegram, video, kind, spoiled[kind])
    assert "Traceback" not in bot.log()
