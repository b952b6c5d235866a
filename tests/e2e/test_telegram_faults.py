"""Telegram in trouble: answers that fail, hang or get lost, and updates that cannot be read; nothing is lost or doubled."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass

import aiohttp
import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import BotProcess

SENDING = pytest.mark.xdist_group("telegram sending")
POLLING = pytest.mark.xdist_group("telegram polling")

# How often the chat may see the id: once, and once more where the first message may or may not have arrived.
SENDS = {
    "429": 1, "500": 1, "502-html": 1, "reset": 1, "slow": 1, "hang": 1, "reset_after": 2, "malformed": 2, "hang_after": 2
}  # fmt: skip
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
    await telegram.wait_for(chat, str(create.task_id), timeout=35)
    async with asyncio.timeout(35):
        while True:
            sent = [call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == chat.id]
            if len(sent) > 1 or kind == "slow":
                break
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.1)
    assert 1 <= len(telegram.messages(chat, from_bot=True)) <= SENDS[kind]
    assert video.matching(f"telegram says {kind}.") == [create]


@SENDING
@pytest.mark.parametrize("kind", [kind for kind in SENDS if kind not in SILENT])
async def test_an_answer_that_fails_is_sent_again(
    spoiled: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str
) -> None:
    """The chat gets its id in the end, at most twice where the first may have arrived; never a second create."""
    await settled(bot, telegram, video, kind, spoiled[kind])


@SENDING
async def test_a_pause_that_telegram_asks_for_is_kept(
    spoiled: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn
) -> None:
    """`retry_after` 2: the same message two seconds later, not sooner."""
    await telegram.wait_for(spoiled["429"], "Task")
    first, second = [call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == spoiled["429"].id]
    assert 2 <= second.at - first.at < 4


@SENDING
async def test_a_person_who_blocked_the_bot_costs_nothing_more(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The video is paid and followed; the bot does not go on writing to somebody who does not listen."""
    telegram.faults.add("sendMessage", "403", chat_id=person.id, times=None)
    await telegram.send_text(private, person, "/video to a closed door")
    await video.wait_for_creates(1, match="closed door")
    await bot.logged(f"chat {private.id} cannot be told")
    await asyncio.sleep(1.5)
    assert len([call for call in telegram.calls_to("sendMessage") if call.params["chat_id"] == person.id]) == 1
    assert len(video.matching("closed door")) == 1


@SENDING
async def test_an_edit_that_fails_is_made_up_for(
    bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, private: Chat, person: Person
) -> None:
    """The card that said `busy` ends with the id."""
    video.faults.add("create", "rate_limit_429_empty", match="stubborn card")
    telegram.faults.add("editMessageText", "500", chat_id=person.id)
    await telegram.send_text(private, person, "/video a stubborn card")
    first = await telegram.wait_for(private, "busy right now")
    _, create = await video.wait_for_creates(2, match="stubborn card")
    assert await telegram.wait_for(private, str(create.task_id), timeout=15) is first


@SENDING
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


@SENDING
@pytest.mark.parametrize("kind", SILENT)
async def test_an_answer_that_is_never_acknowledged_is_sent_again(
    spoiled: dict[str, Chat], bot: BotProcess, telegram: TelegramStandIn, video: VideoStandIn, kind: str
) -> None:
    """After the request's patience; other chats were served meanwhile."""
    await settled(bot, telegram, video, kind, spoiled[kind])
    assert "Traceback" not in bot.log()


# getUpdates ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Listening:
    """A bot that polls a Telegram of its own, whose very first getUpdates hung; `owner` is its admin's chat."""

    telegram: TelegramStandIn
    bot: BotProcess
    owner: Chat

    async def order(self, words: str) -> Chat:
        person = self.telegram.person(words)
        chat = self.telegram.private(person)
        await self.telegram.send_text(chat, person, f"/video {words}")
        return chat

    async def served(self, video: VideoStandIn, chat: Chat, words: str) -> None:
        """The order is one create, and its chat has the id."""
        [create] = await video.wait_for_creates(1, match=words, timeout=20)
        await self.telegram.wait_for(chat, str(create.task_id))
        assert video.matching(words) == [create]


@pytest.fixture(scope="module")
async def listening(video: VideoStandIn, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Listening]:
    telegram = TelegramStandIn()
    await telegram.start()
    owner = telegram.person("Owner")
    owner.started = True
    telegram.faults.add("getUpdates", "hang")
    bot = BotProcess(telegram, video, tmp_path_factory.mktemp("bot"), ADMIN_IDS=str(owner.id))
    await bot.launch()
    yield Listening(telegram, bot, telegram.private(owner))
    await bot.end()
    await telegram.close()


@POLLING
async def test_a_poll_that_hangs_is_asked_again(listening: Listening, video: VideoStandIn) -> None:
    """What was written meanwhile is served; until Telegram answers, /readyz says that it does not."""
    chat = await listening.order("an hour on hold")
    await listening.telegram.wait_for_call("getUpdates")
    async with aiohttp.ClientSession() as session, session.get(f"{listening.bot.url}/readyz") as answer:
        assert (answer.status, (await answer.json())["checks"]) == (503, {"database": "ok", "telegram": "failing"})
    await listening.served(video, chat, "an hour on hold")


@POLLING
@pytest.mark.parametrize("kind", ["500", "502-html", "429", "reset", "reset_after", "malformed"])
async def test_polls_that_fail_lose_nothing(listening: Listening, video: VideoStandIn, kind: str) -> None:
    """The order that the outstanding poll brings, and the one written when polls begin to fail: one create each."""
    polls = len(listening.telegram.calls_to("getUpdates"))
    listening.telegram.faults.add("getUpdates", kind)  # type: ignore[arg-type]  # each is a kind
    before = await listening.order(f"before {kind}.")
    await listening.telegram.wait_for_call("getUpdates", polls + 1)
    during = await listening.order(f"during {kind}.")
    await listening.served(video, before, f"before {kind}.")
    await listening.served(video, during, f"during {kind}.")


@POLLING
async def test_another_poller_is_named_and_outlived(listening: Listening, video: VideoStandIn) -> None:
    """Two programs with one token meet 409: the log says so once, and the bot serves on when the other has gone."""
    address = f"{listening.telegram.url}/bot{listening.telegram.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        for _ in range(3):
            async with session.get(address, params={"timeout": "0"}) as answer:
                assert (await answer.json())["ok"]
            await asyncio.sleep(0.3)
    await listening.bot.logged("Another process polls with this bot's token")
    chat = await listening.order("after the rivalry")
    await listening.served(video, chat, "after the rivalry")
    assert listening.bot.log().count("Another process polls with this bot's token") == 1


@POLLING
async def test_an_update_that_cannot_be_read_blocks_nobody(listening: Listening, video: VideoStandIn) -> None:
    """It is kept without its content, the owner is told, and what came behind it is served."""
    words = "the secret of a malformed message"
    for broken in ({"message_id": "x", "text": words}, words, {"message_id": 1, "date": "tomorrow", "text": words}):
        poison = await listening.telegram.push_raw({"message": broken})
    chat = await listening.order("behind the poison")
    await listening.served(video, chat, "behind the poison")
    await listening.telegram.wait_for(listening.owner, f"(id {poison}, chat")
    with closing(sqlite3.connect(listening.bot.folder / "bot.db")) as database:
        kept = database.execute("SELECT * FROM failed_updates ORDER BY update_id").fetchall()
    assert [row[1] for row in kept] == [poison - 2, poison - 1, poison]
    assert words not in str(kept)
    assert all(" DEBUG " in line for line in listening.bot.log().splitlines() if words in line)
    async with asyncio.timeout(5):
        while True:
            if not listening.telegram.pending_update_count:
                break
            await asyncio.sleep(0.02)
