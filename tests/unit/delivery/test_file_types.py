"""Detection of file types by the first bytes."""

import pytest

from bot.delivery.errors import NotAVideo
from bot.delivery.file_types import ASF, ASF_SOUND, ASF_VIDEO, SNIFFED, detect_file_type
from tests.unit.delivery.hosts import box, mp4


@pytest.mark.parametrize(
    ("head", "content_type", "suffix"),
    [
        (mp4(), "video/mp4", ".mp4"),
        (box(b"ftyp", b"mp42\x00\x00\x00\x00"), "video/mp4", ".mp4"),
        (b"\x00\x00\x00\x01ftypisom" + bytes(20), "video/mp4", ".mp4"),
        (box(b"ftyp", b"qt  \x20\x05\x03\x00qt  "), "video/quicktime", ".mov"),
        (b"\x1a\x45\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\x82\x84webm", "video/webm", ".webm"),
        (box(b"ftyp", b"3gp4\x00\x00\x00\x00"), "video/mp4", ".mp4"),
        (box(b"ftyp", b"M4V \x00\x00\x00\x00"), "video/mp4", ".mp4"),
        (box(b"styp", b"msdh\x00\x00\x00\x00"), "video/mp4", ".mp4"),
        (box(b"free") + box(b"ftyp", b"isom\x00\x00\x00\x00"), "video/mp4", ".mp4"),
        (box(b"wide") + box(b"mdat", bytes(100)), "video/quicktime", ".mov"),
        (box(b"moov", bytes(100)), "video/quicktime", ".mov"),
        (b"\x12\x34\x56\x78mdat" + bytes(100), "video/quicktime", ".mov"),
        (b"RIFF\x00\x10\x00\x00AVI LIST" + bytes(50), "video/x-msvideo", ".avi"),
        (b"GIF87a" + bytes(50), "image/gif", ".gif"),
        (b"GIF89a" + bytes(50), "image/gif", ".gif"),
        (b"FLV\x01\x05" + bytes(50), "video/x-flv", ".flv"),
        ((b"\x47" + bytes(187)) * 5, "video/mp2t", ".ts"),
        ((bytes(4) + b"\x47" + bytes(187)) * 5, "video/mp2t", ".m2ts"),
        (b"\x00\x00\x01\xba\x44" + bytes(50), "video/mpeg", ".mpg"),
        (b"\x00\x00\x01\xb3\x14" + bytes(50), "video/mpeg", ".mpg"),
        (ASF + bytes(500) + ASF_SOUND + bytes(50) + ASF_VIDEO, "video/x-ms-wmv", ".wmv"),
        (b"OggS\x00\x02" + bytes(22) + b"\x80theora" + bytes(50), "video/ogg", ".ogv"),
        (b"\x1a\x45\xdf\xa3\xa3B\x86\x81\x01B\xf7\x81\x01B\x82\x88matroska", "video/x-matroska", ".mkv"),
    ],
)
def test_videos_are_detected_by_their_first_bytes(head: bytes, content_type: str, suffix: str) -> None:
    kind = detect_file_type(head[:SNIFFED])
    assert (kind.content_type, kind.suffix) == (content_type, suffix)


@pytest.mark.parametrize(
    ("head", "message"),
    [
        (b"", "received nothing"),
        (b"<!DOCTYPE html><html>", "received a web page"),
        (b"\xef\xbb\xbf  \n<html>", "received a web page"),
        (b'{"error": "no"}', "received JSON"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "received a picture"),
        (b"\x89PNG\r\n\x1a\n", "received a picture"),
        (box(b"ftyp", b"heic\x00\x00\x00\x00mif1"), "received a picture"),
        (box(b"ftyp", b"avif\x00\x00\x00\x00"), "received a picture"),
        (box(b"ftyp", b"M4A \x00\x00\x00\x00"), "received only sound"),
        (b"RIFF\x00\x10\x00\x00WAVEfmt ", "received a picture or sound"),
        (b"RIFF\x00\x10\x00\x00WEBPVP8 ", "received a picture or sound"),
        (b"OggS\x00\x02" + bytes(22) + b"\x01vorbis", "received only sound"),
        (ASF + bytes(500) + ASF_SOUND, "received only sound"),
        (b"ID3\x03" + bytes(50), "received only sound"),
        (b"GIFT certificates", "received an unknown type"),
        (b"The free video is not here", "received an unknown type"),
        (b"\x47" + bytes(600), "received an unknown type"),
        ((b"\x47" + bytes(187)) * 2, "received an unknown type"),
        (b"\x47" * 50, "received an unknown type"),
        (b"\x1f\x8b\x08" + bytes(20), "received compressed data"),
        (b"#EXTM3U\n#EXT-X-VERSION:3\n", "received a playlist"),
        (b"\x00\x00\x00\x20ftyp", "received an unknown type"),
        (b"ftypisom" + bytes(30), "received an unknown type"),
        (bytes(64), "received an unknown type"),
    ],
)
def test_other_types_are_named_for_the_log(head: bytes, message: str) -> None:
    with pytest.raises(NotAVideo, match=message):
        detect_file_type(head)
