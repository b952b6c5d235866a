"""Backoff with one log line per outage."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable

from bot.intake.trouble import Trouble

logger = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]
Random = Callable[[], float]
MOST_DOUBLINGS = 10


class Outage:
    """Waits that double from `first` to `cap` seconds, with jitter, until `over()` is called."""

    def __init__(
        self,
        recovered: str,
        *,
        first: float,
        cap: float,
        sleep: Sleep = asyncio.sleep,
        rand: Random = random.random,
    ) -> None:
        self._recovered = recovered
        self._first = first
        self._cap = cap
        self._sleep = sleep
        self._random = rand
        self._tries = 0
        self._told: set[str] = set()

    @property
    def lasts(self) -> bool:
        return bool(self._told)

    async def pause(self, trouble: Trouble) -> None:
        """Log a trouble once, then wait."""
        if trouble.kind not in self._told:
            self._told.add(trouble.kind)
            logger.log(trouble.level, "%s", trouble.line)
        longest = min(self._cap, self._first * 2 ** min(self._tries, MOST_DOUBLINGS))
        self._tries += 1
        await self._sleep(max(trouble.at_least, longest * (0.5 + self._random() / 2)))

    def over(self) -> None:
        if self._told:
            logger.info("%s", self._recovered)
        self._told.clear()
        self._tries = 0
