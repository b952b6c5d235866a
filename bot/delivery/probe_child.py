"""Reads one file in a process of its own, so that untrusted bytes and the libraries for them stay out of the bot.

`python -m bot.delivery.probe_child FILE` prints JSON objects, one per line: first the facts that the file declares, then,
if a frame could be decoded, the same with a thumbnail. Any error ends the process.
"""

import base64
import json
import sys
from fractions import Fraction
from pathlib import Path
from typing import IO, Any

import av
from av.video.codeccontext import VideoCodecContext
from av.video.frame import VideoFrame
from av.video.stream import VideoStream

from bot.delivery.file_types import SNIFFED, detect_file_type
from bot.process_limits import limit_process

MOST_MEMORY = 768 * 1024 * 1024  # bytes of address space; the libraries take 120 MB of it
MOST_CPU_TIME = 10  # seconds
THUMBNAIL_SIDE = 320  # pixels of the longer side
LARGEST_SIDE = 16_384  # pixels: an aspect ratio that gives more is ignored

# Fixed demuxers: others would open the files and URLs that a playlist names.
DEMUXERS = {".mp4": "mov", ".mov": "mov", ".webm": "matroska", ".mkv": "matroska"}
NO_OTHER_SOURCES = {"protocol_whitelist": "none"}


def main(path: Path) -> None:
    """Probe the file and print the facts."""
    limit_process(memory=MOST_MEMORY, cpu_time=MOST_CPU_TIME)  # the file may take control of this process
    with path.open("rb") as file:
        demuxer = DEMUXERS[detect_file_type(file.read(SNIFFED)).suffix]
        file.seek(0)
        _probe(file, demuxer)


def _probe(file: IO[bytes], demuxer: str) -> None:
    with av.open(file, "r", format=demuxer, options=NO_OTHER_SOURCES) as container:
        stream = container.streams.video[0]
        stream.codec_context.thread_count = 1
        width, height = _display_size(stream)
        facts: dict[str, Any] = {
            "width": width,
            "height": height,
            "duration": round(container.duration / av.time_base) if container.duration else None,
        }
        _print(facts)
        frame = next(container.decode(stream))
        if frame.rotation:  # the player rotates the video, but would not rotate its thumbnail
            if frame.rotation % 180:
                _print(facts | {"width": height, "height": width})
            return
        _print(facts | {"thumbnail": base64.b64encode(_jpeg(frame, width, height)).decode()})


def _display_size(stream: VideoStream) -> tuple[int, int]:
    """Return the displayed width and height in pixels: pixels may not be square (sample aspect ratio)."""
    width, height = stream.codec_context.width, stream.codec_context.height
    ratio = stream.sample_aspect_ratio or 1
    if ratio > 0 and 0 < (stretched := round(width * ratio)) <= LARGEST_SIDE:
        width = stretched
    return width, height


def _jpeg(frame: VideoFrame, width: int, height: int) -> bytes:
    scale = min(1, THUMBNAIL_SIDE / max(width, height))
    width, height = max(1, round(width * scale)), max(1, round(height * scale))
    encoder = VideoCodecContext.create("mjpeg", "w")
    encoder.width, encoder.height, encoder.pix_fmt, encoder.time_base = width, height, "yuvj420p", Fraction(1)
    scaled = frame.reformat(width, height, format="yuvj420p")
    return b"".join(bytes(packet) for packet in (*encoder.encode(scaled), *encoder.encode(None)))


def _print(facts: dict[str, Any]) -> None:
    print(json.dumps(facts), flush=True)  # noqa: T201 - its output is the result


if __name__ == "__main__":
    main(Path(sys.argv[1]))
