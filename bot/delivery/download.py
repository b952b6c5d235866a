"""A link becomes a file: asked hop by hop, judged by its first bytes, streamed to the disk within bounds."""

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from ssl import SSLContext

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.delivery.addresses import Networks
from bot.delivery.asking import Asking, in_words
from bot.delivery.boxes import require_index
from bot.delivery.errors import (
    DownloadFailed,
    FetchError,
    LinkDead,
    LinkRefused,
    NeedsKey,
    NotAVideo,
    NotFetched,
    SecretInLink,
    TooLarge,
)
from bot.delivery.exposure import Exposure
from bot.delivery.kinds import HEAD, Kind, kind_of
from bot.delivery.links import Authorization, Hop, first_hop, for_nobody, next_hop, read_link
from bot.delivery.names import require_public_host
from bot.delivery.packing import Replayed, Source, unpacked
from bot.delivery.spool import SpoolFile, spooled, sweep

log = logging.getLogger(__name__)

MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))
NOT_NOW = frozenset((408, 425, 429))  # of those from 400 to 499 that say nothing about the link
PIECE = 256 * 1024  # bytes that go to the disk at once
LEAST = 64  # bytes: less is the head of a file without anything in it
KEY_WANTED = frozenset((401, 403))
WHOLE = re.compile(r"bytes 0-(\d+)/(\d+)")  # a Content-Range
TEXT = ("text/", "application/json", "application/problem+json")
BEYOND = 512 * 1024 * 1024  # bytes over the limit that are read to see whether the file has an end


@dataclass(frozen=True)
class Downloaded:
    """A video on this machine's disk: `size` in bytes, `content_type` by its content.

    `document`: Telegram does not play it, so it goes as a file. `link`: as FetchError's.
    """

    path: Path
    size: int
    content_type: str
    document: bool = False
    link: str | None = None


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
    `authorization`: who is asked with the key. `fakes`: networks of a fake-IP resolver. `resolver` and `tls` take the
    place of the system's own. `exposure` refuses links and
    redirects that would show one of the bot's secrets to somebody else.
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
        authorization: Authorization = for_nobody,
        fakes: Networks = (),
        exposure: Exposure | None = None,
    ) -> None:
        self._exposure = exposure or Exposure(lambda _: False, URL())
        self._authorization = authorization
        self._loopback_http = loopback_http
        self._size_limit = size_limit
        self._spool = spool
        self._asking = Asking(
            connect=patience.connect,
            stall=patience.stall,
            resolver=resolver,
            tls=tls,
            authorization=authorization,
            fakes=fakes,
        )
        self._deadline = patience.whole(size_limit)

    async def sweep(self) -> None:
        """Delete what killed processes left in the spool: once, at start."""
        if count := await asyncio.to_thread(sweep, self._spool):
            log.info("%d downloads of processes that are no more deleted", count)

    @asynccontextmanager
    async def fetch(self, link: str) -> AsyncIterator[Downloaded]:
        """Download a video. Its file is deleted when the context is left, in whatever way.

        Raises FetchError: LinkRefused, NotFetched, NotAVideo, TooLarge, LinkDead or DownloadFailed.
        """
        async with AsyncExitStack() as stack:
            yield await self._within_time(link, stack)

    async def for_people(self, link: str) -> str:
        """Return a link that people may be given. Raises LinkRefused, and NeedsKey for one that opens only with the key."""
        if self.is_exposed(link):
            raise SecretInLink("it holds a secret of this bot, so it is shown to nobody")
        hop = read_link(link, loopback_http=self._loopback_http, authorization=self._authorization)
        if hop.own:
            await self._require_open(hop)
        if not hop.local:
            await self._require_public(hop)
        return str(hop.url)

    def is_exposed(self, link: str) -> bool:
        """Whether a link holds one of the bot's secrets, in any form."""
        return self._exposure.holds(link)

    async def _require_open(self, hop: Hop) -> None:
        """Raise NeedsKey unless the video API's own address answers without the key."""
        try:
            async with self._asking.answer(hop, with_key=False) as response:
                target = None
                if response.status in REDIRECTS:  # to a login page, or to a host that needs no key
                    target = next_hop(hop, response.headers.getall("Location", []))
                opens = response.status < 400 and not response.content_type.startswith(TEXT)
            if target is not None:
                opens = not target.own and not await self._is_page(target)
        except (FetchError, aiohttp.ClientError, OSError):
            opens = False
        if not opens:
            raise NeedsKey(f"{hop.host} does not answer without the API key")

    async def _is_page(self, hop: Hop) -> bool:
        """Whether another host answers with a page, such as a login; one that this machine does not reach may have the file."""
        for _ in range(MOST_REDIRECTS):
            try:
                async with self._asking.answer(hop, with_key=False) as response:
                    if response.status not in REDIRECTS:
                        return response.content_type.startswith(TEXT)
                    hop = next_hop(hop, response.headers.getall("Location", []))
            except LinkRefused:
                raise
            except (FetchError, aiohttp.ClientError, OSError):
                return False
        return True

    async def _require_public(self, hop: Hop) -> None:
        try:
            require_public_host(hop.url.raw_host or "")
            await self._asking.require_public(hop)
        except LinkRefused as error:
            failure = NeedsKey(str(error)) if hop.own else error
        else:
            return
        raise failure

    async def _within_time(self, link: str, stack: AsyncExitStack) -> Downloaded:
        began = time.monotonic()
        self._exposure.check(link)
        hops = [first_hop(link, loopback_http=self._loopback_http, authorization=self._authorization)]
        try:
            async with asyncio.timeout(self._deadline) as deadline:
                video = await self._follow(hops, stack, deadline)
        except FetchError as error:
            error.link = (error.link or _left(hops)) if hops[0].own else None
            raise
        except (aiohttp.ClientError, OSError) as error:
            failure = DownloadFailed(in_words(error))
            failure.link = _left(hops)
        else:
            log.info("%d bytes fetched from %s in %.1f s", video.size, hops[-1].host, time.monotonic() - began)
            return replace(video, link=_left(hops))
        raise failure  # outside of `except`: the cause may hold the link

    async def _follow(self, hops: list[Hop], stack: AsyncExitStack, deadline: asyncio.Timeout) -> Downloaded:
        """Ask hop by hop; each is kept in `hops`."""
        for _ in range(MOST_REDIRECTS + 1):
            hop = hops[-1]
            async with self._asking.answer(hop) as response:
                if response.status not in REDIRECTS:
                    _require_success(hop, response)
                    return await self._save(hop, response, stack, deadline)
                locations = response.headers.getall("Location", [])
                for location in locations:
                    self._exposure.check(location, hop.url)
                hops.append(next_hop(hop, locations))
        raise NotFetched("redirects", f"more than {MOST_REDIRECTS} redirects, the last one to {hops[-1].host}")

    async def _save(
        self, hop: Hop, response: aiohttp.ClientResponse, stack: AsyncExitStack, deadline: asyncio.Timeout
    ) -> Downloaded:
        declared = response.content_length
        if declared is not None and declared > self._size_limit:
            raise TooLarge(declared)
        start, source = await _readable(hop, response)
        kind = kind_of(start[:HEAD])
        file = await stack.enter_async_context(spooled(self._spool, kind.suffix))
        size = await self._pour(start, source, file, deadline)
        framed = declared is not None or "Transfer-Encoding" in response.headers or source is not response.content
        await _require_whole(file.path, kind, size, framed=framed)
        return Downloaded(file.path, size, kind.content_type, kind.document)

    async def _pour(self, pending: bytes, source: Source, file: SpoolFile, deadline: asyncio.Timeout) -> int:
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

    async def _beyond(self, size: int, source: Source) -> int | None:
        """How large a file is that did not say so and is too large: its link is worth something if it has an end.

        None if that does not come, whatever the reason: it is too large in any case, and is not fetched again to see.
        """
        try:
            async with asyncio.timeout(self._deadline):
                while more := await source.readany():
                    size += len(more)
                    if size > self._size_limit + BEYOND:
                        return None
        except (FetchError, aiohttp.ClientError, OSError):
            return None
        return size


def _left(hops: list[Hop]) -> str | None:
    """Where the video API itself redirected to, if it did: that address opens without the key."""
    return str(hops[-1].url) if hops[0].own and not hops[-1].own else None


def _require_success(hop: Hop, response: aiohttp.ClientResponse) -> None:
    status = response.status
    if hop.own and status in KEY_WANTED:
        log.error(
            "%s answers HTTP %d to a result's address, although it was asked with VIDEO_API_KEY", hop.host, status
        )
    if 400 <= status < 500 and status not in NOT_NOW:
        raise LinkDead(status)
    if status == 206:
        return _require_all(hop, response)
    if status not in {200, 203}:  # 203: a proxy on the way has changed something
        raise DownloadFailed(f"HTTP {status}")


def _require_all(hop: Hop, response: aiohttp.ClientResponse) -> None:
    """Raise NotFetched unless the part that came, without having been asked for, is the whole file."""
    found = WHOLE.fullmatch(response.headers.get("Content-Range", "").strip())
    size = int(found[2]) if found else 0
    if not found or int(found[1]) + 1 != size or response.content_length not in {None, size}:
        raise NotFetched("partial", f"{hop.host} gives only a part of the file", hop.host)


async def _readable(hop: Hop, response: aiohttp.ClientResponse) -> tuple[bytes, Source]:
    """The first bytes of the file and the source of the others, unpacked if they are packed."""
    start = await _start(response.content)
    encodings = response.headers.getall("Content-Encoding", [])
    if not encodings or _is_video(start):  # some hosts call what is a video packed
        return start, response.content
    try:
        source = unpacked(Replayed(start, response.content), encodings, hop.host)
    except NotFetched as error:
        failure: FetchError = error
        if response.content_type.startswith(TEXT):
            failure = NotAVideo(f"{response.content_type} came, packed")
    else:
        return await _start(source), source
    raise failure


def _is_video(start: bytes) -> bool:
    try:
        kind_of(start[:HEAD])
    except NotAVideo:
        return False
    return True


async def _require_whole(path: Path, kind: Kind, size: int, *, framed: bool) -> None:
    """Raise DownloadFailed for a file that ends before there is anything to play. `framed`: its end was announced."""
    if kind.boxes:
        await asyncio.to_thread(require_index, path, to_the_end=not framed)
    elif size < LEAST:
        raise DownloadFailed(f"only the beginning came, {size} bytes")


async def _start(source: Source) -> bytes:
    start = b""
    while len(start) < HEAD and (more := await source.readany()):
        start += more
    return start
