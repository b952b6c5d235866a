"""Handles only the newest request of each user: a query arrives with every letter that somebody types."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable

from telegram.error import TelegramError

from bot.botapi.urgency import Urgency, sending_as
from bot.flood_log import FloodLog
from storage.records import dataclass

log = logging.getLogger(__name__)

USEFUL_FOR = 10.0  # seconds after its arrival in which a query can be answered
AT_ONCE = 8  # queries being answered, of all users
MOST_USERS = 200  # that have a query; those of others are dropped meanwhile

Work = Callable[[], Awaitable[None]]


@dataclass(frozen=True)
class _Query:
    work: Work
    useful_until: float


class NewestOnly:
    """Runs at most one query of a user at a time, and keeps at most one that waits: a newer one replaces it.

    Nothing is kept across restarts and no update waits for it. `clock`: monotonic seconds.
    """

    def __init__(
        self, *, at_once: int = AT_ONCE, most_users: int = MOST_USERS, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._most_users = most_users
        self._clock = clock
        self._newest: dict[int, _Query] = {}
        self._running: dict[int, asyncio.Task[None]] = {}
        self._flood_log = FloodLog(log)

    def put(self, user_id: int, work: Work, arrived_at: float) -> None:
        """Run `work` soon, unless a newer one of this user comes first or it is too late. `arrived_at`: monotonic seconds."""
        if user_id not in self._running and len(self._running) >= self._most_users:
            return self._flood_log.count("inline queries are dropped", "too many users")
        self._newest[user_id] = _Query(work, min(arrived_at, self._clock()) + USEFUL_FOR)
        if user_id not in self._running:
            task = asyncio.create_task(self._serve(user_id), name="inline query")
            self._running[user_id] = task

    async def close(self) -> None:
        """Give up what is not answered: the user types on, or again."""
        running = list(self._running.values())
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)

    async def _serve(self, user_id: int) -> None:
        try:
            while user_id in self._newest:
                async with self._places:
                    await self._run(self._newest.pop(user_id))
        finally:
            self._newest.pop(user_id, None)
            del self._running[user_id]

    async def _run(self, query: _Query) -> None:
        left = query.useful_until - self._clock()
        if left <= 0:
            return
        try:
            async with asyncio.timeout(left):
                with sending_as(Urgency.ANSWER):
                    await query.work()
        except TimeoutError:
            log.debug("an inline query was not answered in time")
        except TelegramError as error:
            self._flood_log.count("an inline query is not answered", f"{type(error).__name__}: {error.message}")
        except Exception as error:  # noqa: BLE001 - nobody else would report it; its message may quote the user
            self._flood_log.count("an inline query is not answered", type(error).__qualname__)
