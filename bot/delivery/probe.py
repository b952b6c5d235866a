"""Reads size, duration and a thumbnail of a video in a short-lived process. Any of them may stay unknown."""

import asyncio
import base64
import json
import logging
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.children import run_child
from storage.records import dataclass

log = logging.getLogger(__name__)

PROBE_MODULE = "bot.delivery.probe_child"
LONGEST_OUTPUT = 512 * 1024  # bytes
LARGEST_THUMBNAIL = 200_000  # bytes: Telegram ignores a larger one
LARGEST_SIDE = 16_384  # pixels
MOST_SECONDS = 24 * 3600


@dataclass(frozen=True)
class VideoFacts:
    """Pixels, seconds, and a JPEG of at most 320 pixels; None for unknown values."""

    width: int | None = None
    height: int | None = None
    duration: int | None = None
    thumbnail: bytes | None = None


NOTHING_KNOWN = VideoFacts()


class Prober:
    """Probes at most `at_once` videos at a time (each takes about 60 MB), `time_limit` seconds each.

    A probe that cannot start within twice that time is skipped.
    """

    def __init__(self, *, at_once: int = 2, time_limit: float = 10.0) -> None:
        self._slots = asyncio.Semaphore(at_once)
        self._time_limit = time_limit

    async def probe(self, path: Path) -> VideoFacts:
        """Probe a video. Any error means that nothing is known about it."""
        try:
            async with asyncio.timeout(self._time_limit * 2):
                await self._slots.acquire()
        except TimeoutError:
            return NOTHING_KNOWN
        try:
            return await probe(path, self._time_limit)
        finally:
            self._slots.release()


async def probe(path: Path, time_limit: float = 10.0) -> VideoFacts:
    """Probe a video in at most `time_limit` seconds. Any error means that nothing is known about it."""
    try:
        output = await run_child(PROBE_MODULE, str(path), time_limit=time_limit, most_output=LONGEST_OUTPUT)
    except OSError as error:
        log.warning(
            "a video is sent without size, duration and thumbnail: its process cannot be started (%s)", error.strerror
        )
        return NOTHING_KNOWN
    return _parse_output(output)


def _parse_output(output: bytes) -> VideoFacts:
    """Parse the last complete line, and check its values: a compromised process may write anything."""
    for line in reversed(output.split(b"\n")[:-1]):
        try:
            fields = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(fields, Mapping):
            return _parse_facts(fields)
    return NOTHING_KNOWN


def _parse_facts(fields: Mapping[str, Any]) -> VideoFacts:
    width, height = _positive_int(fields.get("width"), LARGEST_SIDE), _positive_int(fields.get("height"), LARGEST_SIDE)
    if width is None or height is None:
        return NOTHING_KNOWN
    duration = _positive_int(fields.get("duration"), MOST_SECONDS)
    return VideoFacts(width, height, duration, _parse_thumbnail(fields.get("thumbnail")))


def _positive_int(value: Any, most: int) -> int | None:
    return value if type(value) is int and 0 < value <= most else None


def _parse_thumbnail(value: Any) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        picture = base64.b64decode(value, validate=True)
    except ValueError:
        return None
    return picture if picture.startswith(b"\xff\xd8\xff") and len(picture) <= LARGEST_THUMBNAIL else None
