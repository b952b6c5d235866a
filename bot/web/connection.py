"""One connection of the port: aiohttp's, with a limit on the time for a request's header."""

import asyncio
import math
from collections.abc import Callable
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

from bot.flood_log import FloodLog
from bot.web.places import Places
from storage.records import dataclass

LONGEST_HEADER = 4096  # bytes of one header
MOST_HEADERS = 64
LINGERING = 1.0  # seconds; with aiohttp's ten, an unfinished request body would delay the stop

HEADER_END = b"\r\n\r\n"
# aiohttp would add a Server header with its version.
BAD_REQUEST = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


@dataclass(frozen=True)
class Patience:
    """`header`: seconds for a request's header, from its first byte, or from the start of a connection.

    `idle`: seconds between two requests. A reverse proxy that keeps connections open must close them first, or it may
    send an update into a connection that is being closed; Google's load balancer, the most patient, does after 600.
    """

    header: float = 15.0
    idle: float = 620.0


class Connection(web.RequestHandler):
    """Closed if a request's header does not arrive in time, however slowly its bytes drip in."""

    def __init__(self, server: web.Server, places: Places, patience: Patience, floods: FloodLog) -> None:
        super().__init__(
            server,
            loop=asyncio.get_running_loop(),
            keepalive_timeout=patience.idle,
            lingering_time=LINGERING,
            max_field_size=LONGEST_HEADER,
            max_headers=MOST_HEADERS,
            access_log=None,  # type: ignore[arg-type] # its documented way to have none
        )
        self._places = places
        self._patience = patience
        self._floods = floods
        self._wire: asyncio.Transport | None = None  # aiohttp forgets it when it closes, which may take forever
        self._is_idle = False
        # A deadline that moves into the future, as it does with each request, leaves its timer as it is.
        self._deadline = math.inf  # in the loop's time
        self._at_deadline: Callable[[], None] = self.drop
        self._timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._wire = self.transport
        self._places.opened(self)
        self._expect_header()

    def data_received(self, data: bytes) -> None:
        # A header that arrives as a whole needs no deadline. Empty lines before a request only look like one, and do
        # not keep an idle connection open for longer.
        if self._is_idle and data and HEADER_END not in data:
            self._expect_header()
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._places.closed(self)
        self._is_idle = False
        self._deadline = math.inf
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        super().connection_lost(exc)

    def hold(self) -> None:
        """A request's header has arrived: no new connection takes this one's place until `release`."""
        self._is_idle = False
        self._deadline = math.inf
        self._places.serves(self)

    def release(self) -> None:
        """The request has been handled."""
        self._places.waits(self)
        self._wait()

    def drop(self) -> None:
        """Close the connection at once; nothing more is sent."""
        if self._wire is not None:
            self._wire.abort()

    def handle_error(
        self,
        request: web.BaseRequest,
        status: int = 500,
        exc: BaseException | None = None,
        message: str | None = None,
    ) -> web.StreamResponse:
        """Answer what is no HTTP request with a bare 400. aiohttp logs a traceback for each."""
        if not isinstance(exc, HttpProcessingError):
            return super().handle_error(request, status, exc, message)
        self._floods.count("not an HTTP request", type(exc).__name__)
        if self.transport is not None:
            self.transport.write(BAD_REQUEST)
        self.force_close()
        return web.Response(status=400)  # not sent: the connection is closed

    def log_exception(self, *args: Any, **kw: Any) -> None:
        """Count a body that is not what its header says: what a handler has not read is read after the answer."""
        error = kw.get("exc_info")
        if isinstance(error, (HttpProcessingError, web.RequestPayloadError)):
            self._floods.count("a request's body cannot be read", type(error).__name__)
        else:
            super().log_exception(*args, **kw)

    def _expect_header(self) -> None:
        self._is_idle = False
        self._within(self._patience.header, self._too_slow)

    def _wait(self) -> None:
        """For the client to read the response, and for its next request."""
        if self.transport is not None:
            self._is_idle = True
            self._within(self._patience.idle, self.drop)

    def _within(self, seconds: float, otherwise: Callable[[], None]) -> None:
        loop = asyncio.get_running_loop()
        self._deadline, self._at_deadline = loop.time() + seconds, otherwise
        if self._timer is None or self._timer.when() > self._deadline:
            self._set_timer(loop)

    def _set_timer(self, loop: asyncio.AbstractEventLoop) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._timer = loop.call_at(self._deadline, self._time_is_over)

    def _time_is_over(self) -> None:
        """The timer rings at the deadline, or at an earlier one that has been postponed or has ended."""
        self._timer, loop = None, asyncio.get_running_loop()
        if loop.time() >= self._deadline:
            self._at_deadline()
        elif self._deadline < math.inf:
            self._set_timer(loop)

    def _too_slow(self) -> None:
        self._floods.count("a connection sent no complete request header in time")
        self.drop()


@web.middleware
async def hold_connection(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let no new connection take the place of one whose request is being handled."""
    connection = request.protocol
    if not isinstance(connection, Connection):
        return await handler(request)
    connection.hold()
    try:
        return await handler(request)
    finally:
        connection.release()
