"""Carries a format's requests to the provider: one POST per create, the key to its own origin, no redirect followed.

What is here is the same for every format (see `provider.py`), and is what money and the key depend on.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from aiohttp import (
    ClientConnectorCertificateError,
    ClientError,
    ClientHttpProxyError,
    ClientResponse,
    ClientSession,
    ClientTimeout,
    ConnectionTimeoutError,
    DummyCookieJar,
    TCPConnector,
    TraceConfig,
    TraceRequestHeadersSentParams,
)
from yarl import URL

from bot.backoff import retry_after_seconds
from bot.errors import SettingsError
from bot.proxies import environment_proxy
from bot.videoapi.errors import ForeignRoot, MaybeCharged, NoAnswer, NotSent, QueryFailed, VideoApiError
from bot.videoapi.verdicts import Answer

BeforeSending = Callable[[], Awaitable[None]]

REQUEST_ID_HEADERS = ("X-Oneapi-Request-Id", "X-Request-Id")
LONGEST_ANSWER = 1024 * 1024  # bytes, after decompression
# ValueError is what aiohttp has for addresses that it cannot even try to reach.
NETWORK = (ClientError, OSError, TimeoutError, ValueError)


@dataclass(frozen=True)
class Head:
    """The head of an answer: `content_length` in bytes, None if it does not say; `location` as it stands there."""

    status: int
    content_type: str
    content_length: int | None
    location: str


class Wire:
    """The provider at `root` (VIDEO_API_URL) and the key for it, which goes to that origin and nowhere else.

    Timeouts are seconds: `create_timeout` and `query_timeout` cover the whole exchange, `connect_timeout` what
    precedes the first byte.
    """

    def __init__(
        self,
        key: str,
        root: str,
        *,
        create_timeout: float,
        query_timeout: float,
        connect_timeout: float,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._key = key
        self._root = URL(root)
        self._create_timeout = ClientTimeout(total=create_timeout, connect=connect_timeout)
        self._query_timeout = ClientTimeout(total=query_timeout, connect=connect_timeout)
        self._now = now
        self._proxy: URL | None = None
        self._creates: ClientSession | None = None
        self._queries: ClientSession | None = None

    async def start(self) -> None:
        """Open the connection pools; nothing is sent.

        A proxy is taken from the environment (HTTPS_PROXY, ALL_PROXY, NO_PROXY). Raises SettingsError for a
        kind of proxy that cannot be used.
        """
        try:
            self._proxy = environment_proxy(self._root)
        except ValueError as error:
            raise SettingsError(
                [f"{self._root.scheme.upper()}_PROXY must start with http:// or https://: {error}"]
            ) from None
        # A create gets a connection of its own: one kept from before may be closed by the server at that very
        # moment, and the create would be a "maybe charged". No limit: a create must not time out in a queue.
        self._creates = self._session(TCPConnector(force_close=True, limit=0), [_first_byte_trace()])
        self._queries = self._session(TCPConnector(), [])

    async def close(self) -> None:
        """Close the connections. A create still under way ends in MaybeCharged."""
        for session in (self._creates, self._queries):
            if session is not None:
                await session.close()

    def authorization(self, url: URL) -> str | None:
        """The Authorization header for an address of the provider's own origin; None for any other address."""
        return f"Bearer {self._key}" if _origin(url) == _origin(self._root) else None

    def url(self, root: str, path: str) -> URL:
        """The address of a path, encoded already, below a row's API root. Raises ForeignRoot for one of another origin."""
        try:
            url = URL(root)
            same = url.origin() == self._root.origin()
        except ValueError:
            same = False
        if not same:
            raise ForeignRoot(detail=f"the key is for {self._root.origin()}, this task is at another address")
        return URL(str(url).rstrip("/") + path, encoded=True)

    async def post(self, url: URL, body: Mapping[str, Any], before_sending: BeforeSending | None) -> Answer:
        """POST a create, exactly once, on a connection of its own.

        `before_sending` is awaited when the connection stands, before the first byte; what it raises passes
        through, and then nothing was sent. A cancellation passes too: if it comes after `before_sending` was
        called, the outcome is unknown. Raises NotSent, MaybeCharged.
        """
        outcome = await self._exchange(url, body, _Attempt(before_sending))
        if isinstance(outcome, VideoApiError):
            # Not where it was caught: aiohttp's error has the request in it, and with it the key.
            raise outcome
        return outcome

    async def get(self, url: URL) -> Answer:
        """Ask a question. Raises QueryFailed."""
        try:
            async with _opened(self._queries).get(
                url, timeout=self._query_timeout, proxy=self._proxy, allow_redirects=False
            ) as response:
                return await self._answer(response)
        except NETWORK as error:
            detail = what(error)
        raise QueryFailed(detail=detail)

    async def head_of(self, url: URL, accept: str) -> Head:
        """GET an address and hang up after the head of the answer: no byte of its body is read. Raises QueryFailed."""
        try:
            response = await _opened(self._queries).get(
                url,
                timeout=self._query_timeout,
                proxy=self._proxy,
                allow_redirects=False,
                headers={"Accept": accept},
            )
            response.close()  # not released: that might read on
            location = response.headers.get("Location", "")
            return Head(response.status, response.content_type, response.content_length, location)
        except NETWORK as error:
            detail = what(error)
        raise QueryFailed(detail=detail)

    async def _exchange(self, url: URL, body: Mapping[str, Any], attempt: "_Attempt") -> Answer | VideoApiError:
        answer = None
        try:
            async with _opened(self._creates).post(
                url,
                json=body,
                timeout=self._create_timeout,
                proxy=self._proxy,
                allow_redirects=False,
                trace_request_ctx=attempt,
            ) as response:
                answer = await self._answer(response)
        except Exception as error:  # noqa: BLE001 - once a byte has left, whatever it is, nobody knows the outcome
            return answer or attempt.failure(error)
        return answer

    async def _answer(self, response: ClientResponse) -> Answer:
        body, flaw = await _body(response)
        return Answer(
            status=response.status,
            body=body,
            flaw=flaw,
            retry_after=retry_after_seconds(response.headers.get("Retry-After"), self._now()),
            request_id=next(filter(None, map(response.headers.get, REQUEST_ID_HEADERS)), ""),
        )

    def _session(self, connector: TCPConnector, traces: list[TraceConfig]) -> ClientSession:
        # No cookies. trust_env stays off: with a password for this host in ~/.netrc no request would get out.
        return ClientSession(
            connector=connector,
            trace_configs=traces,
            cookie_jar=DummyCookieJar(),
            headers={
                "Authorization": f"Bearer {self._key}",
                "Accept": "application/json",
                "Content-Type": "application/json",
            },
        )


class _Attempt:
    """One create on its way: knows whether a byte of it may have left."""

    def __init__(self, before_sending: BeforeSending | None) -> None:
        self._before_sending = before_sending
        self._veto: Exception | None = None
        self._sent = False

    async def first_byte(self) -> None:
        if self._before_sending is not None:
            try:
                await self._before_sending()
            except Exception as veto:
                self._veto = veto
                raise
        self._sent = True

    def failure(self, error: Exception) -> VideoApiError:
        """Say what an exception means. Raises what `before_sending` raised, and bugs before anything left."""
        if self._sent:
            kind = NoAnswer if isinstance(error, TimeoutError) else MaybeCharged
            return kind(detail=what(error))
        if self._veto is None and isinstance(error, NETWORK):
            return NotSent(detail=what(error))
        raise self._veto or error


def _first_byte_trace() -> TraceConfig:
    """Call `first_byte` when the connection stands, proxy and TLS included, and nothing is written yet."""

    async def about_to_write(
        _session: ClientSession, context: SimpleNamespace, _params: TraceRequestHeadersSentParams
    ) -> None:
        await context.trace_request_ctx.first_byte()

    trace = TraceConfig()
    # The name says "sent"; it is called before, and a test watches that.
    trace.on_request_headers_sent.append(about_to_write)
    return trace


def _origin(url: URL) -> tuple[str, str, int | None]:
    return url.scheme, (url.raw_host or "").lower(), url.port


def _opened(session: ClientSession | None) -> ClientSession:
    if session is None:
        raise RuntimeError("start() was not awaited")
    return session


async def _body(response: ClientResponse) -> tuple[bytes, str]:
    """Read the body as far as it comes, and say why it is not whole (nothing if it is)."""
    body = bytearray()
    try:
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > LONGEST_ANSWER:
                return bytes(body[:LONGEST_ANSWER]), "the answer is longer than 1 MiB"
    except NETWORK as error:
        return bytes(body), f"the answer broke off: {what(error)}"
    return bytes(body), ""


def what(error: Exception) -> str:
    """Name an exception for the log, without the URLs, headers and pieces of answers that it quotes."""
    match error:
        case ConnectionTimeoutError():
            return "no connection in time"
        case TimeoutError():
            return "no answer in time"
        case ClientHttpProxyError(status=status):
            return f"the proxy answered {status}"
        case ClientConnectorCertificateError(certificate_error=problem):
            return f"the certificate is not trusted: {problem}"
        case OSError(strerror=problem) if problem:
            return f"{type(error).__name__}: {problem}"
        case _:
            return type(error).__name__
