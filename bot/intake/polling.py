"""Long polling, at least once: fetch, dispatch, and acknowledge only updates that were handled."""

import asyncio
import logging
import random
import time
from collections.abc import Callable, Sequence
from functools import partial

from telegram import Bot

from bot.backoff import Backoff
from bot.botapi.json_answers import is_update_id
from bot.intake import ALLOWED_UPDATES, RawUpdate
from bot.intake.dispatcher import Dispatcher
from bot.intake.fetching import UpdateSource
from bot.intake.lanes import NotAccepted
from bot.intake.offset import Offset
from bot.intake.outage import Outage, Random, Sleep
from bot.intake.outage_reasons import OutageReason
from bot.intake.traces import traceback_of

logger = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 1.0  # seconds after an unexpected error
EARLY = 1.0  # seconds before which a long poll without news ends only if something is wrong
IDLE_PAUSES = Backoff(base=0.05, cap=1.0)  # after such polls in a row; an update waits for so long at most
WORTH_A_LINE = 10  # such polls in a row before the log has a line about them
DATABASE_FAILS = OutageReason(
    "database",
    "The database cannot be used: no update is acknowledged, Telegram keeps them; trying again",
    level=logging.ERROR,
)


class Poller:
    """Polls while updates are being handled: a stuck chat holds back the offset but not the other chats.

    getUpdates always starts at the lowest unacknowledged update and returns at most 100, so other chats continue
    for 99 updates past a stuck one. Times are seconds. `pace`: pause between two polls with the same offset, because
    Telegram returns only one update to a poll that repeats an offset within half a second.
    `ready`: Telegram has answered once. `caught_up`: all pending updates were handled once.
    """

    def __init__(
        self,
        bot: Bot,
        dispatcher: Dispatcher,
        allowed_updates: Sequence[str] = ALLOWED_UPDATES,
        *,
        long_poll: int = 25,
        pace: float = 0.6,
        most_in_flight: int = 100,
        sleep: Sleep = asyncio.sleep,
        rand: Random = random.random,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._telegram = Outage("Telegram answers again", first=1, cap=30, sleep=sleep, rand=rand)
        self._database = Outage("The database works again", first=1, cap=4, sleep=sleep, rand=rand)
        self._source = UpdateSource(bot, allowed_updates, self._telegram)
        self._dispatcher = dispatcher
        self._long_poll = long_poll
        self._pace = pace
        self._most_in_flight = most_in_flight
        self._sleep = sleep
        self._clock = clock
        self._offset = Offset()
        self._running: dict[int, asyncio.Task[None]] = {}
        self._waiting_for_database: set[int] = set()
        self._idle_polls = 0
        self._loop: asyncio.Task[None] | None = None
        self.ready = self._source.ready
        self.caught_up = asyncio.Event()

    @property
    def is_connected(self) -> bool:
        """Whether Telegram's last answer was good."""
        return self.ready.is_set() and not self._telegram.lasts

    def start(self) -> None:
        self._loop = asyncio.create_task(self._run(), name="polling")

    async def stop(self, grace: float) -> None:
        """Stop fetching at once, give updates being handled `grace` seconds, then acknowledge those that were.

        Takes at most `grace` plus four seconds. The dispatcher accepts no updates afterwards.
        """
        if self._loop is not None:
            await _end(self._loop)
        await self._dispatcher.drain(grace)
        await _end(*self._running.values())
        await self._source.confirm(self._offset.value)

    async def _run(self) -> None:
        while True:
            try:
                await self._round()
            except Exception as bug:  # noqa: BLE001 - a bot that stopped polling would look healthy
                logger.error("A round of polling failed:\n%s", traceback_of(bug))
                await self._sleep(TRY_AGAIN_AFTER)

    async def _round(self) -> None:
        if len(self._running) < self._most_in_flight:
            await self._fetch()
        if self._running:
            await asyncio.wait(self._running.values(), timeout=self._pace)

    async def _fetch(self) -> None:
        caught_up, nothing_runs, began = self.caught_up.is_set(), not self._running, self._clock()
        updates = await self._source.fetch(self._offset.value, self._long_poll if caught_up and nothing_runs else 0)
        if not updates and not self._running:
            self.caught_up.set()
        readable = [raw for raw in updates if is_update_id(raw.get("update_id"))]
        if nameless := len(updates) - len(readable):
            self._dispatcher.drop(nameless)
        news = [self._begin_if_new(raw) for raw in readable]
        if any(news) or not nothing_runs or self._clock() - began >= EARLY:
            self._idle_polls = 0
        elif caught_up or updates:
            await self._pause_idle()

    def _begin_if_new(self, raw: RawUpdate) -> bool:
        """Begin to handle an update, unless too many are being handled. Returns whether it was not known."""
        update_id: int = raw["update_id"]
        if self._offset.has_seen(update_id) or len(self._running) >= self._most_in_flight:
            return False
        self._begin(update_id, raw)
        return not self._dispatcher.has_handled(update_id)

    async def _pause_idle(self) -> None:
        """A broken server answers at once with nothing new: poll it less and less often."""
        if self._idle_polls == WORTH_A_LINE:
            logger.warning("getUpdates answers at once and with nothing new: the Bot API server or a proxy is broken")
        await self._sleep(IDLE_PAUSES.pause(self._idle_polls))
        self._idle_polls += 1

    def _begin(self, update_id: int, raw: RawUpdate) -> None:
        self._offset.start(update_id)
        self._running[update_id] = asyncio.create_task(self._dispatch(update_id, raw), name=f"update {update_id}")

    async def _dispatch(self, update_id: int, raw: RawUpdate) -> None:
        try:
            while not await self._is_handled(update_id, raw):
                await self._sleep(TRY_AGAIN_AFTER)
            self._offset.finish(update_id)
        finally:
            del self._running[update_id]
        self._waiting_for_database.discard(update_id)
        if not self._waiting_for_database:
            self._database.over()

    async def _is_handled(self, update_id: int, raw: RawUpdate) -> bool:
        try:
            await self._dispatcher.dispatch(raw, partial(self._wait_for_database, update_id))
        except NotAccepted:
            return False
        except Exception as bug:  # noqa: BLE001 - Telegram keeps updates that are not acknowledged
            logger.error("Update %d could not be dispatched:\n%s", update_id, traceback_of(bug))
            return False
        return True

    async def _wait_for_database(self, update_id: int) -> None:
        self._waiting_for_database.add(update_id)
        await self._database.pause(DATABASE_FAILS)


async def _end(*tasks: asyncio.Task[None]) -> None:
    for task in tasks:
        task.cancel()
    if tasks:
        await asyncio.wait(tasks)
