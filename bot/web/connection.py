"""One connection of the port: aiohttp's, with a limit on the time for a request's header."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from aiohttp.typedefs import Handler

from bot.flood_log import FloodLog
from bot.web.places import Places

LONGEST_HEADER = 4096  # bytes of one header
MOST_HEADERS = 64
LINGERING = 1.0  # seconds; with aiohttp's ten, an unfinished request body would delay the stop

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
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        self._wire = self.transport
        self._places.opened(self)
        self._expect_header()

    def data_received(self, data: bytes) -> None:
        if self._is_idle and data:
            self._expect_header()
        super().data_received(data)

    def connection_lost(self, exc: BaseException | None) -> None:
        self._places.closed(self)
        self._is_idle = False
        self._end_deadline()
        super().connection_lost(exc)

    @contextmanager
    def serving(self) -> Iterator[None]:
        """A request's header has arrived; hold the connection while its handler runs."""
        self._is_idle = False
        self._end_deadline()
        self._places.serves(self)
        try:
            yield
        finally:
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
        self._end_deadline()
        self._deadline = asyncio.get_running_loop().call_later(seconds, otherwise)

    def _end_deadline(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None

    def _too_slow(self) -> None:
        self._floods.count("a connection sent no complete request header in time")
        self.drop()


@web.middleware
async def hold_connection(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Let no new connection take the place of one whose request is being handled."""
    with request.protocol.serving() if isinstance(request.protocol, Connection) else nullcontext():
        return await handler(request)
