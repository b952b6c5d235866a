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
    """One statement for all kinds of work: loops that ask at the same moment share its answer."""

    def __init__(self, executor: Executor, clock: Callable[[], float] = time.time) -> None:
        self._db = executor
        self._clock = clock
        self._reading: asyncio.Task[Mapping[Work, float]] | None = None

    async def due_in(self, work: Work) -> float:
        """Seconds until the first row of this kind is due; 0 or less: it is; infinity: there is none.

        Raises StorageUnavailable.
        """
        if self._reading is None:
            self._reading = asyncio.create_task(self._read(), name="agenda")
            self._reading.add_done_callback(self._read_is_over)
        return (await asyncio.shield(self._reading))[work] - self._clock()

    async def _read(self) -> Mapping[Work, float]:
        now = self._clock()
        row = await self._db.one("agenda", now=now, far=now + FAR)
        if row is None:
            raise LookupError("a SELECT without FROM returns a row")
        return {work: math.inf if row[work] is None else row[work] for work in Work}

    def _read_is_over(self, _: object) -> None:
        self._reading = None
