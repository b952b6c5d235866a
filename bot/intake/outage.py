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
SPREAD = (0.5, 1.0)  # jitter, as fractions of a pause


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
        self._pauses = Backoff(first, cap, SPREAD, uniform=lambda low, high: low + (high - low) * rand())
        self._sleep = sleep
        self._tries = 0
        self._logged: set[str] = set()

    @property
    def lasts(self) -> bool:
        return bool(self._logged)

    async def pause(self, reason: OutageReason) -> None:
        """Log a reason once per outage, then wait."""
        if reason.kind not in self._logged:
            self._logged.add(reason.kind)
            logger.log(reason.level, "%s", reason.line)
        pause = max(reason.at_least, self._pauses.pause(self._tries))
        self._tries += 1
        await self._sleep(pause)

    def over(self) -> None:
        if self._logged:
            logger.info("%s", self._recovered)
        self._logged.clear()
        self._tries = 0
