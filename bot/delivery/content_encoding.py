"""Decompresses a body that is compressed although this was not requested: gzip and deflate, in small chunks."""

import asyncio
import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

from bot.delivery.errors import DownloadFailed, NotFetched

CHUNK = 256 * 1024  # bytes decompressed at once, so that a decompression bomb cannot fill the memory
GZIP_MAGIC = b"\x1f\x8b"


class ByteStream(Protocol):
    """A body. `readany` returns the bytes received so far, at most one chunk; empty at the end."""

    async def readany(self) -> bytes: ...


class Rewound:
    """A body whose first bytes were already read: they are returned once more."""

    def __init__(self, start: bytes, stream: ByteStream) -> None:
        self._start = start
        self._stream = stream

    async def readany(self) -> bytes:
        start, self._start = self._start, b""
        return start or await self._stream.readany()


def decoded(stream: ByteStream, encodings: Iterable[str], host: str) -> ByteStream:
    """Undo the Content-Encoding of a body. Raises NotFetched for an unsupported one."""
    names = [word.strip().lower() for line in encodings for word in line.split(",")]
    match [word for word in names if word not in {"", "identity"}]:
        case []:
            return stream
        case ["gzip" | "x-gzip"]:
            return _Decompressed(stream, _gzip)
        case ["deflate"]:
            return _Decompressed(stream, _deflate)
        case unsupported:
            raise NotFetched("encoding", f"{host} sends the file compressed as {', '.join(unsupported)[:40]}", host)


class _Decompressed:
    def __init__(self, stream: ByteStream, start: Callable[[bytes], "zlib._Decompress"]) -> None:
        self._stream = stream
        self._start = start
        self._decompressor: zlib._Decompress | None = None
        self._compressed = b""

    async def readany(self) -> bytes:
        """Raise DownloadFailed for a body that is incomplete or corrupt."""
        while True:
            if not self._compressed:
                self._compressed = await self._stream.readany()
                if not self._compressed:
                    return self._flush()
            if chunk := self._decompress_chunk():
                await asyncio.sleep(0)  # a small input may give many chunks: do not block the event loop
                return chunk

    def _decompress_chunk(self) -> bytes:
        is_next_member = (
            self._decompressor is not None and self._decompressor.eof and self._compressed.startswith(GZIP_MAGIC)
        )
        if self._decompressor is None or is_next_member:
            self._decompressor = self._start(self._compressed)
        if self._decompressor.eof:  # padding after the end
            self._compressed = b""
            return b""
        try:
            chunk = self._decompressor.decompress(self._compressed, CHUNK)
        except zlib.error:
            pass
        else:
            self._compressed = (
                self._decompressor.unused_data if self._decompressor.eof else self._decompressor.unconsumed_tail
            )
            return chunk
        raise DownloadFailed("the compressed file is corrupt")

    def _flush(self) -> bytes:
        """Return what zlib still holds; nothing if the end of the data was reached."""
        if self._decompressor is None or self._decompressor.eof:
            return b""
        if chunk := self._decompressor.decompress(b"", CHUNK):
            return chunk
        if self._decompressor.eof:
            return b""
        raise DownloadFailed("the compressed file was cut off")


def _gzip(_: bytes) -> "zlib._Decompress":
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _deflate(start: bytes) -> "zlib._Decompress":
    """Read zlib's format, which the standard requires, or raw deflate, which some servers send."""
    is_zlib = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2], "big") % 31 == 0)
    return zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
