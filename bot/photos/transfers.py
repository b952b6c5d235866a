"""Transfers of photos in progress: how many at once, and which of them gives way to a new one."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import field
from typing import Protocol

from storage.records import dataclass

WRITE_TIME = 15.0  # seconds for a chunk to be read (64 KiB, so at least 4 KiB/s)
SLOW = 32 * 1024  # bytes per second; a slower client gives way if places are short
FAIR_TRIAL = 3.0  # seconds of waiting for a client before it is called slow
LOOK_AGAIN = 0.5  # seconds until a waiting request looks for slow clients again


class Response(Protocol):
    """What is sent to a client."""

    async def write(self, data: bytes) -> None: ...


class TooManyTransfers(Exception):
    """No place became free."""


class ClientTooSlow(ConnectionError):
    """The client did not read a chunk in time."""


class Transfer:
    """One request for a photo. `abort` closes its connection."""

    def __init__(self, photo: str, abort: Callable[[], None], clock: Callable[[], float], write_time: float) -> None:
        self.photo = photo
        self.abort = abort
        self._clock = clock
        self._write_time = write_time
        self._sent = 0
        self._waited = 0.0
        self._writing_since: float | None = None

    async def write(self, response: Response, chunk: bytes) -> None:
        """Send a chunk; returns when the client has read most of it. Raises ClientTooSlow."""
        began = self._writing_since = self._clock()
        try:
            async with asyncio.timeout(self._write_time):
                await response.write(chunk)
        except TimeoutError:
            raise ClientTooSlow from None
        finally:
            self._writing_since = None
            self._waited += self._clock() - began
        self._sent += len(chunk)

    @property
    def pace(self) -> float:
        """Bytes per second of waiting for the client; infinite at first. Waiting for Telegram does not count."""
        waited = self._waited
        if self._writing_since is not None:
            waited += self._clock() - self._writing_since
        return self._sent / waited if waited >= FAIR_TRIAL else float("inf")


@dataclass(eq=False)
class _Waiting:
    photo: str
    woken: asyncio.Event = field(default_factory=asyncio.Event)
    refused: bool = False
    replaces: Transfer | None = None

    async def wake(self, within: float) -> None:
        """Return when a place is free, or after so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                await self.woken.wait()
        self.woken.clear()


class Transfers:
    """At most `at_once` transfers, and of one photo a few less, so that it does not take all places.

    A fifth as many requests wait, for up to `queue_time` seconds. While one waits, the slowest of the clients that are
    too slow is cut off. The newest request comes first, and if there are too many, the one waiting for longest is
    refused: the provider fetches a photo once, and does not wait for long.
    """

    def __init__(
        self,
        *,
        at_once: int,
        queue_time: float,
        write_time: float = WRITE_TIME,
        look_again: float = LOOK_AGAIN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._at_once = at_once
        self._per_photo = at_once - max(1, at_once // 16)
        self._most_waiting = max(2, at_once // 5)
        self._queue_time = queue_time
        self._write_time = write_time
        self._look_again = look_again
        self._clock = clock
        self._running: dict[Transfer, None] = {}
        self._waiting: dict[_Waiting, None] = {}  # the oldest first

    @asynccontextmanager
    async def place(self, photo: str, abort: Callable[[], None]) -> AsyncIterator[Transfer]:
        """Hold a place, once there is one. Raises TooManyTransfers."""
        if not self._fits(photo):
            await self._wait(photo)
        transfer = Transfer(photo, abort, self._clock, self._write_time)
        self._running[transfer] = None
        try:
            yield transfer
        finally:
            del self._running[transfer]
            for waiting in reversed(self._waiting):
                waiting.woken.set()

    def _fits(self, photo: str) -> bool:
        return len(self._running) < self._at_once and not self._is_full(photo)

    def _is_full(self, photo: str) -> bool:
        return _of_photo(self._running, photo) >= self._per_photo

    async def _wait(self, photo: str) -> None:
        if len(self._waiting) >= self._most_waiting:
            self._refuse(next(iter(self._waiting)))
        waiting = _Waiting(photo)
        self._waiting[waiting] = None
        try:
            async with asyncio.timeout(self._queue_time):
                while not self._fits(photo):
                    if waiting.refused:
                        raise TooManyTransfers
                    self._cut_off_slowest(waiting)
                    await waiting.wake(self._look_again)
        except TimeoutError:
            raise TooManyTransfers from None
        finally:
            self._waiting.pop(waiting, None)

    def _refuse(self, waiting: _Waiting) -> None:
        del self._waiting[waiting]
        waiting.refused = True
        waiting.woken.set()

    def _cut_off_slowest(self, waiting: _Waiting) -> None:
        """For each waiting request, one at a time."""
        if waiting.replaces in self._running:
            return
        leaving = {other.replaces for other in self._waiting}
        one_photo = self._is_full(waiting.photo)
        slow = [
            transfer
            for transfer in self._running
            if transfer.pace < SLOW and transfer not in leaving and (not one_photo or transfer.photo == waiting.photo)
        ]
        if slow:
            waiting.replaces = min(slow, key=lambda transfer: transfer.pace)
            waiting.replaces.abort()


def _of_photo(entries: Iterable[Transfer] | Iterable[_Waiting], photo: str) -> int:
    return sum(entry.photo == photo for entry in entries)
