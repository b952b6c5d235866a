"""Requests to Telegram over aiohttp. Every failure states whether the request may have been carried out."""

import asyncio
from collections.abc import Mapping

import aiohttp
from aiohttp.client import ClientTimeout
from aiohttp.client_reqrep import ClientRequest
from aiohttp.connector import Connection
from aiohttp.tracing import Trace
from telegram._utils.defaultvalue import DefaultValue  # PTB passes it for omitted values; it has no public name
from telegram._utils.types import JSONDict, ODVInput  # types of the overridden methods
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData
from yarl import URL

from bot.botapi.answers import completed
from bot.botapi.errors import AnswerLost, AnswerTimedOut, ConnectTimedOut, NotConnected
from bot.botapi.guard import OutgoingGuard
from bot.botapi.json_answers import load_updates
from bot.botapi.uploads import upload_form
from bot.certificates import TRUSTED
from bot.proxies import environment_proxy
from bot.telemetry import OFF, Telemetry

# How requests without an answer are counted.
FAILED: Mapping[type[NetworkError], str] = {
    NotConnected: "not_connected",
    ConnectTimedOut: "not_connected",
    AnswerTimedOut: "timed_out",
    AnswerLost: "lost",
}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class NoConnection(aiohttp.ClientError):
    """Raised only by our connector: no byte of the request was sent."""

    def __init__(self, message: str, *, timed_out: bool) -> None:
        super().__init__(message)
        self.timed_out = timed_out


class MarkingConnector(aiohttp.TCPConnector):
    """Marks every failure to connect: refused, DNS, TLS, or anything a proxy does before the tunnel is open."""

    async def connect(
        self,
        req: ClientRequest,
        traces: list[Trace],
        timeout: ClientTimeout,  # noqa: ASYNC109 - aiohttp's signature
    ) -> Connection:
        try:
            return await super().connect(req, traces, timeout)
        except Exception as error:  # noqa: BLE001 - any error here precedes the first byte
            raise NoConnection(_in_words(error), timed_out=isinstance(error, TimeoutError)) from None


def _in_words(error: Exception) -> str:
    if isinstance(error, aiohttp.ClientConnectorError):
        return str(error)  # host, port and the system's message, no path
    if isinstance(error, aiohttp.ClientHttpProxyError):
        return f"The proxy answered {error.status}"
    return type(error).__name__


class AiohttpRequest(BaseRequest):
    """PTB's transport. All times are seconds; None waits without limit.

    `media_timeout` replaces the read and the write timeout for uploads whose call sets none: Telegram answers
    only after it has received the whole file. A request that finds no free connection within `pool_timeout` was
    not sent. Parameters pass through `guard`; the URL contains the token.
    """

    def __init__(
        self,
        *,
        pool_size: int = 256,
        read_timeout: float | None = 20.0,
        write_timeout: float | None = 20.0,
        connect_timeout: float | None = 10.0,
        pool_timeout: float | None = 5.0,
        media_timeout: float | None = 120.0,
        guard: OutgoingGuard | None = None,
        telemetry: Telemetry = OFF,
    ) -> None:
        self._guard = guard or OutgoingGuard()
        self._telemetry = telemetry
        self._pool = asyncio.Semaphore(pool_size)
        self._read_timeout = read_timeout
        self._write_timeout = write_timeout
        self._connect_timeout = connect_timeout
        self._pool_timeout = pool_timeout
        self._media_timeout = media_timeout
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[tuple[str, str | None], URL | None] = {}

    @property
    def read_timeout(self) -> float | None:
        return self._read_timeout

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=MarkingConnector(limit=0, ssl=TRUSTED),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
            )

    async def shutdown(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send one request.

        Raises DefinitelyNotSent or PossiblySent (see `errors.py`), and NetworkError for an answer that is not from Telegram
        and changed nothing.
        """
        media = request_data is not None and request_data.contains_files
        times = ClientTimeout(
            connect=_or_default(connect_timeout, self._connect_timeout),
            sock_read=_or_default(read_timeout, self._media_timeout if media else self._read_timeout),
        )
        endpoint = url.rpartition("/")[2]
        body = self._body(
            endpoint, request_data, _or_default(write_timeout, self._media_timeout if media else self._write_timeout)
        )
        try:
            status, answer = await self._sent(method, url, body, times, _or_default(pool_timeout, self._pool_timeout))
        except NetworkError as error:
            self._telemetry.telegram(endpoint, FAILED.get(type(error), "failed"))
            raise
        self._telemetry.telegram(endpoint, _result(status))
        _check(method, endpoint, status, answer)
        return status, completed(endpoint, answer)

    @staticmethod
    def parse_json_payload(payload: bytes) -> JSONDict:
        """Parse an answer. PTB's parser would log an unreadable answer in full, and fail for all updates in it."""
        try:
            answer = load_updates(payload)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise AnswerLost("Telegram's answer cannot be read")
        return answer

    def _body(
        self, endpoint: str, data: RequestData | None, write_timeout: float | None
    ) -> bytes | aiohttp.FormData | None:
        if data is None:
            return None
        fields = self._guard.fields(endpoint, data.parameters)
        if not data.contains_files:
            return _form(fields) or None
        files = {
            name: (self._guard.text(filename), content, content_type)
            for name, (filename, content, content_type) in data.multipart_data.items()
        }
        return upload_form(fields, files, write_timeout)

    async def _sent(
        self,
        method: str,
        url: str,
        body: bytes | aiohttp.FormData | None,
        times: ClientTimeout,
        pool_timeout: float | None,
    ) -> tuple[int, bytes]:
        await self._wait_for_connection(pool_timeout)
        try:
            return await self._exchange(method, URL(url, encoded=True), body, times)
        finally:
            self._pool.release()

    async def _wait_for_connection(self, pool_timeout: float | None) -> None:
        if not self._pool.locked():
            await self._pool.acquire()  # does not wait
            return
        try:
            async with asyncio.timeout(pool_timeout):
                await self._pool.acquire()
                return
        except TimeoutError:
            pass  # raised outside, so that it has no context
        raise ConnectTimedOut("All connections to Telegram are busy")

    async def _exchange(
        self, method: str, url: URL, body: bytes | aiohttp.FormData | None, times: ClientTimeout
    ) -> tuple[int, bytes]:
        if self._session is None:
            raise NotConnected("The connection to Telegram is shut down")
        proxy = self._proxy(url)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=FORM if isinstance(body, bytes) else None,
                timeout=times,
                allow_redirects=False,
                proxy=proxy,
            ) as reply:
                return reply.status, await reply.read()
        except (aiohttp.ClientError, OSError) as error:
            failure = _failure(error)
        raise failure  # outside of `except`: the cause and the context would contain the URL

    def _proxy(self, url: URL) -> URL | None:
        key = url.scheme, url.host
        if key not in self._proxies:
            try:
                self._proxies[key] = environment_proxy(url)
            except ValueError as error:
                raise NotConnected(str(error)) from None
        return self._proxies[key]


def _form(fields: Mapping[str, str]) -> bytes:
    """The fields of a form as they are written in a body, which is as in a URL. The standard library takes five times as long."""
    return URL.build(path="/", query=fields).raw_query_string.encode()


def _or_default(value: ODVInput[float], default: float | None) -> float | None:
    return default if isinstance(value, DefaultValue) else value


def _failure(error: Exception) -> NetworkError:
    match error:
        case NoConnection(timed_out=True):
            return ConnectTimedOut("No connection to Telegram in time")
        case NoConnection():
            return NotConnected(f"No connection to Telegram: {error}")
        case aiohttp.InvalidURL():
            return NotConnected("The address of the Bot API cannot be used")
        case TimeoutError():
            return AnswerTimedOut("Telegram did not answer in time")
        case _:
            return AnswerLost(f"The connection to Telegram broke: {type(error).__name__}")


def _result(status: int) -> str:
    """How an answer is counted: `ok`, `429`, `4xx`, `5xx`."""
    if status < 300:
        return "ok"
    return "429" if status == 429 else f"{status // 100}xx"


def _check(method: str, endpoint: str, status: int, answer: bytes) -> None:
    """Raise for answers that PTB does not distinguish: it makes one NetworkError of every status from 500 on."""
    if method == "POST" and status >= 500 and not endpoint.startswith("get"):
        raise AnswerLost(f"Telegram answered {status}")
    if method == "POST" and status < 300 and b'"result"' not in answer:
        raise AnswerLost("Telegram's answer has no result")
    if status >= 300 and not answer.lstrip().startswith(b"{"):
        raise NetworkError(f"HTTP {status}, and not in the words of the Bot API")
