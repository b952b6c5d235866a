"""Checks the boxes of an MP4 or QuickTime file (ISO 14496-12): without its index a file cannot be played."""

from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bot.delivery.errors import DownloadFailed

INDEX_BOX = b"moov"
MOST_BOXES = 100_000  # at the top level; a fragmented file has two per fragment


def require_index(path: Path, *, length_unknown: bool) -> None:
    """Raise DownloadFailed for a file that was cut off before the end of its index, and OSError.

    `length_unknown`: the response did not tell the length of the file, so a box beyond its end means that it was cut off.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        has_index = False
        for kind, end in _boxes(file, size):
            if kind == INDEX_BOX and end <= size:
                has_index = True
            if end > size and length_unknown:
                raise DownloadFailed("the file was cut off")
            if has_index and not length_unknown:
                break
    if not has_index:
        raise DownloadFailed("the file was cut off before its index")


def _boxes(file: IO[bytes], size: int) -> Iterator[tuple[bytes, int]]:
    """Yield type and end of each readable box at the top level."""
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
