"""What a video is like (its sides, its length, a picture of it), as a short-lived process tells; nothing is a good answer too."""

import asyncio
import base64
import contextlib
import json
import logging
import os
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

log = logging.getLogger(__name__)

CHILD = "bot.delivery.probe_child"
LONGEST_ANSWER = 512 * 1024  # bytes
LARGEST_THUMBNAIL = 200_000  # bytes: Telegram passes over a larger one
MOST_PIXELS = 16_384  # of a side
MOST_SECONDS = 24 * 3600
INHERITED = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "TMPDIR")  # and no secret


@dataclass(frozen=True)
class VideoFacts:
    """Pixels, seconds, and a JPEG of at most 320 pixels; None for what is not known."""

    width: int | None = None
    height: int | None = None
    duration: int | None = None
    thumbnail: bytes | None = None


NOTHING_KNOWN = VideoFacts()


class Prober:
    """Looks into at most `at_once` videos at a time (each takes some 60 MB for a moment), `time_limit` seconds each.

    A look that does not even begin within twice that is given up.
    """

    def __init__(self, *, at_once: int = 2, time_limit: float = 10.0) -> None:
        self._places = asyncio.Semaphore(at_once)
        self._time_limit = time_limit

    async def probe(self, path: Path) -> VideoFacts:
        """Look into a video. Whatever goes wrong with it means that nothing is known."""
        try:
            async with asyncio.timeout(self._time_limit * 2):
                await self._places.acquire()
        except TimeoutError:
            return NOTHING_KNOWN
        try:
            return await probe(path, self._time_limit)
        finally:
            self._places.release()


async def probe(path: Path, time_limit: float = 10.0) -> VideoFacts:
    """Look into a video, in at most `time_limit` seconds. Whatever goes wrong with it means that nothing is known."""
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-P", "-m", CHILD, str(path),
            stdin=DEVNULL, stdout=PIPE, stderr=DEVNULL, env=_environment(),
        )  # fmt: skip
    except OSError as error:
        log.warning("videos cannot be looked into: %s", error.strerror)
        return NOTHING_KNOWN
    try:
        output = await _output(process, time_limit)
    finally:
        await _end(process)
    return _last_of(output)


def _environment() -> dict[str, str]:
    inherited = {name: os.environ[name] for name in INHERITED if name in os.environ}
    path = os.pathsep.join(str(Path(entry).absolute()) for entry in sys.path)
    return inherited | {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}


async def _output(process: Process, time_limit: float) -> bytes:
    """Read what it says; what came before the time was over counts."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    output = bytearray()
    try:
        async with asyncio.timeout(time_limit):
            while len(output) <= LONGEST_ANSWER and (more := await process.stdout.read(LONGEST_ANSWER)):
                output += more
    except TimeoutError:
        log.info("a look into a video took too long")
    return bytes(output)


async def _end(process: Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.kill()  # it has said all, or has taken too long
    # Unread output keeps the pipe open, and the end of the process is only told when that is closed.
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    while await process.stdout.read(LONGEST_ANSWER):
        pass
    await process.wait()


def _last_of(output: bytes) -> VideoFacts:
    """Believe the last whole line, and of it what can be true: the process may say anything."""
    for line in reversed(output.split(b"\n")[:-1]):
        try:
            said = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(said, Mapping):
            return _facts(said)
    return NOTHING_KNOWN


def _facts(said: Mapping[str, Any]) -> VideoFacts:
    width, height = _whole(said.get("width"), MOST_PIXELS), _whole(said.get("height"), MOST_PIXELS)
    if width is None or height is None:
        return NOTHING_KNOWN
    duration = _whole(said.get("duration"), MOST_SECONDS)
    return VideoFacts(width, height, duration, _picture(said.get("thumbnail")))


def _whole(value: Any, most: int) -> int | None:
    return value if type(value) is int and 0 < value <= most else None


def _picture(value: Any) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        picture = base64.b64decode(value, validate=True)
    except ValueError:
        return None
    return picture if picture.startswith(b"\xff\xd8\xff") and len(picture) <= LARGEST_THUMBNAIL else None
