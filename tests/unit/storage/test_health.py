"""Probes of the database: rarely while they succeed, often while they fail, and only certain failures hold up work."""

import asyncio

import pytest

from storage.errors import StorageFull, StorageUnavailable
from storage.health import Health


class Probed:
    """A database that the test lets fail, and a time that only the test changes."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.probes = 0
        self.error: Exception | None = None
        self.hangs = False
        self.health = Health(self.probe, every=4.0, timeout=0.05, clock=lambda: self.now)

    async def probe(self) -> None:
        self.probes += 1
        await asyncio.sleep(0)
        if self.hangs:
            await asyncio.Event().wait()
        if self.error:
            raise self.error

    async def fails(self) -> bool:
        try:
            await self.health.check()
        except StorageUnavailable:
            return True
        return False

    def holds_up(self) -> bool:
        try:
            self.health.require()
        except StorageUnavailable:
            return True
        return False


async def test_a_good_probe_holds_for_some_seconds_and_callers_share_it() -> None:
    probed = Probed()
    assert await asyncio.gather(*(probed.fails() for _ in range(20))) == [False] * 20
    probed.error = StorageFull("full")
    probed.now += 3.9
    assert not await probed.fails()
    assert probed.probes == 1
    probed.now += 0.2
    assert await probed.fails()
    assert probed.probes == 2


async def test_a_bad_probe_is_repeated_soon(caplog: pytest.LogCaptureFixture) -> None:
    """One line when it begins, one when it ends; the class of the error stays."""
    probed = Probed()
    probed.error = StorageFull("the disk is full")
    for _ in range(5):
        assert await probed.fails()
        probed.now += 0.5
    assert (probed.probes, probed.health.failing_for) == (5, 2.5)
    with pytest.raises(StorageFull, match="the disk is full"):
        probed.health.require()
    probed.error = None
    assert not await probed.fails()
    assert (probed.health.error, probed.health.failing_for, probed.holds_up()) == (None, 0.0, False)
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]


async def test_nothing_is_held_up_before_the_first_probe() -> None:
    assert not Probed().holds_up()


async def test_a_slow_database_is_not_ready_but_holds_up_nothing() -> None:
    probed = Probed()
    probed.hangs = True
    assert await probed.fails()
    assert not probed.holds_up()


async def test_an_unexpected_error_counts_as_an_outage() -> None:
    """A driver may raise anything; the write did not work."""
    probed = Probed()
    probed.error = ValueError("what is this?")
    assert await probed.fails()
    assert probed.holds_up()
