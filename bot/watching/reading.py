"""Reads from the database what metrics show of it: not more often than every few seconds, however often it is scraped."""

import asyncio
import logging
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import field

from bot.money import Periods
from storage.agenda import Work
from storage.budgets import EVERYONE, Budget, Budgets, Unit
from storage.database import Database
from storage.records import dataclass
from storage.watching import DaySum, Watching

log = logging.getLogger(__name__)

READ_EVERY = 5.0  # seconds
READ_WITHIN = 4.0  # seconds; Prometheus waits for ten
PAST_DAYS_EVERY = 3600.0  # seconds after which a past day of the month is read again: only refunds change it


@dataclass(frozen=True, kw_only=True)
class Spent:
    """What was charged and not given back in a period. `amount`: millionths of the catalogue's currency."""

    videos: int = 0
    amount: int = 0


@dataclass(frozen=True, kw_only=True)
class Numbers:
    """What was read. `spent` is by period and model, `budgets` have only those of all together."""

    states: Mapping[str, int]
    late: Mapping[Work, float]
    spent: Mapping[tuple[str, str], Spent]
    budgets: Sequence[tuple[Budget, int]]


@dataclass
class _Day:
    sums: Sequence[DaySum] = ()
    read_at: float = field(default=float("-inf"))


class Reading:
    """`numbers` are those of the last reading; None: the database did not answer, or is not open yet."""

    def __init__(
        self,
        database: Database,
        periods: Periods,
        currency: str,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._watching = Watching(database)
        self._budgets = Budgets(database)
        self._health = database.health
        self._periods = periods
        self._currency = currency
        self._clock = clock
        self._elapsed = elapsed
        self._days: dict[str, _Day] = {}
        self._reading = asyncio.Lock()
        self._read_at = float("-inf")
        self._failing = False
        self.numbers: Numbers | None = None

    async def refresh(self) -> None:
        """Read again if the numbers are too old. Never raises."""
        async with self._reading:
            if self._elapsed() - self._read_at < READ_EVERY:
                return
            try:
                async with asyncio.timeout(READ_WITHIN):
                    await self._health.check()
                    self.numbers = await self._read()
            except Exception as error:  # noqa: BLE001 - the other metrics are still true
                if not self._failing:
                    log.warning("metrics of the database could not be read: %s: %s", type(error).__name__, error)
                self.numbers, self._failing = None, True
            else:
                self._failing = False
            self._read_at = self._elapsed()

    async def _read(self) -> Numbers:
        now = self._clock()
        states, late = await self._watching.states(), await self._watching.late(now)
        today = self._periods.day(now)
        await self._read_days(today)
        sums = {"day": self._days[today].sums, "month": [it for day in self._days.values() for it in day.sums]}
        budgets = [budget for budget in await self._budgets.all() if budget.slot.payer == "all"]
        return Numbers(
            states=states,
            late=late,
            spent={
                (period, model): each
                for period, entries in sums.items()
                for model, each in self._by_model(entries).items()
            },
            budgets=[
                (budget, self._used(budget.slot.unit, sums[budget.slot.period]))
                for budget in budgets
                if budget.slot.payer_id == EVERYONE
            ],
        )

    async def _read_days(self, today: str) -> None:
        """Read today, the days of this month that were not read yet, and one of those that were read long ago."""
        days = [f"{today[:8]}{day:02}" for day in range(1, int(today[8:]) + 1)]
        self._days = {day: self._days.get(day, _Day()) for day in days}
        for day in days:
            if day == today or self._days[day].read_at == float("-inf"):
                await self._read_day(day)
        oldest = min(days, key=lambda day: self._days[day].read_at)
        if self._elapsed() - self._days[oldest].read_at > PAST_DAYS_EVERY:
            await self._read_day(oldest)

    async def _read_day(self, day: str) -> None:
        self._days[day] = _Day(await self._watching.spent(day), self._elapsed())

    def _by_model(self, sums: Sequence[DaySum]) -> Mapping[str, Spent]:
        found: defaultdict[str, Spent] = defaultdict(Spent)
        for each in sums:
            amount = each.amount if each.currency == self._currency else 0
            before = found[each.model]
            found[each.model] = Spent(videos=before.videos + each.videos, amount=before.amount + amount)
        return found

    def _used(self, unit: Unit, sums: Sequence[DaySum]) -> int:
        total = self._by_model(sums).values()
        return sum(each.videos if unit == "videos" else each.amount for each in total)
