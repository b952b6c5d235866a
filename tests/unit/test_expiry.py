"""When what dead processes left behind is given up."""

import pytest

from bot.pipeline.expiry import Expiry
from storage.errors import StorageUnavailable


class World:
    """A database that can be away, and a clock that only the test moves."""

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


async def test_both_kinds_are_looked_for_each_time() -> None:
    """The one that was found does not hide the other."""
    world = World()
    assert await world.expiry.check() and world.lost == 2
    assert not await world.expiry.check() and world.lost == 4


async def test_after_the_database_was_away_others_may_speak_first() -> None:
    """Nothing is given up until it has been there for a while, without a break."""
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
