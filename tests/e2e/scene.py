"""One person in one chat with the bot: what a test says there, and what it sees on both sides of the bot."""

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn
from sandbox.video.records import Create
from tests.conftest import migrated_file
from tests.e2e.bot_process import BotProcess

BOT = "video_sandbox_bot"
CHOSEN_BY_NOBODY = {
    "images": [], "model": "sora-2", "orientation": "portrait", "size": "small", "duration": 10, "watermark": True,
}  # fmt: skip


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Scene:
    """`person` writes in `chat`; the prompts of a test hold `mark`, a word that no other test's have."""

    bot: BotProcess
    telegram: TelegramStandIn
    video: VideoStandIn
    person: Person
    chat: Chat

    @property
    def mark(self) -> str:
        return f"zebra{self.person.id}"

    def at(self, chat: Chat) -> "Scene":
        """The same person in another chat."""
        return replace(self, chat=chat)

    def of(self, person: Person) -> "Scene":
        """Another person in their own private chat."""
        return replace(self, person=person, chat=self.telegram.private(person))

    async def say(self, text: str, **how: Any) -> Message:
        return await self.telegram.send_text(self.chat, self.person, text, **how)

    async def photo(self, caption: str | None = None, **how: Any) -> Message:
        return await self.telegram.send_photo(self.chat, self.person, caption, **how)

    async def png(self, data: bytes, caption: str | None = None, **how: Any) -> Message:
        """An image sent as a document."""
        return await self.telegram.send_document(
            self.chat, self.person, data, "picture.png", "image/png", caption, **how
        )

    async def answer(self, to: Message, wanted: str = "", *, timeout: float = 90) -> Message:  # noqa: ASYNC109 - as the stand-in's
        """The bot's reply to a message."""
        return await self.telegram.wait_for(
            self.chat, lambda message: message.reply_to is to and wanted in message.words, timeout=timeout
        )

    async def create(self, match: str = "", *, timeout: float = 90) -> Create:  # noqa: ASYNC109 - as the stand-in's
        """The one create whose prompt holds `match`, by default the test's mark."""
        [create] = await self.video.wait_for_creates(1, match=match or self.mark, timeout=timeout)
        assert (create.outcome, self.video.violations) == ("accepted", [])
        return create

    async def told(self, to: Message, match: str = "") -> Create:
        """The one create of a request, once the chat has its id in a reply to that request."""
        create = await self.create(match)
        assert create.task_id is not None
        await self.answer(to, create.task_id)
        return create

    async def settle(self) -> None:
        """Return when all that was said here before is dealt with: a later request in this chat is through."""
        fence = f"fence{self.chat.last_id}of{self.chat.id}."
        await self.told(await self.say(f"/video@{BOT} {fence}"), fence)

    async def spent_nothing(self) -> None:
        """Assert that what was said here before made no create."""
        await self.settle()
        assert self.video.matching(self.mark) == []

    def answers(self) -> list[Message]:
        """What the bot has written here, but for the answers to fences."""
        return [
            message
            for message in self.telegram.messages(self.chat, from_bot=True)
            if not (message.reply_to and "fence" in message.reply_to.words)
        ]

    async def fetched(self, create: Create) -> list[str | None]:
        """The SHA-256 of each image that the provider got by a create's links, in order."""
        await self.video.wait_for_images(create)
        return [image.sha256 for image in create.images]

    async def logged(self, words: str) -> None:
        """Wait until the bot's log has these words."""
        async with asyncio.timeout(90):
            while words not in self.bot.log():  # noqa: ASYNC110 - a file tells nobody that it has grown
                await asyncio.sleep(0.02)


@asynccontextmanager
async def stage(folder: Path, **environment: str) -> AsyncIterator[Scene]:
    """A bot with settings of its own between stand-ins of its own, which goes down with its test or module."""
    telegram, video = TelegramStandIn(), VideoStandIn(pace=0.2)
    await telegram.start()
    await video.start()
    bot = BotProcess(telegram, video, folder, **environment)
    if "DATABASE_URL" not in environment:
        await migrated_file(folder)
    person = telegram.person("Ada")
    try:
        await bot.start()
        yield Scene(bot, telegram, video, person, telegram.private(person))
    finally:
        try:
            await bot.end()
        finally:
            await video.close()
            await telegram.close()
