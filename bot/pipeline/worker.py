"""Runs the loops of the pipeline: each claims due rows and works on them concurrently, until the process stops."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextvars import Context, copy_context
from dataclasses import field
from typing import Any, Protocol

from bot.backoff import Backoff
from bot.log_ids import ids_of, working_on
from bot.pipeline.alarm import Alarm
from storage.errors import StorageUnavailable
from storage.records import dataclass

log = logging.getLogger(__name__)

OUTAGE_PAUSE = 2.0  # seconds between claims while the database does not answer
LONGEST_PAUSE = 60.0  # seconds between claims after unexpected errors
SHORTEST_PAUSE = 0.2  # seconds between claims of rows that become due one after the other


RowWork = Callable[[Any], Awaitable[None]]
"""Handles one claimed row."""


class Begin(Protocol):
    """Begins the work on a row."""

    def __call__(self, row: Any, work: RowWork | None = None, /) -> None: ...


@dataclass
class Loop:
    """One kind of work. `claim(most)` takes due rows, `work(row)` handles one of them.

    Claims at once when `woken` is set, and every `interval` seconds if a row may be due then: `due_in` returns the seconds until
    the next one is (0 or less: now; infinity: there is none). Without it, it claims every time. `is_punctual`: it also
    claims in between, when a row becomes due. At most `limit` rows are worked on at a time. `on_error` gets unexpected errors:
    a row's id (empty if the claim failed) and the error.
    """

    name: str
    claim: Callable[[int], Awaitable[Sequence[Any]]]
    work: RowWork
    interval: float
    limit: int
    on_error: Callable[[str, Exception], Awaitable[None]] | None = None
    woken: Alarm = field(default_factory=Alarm)
    due_in: Callable[[], Awaitable[float]] | None = None
    is_punctual: bool = False
    began: float = 0.0
    """When the worker began, in the event loop's time; regular claims are a multiple of `interval` later."""
    _working: set[asyncio.Task[None]] = field(default_factory=set)
    _taken: set[asyncio.Future[None]] = field(default_factory=set)
    _context: Context = field(default_factory=copy_context)
    _ended: asyncio.Event = field(default_factory=asyncio.Event)
    _until_claim: int = 0  # rows to be finished before the next claim; 0: it waits for its time
    _stopping: bool = False
    _drained: bool = False

    def wake(self) -> None:
        """Claim now: something became due."""
        self.woken.set()

    async def run(self) -> None:
        """Claim until stopped. An outage of the database is logged once and waited for."""
        try:
            await self._claim_until_stopped()
        finally:
            self._ended.set()
            if self._drained:  # a claim that hung until now may have returned rows
                await self._cancel_rest()

    async def _claim_until_stopped(self) -> None:
        is_outage, failures = False, 0
        self.woken.set()
        while not self._stopping:
            is_woken = self.woken.is_set()
            self.woken.clear()
            try:
                pause = await self._claim_if_due(is_woken=is_woken)
                is_outage, failures = False, 0
            except StorageUnavailable as error:
                if not is_outage:
                    log.error("%s: the database does not answer: %s", self.name, error)
                is_outage, pause = True, OUTAGE_PAUSE
            except Exception as error:
                log.exception("%s: a claim failed", self.name)
                failures += 1
                pause = Backoff(self.interval, LONGEST_PAUSE).pause(failures, least=self.interval)
                await self._notify("", error)
            await self.woken.wait(pause)

    async def _claim_if_due(self, *, is_woken: bool) -> float:
        """Returns the seconds until it may be worth to claim again."""
        if self.due_in is None:
            await self._claim_due()
            return self._until_next()
        due_in = 0.0 if is_woken else await self.due_in()
        if due_in > 0:
            return min(self._until_next(), max(due_in, SHORTEST_PAUSE)) if self.is_punctual else self._until_next()
        began = asyncio.get_running_loop().time()
        await self._claim_due()
        if not self.is_punctual:
            return self._until_next()
        due_in = await self.due_in()
        if self._was_left(due_in, began):  # or another loop had asked before this claim, and the answer was shared
            due_in = await self.due_in()
        until_next = self._until_next()
        return until_next if self._was_left(due_in, began) else min(until_next, max(due_in, SHORTEST_PAUSE))

    @staticmethod
    def _was_left(due_in: float, claim_began: float) -> bool:
        """Whether a row was due when the claim began: all places, or those of its chat, are taken. Others became due since."""
        return due_in <= claim_began - asyncio.get_running_loop().time()

    def _until_next(self) -> float:
        """Seconds until the next claim. All loops claim at the same moments: on SQLite they then share a hop and a commit."""
        return self.interval - (asyncio.get_running_loop().time() - self.began) % self.interval

    @property
    def _free(self) -> int:
        return self.limit - len(self._working) - len(self._taken)

    async def _claim_due(self) -> None:
        free = self._free
        if free <= 0:
            return
        rows = await self.claim(free)
        for row in rows:
            self._begin(row)
        # A claim after every row would cost one statement per row. More may be due if all free places were taken, or if rows
        # were left because of their chat's share of the places.
        more = len(rows) == free or len(self._working) > 1
        self._until_claim = (len(self._working) + 1) // 2 if more else 0

    def _begin(self, row: Any, work: RowWork | None = None) -> asyncio.Task[None]:
        # In the context of the loop: what runs this may work on something else.
        task = asyncio.create_task(
            self._one(row, work or self.work),
            name=f"{self.name} {getattr(row, 'id', '')}",
            context=self._context.copy(),
        )
        self._working.add(task)
        task.add_done_callback(self._finished)
        return task

    async def _one(self, row: Any, work: RowWork) -> None:
        with working_on(**ids_of(row)):
            try:
                await work(row)
            except StorageUnavailable as error:
                log.error("%s: %s left unchanged: %s", self.name, getattr(row, "id", row), error)
            except Exception as error:
                log.exception("%s: %s failed", self.name, getattr(row, "id", row))
                await self._notify(str(getattr(row, "id", "")), error)

    async def _notify(self, row_id: str, error: Exception) -> None:
        if self.on_error:
            await self.on_error(row_id, error)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        if self._until_claim:
            self._until_claim -= 1
            if not self._until_claim:
                self.wake()

    def stop(self) -> None:
        """Claim nothing more."""
        self._stopping = True
        self.wake()

    async def drain(self, grace: float) -> None:
        """Let claimed rows finish for `grace` seconds, including those of a claim in progress; then cancel the rest."""
        self.stop()
        try:
            async with asyncio.timeout(grace):
                await self._ended.wait()
                while under_way := self._working | self._taken:
                    await asyncio.wait(under_way)
        except TimeoutError:
            log.warning("%s: %s not finished in time", self.name, len(self._working))
        self._drained = True
        await self._cancel_rest()

    async def _cancel_rest(self) -> None:
        """Cancel all work in progress, and wait until it has ended."""
        rest = list(self._working)
        for task in rest:
            self._cancel_begun(task)
        await asyncio.gather(*rest, return_exceptions=True)

    def _cancel_begun(self, task: asyncio.Task[None]) -> None:
        """Cancel after the task's first step, which was scheduled before: without that it cannot release its row."""
        asyncio.get_running_loop().call_soon(task.cancel)

    def work_on(self, row: Any) -> bool:
        """Work on a row that another part of this process has claimed. False if `limit` rows are being worked on."""
        if self._stopping or self._free <= 0:
            return False
        self._begin(row)
        return True

    def take_place(self) -> "TakenPlace | None":
        """Keep a place free for a row that another part of this process is about to commit as claimed. None: none is free."""
        if self._stopping or self._free <= 0:
            return None
        free, settled = self._free, asyncio.get_running_loop().create_future()
        self._taken.add(settled)

        def give_back() -> None:
            self._taken.discard(settled)
            if not settled.done():
                settled.set_result(None)

        def begin(row: Any, work: RowWork | None = None) -> None:
            give_back()
            task = self._begin(row, work)
            if self._drained:  # too late to work on it: it is released
                self._cancel_begun(task)

        return TakenPlace(free, begin, give_back)


@dataclass(frozen=True)
class TakenPlace:
    """A place of a loop. `free`: how many there were, this one included. One of the functions must be called.

    `begin`: the row is committed, so work on it; or do with it what is given. `give_back`: there is no such row; harmless after
    `begin`.
    """

    free: int
    begin: Begin
    give_back: Callable[[], None]


class Worker:
    """All loops of one process."""

    def __init__(self, loops: Sequence[Loop]) -> None:
        self._loops = tuple(loops)

    async def run(self) -> None:
        now = asyncio.get_running_loop().time()
        async with asyncio.TaskGroup() as group:
            for loop in self._loops:
                loop.began = now
                group.create_task(loop.run(), name=loop.name)

    async def drain(self, grace: float) -> None:
        """Stop claiming in every loop at once, and finish within about `grace` seconds."""
        await asyncio.gather(*(loop.drain(grace) for loop in self._loops))
