"""What is watched from outside: how many tasks are not finished, how late the work is, and what was spent."""

from collections.abc import Mapping
from dataclasses import replace

from storage.agenda import Work
from storage.records import dataclass
from storage.session import Executor
from storage.slices import slices
from storage.states import GROUPS


@dataclass(frozen=True, kw_only=True)
class DaySum:
    """What was charged on a day for one model in one currency and not given back. `amount`: millionths."""

    model: str
    currency: str
    videos: int
    amount: int


class Watching:
    """Repository of numbers. The cost does not grow with finished tasks; that of `spent` grows with the charges of its day."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def states(self) -> dict[str, int]:
        """The number of tasks in each state whose tasks are in progress, or have no certain outcome."""
        counted = {row["state"]: int(row["tasks"]) for row in await self._db.all("watched_states")}
        return {state: counted.get(state, 0) for state in sorted(GROUPS["watched"])}

    async def late(self, now: float) -> Mapping[Work, float]:
        """Seconds for which the oldest row of each kind of work has been due; 0 if none is."""
        row = await self._db.one("watched_due", now=now)
        if row is None:
            raise LookupError("a SELECT without FROM returns a row")
        return {work: 0.0 if row[work] is None else max(0.0, now - row[work]) for work in Work}

    async def spent(self, day: str) -> list[DaySum]:
        """The charges of a day (`2026-11-30`)."""
        sums: dict[tuple[str, str], DaySum] = {}
        async for part in slices(self._db, day, day):
            for row in await self._db.all("watched_day", **part):
                key = row["model"], row["currency"]
                known = sums.get(key, DaySum(model=key[0], currency=key[1], videos=0, amount=0))
                videos, amount = known.videos + int(row["videos"]), known.amount + int(row["amount"])
                sums[key] = replace(known, videos=videos, amount=amount)
        return [sums[key] for key in sorted(sums)]
