"""Every request to the video API leaves through here: one POST per create, never a second one by itself."""

import re
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any
from urllib.parse import quote

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

from bot.errors import SettingsError
from bot.proxies import environment_proxy
from bot.videoapi import verdicts
from bot.videoapi.errors import ForeignRoot, MaybeCharged, NoAnswer, NotSent, QueryFailed, VideoApiError
from bot.videoapi.models import Created, CreateRequest, TaskReport
from bot.videoapi.retry import retry_after_seconds
from bot.videoapi.verdicts import Answer
from bot.videoapi.words import plain_words

REQUEST_ID_HEADERS = ("X-Oneapi-Request-Id", "X-Request-Id")
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 4  # on the way to a video
UNTOLD = frozenset({401, 408, 425, 429})  # below 500, answers that say nothing about the task
VIDEO_KIND = re.compile(r"video/|(?:application|binary)/octet-stream$|application/(?:mp4|x-mp4|binary)$", re.IGNORECASE)
LONGEST_ANSWER = 1024 * 1024  # bytes, after decompression
# ValueError is what aiohttp has for addresses that it cannot even try to reach.
NETWORK = (ClientError, OSError, TimeoutError, ValueError)


class VideoApi:
    """The provider at `root` (VIDEO_API_URL) and the key for it, which goes to that origin and nowhere else.

    Methods take the API root of the task's row. One of another origin raises ForeignRoot before anything is
    sent; one with another path on the same origin is asked at that path. Timeouts are seconds:
    `create_timeout` and `query_timeout` cover the whole exchange, `connect_timeout` what precedes the first
    byte.
    """

    def __init__(
        self,
        key: str,
        root: str,
        *,
        create_timeout: float = 60.0,
        query_timeout: float = 30.0,
        connect_timeout: float = 15.0,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._key = key
        self._root = URL(root)
        self._create_timeout = ClientTimeout(total=create_timeout, connect=connect_timeout)
        self._query_timeout = ClientTimeout(total=query_timeout, connect=connect_timeout)
        self._now = now
        self._plain = partial(plain_words, secret=key)
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

    async def create(
        self, root: str, request: CreateRequest, before_sending: Callable[[], Awaitable[None]] | None = None
    ) -> Created:
        """POST /v1/video/create, exactly once.

        `before_sending` is awaited when the connection stands, before the first byte; what it raises passes
        through, and then nothing was sent. A cancellation passes too: if it comes after `before_sending` was
        called, the outcome is unknown.
        Raises NotSent (ForeignRoot), RateLimited, Refused and its kinds, MaybeCharged.
        """
        url = self._url(root, "/v1/video/create")
        outcome = await self._post(url, dict(request.body), _Attempt(before_sending))
        if isinstance(outcome, VideoApiError):
            # Not where it was caught: aiohttp's error has the request in it, and with it the key.
            raise outcome
        return verdicts.created(outcome, self._plain, self._key)

    async def query(self, root: str, task_id: str) -> TaskReport:
        """Ask GET /v1/video/query for the task as it is now.

        Raises QueryFailed and its kinds TaskUnknown and ForeignRoot.
        """
        # Encoded here and once: yarl on its own would leave the ':' of an id as it is.
        path = f"/v1/video/query?id={quote(task_id, safe='', errors='replace')}"
        return verdicts.task_report(await self._ask(root, path), self._plain, root)

    def content_url(self, root: str, task_id: str) -> str:
        """Where a provider of OpenAI's format serves a finished task's video, to whoever shows the key. Raises ForeignRoot."""
        return str(self._url(root, f"/v1/videos/{quote(task_id, safe='', errors='replace')}/content"))

    async def has_content(self, root: str, task_id: str) -> bool:
        """Whether `content_url` answers with a video, or redirects to another origin, where it then is.

        No byte of the video is read. Raises QueryFailed (ForeignRoot) where the answer does not tell: no connection, 401,
        429, 5xx.
        """
        url = URL(self.content_url(root, task_id), encoded=True)
        for _ in range(MOST_REDIRECTS):
            status, kind, target = await self._look_at(url)
            if status not in REDIRECTS:
                if status in UNTOLD or status >= 500:
                    raise QueryFailed(status=status, detail="whether there is a video was not answered")
                return status in {200, 206} and kind
            if target is None or target.origin() != self._root.origin():
                return target is not None
            url = target
        return False

    async def _look_at(self, url: URL) -> tuple[int, bool, URL | None]:
        """Ask for a video: the status, whether one begins, and where a redirect leads (None: to nothing that can be asked)."""
        try:
            response = await _opened(self._queries).get(
                url,
                timeout=self._query_timeout,
                proxy=self._proxy,
                allow_redirects=False,
                headers={"Accept": "video/*, application/octet-stream;q=0.9, */*;q=0.1"},
            )
            response.close()  # not released: that might read on
            is_video = VIDEO_KIND.match(response.content_type) is not None and response.content_length != 0
            return response.status, is_video, _target(url, response.headers.get("Location", ""))
        except NETWORK as error:
            detail = _what(error)
        raise QueryFailed(detail=detail)

    async def models(self, root: str) -> tuple[str, ...]:
        """Ask GET /v1/models for the names that this key may use.

        Raises QueryFailed (with `status` 401 the key is bad) and its kind ForeignRoot.
        """
        return verdicts.model_names(await self._ask(root, "/v1/models"), self._plain)

    async def _post(self, url: URL, body: dict[str, Any], attempt: "_Attempt") -> Answer | VideoApiError:
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

    async def _ask(self, root: str, path: str) -> Answer:
        url = self._url(root, path)
        try:
            async with _opened(self._queries).get(
                url, timeout=self._query_timeout, proxy=self._proxy, allow_redirects=False
            ) as response:
                return await self._answer(response)
        except NETWORK as error:
            detail = _what(error)
        raise QueryFailed(detail=detail)

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

    def _url(self, root: str, path: str) -> URL:
        try:
            url = URL(root)
            same = url.origin() == self._root.origin()
        except ValueError:
            same = False
        if not same:
            raise ForeignRoot(detail=f"the key is for {self._root.origin()}, this task is at another address")
        return URL(str(url).rstrip("/") + path, encoded=True)


class _Attempt:
    """One create on its way: knows whether a byte of it may have left."""

    def __init__(self, before_sending: Callable[[], Awaitable[None]] | None) -> None:
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
            return kind(detail=_what(error))
        if self._veto is None and isinstance(error, NETWORK):
            return NotSent(detail=_what(error))
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


def _target(url: URL, location: str) -> URL | None:
    try:
        target = url.join(URL(location, encoded=location.isascii())) if location else None
        return target if target is not None and target.scheme in {"http", "https"} and target.host else None
    except ValueError:
        return None


def _opened(session: ClientSession | None) -> ClientSession:
    if session is None:
        raise RuntimeError("VideoApi.start() was not awaited")
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
        return bytes(body), f"the answer broke off: {_what(error)}"
    return bytes(body), ""


def _what(error: Exception) -> str:
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
