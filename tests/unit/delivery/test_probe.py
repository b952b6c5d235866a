"""What is known of a video after a look into it, by real processes."""

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


def looks() -> list[psutil.Process]:
    """The processes that look into videos now."""
    children = psutil.Process().children()
    return [child for child in children if any("probe_child" in word for word in child.cmdline())]


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110 - other processes set no Event
            await asyncio.sleep(0.02)


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """A file whose reader waits for ever."""
    os.mkfifo(tmp_path / "endless.mp4")
    return tmp_path / "endless.mp4"


@pytest.mark.parametrize(
    ("name", "sides", "thumbnail_sides"),
    [("portrait", (360, 640), (180, 320)), ("landscape", (640, 360), (320, 180))],
)
async def test_sides_length_and_a_picture_are_known(
    name: str, sides: tuple[int, int], thumbnail_sides: tuple[int, int]
) -> None:
    facts = await probe(ASSETS / f"{name}.mp4")
    assert (facts.width, facts.height, facts.duration) == (*sides, 10)
    assert facts.thumbnail is not None and len(facts.thumbnail) < 200_000
    assert image_size(facts.thumbnail) == thumbnail_sides


async def test_a_turned_video_is_as_wide_as_people_see_it(tmp_path: Path) -> None:
    data = bytearray((ASSETS / "landscape.mp4").read_bytes())
    matrix = data.index(b"tkhd") + 4 + 40
    turned = (0, 1 << 16, 0, -1 << 16, 0, 0, 360 << 16, 0, 1 << 30)  # by a quarter
    data[matrix : matrix + 36] = b"".join(value.to_bytes(4, "big", signed=True) for value in turned)
    (tmp_path / "a.mp4").write_bytes(data)
    assert await probe(tmp_path / "a.mp4") == VideoFacts(360, 640, 10, None)


def stretched(path: Path, ratio: Fraction, *, turned: bool = False) -> Path:
    """A second of video of 64 x 48 pixels that are not square, made here."""
    with av.open(path, "w") as container:
        stream = container.add_stream("mpeg4", rate=5)
        stream.width, stream.height, stream.pix_fmt = 64, 48, "yuv420p"
        stream.codec_context.sample_aspect_ratio = ratio
        for _ in range(5):
            container.mux(stream.encode(VideoFrame(64, 48, "yuv420p")))
        container.mux(stream.encode())
    if turned:
        data = bytearray(path.read_bytes())
        matrix = data.index(b"tkhd") + 4 + 40
        quarter = (0, 1 << 16, 0, -1 << 16, 0, 0, 64 << 16, 0, 1 << 30)
        data[matrix : matrix + 36] = b"".join(value.to_bytes(4, "big", signed=True) for value in quarter)
        path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("ratio", "turned", "sides"),
    [
        (Fraction(1), False, (64, 48)),
        (Fraction(4, 3), False, (85, 48)),
        (Fraction(1, 2), False, (32, 48)),
        (Fraction(16, 11), False, (93, 48)),
        (Fraction(4, 3), True, (48, 85)),
        (Fraction(1000), False, (64, 48)),
    ],
)
async def test_pixels_that_are_not_square_are_shown_as_wide_as_they_are(
    tmp_path: Path, ratio: Fraction, turned: bool, sides: tuple[int, int]
) -> None:
    """The width is the one that people see; a ratio that cannot be is not believed."""
    facts = await probe(stretched(tmp_path / "a.mp4", ratio, turned=turned))
    assert (facts.width, facts.height, facts.duration) == (*sides, 1)
    if not turned:
        assert facts.thumbnail is not None and image_size(facts.thumbnail) == sides


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
async def test_of_what_cannot_be_read_nothing_is_known(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.mp4").write_bytes(content)
    assert await probe(tmp_path / "a.mp4") == NOTHING_KNOWN


async def test_of_what_is_not_there_nothing_is_known(tmp_path: Path) -> None:
    assert await probe(tmp_path / "gone.mp4") == NOTHING_KNOWN


async def test_what_the_file_says_of_itself_counts_when_its_pictures_are_broken(tmp_path: Path) -> None:
    data = bytearray((ASSETS / "portrait.mp4").read_bytes())
    pictures = data.index(b"mdat") + 4
    data[pictures:] = b"\xff" * (len(data) - pictures) if data.index(b"moov") < pictures else data[pictures:]
    (tmp_path / "a.mp4").write_bytes(data)
    facts = await probe(tmp_path / "a.mp4")
    assert (facts.width, facts.height, facts.duration) == (360, 640, 10)


@needs_fifos
async def test_a_look_that_takes_too_long_is_ended(endless: Path) -> None:
    async with asyncio.timeout(60):
        assert await probe(endless, time_limit=0.5) == NOTHING_KNOWN
    assert looks() == []


@needs_fifos
async def test_a_cancelled_look_is_ended(endless: Path) -> None:
    looking = asyncio.create_task(probe(endless))
    await until(lambda: bool(looks()))
    looking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await looking
    assert looks() == []


@needs_fifos
async def test_only_so_many_look_at_once_and_the_rest_does_not_wait_for_ever(endless: Path) -> None:
    prober = Prober(at_once=2, time_limit=1.5)
    looking = [asyncio.create_task(prober.probe(endless)) for _ in range(4)]
    await until(lambda: len(looks()) == 2)
    await asyncio.sleep(0.3)
    assert len(looks()) == 2
    assert await asyncio.gather(*looking) == [NOTHING_KNOWN] * 4
    assert looks() == []
    next_one = asyncio.create_task(prober.probe(endless))
    await until(lambda: len(looks()) == 1)
    await next_one


@needs_fifos
async def test_the_process_that_reads_foreign_bytes_knows_no_secret(
    endless: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123456:secret")
    monkeypatch.setenv("VIDEO_API_KEY", "sk-secret")
    looking = asyncio.create_task(probe(endless, time_limit=30))
    await until(lambda: bool(looks()))
    environment = looks()[0].environ()
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)
    assert "PYTHONPATH" in environment
    assert not any("secret" in value for value in environment.values())


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process can be read on Linux only")
@needs_fifos
async def test_the_process_that_reads_foreign_bytes_can_write_no_file_and_take_only_so_much(endless: Path) -> None:
    looking = asyncio.create_task(probe(endless, time_limit=30))

    def bound() -> bool:
        return any(child.rlimit(psutil.RLIMIT_FSIZE) == (0, 0) for child in looks())

    await until(bound)
    (child,) = looks()
    assert child.rlimit(psutil.RLIMIT_AS)[0] <= 1 << 30
    assert child.rlimit(psutil.RLIMIT_CPU)[0] <= 10
    looking.cancel()
    await asyncio.gather(looking, return_exceptions=True)


async def test_it_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert (await probe(ASSETS / "portrait.mp4")).width == 360


async def test_a_system_that_starts_no_process_knows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
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
async def test_what_a_taken_over_process_says_is_believed_only_so_far(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, facts: VideoFacts
) -> None:
    stand_in = tmp_path / "python"
    stand_in.write_text(f"#!{sys.executable}\n{script}\n")
    stand_in.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(stand_in))
    async with asyncio.timeout(60):
        assert await probe(ASSETS / "portrait.mp4", time_limit=50) == facts
