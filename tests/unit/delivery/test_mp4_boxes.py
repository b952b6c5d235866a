"""Whether an MP4 has its index."""

from pathlib import Path

import pytest

from bot.delivery.errors import DownloadFailed
from bot.delivery.mp4_boxes import require_index
from tests.unit.delivery.hosts import box, mp4

ASSETS = Path(__file__).parents[3] / "sandbox" / "assets"
FTYP = box(b"ftyp", b"isom\0\0\2\0isomiso2mp41")
MOOV = box(b"moov", box(b"mvhd", bytes(100)))
MDAT = box(b"mdat", bytes(5000))
FRAGMENT = box(b"moof", bytes(100)) + MDAT


def large(kind: bytes, content: bytes) -> bytes:
    """A box with a 64-bit size."""
    return b"\0\0\0\1" + kind + (len(content) + 16).to_bytes(8, "big") + content


def length_unknown(kind: bytes, content: bytes) -> bytes:
    return bytes(4) + kind + content


COMPLETE = [
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
    FTYP + MOOV + length_unknown(b"mdat", bytes(5000)),
    FTYP + MDAT + length_unknown(b"moov", bytes(100)),
    FTYP + MOOV + MDAT + bytes(100),  # padding
    FTYP + MOOV + MDAT + b"\xff\xff",
]


@pytest.mark.parametrize("data", COMPLETE)
@pytest.mark.parametrize("strict", [True, False])
def test_boxes_in_any_order_and_size_are_complete(tmp_path: Path, data: bytes, strict: bool) -> None:
    (tmp_path / "a.mp4").write_bytes(data)
    require_index(tmp_path / "a.mp4", length_unknown=strict)


@pytest.mark.parametrize("name", ["portrait", "landscape"])
def test_real_videos_are_complete(name: str) -> None:
    require_index(ASSETS / f"{name}.mp4", length_unknown=True)


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
        FTYP + length_unknown(b"mdat", bytes(5000)),
        FTYP + large(b"mdat", bytes(5000)),
        FTYP + large(b"mdat", bytes(5000))[:12],
        FTYP + FRAGMENT * 3,
        FTYP + bytes(5000),
        FTYP + b"\xff" * 5000,
        FTYP + b"\0\0\0\1mdat" + bytes(8) + MOOV,  # a 64-bit size of 0
        FTYP + b"\0\0\0\4mdat" + MOOV,
        box(b"udta", MOOV),
    ],
)
@pytest.mark.parametrize("strict", [True, False])
def test_a_file_without_a_complete_index_was_cut_off(tmp_path: Path, data: bytes, strict: bool) -> None:
    (tmp_path / "a.mp4").write_bytes(data)
    with pytest.raises(DownloadFailed, match="cut off"):
        require_index(tmp_path / "a.mp4", length_unknown=strict)


def test_a_last_box_beyond_the_end_matters_only_if_the_length_is_unknown(tmp_path: Path) -> None:
    """Some programs write a wrong size of the last box."""
    (tmp_path / "a.mp4").write_bytes(FTYP + MOOV + MDAT[:-100])
    require_index(tmp_path / "a.mp4", length_unknown=False)
    with pytest.raises(DownloadFailed):
        require_index(tmp_path / "a.mp4", length_unknown=True)


def test_the_number_of_boxes_that_are_read_is_limited(tmp_path: Path) -> None:
    (tmp_path / "a.mp4").write_bytes(FTYP + box(b"free") * 200_000 + MOOV)
    with pytest.raises(DownloadFailed):
        require_index(tmp_path / "a.mp4", length_unknown=True)
