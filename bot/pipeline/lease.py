"""Leases held by this process: obtained with a claim, renewed during the work, checked right before the first byte is sent."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Protocol

from storage.model import Task

log = logging.getLogger(__name__)

Clock = Callable[[], float]

MARGIN = 0.2  # fraction of the lease that must be left when the first byte is sent
RENEWALS = 3  # per length of a lease


class Stalled(Exception):
    """The lease is nearly over, so another process may take its row for abandoned. Nothing was sent."""


class Renew(Protocol):
    """Renews a row's lease in the database. False if the lease was lost or the row has changed its state.

    `seen_lease`: the end of the lease as this process knows it. `unconfirmed_lease`: the end that the last renewal
    requested, which may have been committed without an answer.
    """

    async def __call__(
        self, task: Task, /, *, seen_lease: float, unconfirmed_lease: float, lease_until: float
    ) -> bool: ...


class Lease:
    """The lease on one row, for `length` seconds since it was claimed or renewed.

    Measured by both clocks: other processes use the wall clock, which can be set; the monotonic clock cannot be set, but
    stops on some machines while they sleep. `until`: the end as in the database, in seconds since 1970.
    """

    def __init__(self, task: Task, length: float, clock: Clock, elapsed: Clock) -> None:
        self.task = task
        self.until = task.lease_until or 0.0
        self.unconfirmed = 0.0
        self.spent = False
        self.lost = False
        self.renew_at = 0.0  # by the event loop's clock
        self.renewing: asyncio.Task[None] | None = None
        self._length = length
        self._clock = clock
        self._elapsed = elapsed
        self._since = elapsed()

    @property
    def row(self) -> Task:
        """The row with the current end of its lease."""
        return replace(self.task, lease_until=self.until)

    def now(self) -> float:
        """The monotonic time for `renewed`, to be taken before the statement runs."""
        return self._elapsed()

    def renewed(self, until: float, since: float) -> None:
        """Record a new end of the lease, committed by a statement that started at `since` (see `now`)."""
        self.until, self._since, self.lost = until, since, False

    def spend(self) -> None:
        """Call right before the first byte is sent: from then on the request may take effect. Raises Stalled."""
        left = min(self.until - self._clock(), self._length - (self._elapsed() - self._since))
        if self.lost or left < MARGIN * self._length:
            raise Stalled("its lease is nearly over: another process may take it for abandoned")
        self.spent = True

    def unspend(self) -> None:
        """Call when the request was definitely not accepted: a stop before the next try interrupts nothing."""
        self.spent = False


class Leases:
    """All leases of one kind of work in this process, renewed by one timer. `length`: seconds."""

    def __init__(
        self, work: str, length: float, renew: Renew, *, clock: Clock = time.time, elapsed: Clock = time.monotonic
    ) -> None:
        self.length = length
        self._work = work
        self._renew = renew
        self._clock = clock
        self._elapsed = elapsed
        self._held: set[Lease] = set()
        self._timer: asyncio.TimerHandle | None = None

    @asynccontextmanager
    async def held(self, task: Task) -> AsyncIterator[Lease]:
        """Renew the lease of a claimed row until the block ends, whatever errors the database raises."""
        lease = Lease(task, self.length, self._clock, self._elapsed)
        lease.renew_at = self._next()
        self._held.add(lease)
        self._set_timer()
        try:
            yield lease
        finally:
            self._held.discard(lease)
            if lease.renewing is not None:
                lease.renewing.cancel()
                await asyncio.gather(lease.renewing, return_exceptions=True)

    async def renew_overdue(self) -> None:
        """Renew now all leases that are over by the wall clock. Raises the database's errors.

        Otherwise this process would mark its own work as interrupted after its clock jumped ahead or the machine slept.
        """
        for lease in list(self._held):
            if lease.until <= self._clock():
                await self._renew_one(lease)

    async def _renew_one(self, lease: Lease) -> None:
        since, seen, until = lease.now(), lease.until, self._clock() + self.length
        unconfirmed, lease.unconfirmed = lease.unconfirmed, until
        if await self._renew(lease.task, seen_lease=seen, unconfirmed_lease=unconfirmed, lease_until=until):
            lease.renewed(until, since)
        elif lease.until == seen:
            lease.lost = True

    async def _try_to_renew(self, lease: Lease) -> None:
        try:
            await self._renew_one(lease)
        except Exception as error:  # noqa: BLE001 - the next try may succeed; the work continues
            log.warning(
                "%s: lease of task %s not renewed: %s: %s", self._work, lease.task.id, type(error).__name__, error
            )

    def _next(self) -> float:
        return asyncio.get_running_loop().time() + self.length / RENEWALS

    def _set_timer(self) -> None:
        if self._held and self._timer is None:
            first = min(lease.renew_at for lease in self._held)
            self._timer = asyncio.get_running_loop().call_at(first, self._renew_due)

    def _renew_due(self) -> None:
        self._timer = None
        now = asyncio.get_running_loop().time()
        for lease in self._held:
            if lease.renew_at <= now:
                lease.renew_at = self._next()
                if lease.renewing is None or lease.renewing.done():
                    lease.renewing = asyncio.create_task(self._try_to_renew(lease), name=f"lease of {lease.task.id}")
        self._set_timer()
