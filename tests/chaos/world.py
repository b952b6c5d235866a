"""A separate environment for a series of bots: stand-ins, a database, and restarts."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.chaos.books import Books
from tests.chaos.forks import KillableBot
from tests.chaos.ledger import Ledger
from tests.chaos.prices import PRICES, money_settings
from tests.e2e.forked import killed

SETTLES = 40.0  # seconds within which all work is done after a kill, on a busy machine
POLL = 0.03  # seconds


class Crashed(Exception):
    """The bot ended without being killed."""


class World:
    """Runs one scenario at a time. `in_flight`: rows that were being submitted when a bot died.

    `is_spoiled`: the leftovers of a failure would disturb the next scenario. `owner`: an admin, where a scenario needs one;
    always the same, so that one start does for several scenarios.
    """

    def __init__(self, telegram: TelegramStandIn, video: VideoStandIn, bot: KillableBot) -> None:
        self.telegram = telegram
        self.video = video
        self.bot = bot
        self.owner = telegram.person("Owner")
        self.engine = bot.environment["DATABASE_URL"].partition(":")[0]
        self.deaths = 0
        self.in_flight: set[str] = set()
        self.is_spoiled = False
        self._usual = dict(bot.environment)
        self._ready = asyncio.Event()
        self._reviver: asyncio.Task[None] | None = None
        self._ledger: Ledger | None = None

    @property
    def ledger(self) -> Ledger:
        assert self._ledger is not None
        return self._ledger

    async def begin(self) -> None:
        await self._start()
        self._ledger = await Ledger.open(self.bot.environment["DATABASE_URL"])

    def begin_again(self) -> None:
        """Clear all deaths and faults."""
        self.clear_the_way()
        self.deaths = 0
        self.in_flight = set()

    def clear_the_way(self) -> None:
        """Clear all faults and holds of the stand-ins."""
        self.telegram.faults.clear()
        self.video.faults.clear()
        self.video.holds.release_all()

    async def books(self) -> Books:
        """The ledger, the budgets and the bills of all scenarios so far. Call it when the world is settled."""
        return await Books.read(self.ledger, self.video.bills)

    async def end(self) -> None:
        await self._let_go()
        if self.bot.process is not None:
            await self.bot.kill()
        if self._ledger is not None:
            await self._ledger.close()

    async def restart(self, **environment: str) -> None:
        """Stop the bot gracefully and start it with other settings; without arguments, with the usual ones."""
        if self.bot.environment == self._usual | environment:
            return
        await self._let_go()
        await self.bot.kill()
        self.bot.environment = self._usual | environment
        await self._start()

    async def kill(self) -> None:
        """Kill -9 from outside. The next bot is started at once."""
        assert self.bot.process is not None
        self.bot.process.kill()

    async def settled(self) -> None:
        """Wait until the bot runs, every update is acknowledged, all rows are done and every photo was fetched."""
        try:
            async with asyncio.timeout(SETTLES):
                while not await self._is_quiet():  # noqa: ASYNC110 - there is no event for it across three processes
                    await asyncio.sleep(POLL)
        except TimeoutError:
            rows = await self.ledger.rows("SELECT id, state, show_at, show_lease, status_message_id FROM tasks")
            moving = [
                dict(row) for row in rows if row["state"] in {"collecting", "queued", "submitting"} or row["show_at"]
            ]
            pending = self.telegram.pending_update_count
            raise AssertionError(f"not at rest within {SETTLES} s: {pending} updates, rows {moving}") from None

    async def _is_quiet(self) -> bool:
        if self._reviver is not None and self._reviver.done():
            await self._reviver
        alive = self._ready.is_set() and self.bot.process is not None and self.bot.process.returncode is None
        if not alive or self.telegram.pending_update_count:
            return False
        fetched = all(len(create.images) >= len(create.links) for create in self.video.creates if create.task_id)
        return fetched and await self.ledger.quiet()

    async def _start(self) -> None:
        await self._up()
        self._ready.set()
        self._reviver = asyncio.create_task(self._revive(), name="reviver")

    async def _let_go(self) -> None:
        if self._reviver is not None:
            self._reviver.cancel()
            await asyncio.gather(self._reviver, return_exceptions=True)

    async def _up(self) -> None:
        """Start the bot, and again if a death was requested at startup."""
        while True:
            try:
                return await self.bot.start()
            except AssertionError:
                await self._buried()

    async def _revive(self) -> None:
        while True:
            assert self.bot.process is not None
            await self.bot.process.wait()
            self._ready.clear()
            await self._buried()
            await self._up()
            self._ready.set()

    async def _buried(self) -> None:
        code = self.bot.process.returncode if self.bot.process else None
        if not killed(code):
            raise Crashed(f"the bot ended with {code}:\n{self.bot.log()[-3000:]}")
        self.deaths += 1
        self.in_flight |= await self.ledger.in_flight()
        await self.ledger.let_time_pass()


@asynccontextmanager
async def opened(folder: Path, database_url: str) -> AsyncIterator[World]:
    """A world with a running bot."""
    telegram, video = TelegramStandIn(privacy=False), VideoStandIn(prices=PRICES)
    video.script(life="stuck", times=None)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(telegram.close)
        stack.push_async_callback(video.close)
        await telegram.start()
        await video.start()
        settings = {
            # Longer than a busy machine stalls: timeouts of a live bot are not tested here.
            "SUBMIT_LEASE": "20", "CREATE_TIMEOUT": "20", "ALBUM_QUIET": "2",
            "SUBMIT_RETRY_WINDOW": "60", "RATE_LIMIT_WINDOW": "60",
            # Tasks are not polled once they have an id: steps 6 and 7 are tested by the storm.
            "POLL_INTERVAL": "3600",
        } | money_settings(folder)  # fmt: skip
        bot = KillableBot(telegram, video, folder, DATABASE_URL=database_url, **settings)
        world = World(telegram, video, bot)
        stack.push_async_callback(bot.end)
        stack.push_async_callback(world.end)
        await world.begin()
        yield world
