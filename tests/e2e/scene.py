"""A user in a chat with the bot: what a test sends, and the results on both sides of the bot."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn
from sandbox.video.families import MODELS
from sandbox.video.records import Create
from tests.conftest import migrated_file
from tests.e2e.bot_process import BotProcess

BOT = "video_sandbox_bot"
DEFAULTS = {
    "images": [], "model": "sora-2", "orientation": "portrait", "size": "small", "duration": 10, "watermark": True,
}  # fmt: skip


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Scene:
    """`person` writes in `chat`. All prompts of a test contain `marker`, a word that occurs in no other test."""

    bot: BotProcess
    telegram: TelegramStandIn
    video: VideoStandIn
    person: Person
    chat: Chat

    @property
    def marker(self) -> str:
        return f"zebra{self.person.id}"

    def in_chat(self, chat: Chat) -> "Scene":
        """The same user in another chat."""
        return replace(self, chat=chat)

    def as_person(self, person: Person) -> "Scene":
        """Another user in their own private chat."""
        return replace(self, person=person, chat=self.telegram.private(person))

    async def say(self, text: str, **how: Any) -> Message:
        return await self.telegram.send_text(self.chat, self.person, text, **how)

    async def photo(self, caption: str | None = None, **how: Any) -> Message:
        return await self.telegram.send_photo(self.chat, self.person, caption, **how)

    async def png(self, data: bytes, caption: str | None = None, **how: Any) -> Message:
        """Send an image as a document."""
        return await self.telegram.send_document(
            self.chat, self.person, data, "picture.png", "image/png", caption, **how
        )

    async def answer(self, to: Message, wanted: str = "", *, timeout: float = 90) -> Message:  # noqa: ASYNC109 - as the stand-in's
        """Wait for the bot's reply to a message."""
        return await self.telegram.wait_for(
            self.chat, lambda message: message.reply_to is to and wanted in message.words, timeout=timeout
        )

    async def create(self, match: str = "", *, timeout: float = 90) -> Create:  # noqa: ASYNC109 - as the stand-in's
        """Wait for the one create whose prompt contains `match`, by default the test's marker."""
        [create] = await self.video.wait_for_creates(1, match=match or self.marker, timeout=timeout)
        assert (create.outcome, self.video.violations) == ("accepted", [])
        return create

    async def create_for(self, to: Message, match: str = "") -> Create:
        """Wait for the one create of a request, and for a reply to the request that contains the task's id."""
        create = await self.create(match)
        assert create.task_id is not None
        await self.answer(to, create.task_id)
        return create

    async def settle(self) -> None:
        """Wait until all earlier messages in this chat are handled, by sending another order and waiting for its task."""
        fence = f"fence{self.chat.last_id}of{self.chat.id}."
        await self.create_for(await self.say(f"/video@{BOT} {fence}"), fence)

    async def assert_no_create(self) -> None:
        """Assert that the earlier messages led to no create."""
        await self.settle()
        assert self.video.matching(self.marker) == []

    def answers(self) -> list[Message]:
        """The bot's messages in this chat, except replies to the orders of `settle`."""
        return [
            message
            for message in self.telegram.messages(self.chat, from_bot=True)
            if not (message.reply_to and "fence" in message.reply_to.words)
        ]

    async def fetched_images(self, create: Create) -> list[str | None]:
        """The SHA-256 of each image that the provider fetched from a create's links, in order."""
        await self.video.wait_for_images(create)
        return [image.sha256 for image in create.images]

    async def logged(self, words: str) -> None:
        """Wait until the bot's log contains `words`."""
        async with asyncio.timeout(90):
            while words not in self.bot.log():  # noqa: ASYNC110 - a file sends no event
                await asyncio.sleep(0.02)


@asynccontextmanager
async def running_scene(folder: Path, models: Sequence[str] = MODELS, **environment: str) -> AsyncIterator[Scene]:
    """Start a bot with its own settings and stand-ins; all are stopped at the end of the block.

    `models`: what the provider lists as its models.
    """
    telegram, video = TelegramStandIn(), VideoStandIn(pace=0.2, models=models)
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
