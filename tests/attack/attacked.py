"""A bot with a webhook between stand-ins, and a crowd of clients that open many connections to its port."""

import asyncio
import contextlib
import resource
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.e2e.bot_process import BotProcess

MIB = 1 << 20
AGAIN = 1.0  # seconds until a client whose connection has ended connects again
STARTS = 0.5  # seconds for the crowd to begin
ID_WITHIN, SLOWEST_ID_WITHIN = 2.0, 10.0  # seconds
LOG = 4.0  # KiB

Client = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


class FreshBot(BotProcess):
    fresh = True


class Attacked:
    """The bot, and what is measured of it."""

    def __init__(self, telegram: TelegramStandIn, bot: BotProcess) -> None:
        self.telegram = telegram
        self.bot = bot
        self._logged = 0

    def begin(self) -> None:
        """Count what the bot logs from here on."""
        self._logged = self.bot.log_file.stat().st_size

    @property
    def logged(self) -> int:
        """Bytes, without the lines about orders."""
        with self.bot.log_file.open("rb") as log:
            log.seek(self._logged)
            return sum(len(line) for line in log if b": task " not in line)

    async def order(self) -> float:
        """Order a video; seconds until the person sees its id."""
        person = self.telegram.person("Person")
        chat = self.telegram.private(person)
        began = time.monotonic()
        sent = await self.telegram.send_text(chat, person, "/video a cat on the moon")
        await self.telegram.wait_for(chat, lambda message: "task_" in message.words, after=sent, timeout=60)
        return time.monotonic() - began


@asynccontextmanager
async def attacked(folder: Path, descriptors: int | None = None) -> AsyncIterator[Attacked]:
    """A bot that may open so many descriptors, None: as many as the system allows."""
    _allow_connections()
    telegram, video = TelegramStandIn(), VideoStandIn()
    await telegram.start()
    await video.start()
    bot = FreshBot(telegram, video, folder, UPDATES="webhook", LOG_LEVEL="INFO")
    try:
        process = await bot.launch()
        if descriptors is not None:
            resource.prlimit(process.pid, resource.RLIMIT_NOFILE, (descriptors, descriptors))
        await bot.ready()
        while telegram.webhook.settings is None:  # noqa: ASYNC110 - the bot is about to set it
            await asyncio.sleep(0.05)
        yield Attacked(telegram, bot)
    finally:
        await bot.stop()
        await telegram.close()
        await video.close()


@asynccontextmanager
async def crowd(bot: BotProcess, count: int, behave: Client) -> AsyncIterator[None]:
    """So many clients during the block; each connects again when its connection has ended."""
    clients = [asyncio.create_task(_again_and_again(bot.port, behave)) for _ in range(count)]
    await asyncio.sleep(STARTS)
    try:
        yield
    finally:
        for client in clients:
            client.cancel()
        await asyncio.gather(*clients, return_exceptions=True)


async def _again_and_again(port: int, behave: Client) -> None:
    while True:
        with contextlib.suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            try:
                await behave(reader, writer)
            finally:
                writer.transport.abort()
        await asyncio.sleep(AGAIN)


async def orders_under(scene: Attacked, count: int, behave: Client, seconds: float) -> list[Figure]:
    """Let a crowd behave for so long, and order meanwhile."""
    scene.begin()
    until = time.monotonic() + seconds
    waits: list[float] = []
    async with crowd(scene.bot, count, behave):
        while not waits or time.monotonic() < until:
            waits.append(await scene.order())
            await asyncio.sleep(0.5)
        logged = scene.logged
    return [
        Figure("an order has its id after", statistics.median(waits), "s", ID_WITHIN),
        Figure("the slowest order has its id after", max(waits), "s", SLOWEST_ID_WITHIN),
        Figure(f"log in {seconds:g} s", logged / 1024, "KiB", LOG),
    ]


def _allow_connections() -> None:
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
