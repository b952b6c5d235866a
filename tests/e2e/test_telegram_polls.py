"""Failures of Telegram while the bot polls: no update is lost or handled twice, and an unreadable one blocks nobody."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass

import aiohttp
import pytest

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat
from sandbox.video import VideoStandIn
from tests.e2e.bot_process import START, BotProcess


@dataclass(frozen=True)
class PollingBot:
    """A bot with its own Telegram, whose first getUpdates hangs; `admin` is its admin's private chat."""

    telegram: TelegramStandIn
    bot: BotProcess
    admin: Chat

    async def order(self, words: str) -> Chat:
        person = self.telegram.person(words)
        chat = self.telegram.private(person)
        await self.telegram.send_text(chat, person, f"/video {words}")
        return chat

    async def served(self, video: VideoStandIn, chat: Chat, words: str) -> None:
        """The order is one create, and its chat has the id."""
        [create] = await video.wait_for_creates(1, match=words)
        await self.telegram.wait_for(chat, str(create.task_id))
        assert video.matching(words) == [create]


@pytest.fixture(scope="module")
async def polling_bot(video: VideoStandIn, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[PollingBot]:
    telegram = TelegramStandIn()
    await telegram.start()
    admin = telegram.person("Owner")
    admin.started = True
    telegram.faults.add("getUpdates", "hang")
    bot = BotProcess(telegram, video, tmp_path_factory.mktemp("bot"), ADMIN_IDS=str(admin.id))
    await bot.launch()
    yield PollingBot(telegram, bot, telegram.private(admin))
    await bot.end()
    await telegram.close()


@pytest.mark.slow
async def test_a_hanging_poll_is_repeated(polling_bot: PollingBot, video: VideoStandIn) -> None:
    """Messages sent meanwhile are handled; until Telegram answers, /readyz reports it as failing."""
    chat = await polling_bot.order("an hour on hold")
    await polling_bot.telegram.wait_for_call("getUpdates", timeout=START)
    async with aiohttp.ClientSession() as session, session.get(f"{polling_bot.bot.url}/readyz") as answer:
        assert (answer.status, (await answer.json())["checks"]) == (503, {"database": "ok", "telegram": "failing"})
    await polling_bot.served(video, chat, "an hour on hold")


@pytest.mark.parametrize("kind", ["500", "502-html", "429", "reset", "reset_after", "malformed"])
async def test_failing_polls_lose_no_update(polling_bot: PollingBot, video: VideoStandIn, kind: str) -> None:
    """One order of the outstanding poll and one written when polls begin to fail: one create each."""
    polls = len(polling_bot.telegram.calls_to("getUpdates"))
    polling_bot.telegram.faults.add("getUpdates", kind)  # type: ignore[arg-type]  # each is a kind
    before = await polling_bot.order(f"before {kind}.")
    await polling_bot.telegram.wait_for_call("getUpdates", polls + 1)
    during = await polling_bot.order(f"during {kind}.")
    await polling_bot.served(video, before, f"before {kind}.")
    await polling_bot.served(video, during, f"during {kind}.")


async def test_a_second_poller_is_logged(polling_bot: PollingBot, video: VideoStandIn) -> None:
    """Two programs with one token get 409: the log reports it once, and the bot continues when the other has ended."""
    address = f"{polling_bot.telegram.url}/bot{polling_bot.telegram.token}/getUpdates"
    async with aiohttp.ClientSession() as session:
        for _ in range(3):
            async with session.get(address, params={"timeout": "0"}) as answer:
                assert (await answer.json())["ok"]
            await asyncio.sleep(0.3)
    await polling_bot.bot.logged("Another process polls with this bot's token")
    chat = await polling_bot.order("after the rivalry")
    await polling_bot.served(video, chat, "after the rivalry")
    assert polling_bot.bot.log().count("Another process polls with this bot's token") == 1


async def test_an_unreadable_update_blocks_nobody(polling_bot: PollingBot, video: VideoStandIn) -> None:
    """It is stored without its content, the admin is notified, and later updates are handled."""
    words = "the secret of a malformed message"
    private = {"id": 5, "type": "private"}
    for broken in (
        {"message_id": "x", "text": words},
        words,
        {"chat": private, "text": words, "message_id": 1, "entities": 7},
    ):
        poison = await polling_bot.telegram.push_raw({"message": broken})
    chat = await polling_bot.order("behind the poison")
    await polling_bot.served(video, chat, "behind the poison")
    await polling_bot.telegram.wait_for(polling_bot.admin, f"(id {poison}, chat")
    with closing(sqlite3.connect(polling_bot.bot.folder / "bot.db")) as database:
        kept = database.execute("SELECT * FROM failed_updates ORDER BY update_id").fetchall()
    assert [row[1] for row in kept] == [poison - 2, poison - 1, poison]
    assert words not in str(kept)
    assert all(" DEBUG " in line for line in polling_bot.bot.log().splitlines() if words in line)
    async with asyncio.timeout(60):
        while True:
            if not polling_bot.telegram.pending_update_count:
                break
            await asyncio.sleep(0.02)
