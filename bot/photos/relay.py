"""Serves signed links: streams a photo from Telegram to the client."""

import asyncio
import hashlib
import logging
import math
import socket
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from errno import EFBIG
from typing import Protocol

from aiohttp import hdrs, web

from bot.backoff import Backoff
from bot.flood_log import FloodLog
from bot.photos.links import PATH, LinkExpired, LinkForged, PhotoLinkSigner
from bot.photos.traffic import PhotoTraffic
from bot.photos.transfers import WRITE_TIME, ClientTooSlow, TooManyTransfers, Transfer, Transfers
from storage.records import dataclass

log = logging.getLogger(__name__)

BUSY_RETRY = "5"  # seconds
SEND_BUFFER = 128 * 1024  # bytes, which the system doubles
PAUSES = Backoff(base=0.5, cap=60.0)  # seconds between tries of a photo, within the retry_time

# One white pixel.
PROBE_PNG = b64decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg==")

SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cross-Origin-Resource-Policy": "cross-origin",
}


class OpenPhoto(Protocol):
    """An open photo; `length` in bytes, None if unknown."""

    @property
    def length(self) -> int | None: ...

    @property
    def chunks(self) -> AsyncIterator[bytes]: ...


class PhotoSource(Protocol):
    """Source of photos."""

    def open(self, file_id: str) -> AbstractAsyncContextManager[OpenPhoto]:
        """Open a photo.

        FileNotFoundError: it no longer exists; OSError with EFBIG: too large; any other OSError: temporarily
        unavailable, with ESTALE possibly for good; its optional `retry_after` is in seconds.
        """


class PhotoRelay:
    """Answers `GET` and `HEAD` of `/photos/{signed}`.

    404: forged, or Telegram no longer has the photo; 410: expired; 502: Telegram fails; 503: no place among the
    `at_once` transfers within `queue_time` seconds, or Telegram requests a longer pause. A transfer is cut off after
    `transfer_time` seconds, or if the client reads too slowly (`transfers.py`), because it holds a place that others
    need.

    The provider fetches only once, after the create is paid. Failures before the first byte was passed on are
    therefore retried for `retry_time` seconds (the first try may hang for `first_try` seconds); later ones are not.
    """

    def __init__(
        self,
        links: PhotoLinkSigner,
        source: PhotoSource,
        *,
        at_once: int = 240,
        queue_time: float = 10.0,
        transfer_time: float = 180.0,
        retry_time: float = 20.0,
        first_try: float = 8.0,
        write_time: float = WRITE_TIME,
        traffic: PhotoTraffic | None = None,
    ) -> None:
        self._links = links
        self._source = source
        self._retry_time = retry_time
        self._first_try = first_try
        self.traffic = traffic or PhotoTraffic()
        self._transfers = Transfers(at_once=at_once, queue_time=queue_time, write_time=write_time)
        self._floods = FloodLog(log)
        self._transfer_time = transfer_time

    def routes(self) -> list[web.RouteDef]:
        return [web.get(PATH + "{signed}", self.handle)]  # aiohttp adds HEAD

    async def handle(self, request: web.Request) -> web.StreamResponse:
        try:
            photo = self._links.read(request.match_info["signed"])
        except LinkForged:
            raise web.HTTPNotFound from None
        except LinkExpired:
            raise web.HTTPGone from None
        etag = hashlib.sha256(f"{photo.mime} {photo.file_id}".encode()).hexdigest()[:32]
        headers = SAFE | {
            hdrs.CONTENT_TYPE: photo.mime,
            hdrs.ETAG: f'"{etag}"',
            hdrs.CACHE_CONTROL: f"private, max-age={int(photo.seconds_left)}",
        }
        if any(tag.value in {etag, "*"} for tag in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        if photo.is_probe:
            return web.Response(body=PROBE_PNG, headers=headers)
        if self.traffic.closed:
            raise web.HTTPServiceUnavailable(headers={hdrs.RETRY_AFTER: BUSY_RETRY})
        with self.traffic.request():
            try:
                async with self._transfers.place(photo.file_id, lambda: _break_off(request)) as transfer:
                    return await self._relay(request, transfer, headers)
            except TooManyTransfers:
                self._floods.count("a photo was not served: too many are requested at once")
                raise web.HTTPServiceUnavailable(headers={hdrs.RETRY_AFTER: BUSY_RETRY}) from None

    async def _relay(self, request: web.Request, transfer: Transfer, headers: dict[str, str]) -> web.StreamResponse:
        file_id = transfer.photo
        try:
            async with asyncio.timeout(self._transfer_time):
                async with self._started(file_id, head=request.method == hdrs.METH_HEAD) as photo:
                    response = await _send(request, transfer, photo, headers)
                if request.method != hdrs.METH_HEAD:
                    self.traffic.fetched(file_id)
                return response
        except FileNotFoundError as error:
            log.info("photo gone: %s", error)
            raise web.HTTPNotFound from None
        except ClientTooSlow:
            self._floods.count("a photo was not fetched completely: the client reads too slowly")
            raise web.HTTPBadGateway from None  # its connection is broken off
        except ConnectionError:
            self._floods.count("a photo was not fetched completely: the client disconnected, or was slow and gave way")
            raise web.HTTPBadGateway from None  # the client is gone
        except OSError as error:
            log.warning("photo not relayed: %s %s", type(error).__name__, error)
            if pause := getattr(error, "retry_after", None):
                raise web.HTTPServiceUnavailable(headers={hdrs.RETRY_AFTER: str(math.ceil(pause))}) from None
            raise web.HTTPBadGateway from None

    @asynccontextmanager
    async def _started(self, file_id: str, *, head: bool) -> AsyncIterator["_StartedPhoto"]:
        """Open a photo and read its first chunk (not for `head`); retries temporary failures within `retry_time`."""
        loop = asyncio.get_running_loop()
        until, pauses = loop.time() + self._retry_time, PAUSES.pauses()
        limit = self._first_try if self._first_try < self._retry_time else None
        while True:
            stack = AsyncExitStack()
            try:
                async with asyncio.timeout(limit):
                    photo = await stack.enter_async_context(self._source.open(file_id))
                    first = b"" if head else await anext(photo.chunks, b"")
            except OSError as error:
                await stack.aclose()
                pause = max(next(pauses), getattr(error, "retry_after", None) or 0.0)
                final = isinstance(error, FileNotFoundError) or error.errno == EFBIG
                if final or loop.time() + pause > until:
                    raise
                log.info("photo not available yet, retrying: %s %s", type(error).__name__, error)
            except BaseException:
                await stack.aclose()
                raise
            else:
                async with stack:
                    yield _StartedPhoto(photo.length, first, photo.chunks)
                return
            await asyncio.sleep(pause)
            limit = max(1.0, until - loop.time())


@dataclass(frozen=True)
class _StartedPhoto:
    """A photo whose first chunk has been read: nothing is retried from here on."""

    length: int | None
    first: bytes
    rest: AsyncIterator[bytes]


async def _send(
    request: web.Request, transfer: Transfer, photo: _StartedPhoto, headers: dict[str, str]
) -> web.StreamResponse:
    response = web.StreamResponse(headers=headers)
    response.content_length = photo.length
    if request.method == hdrs.METH_HEAD:
        await response.prepare(request)
        return response
    try:
        _limit_send_buffer(request)
        await response.prepare(request)
        await transfer.write(response, photo.first)
        async for chunk in photo.rest:
            await transfer.write(response, chunk)
        await response.write_eof()
    except BaseException:
        # The status 200 is already sent; only a broken connection shows that the photo is incomplete.
        _break_off(request)
        raise
    return response


def _limit_send_buffer(request: web.Request) -> None:
    """By default the system buffers megabytes for each client, and the pace of its reading would not be seen."""
    connection = request.get_extra_info("socket")
    if connection is not None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER)


def _break_off(request: web.Request) -> None:
    if request.transport is not None:
        request.transport.abort()
