"""Deletes finished tasks that are older than the configured retention."""

import logging
import time
from collections.abc import Callable

from storage.database import Database
from storage.retention import Retention

log = logging.getLogger(__name__)


class Cleaner:
    """`keep`: seconds for which finished tasks are kept."""

    def __init__(self, database: Database, keep: float, clock: Callable[[], float] = time.time) -> None:
        self._retention = Retention(database)
        self._keep = keep
        self._clock = clock

    async def clean(self) -> None:
        """Delete once. Safe to run in several processes at the same time."""
        deleted = await self._retention.delete_finished(keep=self._keep, now=self._clock())
        if deleted:
            log.info("%s finished tasks were deleted with their prompts", deleted)
