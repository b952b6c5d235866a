"""Saves the body of a response as a file: detected by its first bytes, limited in size, and checked to be complete."""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path

import aiohttp

from bot.delivery.content_encoding import ByteStream, Rewound, decoded
from bot.delivery.errors import DownloadFailed, FetchError, NotAVideo, NotFetched, TooLarge
from bot.delivery.file_types import SNIFFED, FileType, detect_file_type
from bot.delivery.links import Hop
from bot.delivery.mp4_boxes import require_index
from bot.delivery.speed import DEFAULT_FLOOR, AtLeast, Floor
from bot.delivery.spool import SpoolFile, spool_file
from storage.records import dataclass

CHUNK = 256 * 1024  # bytes written to the disk at once
SMALLEST = 64  # bytes: a shorter file has a header and no content
EXCESS = 512 * 1024 * 1024  # bytes over the limit that are read to find out whether the file has an end
TEXT_TYPES = ("text/", "application/json", "application/problem+json")


@dataclass(frozen=True)
class Downloaded:
    """A video on the disk. `size` is in bytes, `content_type` is detected from its content.

    `document`: Telegram does not play it, so it is sent as a file. `link`: as FetchError's.
    """

    path: Path
    size: int
    content_type: str
    document: bool = False
    link: str | None = None


class BodySaver:
    """Saves bodies of at most `size_limit` bytes in `folder` (None: TMPDIR).

    `excess_timeout`: seconds to find out how large a body over the limit is. `floor`: the slowest speed of a body.
    """

    def __init__(
        self, folder: Path | None, *, size_limit: int, excess_timeout: float, floor: Floor = DEFAULT_FLOOR
    ) -> None:
        self._folder = folder
        self._size_limit = size_limit
        self._excess_timeout = excess_timeout
        self._floor = floor

    async def save(
        self, hop: Hop, response: aiohttp.ClientResponse, stack: AsyncExitStack, deadline: asyncio.Timeout
    ) -> Downloaded:
        """Save a body. Its file is deleted when the stack closes. Raises FetchError, and aiohttp's and the disk's errors."""
        declared = response.content_length
        if declared is not None and declared > self._size_limit:
            raise TooLarge(declared)
        body = AtLeast(response.content, self._floor, hop.host)
        start, stream = await _open_body(hop, response, body)
        file_type = detect_file_type(start[:SNIFFED])
        file = await stack.enter_async_context(spool_file(self._folder, file_type.suffix))
        size = await self._write(start, stream, file, deadline)
        has_framing = declared is not None or "Transfer-Encoding" in response.headers or stream is not body
        await _require_complete(file.path, file_type, size, length_unknown=not has_framing)
        return Downloaded(file.path, size, file_type.content_type, file_type.document)

    async def _write(self, pending: bytes, stream: ByteStream, file: SpoolFile, deadline: asyncio.Timeout) -> int:
        """Write the body in large chunks, because each write is a call in a thread. Returns its size."""
        size = 0
        while pending:
            chunk = bytearray(pending)
            while len(chunk) < min(CHUNK, self._size_limit + 1 - size) and (more := await stream.readany()):
                chunk += more
            size += len(chunk)
            if size > self._size_limit:
                deadline.reschedule(None)  # `excess_timeout` takes its place
                raise TooLarge(await self._measure(size, stream))
            await file.write(chunk)
            pending = await stream.readany()
        await file.flush()
        return size

    async def _measure(self, size: int, stream: ByteStream) -> int | None:
        """Read a body over the limit to its end and return its size: its link is useful only if it has an end.

        None if the end does not come, whatever the reason: the file is too large anyway, and is not fetched again.
        """
        try:
            async with asyncio.timeout(self._excess_timeout):
                while more := await stream.readany():
                    size += len(more)
                    if size > self._size_limit + EXCESS:
                        return None
        except (FetchError, aiohttp.ClientError, OSError):
            return None
        return size


async def _open_body(hop: Hop, response: aiohttp.ClientResponse, body: ByteStream) -> tuple[bytes, ByteStream]:
    """Return the first bytes of the file and a stream of the others, decompressed if necessary."""
    start = await _read_start(body)
    encodings = response.headers.getall("Content-Encoding", [])
    if not encodings or _is_video(start):  # some hosts declare an encoding and send a plain video
        return start, body
    try:
        stream = decoded(Rewound(start, body), encodings, hop.host)
    except NotFetched as error:
        failure: FetchError = error
        if response.content_type.startswith(TEXT_TYPES):
            failure = NotAVideo(f"received {response.content_type}, compressed")
    else:
        return await _read_start(stream), stream
    raise failure


async def _read_start(stream: ByteStream) -> bytes:
    start = b""
    while len(start) < SNIFFED and (more := await stream.readany()):
        start += more
    return start


def _is_video(start: bytes) -> bool:
    try:
        detect_file_type(start[:SNIFFED])
    except NotAVideo:
        return False
    return True


async def _require_complete(path: Path, file_type: FileType, size: int, *, length_unknown: bool) -> None:
    """Raise DownloadFailed for a file that ends before there is anything to play.

    `length_unknown`: the response did not tell where its body ends.
    """
    if file_type.has_boxes:
        await asyncio.to_thread(require_index, path, length_unknown=length_unknown)
    elif size < SMALLEST:
        raise DownloadFailed(f"received only the beginning, {size} bytes")
