"""A link becomes a file: asked hop by hop, judged by its first bytes, streamed to the disk within bounds."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from ssl import SSLContext

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.delivery.asking import Asking, in_words
from bot.delivery.errors import DownloadFailed, LinkDead, LinkRefused, TooLarge
from bot.delivery.exposure import Exposure
from bot.delivery.kinds import HEAD, kind_of
from bot.delivery.links import Hop, first_hop, next_hop
from bot.delivery.spool import SpoolFile, spooled, sweep

log = logging.getLogger(__name__)

MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
NOT_NOW = frozenset((408, 425, 429))  # of those from 400 to 499 that say nothing about the link
PIECE = 256 * 1024  # bytes that go to the disk at once
BEYOND = 512 * 1024 * 1024  # bytes over the limit that are read to see whether the file has an end


@dataclass(frozen=True)
class Downloaded:
    """A video on this machine's disk: `size` in bytes, `content_type` by its content."""

    path: Path
    size: int
    content_type: str


@dataclass(frozen=True)
class Patience:
    """Seconds for a connection, between two pieces, and for a whole download.

    A download may take `base` seconds, and beyond that so long that the largest file comes at `slowest` bytes a
    second.
    """

    connect: float = 15.0
    stall: float = 30.0
    base: float = 120.0
    slowest: float = 256 * 1024

    def whole(self, size_limit: int) -> float:
        """Seconds for a download of at most `size_limit` bytes."""
        return self.base + size_limit / self.slowest


USUAL = Patience()


class Downloader:
    """Fetches videos of at most `size_limit` bytes into `spool` (None: TMPDIR).

    With `loopback_http` a link may lead to this machine, by http too; a redirect never does from elsewhere.
    `resolver` and `tls` take the place of the system's own. `exposure` refuses links and redirects
    that would carry one of the bot's secrets to somebody else.
    """

    def __init__(
        self,
        *,
        loopback_http: bool,
        size_limit: int,
        spool: Path | None = None,
        patience: Patience = USUAL,
        resolver: AbstractResolver | None = None,
        tls: SSLContext | bool = True,
        exposure: Exposure | None = None,
    ) -> None:
        self._exposure = exposure or Exposure(lambda _: False, URL())
        self._loopback_http = loopback_http
        self._size_limit = size_limit
        self._spool = spool
        self._asking = Asking(connect=patience.connect, stall=patience.stall, resolver=resolver, tls=tls)
        self._deadline = patience.whole(size_limit)

    async def sweep(self) -> None:
        """Delete what killed processes left in the spool: once, at start."""
        if count := await asyncio.to_thread(sweep, self._spool):
            log.info("%d downloads of processes that are no more deleted", count)

    @asynccontextmanager
    async def fetch(self, link: str) -> AsyncIterator[Downloaded]:
        """Download a video. Its file is deleted when the context is left, in whatever way.

        Raises FetchError: LinkRefused, NotAVideo, TooLarge, LinkDead or DownloadFailed.
        """
        async with AsyncExitStack() as stack:
            yield await self._within_time(link, stack)

    async def _within_time(self, link: str, stack: AsyncExitStack) -> Downloaded:
        began = time.monotonic()
        self._exposure.check(link)
        hop = first_hop(link, loopback_http=self._loopback_http)
        try:
            async with asyncio.timeout(self._deadline) as deadline:
                video = await self._follow(hop, stack, deadline)
        except (aiohttp.ClientError, OSError) as error:
            failure = DownloadFailed(in_words(error))
        else:
            log.info("%d bytes fetched from %s in %.1f s", video.size, hop.host, time.monotonic() - began)
            return video
        raise failure  # outside of `except`: the cause may hold the link

    async def _follow(self, hop: Hop, stack: AsyncExitStack, deadline: asyncio.Timeout) -> Downloaded:
        for _ in range(MOST_REDIRECTS + 1):
            async with self._asking.answer(hop) as response:
                if response.status not in REDIRECTS:
                    return await self._save(response, stack, deadline)
                locations = response.headers.getall("Location", [])
                for location in locations:
                    self._exposure.check(location, hop.url)
                hop = next_hop(hop, locations)
        raise LinkRefused(f"more than {MOST_REDIRECTS} redirects, the last one to {hop.host}")

    async def _save(
        self, response: aiohttp.ClientResponse, stack: AsyncExitStack, deadline: asyncio.Timeout
    ) -> Downloaded:
        _require_success(response.status)
        declared = response.content_length
        if declared is not None and declared > self._size_limit:
            raise TooLarge(declared)
        start = await _start(response.content)
        kind = kind_of(start[:HEAD])
        file = await stack.enter_async_context(spooled(self._spool, kind.suffix))
        size = await self._pour(start, response.content, file, deadline)
        return Downloaded(file.path, size, kind.content_type)

    async def _pour(
        self, pending: bytes, source: aiohttp.StreamReader, file: SpoolFile, deadline: asyncio.Timeout
    ) -> int:
        """Write all that comes, in pieces of some size: each is a hop to a thread."""
        size = 0
        while pending:
            piece = bytearray(pending)
            while len(piece) < min(PIECE, self._size_limit + 1 - size) and (more := await source.readany()):
                piece += more
            size += len(piece)
            if size > self._size_limit:
                deadline.reschedule(None)  # it was for what can be sent on
                raise TooLarge(await self._beyond(size, source))
            await file.write(piece)
            pending = await source.readany()
        await file.flush()
        return size

    async def _beyond(self, size: int, source: aiohttp.StreamReader) -> int | None:
        """How large a file is that did not say so and is too large: its link is worth something if it has an end.

        None if that does not come, whatever the reason: it is too large in any case, and is not fetched again to see.
        """
        try:
            async with asyncio.timeout(self._deadline):
                while more := await source.readany():
                    size += len(more)
                    if size > self._size_limit + BEYOND:
                        return None
        except (aiohttp.ClientError, OSError):
            return None
        return size


def _require_success(status: int) -> None:
    if 400 <= status < 500 and status not in NOT_NOW:
        raise LinkDead(status)
    if status != 200:
        raise DownloadFailed(f"HTTP {status}")


async def _start(source: aiohttp.StreamReader) -> bytes:
    start = b""
    while len(start) < HEAD and (more := await source.readany()):
        start += more
    return start
