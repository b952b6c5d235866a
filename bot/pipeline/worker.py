"""Runs the pipeline: each loop claims due rows and works on them side by side, until the process is told to stop."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.backoff import Backoff
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)

OUTAGE_PAUSE = 2.0  # seconds between looks while the database does not answer
LONGEST_PAUSE = 60.0  # seconds between looks that fail for a reason nobody foresaw


@dataclass
class Loop:
    """One kind of work. `claim(most)` takes due rows, `work(row)` finishes one of them.

    Looks every `interval` seconds, and at once when `rung` is set; at most `limit` rows are worked on at a time. `failed`
    hears of errors that nobody foresaw: a row's id (empty where no row could be had), and the error.
    """

    name: str
    claim: Callable[[int], Awaitable[Sequence[Any]]]
    work: Callable[[Any], Awaitable[None]]
    interval: float
    limit: int
    failed: Callable[[str, Exception], Awaitable[None]] | None = None
    rung: asyncio.Event = field(default_factory=asyncio.Event)
    began: float = 0.0
    """When the worker began, in the event loop's time; its looks are counted from then on."""
    _working: set[asyncio.Task[None]] = field(default_factory=set)
    _ended: asyncio.Event = field(default_factory=asyncio.Event)
    _more: bool = False
    _stopping: bool = False
    _too_late: bool = False

    def wake(self) -> None:
        """Look now: something became due."""
        self.rung.set()

    async def run(self) -> None:
        """Look until stopped. An outage of the database is said once and waited out."""
        try:
            await self._look_on()
        finally:
            self._ended.set()
            if self._too_late:  # a look that hung until now may have claimed rows
                await self._cut_off()

    async def _look_on(self) -> None:
        out, failures = False, 0
        while not self._stopping:
            self.rung.clear()
            pause = None
            try:
                await self._look()
                out, failures = False, 0
            except StorageUnavailable as error:
                if not out:
                    log.error("%s: the database does not answer: %s", self.name, error)
                out, pause = True, OUTAGE_PAUSE
            except Exception as error:
                log.exception("%s: a look failed", self.name)
                failures += 1
                pause = Backoff(self.interval, LONGEST_PAUSE).pause(failures, least=self.interval)
                await self._tell("", error)
            await self._pause(self._until_next() if pause is None else pause)

    def _until_next(self) -> float:
        """Seconds until the next look. Those of all loops fall together: on SQLite they then share a hop and a commit."""
        return self.interval - (asyncio.get_running_loop().time() - self.began) % self.interval

    async def _look(self) -> None:
        free = self.limit - len(self._working)
        if free <= 0:
            return
        rows = await self.claim(free)
        self._more = len(rows) == free
        for row in rows:
            self._begin(row)

    def _begin(self, row: Any) -> None:
        task = asyncio.create_task(self._one(row), name=f"{self.name} {getattr(row, 'id', '')}")
        self._working.add(task)
        task.add_done_callback(self._finished)

    async def _one(self, row: Any) -> None:
        try:
            await self.work(row)
        except StorageUnavailable as error:
            log.error("%s: %s left as it is: %s", self.name, getattr(row, "id", row), error)
        except Exception as error:
            log.exception("%s: %s failed", self.name, getattr(row, "id", row))
            await self._tell(str(getattr(row, "id", "")), error)

    async def _tell(self, row_id: str, error: Exception) -> None:
        if self.failed:
            await self.failed(row_id, error)

    def _finished(self, task: asyncio.Task[None]) -> None:
        self._working.discard(task)
        # Half of the places at once: a claim for each single one would cost a statement a row.
        if self._more and len(self._working) <= self.limit // 2:
            self.wake()

    async def _pause(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):  # `wait_for` would make a task for each look
                await self.rung.wait()

    def stop(self) -> None:
        """Claim nothing more."""
        self._stopping = True
        self.wake()

    async def drain(self, grace: float) -> None:
        """Let what was claimed, also by a look under way, finish for `grace` seconds; then cancel the rest and hear it out."""
        self.stop()
        try:
            async with asyncio.timeout(grace):
                await self._ended.wait()
                while self._working:
                    await asyncio.wait(self._working)
        except TimeoutError:
            log.warning("%s: %s not finished in time", self.name, len(self._working))
        self._too_late = True
        await self._cut_off()

    async def _cut_off(self) -> None:
        """Cancel what is under way and hear it out."""
        await asyncio.sleep(0)  # a task that is cancelled before its first step cannot give its row back
        rest = list(self._working)
        for task in rest:
            task.cancel()
        await asyncio.gather(*rest, return_exceptions=True)

    def adopt(self, row: Any) -> bool:
        """Work on a row that somebody else has claimed already; False where there is no room for it."""
        if self._stopping or len(self._working) >= self.limit:
            return False
        self._begin(row)
        return True


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
