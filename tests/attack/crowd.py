"""A bot between stand-ins, one chat that occupies it, and others whose orders are timed."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.telegram import Chat, Message, Person, TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.e2e.bot_process import BotProcess

PACE = 0.05  # of the stand-in's usual lives: a video is made within half a second


def shows_id(message: Message) -> bool:
    return "task_" in message.words


def is_video(message: Message) -> bool:
    return message.video is not None


@dataclass
class Crowd:
    """One chat that occupies the bot, and the stand-ins. Times are seconds."""

    telegram: TelegramStandIn
    video: VideoStandIn
    bot: BotProcess
    flooder: Person

    async def order(self, person: Person, prompt: str) -> Chat:
        chat = self.telegram.private(person)
        await self.telegram.send_text(chat, person, f"/video {prompt}")
        return chat

    async def flood(self, times: int, prompt: str) -> None:
        """Orders of the one chat."""
        for _ in range(times):
            await self.order(self.flooder, prompt)

    async def others(self, count: int, wanted: Callable[[Message], bool], within: float, bound: float) -> list[Figure]:
        """How long so many other chats wait for a message after their orders, and how many have none `within` seconds.

        `bound`: the longest wait that is allowed.
        """

        async def wait(number: int) -> float:
            began = time.monotonic()
            chat = await self.order(self.telegram.person(f"Person {number}"), "a cat on the moon")
            try:
                await self.telegram.wait_for(chat, wanted, timeout=within)
            except AssertionError:
                return within
            return time.monotonic() - began

        waits = await asyncio.gather(*(wait(number) for number in range(count)))
        return [
            Figure(f"the last of {count} other chats waits", max(waits), "s", bound),
            Figure(f"of them, those that have nothing after {within:.0f} s", waits.count(within), "chats", 0),
        ]


@asynccontextmanager
async def crowd(folder: Path, *, limits: bool = False, **environment: str) -> AsyncIterator[Crowd]:
    """A running bot. `limits`: Telegram has its flood limits."""
    telegram, video = TelegramStandIn(limits=limits), VideoStandIn(pace=PACE)
    await telegram.start()
    await video.start()
    bot = BotProcess(telegram, video, folder, **{"POLL_INTERVAL": "1", "LOG_LEVEL": "INFO"} | environment)
    try:
        await bot.start()
        yield Crowd(telegram, video, bot, telegram.person("Flooder"))
    finally:
        await bot.kill()
        await telegram.close()
        await video.close()
