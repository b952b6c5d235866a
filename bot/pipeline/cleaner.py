"""Deletes finished tasks that are older than the configured retention, and accounts that nobody needs any more."""

import logging
import time
from collections.abc import Callable
from datetime import UTC, datetime

from storage.budgets import Budgets
from storage.database import Database
from storage.ledger import Ledger
from storage.retention import Retention

log = logging.getLogger(__name__)

CHARGES_KEPT = 400 * 86_400.0  # seconds: a year of accounts. Budgets and /stats need two months
PERIODS_KEPT = 62 * 86_400.0  # seconds: a charge may be given back in the month after


class Cleaner:
    """`keep`: seconds for which finished tasks are kept."""

    def __init__(self, database: Database, keep: float, clock: Callable[[], float] = time.time) -> None:
        self._retention = Retention(database)
        self._ledger = Ledger(database)
        self._budgets = Budgets(database)
        self._keep = keep
        self._clock = clock

    async def clean(self) -> None:
        """Delete once. Safe to run in several processes at the same time."""
        now = self._clock()
        deleted = await self._retention.delete_finished(keep=self._keep, now=now)
        await self._ledger.delete_before(_day(now - CHARGES_KEPT))
        await self._budgets.delete_before(_day(now - PERIODS_KEPT))
        if deleted:
            log.info("%s finished tasks were deleted with their prompts", deleted)


def _day(at: float) -> str:
    """The date in UTC; that of another time zone differs by a day at most."""
    return datetime.fromtimestamp(max(at, 0.0), UTC).date().isoformat()
