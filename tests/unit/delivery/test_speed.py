"""The slowest speed at which a body may come. The clock is the test's own where it matters."""

import asyncio
import gzip
from collections.abc import Sequence
from pathlib import Path

import pytest

from bot.delivery.download import Timeouts
from bot.delivery.errors import DownloadFailed
from bot.delivery.speed import AtLeast, Floor
from tests.unit.delivery.downloads import CHUNKED, VIDEO, downloader, endless, failure
from tests.unit.delivery.hosts import Host, answer, mp4

FLOOR = Floor(speed=1000, period=30, grace=10)
QUICKLY_SEEN = Timeouts(connect=30, stall=30, base=600, floor=Floor(speed=16 * 1024, period=0.3, grace=0.1))


class Body:
    """Sends parts: (seconds since the part before, bytes)."""

    def __init__(self, parts: Sequence[tuple[float, int]]) -> None:
        self.now = 0.0
        self._parts = list(parts)

    def clock(self) -> float:
        return self.now

    async def readany(self) -> bytes:
        if not self._parts:
            return b""
        seconds, size = self._parts.pop(0)
        self.now += seconds
        return bytes(size)

    async def read_all(self, *, pause: float = 0.0) -> int:
        """Read all through the floor. `pause`: seconds for which the reader does something else after each part."""
        stream, size = AtLeast(self, FLOOR, "host", self.clock), 0
        while more := await stream.readany():
            size += len(more)
            self.now += pause
        return size


async def test_a_byte_a_second_is_too_slow() -> None:
    body = Body([(1, 1)] * 1000)
    with pytest.raises(DownloadFailed, match="host sends too slowly"):
        await body.read_all()
    assert body.now == 40


async def test_a_host_that_turns_slow_is_noticed_within_two_periods() -> None:
    body = Body([(1, 100_000)] * 100 + [(1, 999)] * 1000)
    with pytest.raises(DownloadFailed):
        await body.read_all()
    assert body.now <= 100 + 2 * FLOOR.period


@pytest.mark.parametrize(
    "parts",
    [
        [(1.0, 1000)] * 500,
        [(29.0, 30_000)] * 20,  # rare, but large parts
        [(39.0, 1), (0.0, 29_999), *[(1.0, 1000)] * 100],  # a slow start
        [(5.0, 1)] * 7,  # slow, and over before it counts
    ],
)
async def test_a_body_at_that_speed_is_read_to_its_end(parts: list[tuple[float, int]]) -> None:
    assert await Body(parts).read_all() == sum(size for _, size in parts)


async def test_the_time_of_a_slow_disk_is_not_the_hosts() -> None:
    assert await Body([(0.01, 1)] * 1000).read_all(pause=60) == 1000


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        (answer(mp4(), length=1_000_000), b"x"),
        (answer(length=1_000_000), b"\0"),  # before its type is known
        (b"HTTP/1.0 200 OK\r\n\r\n" + mp4(), b"x"),
        (CHUNKED + b"%x\r\n%b\r\n" % (len(mp4()), mp4()), b"1\r\nx\r\n"),
        (CHUNKED + b"%x\r\n%b\r\n1" % (len(mp4()), mp4()), b"0"),  # a chunk whose header does not end
        (answer(gzip.compress(VIDEO)[:500], length=900_000, headers={"Content-Encoding": "gzip"}), b"\0"),
    ],
)
async def test_a_trickling_response_is_download_failed(plain: Host, spool: Path, start: bytes, piece: bytes) -> None:
    plain.paths["/a"], disconnected = endless(start, piece, 0.02)
    async with asyncio.timeout(60):
        error = await failure(downloader(spool, QUICKLY_SEEN), plain.url("/a"))
    assert isinstance(error, DownloadFailed)
    await asyncio.wait_for(disconnected.wait(), 60)


async def test_a_trickling_head_of_a_response_is_download_failed(plain: Host, spool: Path) -> None:
    plain.paths["/a"], disconnected = endless(b"HTTP/1.1 200 OK\r\nX-Long: ", b"x", 0.02)
    async with asyncio.timeout(60):
        error = await failure(downloader(spool, Timeouts(connect=0.5, stall=0.5, base=600)), plain.url("/a"))
    assert isinstance(error, DownloadFailed)
    await asyncio.wait_for(disconnected.wait(), 60)
