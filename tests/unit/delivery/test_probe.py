"""The facts that real processes read from videos."""

import asyncio
import os
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import av
import psutil
import pytest
from av.video.frame import VideoFrame

from bot.delivery.probe import NOTHING_KNOWN, Prober, VideoFacts, probe
from sandbox.telegram.images import image_size
from tests.unit.delivery.hosts import mp4

ASSETS = Path(__file__).parents[3] / "sandbox" / "assets"
needs_fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")


def probes() -> list[psutil.Process]:
    """The running processes of probes."""
    children = psutil.Process().children()
    return [child for child in children if any("probe_child" in word for word in child.cmdline())]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - other processes set no Event
            await asyncio.sleep(0.02)


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file that blocks its reader."""
    os.mkfifo(tmp_path / "endless.mp4")
    return tmp_path / "endless.mp4"


@pytest.mark.parametrize(
    ("name", "size", "thumbnail_size"),
    [("portrait", (360, 640), (180, 320)), ("landscape", (640, 360), (320, 180))],
)
async def test_size_duration_and_thumbnail_are_read(
    name: str, size: tuple[int, int], thumbnail_size: tuple[int, int]
) -> None:
    facts = await probe(ASSETS / f"{name}.mp4")
    assert (facts.width, facts.height, facts.duration) == (*size, 10)
    assert facts.thumbnail is not None and len(facts.thumbnail) < 200_000
    assert image_size(facts.thumbnail) == thumbnail_size


async def test_a_rotated_video_has_its_displayed_size(tmp_path: Path) -> None:
    data = bytearray((ASSETS / "landscape.mp4").read_bytes())
    matrix = data.index(b"tkhd") + 4 + 40
    rotated = (0, 1 << 16, 0, -1 << 16, 0, 0, 360 << 16, 0, 1 << 30)  # by 90°
    data[matrix : matrix + 36] = b"".join(value.to_bytes(4, "big", signed=True) for value in rotated)
    (tmp_path / "a.mp4").write_bytes(data)
    assert await probe(tmp_path / "a.mp4") == VideoFacts(360, 640, 10, None)


def stretched_video(path: Path, ratio: Fraction, *, rotated: bool = False) -> Path:
    """Encode a second of video of 64 x 48 pixels with this pixel aspect ratio."""
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.sample_aspect_ratio = ratio
        for _ in range(5):
            container.mux(stream.encode(VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode())
    if rotated:
        data = bytearray(path.read_bytes())
        matrix = data.index(b"tkhd") + 4 + 40
        quarter = (0, 1 << 16, 0, -1 << 16, 0, 0, 64 << 16, 0, 1 << 30)
        data[matrix : matrix + 36] = b"".join(value.to_bytes(4, "big", signed=True) for value in quarter)
        path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("ratio", "rotated", "size"),
    [
        (Fraction(1), False, (64, 48)),
        (Fraction(4, 3), False, (85, 48)),
        (Fraction(1, 2), False, (32, 48)),
        (Fraction(16, 11), False, (93, 48)),
        (Fraction(4, 3), True, (48, 85)),
        (Fraction(1000), False, (64, 48)),
    ],
)
async def test_a_video_with_other_than_square_pixels_has_its_displayed_size(
    tmp_path: Path, ratio: Fraction, rotated: bool, size: tuple[int, int]
) -> None:
    """An impossible aspect ratio is ignored."""
    facts = await probe(stretched_video(tmp_path / "a.mp4", ratio, rotated=rotated))
    assert (facts.width, facts.height, facts.duration) == (*size, 1)
    if not rotated:
        assert facts.thumbnail is not None and image_size(facts.thumbnail) == size


@pytest.mark.parametrize(
    "content",
    [
        mp4(1000),
        b"",
        b"<html>not a video</html>",
        b"#EXTM3U\n#EXTINF:1,\n/etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        (ASSETS / "portrait.mp4").read_bytes()[:40],
        b"\x1a\x45\xdf\xa3" + bytes(1000),
        b"\x00\x00\x00\x18ftypisom" + b"\xff" * 5000,
    ],
)
async def test_nothing_is_known_about_an_unreadable_file(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(content)
    assert await probe(tmp_path / "a.mp4") == NOTHING_KNOWN


async def test_nothing_is_known_about_a_missing_file(tmp_path: Path) -> None:
    assert await probe(tmp_path / "gone.mp4") == NOTHING_KNOWN


async def test_declared_facts_are_used_if_no_frame_can_be_decoded(tmp_path: Path) -> None:
    data = bytearray((ASSETS / "portrait.mp4").read_bytes())
    pictures = data.index(b"mdat") + 4
    data[pictures:] = b"\xff" * (len(data) - pictures) if data.index(b"moov") < pictures else data[pictures:]
    (tmp_path / "a.mp4").write_bytes(data)
    facts = await probe(tmp_path / "a.mp4")
    assert (facts.width, facts.height, facts.duration) == (360, 640, 10)


@needs_fifos
async def test_a_probe_is_killed_after_its_time_limit(endless: Path) -> None:
    async with asyncio.timeout(60):
        assert await probe(endless, time_limit=0.5) == NOTHING_KNOWN
    assert probes() == []


@needs_fifos
async def test_a_cancelled_probe_is_killed(endless: Path) -> None:
    probing = asyncio.create_task(probe(endless))
    await until(lambda: bool(probes()))
    probing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await probing
    assert probes() == []


@needs_fifos
async def test_the_number_of_probes_is_limited_and_waiting_ones_are_skipped(endless: Path) -> None:
    prober = Prober(at_once=2, time_limit=1.5)
    probing = [asyncio.create_task(prober.probe(endless)) for _ in range(4)]
    await until(lambda: len(probes()) == 2)
    await asyncio.sleep(0.3)
    assert len(probes()) == 2
    assert await asyncio.gather(*probing) == [NOTHING_KNOWN] * 4
    assert probes() == []
    next_one = asyncio.create_task(prober.probe(endless))
    await until(lambda: len(probes()) == 1)
    await next_one


@needs_fifos
async def test_the_process_of_a_probe_has_no_secret_in_its_environment(
    endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret")
    monkeypatch.setenv("VIDEO_API_KEY", "sk-secret")
    probing = asyncio.create_task(probe(endless, time_limit=30))
    await until(lambda: bool(probes()))
    environment = probes()[0].environ()
    probing.cancel()
    await asyncio.gather(probing, return_exceptions=True)
    assert "PYTHONPATH" in environment
    assert not any("secret" in value for value in environment.values())


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process can be read on Linux only")
@needs_fifos
async def test_the_process_of_a_probe_has_limited_resources(endless: Path) -> None:
    probing = asyncio.create_task(probe(endless, time_limit=30))

    def bound() -> bool:
        return any(child.rlimit(psutil.RLIMIT_FSIZE) == (0, 0) for child in probes())

    await until(bound)
    (child,) = probes()
    assert child.rlimit(psutil.RLIMIT_AS)[0] <= 1 << 30
    assert child.rlimit(psutil.RLIMIT_CPU)[0] <= 10
    probing.cancel()
    await asyncio.gather(probing, return_exceptions=True)


async def test_a_probe_works_in_any_working_directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (await probe(ASSETS / "portrait.mp4")).width == 360


async def test_nothing_is_known_if_no_process_can_be_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert await probe(ASSETS / "portrait.mp4") == NOTHING_KNOWN


@pytest.mark.parametrize(
    ("script", "facts"),
    [
        ('print(\'{"width": 8, "height": 9}\')', VideoFacts(8, 9)),
        ('print(\'{"width": 8, "height": 9, "duration": 3}\\n{"width": 8, "hei\')', VideoFacts(8, 9, 3)),
        ('print(\'{"width": "8", "height": 9}\')', NOTHING_KNOWN),
        ('print(\'{"width": 99999, "height": 9}\')', NOTHING_KNOWN),
        ('print(\'{"width": true, "height": 9}\')', NOTHING_KNOWN),
        ('print(\'{"width": 8, "height": 9, "duration": -1, "thumbnail": "AAAA"}\')', VideoFacts(8, 9)),
        (
            'print(\'{"width": 8, "height": 9, "thumbnail": "/9j/4AAQ"}\')',
            VideoFacts(8, 9, None, b"\xff\xd8\xff\xe0\x00\x10"),
        ),
        ('print("[" * 100000)', NOTHING_KNOWN),
        ("print('[1]'); print('null')", NOTHING_KNOWN),
        ("import sys\nwhile True: sys.stdout.write('x' * 65536)", NOTHING_KNOWN),
        ("import os; os.kill(os.getpid(), 11)", NOTHING_KNOWN),
    ],
)
async def test_the_output_of_a_compromised_process_is_validated(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, facts: VideoFacts
) -> None:
    stand_in = tmp_path / "python"
    stand_in.write_text(f"#!{sys.executable}\n{script}\n")
    stand_in.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    async with asyncio.timeout(60):
        assert await probe(ASSETS / "portrait.mp4", time_limit=50) == facts
