"""Telegram in trouble while it is asked for updates: nothing is lost or doubled, and what cannot be read blocks nobody."""

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
        [create] = await video.wait_for_creates(1, match=words)
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


@pytest.mark.slow
async def test_a_poll_that_hangs_is_asked_again(listening: Listening, video: VideoStandIn) -> None:
    """What was written meanwhile is served; until Telegram answers, /readyz says that it does not."""
    chat = await listening.order("an hour on hold")
    await listening.telegram.wait_for_call("getUpdates", timeout=START)
    async with aiohttp.ClientSession() as session, session.get(f"{listening.bot.url}/readyz") as answer:
        assert (answer.status, (await answer.json())["checks"]) == (503, {"database": "ok", "telegram": "failing"})
    await listening.served(video, chat, "an hour on hold")


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
    async with asyncio.timeout(60):
        while True:
            if not listening.telegram.pending_update_count:
                break
            await asyncio.sleep(0.02)
