"""Reads a photo from Telegram once for all clients that fetch it at the same time, at Telegram's pace and not at theirs."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.photos.relay import OpenPhoto, PhotoSource
from storage.records import dataclass

MOST_BYTES = 64 * 1024 * 1024  # of all photos that are held in memory
JOIN_WITHIN = 5.0  # seconds; a download without a byte for longer may hang
AHEAD = 2  # chunks that are read in advance of a photo that only one client gets


@dataclass(frozen=True)
class SharedPhoto:
    """An open photo; `length` in bytes, None if unknown."""

    length: int | None
    chunks: AsyncIterator[bytes]


class SharedPhotos:
    """A PhotoSource whose photos are held in memory while clients fetch them, `most_bytes` at most.

    A photo that would exceed this, or whose length is unknown, is downloaded for each client.
    """

    def __init__(
        self,
        source: PhotoSource,
        *,
        most_bytes: int = MOST_BYTES,
        join_within: float = JOIN_WITHIN,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._source = source
        self._most_bytes = most_bytes
        self._join_within = join_within
        self._clock = clock
        self._shared: dict[str, _Download] = {}
        self._held = 0

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[OpenPhoto]:
        """Open a photo. Raises OSError, as its source does, also while chunks are read."""
        joined = self._joinable(file_id)
        async with self._reading(file_id, joined or self._begin(file_id)) as download:
            await download.opened()
            if not (joined and download.is_private):
                yield SharedPhoto(download.length, download.chunks())
                return
        async with self._reading(file_id, self._begin(file_id)) as download:
            await download.opened()
            yield SharedPhoto(download.length, download.chunks())

    def _joinable(self, file_id: str) -> "_Download | None":
        download = self._shared.get(file_id)
        if download is None or download.has_failed:
            return None
        hangs = not download.has_bytes and self._clock() - download.began_at > self._join_within
        return None if hangs else download

    def _begin(self, file_id: str) -> "_Download":
        download = self._shared[file_id] = _Download(self._clock())
        download.begin(self._source, file_id, lambda: self._reserve(file_id, download))
        return download

    def _reserve(self, file_id: str, download: "_Download") -> bool:
        """Whether the photo may be held in memory."""
        if download.length is None or self._held + download.length > self._most_bytes:
            self._withdraw(file_id, download)
            return False
        download.reserved = download.length
        self._held += download.reserved
        return True

    @asynccontextmanager
    async def _reading(self, file_id: str, download: "_Download") -> AsyncIterator["_Download"]:
        """Read a download; the last reader ends it."""
        download.readers += 1
        try:
            yield download
        finally:
            download.readers -= 1
            if not download.readers:
                self._withdraw(file_id, download)
                self._held -= download.reserved
                await download.end()

    def _withdraw(self, file_id: str, download: "_Download") -> None:
        if self._shared.get(file_id) is download:
            del self._shared[file_id]


class _Download:
    """Its task reads the photo into `_chunks`, which any number of readers follow. A private one has one reader."""

    def __init__(self, began_at: float) -> None:
        self.began_at = began_at
        self.length: int | None = None
        self.is_private = False
        self.readers = 0
        self.reserved = 0  # bytes
        self._chunks: list[bytes] = []
        self._read = 0  # chunks that the only reader has got
        self._is_open = False
        self._has_ended = False
        self._error: Exception | None = None
        self._changed = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def has_failed(self) -> bool:
        return self._error is not None

    @property
    def has_bytes(self) -> bool:
        return bool(self._chunks) or self._has_ended

    def begin(self, source: PhotoSource, file_id: str, may_be_held: Callable[[], bool]) -> None:
        self._task = asyncio.create_task(self._download(source, file_id, may_be_held), name="photo download")

    async def end(self) -> None:
        """Stop the download; returns when its connection is closed."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def opened(self) -> None:
        """Return when the source is open. Raises its error."""
        while not self._is_open:
            if self._error is not None:
                raise self._error
            await self._change()

    async def chunks(self) -> AsyncIterator[bytes]:
        """The chunks from the first one on, as they arrive. Raises the source's error."""
        position = 0
        while True:
            if position < len(self._chunks):
                chunk = self._chunks[position]
                if self.is_private:
                    self._chunks[position] = b""
                position = self._read = position + 1
                self._tell()
                yield chunk
            elif self._error is not None:
                raise self._error
            elif self._has_ended:
                return
            else:
                await self._change()

    async def _download(self, source: PhotoSource, file_id: str, may_be_held: Callable[[], bool]) -> None:
        try:
            async with source.open(file_id) as photo:
                self.length = photo.length
                self.is_private = not may_be_held()
                self._is_open = True
                self._tell()
                async for chunk in photo.chunks:
                    self._chunks.append(chunk)
                    self._tell()
                    while self.is_private and len(self._chunks) - self._read >= AHEAD:
                        await self._change()
        except Exception as error:  # noqa: BLE001 - the readers raise it
            self._error = error
        finally:
            self._has_ended = True
            self._tell()

    def _tell(self) -> None:
        self._changed.set()
        self._changed = asyncio.Event()

    async def _change(self) -> None:
        await self._changed.wait()
