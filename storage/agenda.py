"""When the loops of a worker have work next."""

import asyncio
import math
import time
from collections.abc import Callable, Mapping
from enum import StrEnum

from storage.broadcasts import FAR
from storage.session import Executor


class Work(StrEnum):
    """A kind of work; the name of its column in `agenda`."""

    POLLS = "polls"
    DELIVERIES = "deliveries"
    SUBMISSIONS = "submissions"
    ALBUMS = "albums"
    SHOWS = "shows"
    LEASES = "leases"
    BROADCASTS = "broadcasts"


class Agenda:
    """One statement for all kinds of work: loops that ask at the same moment share its answer.

    `writes`: see `Database.writes`. Until the next one, what was read stays true, and nothing is read again: only a lease that
    ends without a write, after an error, is seen a few seconds late, because the database is probed by writes.
    """

    def __init__(
        self,
        executor: Executor,
        clock: Callable[[], float] = time.time,
        writes: Callable[[], int | None] = lambda: None,
    ) -> None:
        self._db = executor
        self._clock = clock
        self._writes = writes
        self._times: Mapping[Work, float] = {}
        self._read_at: int | None = None  # how many writes there were
        self._reading: asyncio.Task[Mapping[Work, float]] | None = None

    async def due_in(self, work: Work) -> float:
        """Seconds until the first row of this kind is due; 0 or less: it is; infinity: there is none.

        Raises StorageUnavailable.
        """
        if self._is_known():
            return self._times[work] - self._clock()
        if self._reading is None:
            self._reading = asyncio.create_task(self._read(), name="agenda")
            self._reading.add_done_callback(self._read_is_over)
        return (await asyncio.shield(self._reading))[work] - self._clock()

    def _is_known(self) -> bool:
        # While albums are collected, each look is to meet an outage, so that the intake can catch up before they are closed.
        return self._read_at is not None and self._read_at == self._writes() and self._times[Work.ALBUMS] == math.inf

    async def _read(self) -> Mapping[Work, float]:
        now, writes = self._clock(), self._writes()
        row = await self._db.one("agenda", now=now, far=now + FAR)
        if row is None:
            raise LookupError("a SELECT without FROM returns a row")
        self._times = {work: math.inf if row[work] is None else row[work] for work in Work}
        self._read_at = writes
        return self._times

    def _read_is_over(self, _: object) -> None:
        self._reading = None
