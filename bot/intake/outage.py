"""Backoff with one log line per outage."""

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable

from bot.backoff import Backoff
from bot.intake.outage_reasons import OutageReason

logger = logging.getLogger(__name__)

Sleep = Callable[[float], Awaitable[None]]
Random = Callable[[], float]
SPREAD = (0.5, 1.0)  # parts of a pause


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
        self._pauses = Backoff(first, cap, SPREAD, dice=lambda low, high: low + (high - low) * rand())
        self._sleep = sleep
        self._tries = 0
        self._told: set[str] = set()

    @property
    def lasts(self) -> bool:
        return bool(self._told)

    async def pause(self, trouble: OutageReason) -> None:
        """Log a trouble once, then wait."""
        if trouble.kind not in self._told:
            self._told.add(trouble.kind)
            logger.log(trouble.level, "%s", trouble.line)
        pause = max(trouble.at_least, self._pauses.pause(self._tries))
        self._tries += 1
        await self._sleep(pause)

    def over(self) -> None:
        if self._told:
            logger.info("%s", self._recovered)
        self._told.clear()
        self._tries = 0
