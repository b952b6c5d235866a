"""The right to work on a row: measured by both clocks, renewed by one timer, and gone when the database says so."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace

import pytest

from bot.pipeline.lease import MARGIN, Leases, Stalled
from storage.database import Database
from storage.tasks import Task
from tests.e2e.arrivals import until
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.world import DRIVER_ERRORS, AilingDatabase, Clock

LENGTH = 30.0
LEFT = LENGTH * MARGIN


@dataclass
class Rows:
    """What the database says to renewals, and what it was asked."""

    keeps: bool = True
    errors: list[Exception] = field(default_factory=list)
    asked: list[tuple[str, float, float, float]] = field(default_factory=list)
    hang: asyncio.Event | None = None

    async def renew(self, task: Task, *, seen_lease: float, asked_lease: float, lease_until: float) -> bool:
        self.asked.append((task.id, seen_lease, asked_lease, lease_until))
        if self.hang:
            await self.hang.wait()
        if self.errors:
            raise self.errors.pop(0)
        return self.keeps


async def claimed(database: Database, *, length: float = LENGTH, intent: str = "one") -> Task:
    return replace(await added(database, intent=intent), lease_until=NOW + length)


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
    ailing: AilingDatabase, wall: float, machine: float, *, spends: bool
) -> None:
    clock, elapsed = Clock(), Clock(100.0)
    async with leases(Rows(), clock, elapsed).held(await claimed(ailing)) as lease:
        later(clock, wall)
        later(elapsed, machine)
        if spends:
            lease.spend()
        else:
            with pytest.raises(Stalled):
                lease.spend()
        assert lease.spent is spends


async def test_a_row_that_was_given_up_is_not_sent(ailing: AilingDatabase) -> None:
    """A renewal that finds it moved on says so at once, however much time seems to be left."""
    clock, elapsed, rows = Clock(), Clock(), Rows(keeps=False)
    kept = leases(rows, clock, elapsed)
    async with kept.held(await claimed(ailing)) as lease:
        later(clock, LENGTH)
        await kept.renew_overdue()
        later(clock, -LENGTH)
        with pytest.raises(Stalled):
            lease.spend()
        lease.had(NOW + LENGTH, lease.now())
        lease.spend()


async def test_a_clock_that_jumped_ahead_renews_before_anything_is_given_up(ailing: AilingDatabase) -> None:
    clock, elapsed, rows = Clock(), Clock(), Rows()
    kept = leases(rows, clock, elapsed)
    task = await claimed(ailing)
    async with kept.held(task) as lease:
        await kept.renew_overdue()
        assert rows.asked == []
        later(clock, 7200)
        await kept.renew_overdue()
        assert rows.asked == [(task.id, NOW + LENGTH, 0.0, clock.now + LENGTH)]
        assert lease.row.lease_until == clock.now + LENGTH
        lease.spend()


async def test_a_renewal_without_an_answer_is_remembered(ailing: AilingDatabase) -> None:
    """It may have been carried out: the next one names both ends. The error reaches whoever would give rows up."""
    clock, elapsed, rows = Clock(NOW + LENGTH), Clock(), Rows(errors=[DRIVER_ERRORS[0]])
    kept = leases(rows, clock, elapsed)
    task = await claimed(ailing)
    async with kept.held(task):
        with pytest.raises(type(DRIVER_ERRORS[0])):
            await kept.renew_overdue()
        later(clock, 5)
        await kept.renew_overdue()
    assert rows.asked[1] == (task.id, NOW + LENGTH, NOW + 2 * LENGTH, NOW + 2 * LENGTH + 5)


@pytest.mark.parametrize("error", DRIVER_ERRORS, ids=lambda error: type(error).__name__)
async def test_no_error_of_the_database_ends_the_renewals(ailing: AilingDatabase, error: Exception) -> None:
    rows = Rows(errors=[error, error])
    async with leases(rows, Clock(), Clock(), 0.06).held(await claimed(ailing)):
        await until(lambda: len(rows.asked) >= 4)


async def test_one_timer_renews_all_and_ends_with_the_last(ailing: AilingDatabase) -> None:
    """A row costs no task of its own; a renewal that hangs holds up no other row's."""
    rows = Rows()
    kept = leases(rows, Clock(), Clock(), 0.06)
    tasks = [await claimed(ailing, intent=str(number)) for number in range(5)]
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
