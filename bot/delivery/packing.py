"""A body that was packed although nobody asked for it: gzip and deflate are unpacked bit by bit, the rest is left."""

import asyncio
import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

from bot.delivery.errors import DownloadFailed, NotFetched

PIECE = 256 * 1024  # bytes unpacked at once: what is packed well cannot burst
GZIP = b"\x1f\x8b"


class Source(Protocol):
    """A body: all that has come, at most a piece; nothing at its end."""

    async def readany(self) -> bytes: ...


class Replayed:
    """A body whose first bytes were read already: they come once more."""

    def __init__(self, start: bytes, source: Source) -> None:
        self._start = start
        self._source = source

    async def readany(self) -> bytes:
        start, self._start = self._start, b""
        return start or await self._source.readany()


def unpacked(source: Source, encodings: Iterable[str], host: str) -> Source:
    """Give the bytes of a body as they were before its Content-Encoding. Raises NotFetched for one not known here."""
    words = [word.strip().lower() for line in encodings for word in line.split(",")]
    match [word for word in words if word not in {"", "identity"}]:
        case []:
            return source
        case ["gzip" | "x-gzip"]:
            return _Unpacked(source, _gzip)
        case ["deflate"]:
            return _Unpacked(source, _deflate)
        case packed:
            raise NotFetched("encoding", f"{host} packs the file as {', '.join(packed)[:40]}", host)


class _Unpacked:
    def __init__(self, source: Source, start: Callable[[bytes], "zlib._Decompress"]) -> None:
        self._source = source
        self._start = start
        self._unpacking: zlib._Decompress | None = None
        self._packed = b""

    async def readany(self) -> bytes:
        """Raise DownloadFailed for what ends too early or is broken."""
        while True:
            if not self._packed:
                self._packed = await self._source.readany()
                if not self._packed:
                    return self._last()
            if piece := self._step():
                await asyncio.sleep(0)  # much may come of little: others want the loop too
                return piece

    def _step(self) -> bytes:
        if self._unpacking is None or (self._unpacking.eof and self._packed.startswith(GZIP)):  # one file after another
            self._unpacking = self._start(self._packed)
        if self._unpacking.eof:  # padding
            self._packed = b""
            return b""
        try:
            piece = self._unpacking.decompress(self._packed, PIECE)
        except zlib.error:
            pass
        else:
            self._packed = self._unpacking.unused_data if self._unpacking.eof else self._unpacking.unconsumed_tail
            return piece
        raise DownloadFailed("the packed file is broken")

    def _last(self) -> bytes:
        """What zlib still holds; all of it has been handed out where the end was seen."""
        if self._unpacking is None or self._unpacking.eof:
            return b""
        if piece := self._unpacking.decompress(b"", PIECE):
            return piece
        if self._unpacking.eof:
            return b""
        raise DownloadFailed("the packed file was cut off")


def _gzip(_: bytes) -> "zlib._Decompress":
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _deflate(start: bytes) -> "zlib._Decompress":
    """Read the format of zlib, as the standard says, or bare deflate, as some servers send."""
    is_zlib = start[0] & 0x0F == 8 and (len(start) < 2 or int.from_bytes(start[:2], "big") % 31 == 0)
    return zlib.decompressobj(zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS)
