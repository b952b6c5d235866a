"""The admins are notified once when nothing can be stored, and once when it works again."""

import asyncio
import logging

import pytest

from bot.pipeline.database_watch import DatabaseWatch
from storage.errors import StorageDamaged, StorageFull, StorageGone, StorageUnavailable
from storage.health import RETRY_EVERY, Health
from tests.unit.pipeline.world import Admin, FailingDatabase


class Watched:
    """A watch over probes that raise `error`, and a time that only the test changes."""

    def __init__(self, database: FailingDatabase, admin: Admin) -> None:
        self.now = 0.0
        self.error: Exception | None = None
        database.health = Health(self.probe, clock=lambda: self.now)
        self.health = database.health
        self.watch = DatabaseWatch(database, admin.admins)

    async def probe(self) -> None:
        if self.error:
            raise self.error

    async def after(self, seconds: float, error: Exception | None) -> None:
        """Probe with this error, and look."""
        self.now += seconds
        self.error = error
        try:
            await self.health.check()
        except StorageUnavailable:
            await self.watch.look()
        else:
            await self.watch.look()


@pytest.fixture
def watched(failing: FailingDatabase, olga: Admin) -> Watched:
    return Watched(failing, olga)


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (StorageFull("full"), "disk of the database is full"),
        (StorageGone("gone"), "deleted or replaced"),
        (StorageDamaged("damaged"), "Restore it from a backup"),
    ],
    ids=["full", "gone", "damaged"],
)
async def test_what_a_person_has_to_end_is_reported_at_once(
    watched: Watched, olga: Admin, error: Exception, words: str
) -> None:
    for _ in range(5):
        await watched.after(60, error)
    [said] = olga.read
    assert words in said and "nothing is charged" in said
    await watched.after(60, None)
    await watched.after(60, None)
    assert [("works again" in text) for text in olga.read] == [False, True]


async def test_a_short_outage_is_not_reported(watched: Watched, olga: Admin) -> None:
    """Neither its beginning nor its end: the server may have been restarted."""
    await watched.after(10, StorageUnavailable("no connection"))
    await watched.after(29, StorageUnavailable("no connection"))
    await watched.after(10, None)
    assert olga.read == []
    await watched.after(10, StorageUnavailable("no connection"))
    await watched.after(31, StorageUnavailable("no connection"))
    assert len(olga.read) == 1 and "can’t write to the database" in olga.read[0]


async def test_it_probes_by_itself(watched: Watched, olga: Admin, caplog: pytest.LogCaptureFixture) -> None:
    """Nobody has to ask /readyz; one line in the log, whatever the number of probes is."""
    caplog.set_level(logging.ERROR)
    watched.error = StorageFull("the disk is full")
    async with asyncio.timeout(30), watched.watch.watching(look_every=0.01):
        while not olga.read:
            watched.now += RETRY_EVERY
            await asyncio.sleep(0.01)
    assert sum("nothing can be stored" in message for message in caplog.messages) == 1
