"""Whether an MP4 has its index."""

from pathlib import Path

import pytest

from bot.delivery.boxes import require_index
from bot.delivery.errors import DownloadFailed
from tests.unit.delivery.hosts import box, mp4

ASSETS = Path(__file__).parents[3] / "sandbox" / "assets"
FTYP = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
MOOV = box(b"moov", box(b"mvhd", bytes(100)))
MDAT = box(b"mdat", bytes(5000))
FRAGMENT = box(b"moof", bytes(100)) + MDAT


def large(kind: bytes, content: bytes) -> bytes:
    """A box with a size of 64 bits."""
    return b"\0\0\0\1" + kind + (len(content) + 16).to_bytes(8, "big") + content


def to_the_end(kind: bytes, content: bytes) -> bytes:
    return bytes(4) + kind + content


WHOLE = [
    mp4(),
    mp4(5000),
    FTYP + MDAT + MOOV,
    FTYP + box(b"free") + MOOV + MDAT,
    MOOV + MDAT,
    box(b"wide") + MDAT + MOOV,
    FTYP + MOOV + FRAGMENT * 3,
    FTYP + MOOV + FRAGMENT * 3 + box(b"mfra", bytes(50)),
    FTYP + large(b"mdat", bytes(5000)) + MOOV,
    FTYP + large(b"moov", bytes(100)) + MDAT,
    FTYP + MOOV + to_the_end(b"mdat", bytes(5000)),
    FTYP + MDAT + to_the_end(b"moov", bytes(100)),
    FTYP + MOOV + MDAT + bytes(100),  # padding
    FTYP + MOOV + MDAT + b"\xff\xff",
]


@pytest.mark.parametrize("data", WHOLE)
@pytest.mark.parametrize("strict", [True, False])
def test_every_order_and_size_of_boxes_is_a_video(tmp_path: Path, data: bytes, strict: bool) -> None:
    (tmp_path / "a.mp4").write_bytes(data)
    require_index(tmp_path / "a.mp4", to_the_end=strict)


@pytest.mark.parametrize("name", ["portrait", "landscape"])
def test_real_videos_are_whole(name: str) -> None:
    require_index(ASSETS / f"{name}.mp4", to_the_end=True)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        FTYP,
        FTYP[:10],
        FTYP + MDAT,
        FTYP + MDAT[:100],
        FTYP + MDAT + MOOV[:-1],
        FTYP + MDAT + MOOV[:6],
        FTYP + to_the_end(b"mdat", bytes(5000)),
        FTYP + large(b"mdat", bytes(5000)),
        FTYP + large(b"mdat", bytes(5000))[:12],
        FTYP + FRAGMENT * 3,
        FTYP + bytes(5000),
        FTYP + b"\xff" * 5000,
        FTYP + b"\0\0\0\1mdat" + bytes(8) + MOOV,  # a size of nothing
        FTYP + b"\0\0\0\4mdat" + MOOV,
        box(b"udta", MOOV),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_what_has_no_whole_index_was_cut_off(tmp_path: Path, data: bytes, strict: bool) -> None:
    (tmp_path / "a.mp4").write_bytes(data)
    with pytest.raises(DownloadFailed, match="cut off"):
        require_index(tmp_path / "a.mp4", to_the_end=strict)


def test_a_last_box_that_goes_past_the_end_counts_only_where_nobody_said_how_long_the_file_is(tmp_path: Path) -> None:
    """Some writers are careless about the size of the last box."""
    (tmp_path / "a.mp4").write_bytes(FTYP + MOOV + MDAT[:-100])
    require_index(tmp_path / "a.mp4", to_the_end=False)
    with pytest.raises(DownloadFailed):
        require_index(tmp_path / "a.mp4", to_the_end=True)


def test_a_file_of_nothing_but_small_boxes_is_looked_through_only_so_far(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(FTYP + box(b"free") * 200_000 + MOOV)
    with pytest.raises(DownloadFailed):
        require_index(tmp_path / "a.mp4", to_the_end=True)
