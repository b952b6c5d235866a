"""When the expired leases of crashed processes are handled."""

import pytest

from bot.pipeline.expiry import Expiry
from storage.errors import StorageUnavailable


class World:
    """A database that can be unreachable, and a clock that only the test changes."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.away = False
        self.lost = 0
        looks = (self.look, self.look)
        self.expiry = Expiry(looks, ping=self.ping, grace=10, clock=lambda: self.now)

    async def ping(self) -> None:
        if self.away:
            raise StorageUnavailable("away")

    async def look(self) -> bool:
        await self.ping()
        self.lost += 1
        return self.lost == 1


async def test_all_checks_run_each_time() -> None:
    """A check that finds something does not stop the others."""
    world = World()
    assert await world.expiry.check() and world.lost == 2
    assert not await world.expiry.check() and world.lost == 4


async def test_no_lease_counts_as_expired_soon_after_an_outage() -> None:
    """Leases are checked only after the database has been reachable for a while."""
    world = World()
    for away in (0, 9):
        world.now += away
        world.away = True
        with pytest.raises(StorageUnavailable):
            await world.expiry.check()
        world.away = False
    world.now += 9.9
    assert not await world.expiry.check() and not world.lost
    world.now += 0.1
    assert await world.expiry.check()
