"""The boxes of an MP4 or QuickTime file (ISO 14496-12): whether it has its index, without which nothing can be played."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bot.delivery.errors import DownloadFailed

INDEX = b"moov"
MOST_BOXES = 100_000  # of the top level; a fragmented file has two for each fragment


def require_index(path: Path, *, to_the_end: bool) -> None:
    """Raise DownloadFailed for a file that was cut off before the end of its index, and OSError.

    `to_the_end`: nobody said how long the file is, so that a box which goes past its end shows that it was cut off.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        indexed = False
        for kind, end in _boxes(file, size):
            if kind == INDEX and end <= size:
                indexed = True
            if end > size and to_the_end:
                raise DownloadFailed("the file was cut off")
            if indexed and not to_the_end:
                break
    if not indexed:
        raise DownloadFailed("the file was cut off before its index")


def _boxes(file: IO[bytes], size: int) -> Iterator[tuple[bytes, int]]:
    """Kind and end of each box at the top level, as far as they can be read."""
    start = 0
    for _ in range(MOST_BOXES):
        file.seek(start)
        head = file.read(16)
        if len(head) < 8:
            return
        length, least = int.from_bytes(head[:4], "big"), 8
        if length == 1:
            length, least = int.from_bytes(head[8:16], "big"), 16
        elif length == 0:
            length = size - start
        if length < least:
            return
        start += length
        yield head[4:8], start
