"""Twenty other chats that order during a flood, and how long each waits for the id of its task."""

import asyncio
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sandbox.telegram import Person, TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.e2e.bot_process import BotProcess

OTHERS = 20  # chats
ID_WITHIN = 2.0  # seconds
LONGEST = 120.0  # seconds after which an order counts as lost
MODES = ("polling", "webhook")


@dataclass
class Scene:
    """A running bot. `admin` is its admin; `others` are approved chats."""

    telegram: TelegramStandIn
    bot: BotProcess
    admin: Person
    others: list[Person] = field(default_factory=list)

    async def waits(self) -> list[float]:
        """Let every other chat order; the seconds until each has its task id, in ascending order."""
        return sorted(await asyncio.gather(*map(self._order, self.others)))

    async def _order(self, person: Person) -> float:
        chat, began = self.telegram.private(person), time.monotonic()
        asked = await self.telegram.send_text(chat, person, "/video a cat on the moon")
        try:
            await self.telegram.wait_for(chat, lambda message: "task_" in message.words, timeout=LONGEST, after=asked)
        except AssertionError:
            return LONGEST
        return time.monotonic() - began


Flood = Callable[[Scene, bool], Awaitable[None]]


async def alongside(flood: Flood, folder: Path, *, short: bool, **environment: str) -> list[Figure]:
    """Flood the bot, by polling and by webhook: how long the orders of other chats take."""
    figures = []
    for mode in MODES:
        place = folder / mode
        place.mkdir()
        async with scene(place, UPDATES=mode, **environment) as at:
            await flood(at, short)
            waits = await at.waits()
        figures += [
            Figure(f"{mode}: {OTHERS} other chats have their ids within (p99)", percentile(waits, 99), "s", ID_WITHIN),
            Figure(f"{mode}: half of them within", percentile(waits, 50), "s"),
        ]
    return figures


@asynccontextmanager
async def scene(folder: Path, **environment: str) -> AsyncIterator[Scene]:
    """A bot with an admin and twenty approved chats, which have already written to it."""
    telegram, video = TelegramStandIn(limits=True), VideoStandIn()
    await telegram.start()
    await video.start()
    admin = telegram.person("Admin")
    bot = BotProcess(telegram, video, folder, **{"ADMIN_IDS": str(admin.id), "LOG_LEVEL": "INFO"} | environment)
    try:
        await bot.start()
        at = Scene(telegram, bot, admin, [telegram.person(f"Other {number}") for number in range(OTHERS)])
        await _approve(at, needed=environment.get("ACCESS") == "approval")
        yield at
    finally:
        await bot.stop()
        await telegram.close()
        await video.close()


async def _approve(at: Scene, *, needed: bool) -> None:
    telegram = at.telegram
    for person in (at.admin, *at.others):
        telegram.private(person)
        person.started = True
    if not needed:
        return
    for person in at.others:
        await telegram.send_text(telegram.private(at.admin), at.admin, f"/allow {person.id}")
    for person in at.others:
        await telegram.wait_for(telegram.private(person), lambda message: bool(message.words))
    await asyncio.sleep(1.0)  # the welcomes have used up a second of the send limits


def percentile(ascending: list[float], percent: float) -> float:
    """The value that `percent` of all values do not exceed."""
    return ascending[max(0, math.ceil(len(ascending) * percent / 100) - 1)]
