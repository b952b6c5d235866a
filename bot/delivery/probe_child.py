"""A process of its own that looks into one file: foreign bytes and the libraries for them stay out of the bot.

`python -m bot.delivery.probe_child FILE` writes JSON objects, one a line: first what the file says of itself, then,
if a picture could be read, the same again with it. Whatever goes wrong ends it.
"""

import base64
import json
import os
import sys
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.delivery.kinds import HEAD, kind_of

MEMORY = 768 * 1024 * 1024  # bytes of addresses, of which importing the libraries takes 120 MB
CPU = 10  # seconds
SIDE = 320  # pixels: a thumbnail's longer side
MOST_PIXELS = 16_384  # of a side: a ratio that makes more of it is not believed

# The reader is chosen by us: others would open further files and addresses that a playlist names.
READERS = {".mp4": "mov", ".mov": "mov", ".webm": "matroska", ".mkv": "matroska"}
NO_OTHER_FILES = {"protocol_whitelist": "none"}


def main(path: Path) -> None:
    """Look into the file and write what is seen."""
    _bind()
    with path.open("rb") as file:
        reader = READERS[kind_of(file.read(HEAD)).suffix]
        file.seek(0)
        _look(file, reader)


def _look(file: IO[bytes], reader: str) -> None:
    with av.open(file, "r", format=reader, options=NO_OTHER_FILES) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        width, height = _shown(stream)
        facts: dict[str, Any] = {
            "width": width,
            "height": height,
            "duration": round(container.duration / av.time_base) if container.duration else None,
        }
        _say(facts)
        frame = next(container.decode(stream))
        if frame.rotation:  # to be turned by the player; its width is the height that people see
            if frame.rotation % 180:
                _say(facts | {"width": height, "height": width})
            return
        _say(facts | {"thumbnail": base64.b64encode(_jpeg(frame, width, height)).decode()})


def _shown(stream: VideoStream) -> tuple[int, int]:
    """The sides that people see, in pixels: those of the frames may not be square (sample aspect ratio)."""
    width, height = stream.codec_context.width, stream.codec_context.height
    ratio = stream.sample_aspect_ratio or 1
    if ratio > 0 and 0 < (stretched := round(width * ratio)) <= MOST_PIXELS:
        width = stretched
    return width, height


def _jpeg(frame: VideoFrame, width: int, height: int) -> bytes:
    scale = min(1, SIDE / max(width, height))
    width, height = max(1, round(width * scale)), max(1, round(height * scale))
    encoder = VideoCodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = width, height, "yuvj420p", Fraction(1)
    small = frame.reformat(width, height, format="yuvj420p")
    return b"".join(bytes(packet) for packet in (*encoder.encode(small), *encoder.encode(None)))


def _say(facts: dict[str, Any]) -> None:
    print(json.dumps(facts), flush=True)  # noqa: T201 - its output is what it is for


def _bind() -> None:
    """Take from this process what it does not need, where the system can: it may be taken over by what it reads."""
    try:
        import resource  # noqa: PLC0415 - not every system has it
    except ImportError:
        return
    os.nice(10)
    for limit, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, CPU),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(limit)[1]
        least = value if hard == resource.RLIM_INFINITY else min(value, hard)
        resource.setrlimit(limit, (least, least))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
