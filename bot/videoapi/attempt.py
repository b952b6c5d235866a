"""Tracks whether a byte of a create may have been sent, which decides what a failure means."""

from collections.abc import Awaitable, Callable
from types import SimpleNamespace

from aiohttp import ClientError, ClientSession, TraceConfig, TraceRequestHeadersSentParams

from bot.network_errors import describe_network_error, is_certificate_error
from bot.videoapi.causes import Cause
from bot.videoapi.errors import MaybeCharged, NoAnswer, NotSent, VideoApiError

BeforeSending = Callable[[], Awaitable[None]]

# aiohttp raises ValueError for URLs to which it cannot even try to connect.
NETWORK_ERRORS = (ClientError, OSError, TimeoutError, ValueError)


class Attempt:
    """One create on its way."""

    def __init__(self, before_sending: BeforeSending | None) -> None:
        self._before_sending = before_sending
        self._veto: Exception | None = None
        self._sent = False

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


def first_byte_trace() -> TraceConfig:
    """Make aiohttp call `before_first_byte` once it is connected (through proxy and TLS) and has written nothing."""

    async def before_headers(
        _session: ClientSession, context: SimpleNamespace, _params: TraceRequestHeadersSentParams
    ) -> None:
        await context.trace_request_ctx.before_first_byte()

    trace = TraceConfig()
    # Despite its name, the signal is sent before the headers are; a test checks it.
    trace.on_request_headers_sent.append(before_headers)
    return trace
