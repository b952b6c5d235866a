"""Corrects times that were stored while the clock was ahead, so that no task waits for days."""

import logging
import time
from collections.abc import Callable

from bot.orders import TEXT_QUIET_FACTOR
from bot.pipeline.delivery_outcomes import PAUSES as DELIVERY_PAUSES
from bot.pipeline.edit_pace import LONGEST_PAUSE
from bot.pipeline.schedule import TrackerRules
from bot.settings import Settings
from storage.clock_repair import FarLease, FarTimes, Horizons
from storage.database import Database

log = logging.getLogger(__name__)

REPAIR_EVERY = 60.0  # seconds
LONGEST_FLOOD_PAUSE = 3600.0  # seconds; Telegram rarely requests a longer pause
MARGIN = 60.0  # seconds by which the clocks of two processes may differ


def horizons(settings: Settings) -> Horizons:
    """How far in the future each kind of time can be: the longest pause or lease of that kind, plus a margin."""
    leases = (settings.submit_lease, settings.delivery_lease, settings.ask_lease, settings.show_lease)
    return Horizons(
        soon=MARGIN,
        collecting=settings.album_quiet * TEXT_QUIET_FACTOR + MARGIN,
        queued=max(settings.submit_retry_window, settings.rate_limit_window) + MARGIN,
        running=TrackerRules.of(settings).longest_pause + MARGIN,
        ready=max(DELIVERY_PAUSES.cap, LONGEST_FLOOD_PAUSE) + MARGIN,
        shown=LONGEST_PAUSE + MARGIN,
        leased=max(leases) + MARGIN,
    )


class ClockRepair:
    """Runs once a minute. A lease is ended only if nobody has renewed it for longer than any lease lasts."""

    def __init__(
        self,
        *,
        database: Database,
        horizons: Horizons,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rows = FarTimes(database, horizons)
        self._longest_lease = horizons.leased - MARGIN
        self._clock = clock
        self._elapsed = elapsed
        self._next = 0.0
        self._leases: dict[FarLease, float] = {}  # leases that end too late, and when each was first seen

    async def run(self) -> bool:
        """Correct the times of tasks that would wait too long. Returns whether there were any. Raises StorageUnavailable."""
        now, elapsed = self._clock(), self._elapsed()
        if elapsed < self._next:
            return False
        self._next = elapsed + REPAIR_EVERY
        due = await self._rows.make_due(now)
        for task_id in due:
            log.warning("task %s: was due too far in the future (was the clock wrong?); it is due now", task_id)
        ended = await self._end_leases(now, elapsed)
        return bool(due) or ended

    async def _end_leases(self, now: float, elapsed: float) -> bool:
        found = await self._rows.leases(now)
        self._leases = {lease: self._leases.get(lease, elapsed) for lease in found}
        expired = [lease for lease, since in self._leases.items() if elapsed - since >= self._longest_lease]
        for lease in expired:
            log.warning(
                "task %s: its lease ended too far in the future (was the clock wrong?); it is ended now", lease.id
            )
            await self._rows.end(lease)
        return bool(expired)
