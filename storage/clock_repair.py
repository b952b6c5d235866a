"""Repairs times that lie too far in the future because a clock was wrong, so that no row waits for them."""

from typing import Literal

from storage.database import Executor
from storage.records import dataclass


@dataclass(frozen=True)
class Horizons:
    """Seconds from now beyond which a stored time cannot be right. Times within `soon` are never corrected."""

    soon: float
    collecting: float
    queued: float
    running: float
    ready: float
    shown: float
    leased: float


@dataclass(frozen=True)
class FarLease:
    """A lease that ends too far in the future, unless its holder renews it."""

    id: str
    kind: Literal["work", "show"]
    until: float


class FarTimes:
    """Repository of times that lie too far in the future. `now` is seconds since 1970."""

    def __init__(self, executor: Executor, horizons: Horizons) -> None:
        self._db = executor
        self._horizons = horizons

    async def make_due(self, now: float) -> list[str]:
        """Make rows and status messages due that would otherwise wait too long. Returns the ids of their tasks."""
        far = self._horizons
        work = await self._db.all(
            "far_due_reset", now=now, soon=now + far.soon, collecting=now + far.collecting, queued=now + far.queued,
            running=now + far.running, ready=now + far.ready,
        )  # fmt: skip
        shows = await self._db.all("far_show_reset", now=now, soon=now + far.soon, shown=now + far.shown)
        return sorted({row["id"] for row in (*work, *shows)})

    async def leases(self, now: float) -> frozenset[FarLease]:
        """Return the leases that end too far in the future."""
        far = self._horizons
        rows = await self._db.all("far_leases", soon=now + far.soon, leased=now + far.leased)
        return frozenset(FarLease(row["id"], row["kind"], row["until"]) for row in rows)

    async def end(self, lease: FarLease) -> None:
        """End a lease unless it was renewed after it was found."""
        name = "far_lease_end" if lease.kind == "work" else "far_show_lease_end"
        await self._db.run(name, id=lease.id, until=lease.until)
