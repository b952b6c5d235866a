"""The slowest speed at which a body may come: a host that sends a byte now and then must not occupy a place for minutes."""

import asyncio
import time
from collections.abc import Callable

from bot.delivery.content_encoding import ByteStream
from bot.delivery.errors import DownloadFailed
from storage.records import dataclass


@dataclass(frozen=True)
class Floor:
    """At least `speed` bytes per second in each `period` (seconds). The first period is longer by `grace` (seconds)."""

    speed: float = 16 * 1024
    period: float = 30.0
    grace: float = 10.0


DEFAULT_FLOOR = Floor()


class AtLeast:
    """A body that comes at least as fast as `floor`. Only time spent waiting for its host counts, not that of the disk."""

    def __init__(
        self, stream: ByteStream, floor: Floor, host: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._stream = stream
        self._floor = floor
        self._host = host
        self._clock = clock
        self._left = floor.grace + floor.period  # seconds of waiting until the end of this period
        self._received = 0  # bytes in this period

    async def readany(self) -> bytes:
        """As the stream's own. Raises DownloadFailed if a period ends with too few bytes."""
        while (data := await self._next()) is None:
            self._end_period()
        if data and self._left <= 0:
            self._end_period()
        return data

    async def _next(self) -> bytes | None:
        """The next bytes, or None at the end of the period."""
        began = self._clock()
        try:
            # Nothing returns from a chunked body while its host sends a chunk's header byte by byte.
            async with asyncio.timeout(self._left) as period:
                data = await self._stream.readany()
        except TimeoutError:
            if period.expired():
                return None
            raise  # the stream's own
        self._left -= self._clock() - began
        self._received += len(data)
        return data

    def _end_period(self) -> None:
        if self._received < self._floor.speed * self._floor.period:
            raise DownloadFailed(f"{self._host} sends too slowly: {self._received} bytes in {self._floor.period:.0f} s")
        self._left, self._received = self._floor.period, 0
