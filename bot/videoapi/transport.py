"""Sends the requests of a format: one POST per create, the API key only to its origin, no redirects followed.

Shared by all formats (see `provider.py`). The money and the key depend on it.
"""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from aiohttp import ClientRequest, ClientResponse, ClientSession, ClientTimeout, DummyCookieJar, TCPConnector
from yarl import URL

from bot.backoff import retry_after_seconds
from bot.certificates import TRUSTED
from bot.errors import SettingsError
from bot.network_errors import describe_network_error
from bot.proxies import UnusableProxy, environment_proxy
from bot.videoapi.attempt import (
    NETWORK_ERRORS,
    Attempt,
    BeforeSending,
    WatchedRequest,
    cause_of_network_error,
)
from bot.videoapi.bodies import Body, Multipart, encoded
from bot.videoapi.errors import ForeignRoot, QueryFailed, VideoApiError
from storage.records import dataclass

REQUEST_ID_HEADERS = ("X-Oneapi-Request-Id", "X-Request-Id")
LONGEST_BODY = 1024 * 1024  # bytes, after decompression
SLOWEST_UPLOAD = 100_000  # bytes a second at which files of a create are uploaded at least


@dataclass(frozen=True)
class Response:
    """An HTTP response.

    read_error   why `body` is incomplete; empty if it is complete
    retry_after  seconds, from the header
    """

    status: int
    body: bytes = b""
    read_error: str = ""
    retry_after: float | None = None
    request_id: str = ""

    @property
    def succeeded(self) -> bool:
        return 200 <= self.status < 300


@dataclass(frozen=True)
class ResponseHead:
    """Status and headers of a response. `content_length`: bytes, None if not declared; `location`: as received."""

    status: int
    content_type: str
    content_length: int | None
    location: str


class Transport:
    """HTTP client for the provider at `root` (VIDEO_API_URL), whose origin alone receives the API key.

    Timeouts are seconds: `create_timeout` and `query_timeout` for the whole exchange, `connect_timeout` for the time
    before the first byte.
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

        The proxy comes from the environment (HTTPS_PROXY, ALL_PROXY, NO_PROXY). Raises SettingsError for a kind of proxy
        that is not supported.
        """
        try:
            self._proxy = environment_proxy(self._root)
        except UnusableProxy as error:
            raise SettingsError([str(error)]) from None
        # Each create has a new connection: the server may close a kept one at that very moment, and the create would
        # be MaybeCharged. No limit: a create must not time out while it waits for a connection.
        self._creates = self._session(TCPConnector(ssl=TRUSTED, force_close=True, limit=0), WatchedRequest)
        # aiohttp writes the type of a create's body itself.
        self._queries = self._session(TCPConnector(ssl=TRUSTED), ClientRequest, {"Content-Type": "application/json"})

    async def close(self) -> None:
        """Close the connections. A create that is still running ends in MaybeCharged."""
        for session in (self._creates, self._queries):
            if session is not None:
                await session.close()

    def authorization(self, url: URL) -> str | None:
        """Return the Authorization header for a URL of the provider's origin; None for any other URL."""
        return f"Bearer {self._key}" if _origin(url) == _origin(self._root) else None

    def url(self, root: str, path: str) -> URL:
        """Join a task's API root and a percent-encoded path. Raises ForeignRoot for a root of another origin."""
        try:
            url = URL(root)
            is_same = url.origin() == self._root.origin()
        except ValueError:
            is_same = False
        if not is_same:
            raise ForeignRoot(detail=f"the key is for {self._root.origin()}, but this task is at another address")
        return URL(str(url).rstrip("/") + path, encoded=True)

    async def post(self, url: URL, body: Body, before_sending: BeforeSending | None) -> Response:
        """POST a create, exactly once, on a new connection.

        `before_sending` is awaited when the connection is open, before the first byte; if it raises, its exception
        passes and nothing was sent. A cancellation passes too: after `before_sending` was called, the outcome is
        unknown. Raises NotSent, MaybeCharged.
        """
        outcome = await self._exchange(url, body, Attempt(before_sending))
        if isinstance(outcome, VideoApiError):
            # Not raised in `except`: its cause, aiohttp's error, contains the request and with it the key.
            raise outcome
        return outcome

    async def get(self, url: URL) -> Response:
        """Send a query. Raises QueryFailed."""
        try:
            async with _opened(self._queries).get(
                url, timeout=self._query_timeout, proxy=self._proxy, allow_redirects=False
            ) as response:
                return await self._read(response)
        except NETWORK_ERRORS as error:
            detail, cause = describe_network_error(error), cause_of_network_error(error)
        raise QueryFailed(detail=detail, cause=cause)

    async def get_head(self, url: URL, accept: str) -> ResponseHead:
        """GET a URL and disconnect after the headers: no byte of the body is read. Raises QueryFailed."""
        try:
            response = await _opened(self._queries).get(
                url,
                timeout=self._query_timeout,
                proxy=self._proxy,
                allow_redirects=False,
                headers={"Accept": accept},
            )
            response.close()  # not released, which might read on
            location = response.headers.get("Location", "")
            return ResponseHead(response.status, response.content_type, response.content_length, location)
        except NETWORK_ERRORS as error:
            detail = describe_network_error(error)
        raise QueryFailed(detail=detail)

    async def _exchange(self, url: URL, body: Body, attempt: Attempt) -> Response | VideoApiError:
        result = None
        try:
            with encoded(body) as payload:
                async with _opened(self._creates).post(
                    url,
                    **payload,
                    timeout=self._timeout_of(body),
                    proxy=self._proxy,
                    allow_redirects=False,
                    middlewares=(attempt.watch,),
                ) as response:
                    result = await self._read(response)
        except Exception as error:  # noqa: BLE001 - after the first byte, any error leaves the outcome unknown
            return result or attempt.outcome_of(error)
        return result

    def _timeout_of(self, body: Body) -> ClientTimeout:
        """A create with files may take longer by the time of their upload."""
        if not isinstance(body, Multipart):
            return self._create_timeout
        total = (self._create_timeout.total or 0.0) + body.size / SLOWEST_UPLOAD
        return ClientTimeout(total=total, connect=self._create_timeout.connect)

    async def _read(self, response: ClientResponse) -> Response:
        body, read_error = await _read_body(response)
        return Response(
            status=response.status,
            body=body,
            read_error=read_error,
            retry_after=retry_after_seconds(response.headers.get("Retry-After"), self._now()),
            request_id=next(filter(None, map(response.headers.get, REQUEST_ID_HEADERS)), ""),
        )

    def _session(
        self, connector: TCPConnector, request_class: type[ClientRequest], headers: Mapping[str, str] | None = None
    ) -> ClientSession:
        # No cookies, and no trust_env: with a password for this host in ~/.netrc, aiohttp would refuse every request.
        return ClientSession(
            connector=connector,
            request_class=request_class,
            cookie_jar=DummyCookieJar(),
            headers={"Authorization": f"Bearer {self._key}", "Accept": "application/json", **(headers or {})},
        )


def _origin(url: URL) -> tuple[str, str, int | None]:
    return url.scheme, (url.raw_host or "").lower(), url.port


def _opened(session: ClientSession | None) -> ClientSession:
    if session is None:
        raise RuntimeError("start() was not awaited")
    return session


async def _read_body(response: ClientResponse) -> tuple[bytes, str]:
    """Read the body as far as it comes. Returns it and why it is incomplete (empty if it is complete)."""
    body = bytearray()
    try:
        async for chunk in response.content.iter_any():
            body += chunk
            if len(body) > LONGEST_BODY:
                return bytes(body[:LONGEST_BODY]), "the response is longer than 1 MiB"
    except NETWORK_ERRORS as error:
        return bytes(body), f"the connection was lost within the response: {describe_network_error(error)}"
    return bytes(body), ""
