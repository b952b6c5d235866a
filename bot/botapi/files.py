"""Downloads files from Telegram by `file_id`, in chunks and without exposing the token.

FileError (an OSError, as for any unreadable file)
├── FileGone          Telegram has no such file, or no longer has it (also FileNotFoundError)
├── FileTooBig        larger than the download limit (errno EFBIG)
└── FileUnavailable   temporary: the network, Telegram, or a limit (with `retry_after` if known)
    └── FileDoubtful  Telegram's message means either "gone" or "temporary" (errno ESTALE)
"""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing, asynccontextmanager
from errno import EFBIG, ESTALE
from pathlib import Path
from typing import IO, Any, Self
from urllib.parse import quote

import aiohttp
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot
from yarl import URL

from bot.botapi.calls import call
from bot.botapi.errors import DefinitelyNotSent, PossiblySent, requested_pause
from bot.certificates import TRUSTED
from bot.proxies import environment_proxy
from storage.records import dataclass

CHUNK = 64 * 1024
CONNECT_TIMEOUT = 10.0  # seconds
READ_TIMEOUT = 30.0  # seconds between two chunks


class FileError(OSError):
    """A file cannot be read. The message never contains the token, and there is no cause."""


class FileGone(FileError, FileNotFoundError):
    """Telegram has no such file."""


class FileTooBig(FileError):
    """The file is larger than the download limit; `errno` is set for callers that only know OSError."""

    errno = EFBIG


class FileUnavailable(FileError):
    """The file is temporarily unavailable. `retry_after`: seconds that Telegram requested, or None."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class FileDoubtful(FileUnavailable):
    """Telegram answered "wrong file_id or the file is temporarily unavailable"."""

    errno = ESTALE


@dataclass(frozen=True)
class OpenFile:
    """An open file. `length` in bytes, None if unknown."""

    length: int | None
    chunks: AsyncIterator[bytes]


class TelegramFiles:
    """Reads files from Telegram, or from the disk of a local Bot API server.

    `download_limit` in bytes. PTB's `get_file` is not used because it builds a URL with the token in it.
    """

    def __init__(self, bot: ExtBot[None], api_url: str, token: str, *, local: bool, download_limit: int) -> None:
        self._bot = bot
        self._root = f"{api_url}/file/bot{token}"
        self._local = local
        self._limit = download_limit
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> None:
        timeout = aiohttp.ClientTimeout(total=None, connect=CONNECT_TIMEOUT, sock_read=READ_TIMEOUT)
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=TRUSTED),
            timeout=timeout,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"Accept-Encoding": "identity"},  # makes Content-Length the size of the file
        )

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    async def check(self, file_id: str) -> None:
        """Call getFile without downloading. Raises FileError if the file cannot be read now."""
        path = await self._locate(file_id)
        if path.startswith("/"):
            async with self._from_disk(Path(path)):
                pass

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[OpenFile]:
        """Get the file's path and read it; leaving the context stops the download.

        Raises FileError, also while chunks are read.
        """
        async with AsyncExitStack() as stack:
            yield await self._opened(file_id, stack)

    async def _opened(self, file_id: str, stack: AsyncExitStack) -> OpenFile:
        path = await self._locate(file_id)
        try:
            return await stack.enter_async_context(self._read(path))
        except FileGone:
            pass  # the path expired, or its server deleted the file: getFile restores it
        return await stack.enter_async_context(self._read(await self._locate(file_id)))

    def _read(self, path: str) -> AbstractAsyncContextManager[OpenFile]:
        return self._from_disk(Path(path)) if path.startswith("/") else self._download(path)

    async def _locate(self, file_id: str) -> str:
        try:
            answer: Any = await call(self._bot, "getFile", file_id=file_id)
        except TelegramError as error:
            failure: FileError | None = _refusal(error)
        else:
            failure = self._flaw(answer)
        if failure is None:
            return str(answer["file_path"])
        raise failure  # outside of `except`: no cause, no context, no URL

    def _flaw(self, file: Any) -> FileError | None:
        """Why a file cannot be read, by getFile's answer; None if it can. `file_size` is optional."""
        if not isinstance(file, dict):
            return FileUnavailable("Telegram's answer to getFile has another form")
        size, path = file.get("file_size"), file.get("file_path")
        if size == 0:
            return FileGone("Telegram has the file, and it is empty")
        if isinstance(size, int) and size > self._limit:
            return FileTooBig(f"{size} bytes")
        if not isinstance(path, str) or not path:
            return FileUnavailable("Telegram returned no path for the file")
        if path.startswith("/") and not self._local:
            return FileUnavailable("this Bot API server keeps its files on its disk: set TELEGRAM_LOCAL=true")
        return None

    @asynccontextmanager
    async def _download(self, path: str) -> AsyncIterator[OpenFile]:
        response = await self._get(URL(f"{self._root}/{quote(path)}", encoded=True))
        try:
            if (response.content_length or 0) > self._limit:
                raise FileTooBig(f"{response.content_length} bytes")
            async with aclosing(self._chunks(response.content)) as chunks:
                yield OpenFile(response.content_length, chunks)
        finally:
            response.close()

    async def _get(self, url: URL) -> aiohttp.ClientResponse:
        if self._session is None:
            raise FileUnavailable("the connection to Telegram's files is not open")
        try:
            proxy = environment_proxy(url)
            response = await self._session.get(url, proxy=proxy, allow_redirects=False)
        except (aiohttp.ClientError, OSError, ValueError) as error:
            failure: FileError = FileUnavailable(type(error).__name__)
        else:
            if response.status == 200:
                return response
            response.close()
            gone = response.status == 404
            failure = (FileGone if gone else FileUnavailable)(f"HTTP {response.status}")
        raise failure

    async def _chunks(self, source: aiohttp.StreamReader) -> AsyncGenerator[bytes, None]:
        left = self._limit
        while chunk := await _piece(source):
            left -= len(chunk)
            if left < 0:
                raise FileTooBig(f"more than {self._limit} bytes")
            yield chunk

    @asynccontextmanager
    async def _from_disk(self, path: Path) -> AsyncIterator[OpenFile]:
        file, size = await asyncio.to_thread(_open, path)
        try:
            if size > self._limit:
                raise FileTooBig(f"{size} bytes")
            async with aclosing(_pieces(file)) as chunks:
                yield OpenFile(size, chunks)
        finally:
            await asyncio.to_thread(file.close)


def _refusal(error: TelegramError) -> FileError:
    match error:
        case BadRequest() if "too big" in error.message.lower():
            return FileTooBig(error.message)
        case BadRequest() if "temporarily" in error.message.lower():
            return FileDoubtful(error.message)
        case BadRequest():
            return FileGone(error.message)
        case RetryAfter():
            return FileUnavailable("flood control", requested_pause(error))
        case DefinitelyNotSent() | PossiblySent():
            return FileUnavailable(error.message)
        case NetworkError():  # not one of ours: PTB may have put anything into the message
            return FileUnavailable("the connection to Telegram failed")
        case _:
            return FileUnavailable(type(error).__name__)


async def _piece(source: aiohttp.StreamReader) -> bytes:
    try:
        return await source.read(CHUNK)
    except (aiohttp.ClientError, OSError) as error:
        failure = FileUnavailable(f"the download broke off: {type(error).__name__}")
    raise failure


def _open(path: Path) -> tuple[IO[bytes], int]:
    try:
        file = path.open("rb")
    except FileNotFoundError:
        failure: FileError = FileGone("the Bot API server has deleted the file")
    except OSError as error:
        failure = FileUnavailable(error.strerror or type(error).__name__)
    else:
        return file, path.stat().st_size
    raise failure


async def _pieces(file: IO[bytes]) -> AsyncGenerator[bytes, None]:
    while chunk := await asyncio.to_thread(file.read, CHUNK):
        yield chunk
