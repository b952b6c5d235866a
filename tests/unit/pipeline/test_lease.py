"""Leases are measured by both clocks, renewed by one timer, and lost when the database refuses a renewal."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace

import pytest

from bot.pipeline.lease import MARGIN, Leases, Stalled
from storage.database import Database
from storage.model import Task
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.world import DRIVER_ERRORS, Clock, FailingDatabase

LENGTH = 30.0
LEFT = LENGTH * MARGIN


@dataclass
class Rows:
    """A repository that answers renewals as set by the test, and records them."""

    keeps: bool = True
    errors: list[Exception] = field(default_factory=list)
    asked: list[tuple[str, float, float, float]] = field(default_factory=list)
    hang: asyncio.Event | None = None

    async def renew(self, task: Task, *, seen_lease: float, unconfirmed_lease: float, lease_until: float) -> bool:
        self.asked.append((task.id, seen_lease, unconfirmed_lease, lease_until))
        if self.hang:
            await self.hang.wait()
        if self.errors:
            raise self.errors.pop(0)
        return self.keeps


async def claimed(database: Database, *, length: float = LENGTH, key: str = "one") -> Task:
    return replace(await added(database, key=key), lease_until=NOW + length)


def leases(rows: Rows, clock: Clock, elapsed: Clock, length: float = LENGTH) -> Leases:
    return Leases("tests", length, rows.renew, clock=clock, elapsed=elapsed)


def later(clock: Clock, seconds: float) -> None:
    clock.now += seconds


@pytest.mark.parametrize(("wall", "machine", "spends"), [
    (0, 0, True),
    (LENGTH - LEFT - 1, LENGTH - LEFT - 1, True),
    (LENGTH - LEFT + 1, 0, False),  # a machine that slept
    (0, LENGTH - LEFT + 1, False),  # a clock that was set back
    (-3600, LENGTH * 2, False),
    (3600, 1, False),
])  # fmt: skip
async def test_a_lease_is_measured_by_both_clocks(
    failing: FailingDatabase, wall: float, machine: float, *, spends: bool
) -> None:
    clock, elapsed = Clock(), Clock(100.0)
    async with leases(Rows(), clock, elapsed).held(await claimed(failing)) as lease:
        later(clock, wall)
        later(elapsed, machine)
        if spends:
            lease.spend()
        else:
            with pytest.raises(Stalled):
                lease.spend()
        assert lease.spent is spends


async def test_a_lost_lease_forbids_the_send(failing: FailingDatabase) -> None:
    """A refused renewal counts at once, even if time seems to be left."""
    clock, elapsed, rows = Clock(), Clock(), Rows(keeps=False)
    kept = leases(rows, clock, elapsed)
    async with kept.held(await claimed(failing)) as lease:
        later(clock, LENGTH)
        await kept.renew_overdue()
        later(clock, -LENGTH)
        with pytest.raises(Stalled):
            lease.spend()
        lease.renewed(NOW + LENGTH, lease.now())
        lease.spend()


async def test_a_lease_is_renewed_after_the_clock_jumped_ahead(failing: FailingDatabase) -> None:
    clock, elapsed, rows = Clock(), Clock(), Rows()
    kept = leases(rows, clock, elapsed)
    task = await claimed(failing)
    async with kept.held(task) as lease:
        await kept.renew_overdue()
        assert rows.asked == []
        later(clock, 7200)
        await kept.renew_overdue()
        assert rows.asked == [(task.id, NOW + LENGTH, 0.0, clock.now + LENGTH)]
        assert lease.row.lease_until == clock.now + LENGTH
        lease.spend()


async def test_a_renewal_without_an_answer_is_remembered(failing: FailingDatabase) -> None:
    """It may have been committed, so the next one names both ends. The caller gets the error."""
    clock, elapsed, rows = Clock(NOW + LENGTH), Clock(), Rows(errors=[DRIVER_ERRORS[0]])
    kept = leases(rows, clock, elapsed)
    task = await claimed(failing)
    async with kept.held(task):
        with pytest.raises(type(DRIVER_ERRORS[0])):
            await kept.renew_overdue()
        later(clock, 5)
        await kept.renew_overdue()
    assert rows.asked[1] == (task.id, NOW + LENGTH, NOW + 2 * LENGTH, NOW + 2 * LENGTH + 5)


@pytest.mark.parametrize("error", DRIVER_ERRORS, ids=lambda error: type(error).__name__)
async def test_no_database_error_ends_the_renewals(failing: FailingDatabase, error: Exception) -> None:
    rows = Rows(errors=[error, error])
    async with leases(rows, Clock(), Clock(), 0.06).held(await claimed(failing)):
        await until(lambda: len(rows.asked) >= 4)


async def test_one_timer_renews_all_leases_and_ends_with_the_last(failing: FailingDatabase) -> None:
    """A lease needs no asyncio task of its own, and a renewal that hangs does not delay others."""
    rows = Rows()
    kept = leases(rows, Clock(), Clock(), 0.06)
    tasks = [await claimed(failing, key=str(number)) for number in range(5)]
    before = len(asyncio.all_tasks())
    async with AsyncExitStack() as stack:
        for task in tasks:
            await stack.enter_async_context(kept.held(task))
        assert len(asyncio.all_tasks()) == before
        rows.hang = asyncio.Event()
        await until(lambda: len({asked[0] for asked in rows.asked}) == 5)
    quiet = len(rows.asked)
    await asyncio.sleep(0.2)
    assert len(rows.asked) == quiet and len(asyncio.all_tasks()) == before
