"""Tracks whether a byte of a create may have been sent, which decides what a failure means."""

from collections.abc import Awaitable, Callable

from aiohttp import ClientError, ClientHandlerType, ClientRequest, ClientResponse
from aiohttp.connector import Connection

from bot.network_errors import describe_network_error, is_certificate_error
from bot.videoapi.causes import Cause
from bot.videoapi.errors import MaybeCharged, NoAnswer, NotSent, VideoApiError

BeforeSending = Callable[[], Awaitable[None]]

# aiohttp raises ValueError for URLs to which it cannot even try to connect.
NETWORK_ERRORS = (ClientError, OSError, TimeoutError, ValueError)


class WatchedRequest(ClientRequest):
    """The request of a create: awaits `before_first_byte` of its attempt.

    A signal of aiohttp's tracing comes at the same moment, but with some ten others, a tenth of the time of a create.
    """

    attempt: "Attempt | None" = None

    async def send(self, conn: Connection) -> ClientResponse:
        """Write it. aiohttp calls this once it is connected (through proxy and TLS) and has written nothing; a test checks it."""
        if self.attempt is None:
            raise RuntimeError("a create must have an attempt")
        await self.attempt.before_first_byte()
        return await super().send(conn)


class Attempt:
    """One create on its way."""

    def __init__(self, before_sending: BeforeSending | None) -> None:
        self._before_sending = before_sending
        self._veto: Exception | None = None
        self._sent = False

    async def watch(self, request: ClientRequest, send: ClientHandlerType) -> ClientResponse:
        """A middleware for one request of aiohttp, which is a `WatchedRequest`: it is this attempt's."""
        if not isinstance(request, WatchedRequest):
            raise TypeError("a create must be watched")
        request.attempt = self
        return await send(request)

    async def before_first_byte(self) -> None:
        """Await `before_sending`. Raises what it raises; then nothing is sent."""
        if self._before_sending is not None:
            try:
                await self._before_sending()
            except Exception as veto:
                self._veto = veto
                raise
        self._sent = True

    def outcome_of(self, error: Exception) -> VideoApiError:
        """Translate an exception. Raises what `before_sending` raised, and any bug before the first byte."""
        if self._sent:
            kind = NoAnswer if isinstance(error, TimeoutError) else MaybeCharged
            return kind(detail=describe_network_error(error))
        if self._veto is None and isinstance(error, NETWORK_ERRORS):
            return NotSent(detail=describe_network_error(error), cause=cause_of_network_error(error))
        raise self._veto or error


def cause_of_network_error(error: Exception) -> Cause | None:
    """What may be wrong in the settings if no connection is made."""
    return Cause.CERTIFICATE if is_certificate_error(error) else None
