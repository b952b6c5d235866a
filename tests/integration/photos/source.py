"""Photos without Telegram: they arrive in chunks, break off, or are missing, as a test sets."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

PIECE = 64 * 1024  # bytes
JPEG = b"\xff\xd8\xff" + bytes(range(256)) * 1000


@dataclass
class OpenPhoto:
    length: int | None
    chunks: AsyncIterator[bytes]


@dataclass
class Photos:
    """Every `file_id` is JPEG unless `contents` has another; an exception among the chunks is raised there."""

    contents: dict[str, Callable[[], Iterator[bytes | Exception]]] = field(default_factory=dict)
    lengths: dict[str, int | None] = field(default_factory=dict)
    fails: Exception | None = None
    opened: list[str] = field(default_factory=list)
    under_way: int = 0

    async def check(self, file_id: str) -> None:
        if self.fails:
            raise self.fails

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[OpenPhoto]:
        self.opened.append(file_id)
        if self.fails:
            raise self.fails
        self.under_way += 1
        try:
            yield OpenPhoto(self.lengths.get(file_id, len(JPEG)), self._chunks(file_id))
        finally:
            self.under_way -= 1

    async def _chunks(self, file_id: str) -> AsyncIterator[bytes]:
        for piece in self.contents.get(file_id, jpeg)():
            if isinstance(piece, Exception):
                raise piece
            yield piece


def jpeg() -> Iterator[bytes]:
    for start in range(0, len(JPEG), PIECE):
        yield JPEG[start : start + PIECE]


def big(size: int) -> Callable[[], Iterator[bytes]]:
    """A photo of `size` bytes (whole chunks), with all chunks different."""
    return lambda: (number.to_bytes(4) * (PIECE // 4) for number in range(size // PIECE))
