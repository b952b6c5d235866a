"""Probes the database all the time, and notifies the admins when nothing can be stored, and when it works again."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bot.access.admins import BotAdmins
from storage.database import Database
from storage.errors import StorageDamaged, StorageFull, StorageGone, StorageUnavailable

log = logging.getLogger(__name__)

# Errors that a person has to end are reported at once. Others may be a restart of the server or another program's lock.
KINDS: dict[type[StorageUnavailable], str] = {StorageFull: "full", StorageGone: "gone", StorageDamaged: "damaged"}
OTHER = "fails"
OTHERS_AFTER = 30.0  # seconds
VERIFY_EVERY = 30.0  # seconds between two looks for damage in a small database
VERIFY_SHARE = 200.0  # in a large one: this many times as long as the look took
LOOK_EVERY = 1.0  # seconds between two looks at the result of the probes


class DatabaseWatch:
    """One notification at the beginning of an outage, and one at its end. Times are seconds."""

    def __init__(self, database: Database, admins: BotAdmins, *, others_after: float = OTHERS_AFTER) -> None:
        self._database = database
        self._health = database.health
        self._admins = admins
        self._others_after = others_after
        self._reported = False

    @asynccontextmanager
    async def watching(self, look_every: float = LOOK_EVERY) -> AsyncIterator[None]:
        """Probe and notify during the block. Telegram may be slow, so the probes do not wait for the notifications."""
        tasks = [
            asyncio.create_task(self._probe(), name="probing the database"),
            asyncio.create_task(self._verify(), name="verifying the database"),
            asyncio.create_task(self._report(look_every), name="reporting the database"),
        ]
        try:
            yield
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def look(self) -> None:
        """Notify the admins if an outage has begun or ended since the last look. Never raises."""
        error = self._health.error
        if error is None:
            if self._reported:
                self._reported = False
                await self._admins.notify("owner-database-works")
        elif not self._reported:
            kind = KINDS.get(type(error), OTHER)
            if kind != OTHER or self._health.failing_for >= self._others_after:
                self._reported = True
                await self._admins.notify(f"owner-database-{kind}")

    async def _probe(self) -> None:
        while True:
            with suppress(StorageUnavailable):
                await self._health.check()
            await asyncio.sleep(self._health.next_probe)

    async def _verify(self) -> None:
        """Look for damage that no statement has met yet. What is found makes the next probe fail."""
        pause = VERIFY_EVERY
        while True:
            await asyncio.sleep(pause)
            began = time.monotonic()
            try:
                await self._database.verify()
            except StorageUnavailable as error:
                log.debug("the database could not be verified: %s", error)  # the probes log what lasts
            pause = max(VERIFY_EVERY, VERIFY_SHARE * (time.monotonic() - began))

    async def _report(self, look_every: float) -> None:
        while True:
            await asyncio.sleep(look_every)
            await self.look()
