"""What the first bytes of a file make of it."""

import pytest

from bot.delivery.errors import NotAVideo
from bot.delivery.kinds import ASF, ASF_SOUND, ASF_VIDEO, HEAD, kind_of
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
def test_videos_are_known_by_their_first_bytes(head: bytes, content_type: str, suffix: str) -> None:
    kind = kind_of(head[:HEAD])
    assert (kind.content_type, kind.suffix) == (content_type, suffix)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"", "nothing came"),
        (b"<!DOCTYPE html><html>", "a web page came"),
        (b"\xef\xbb\xbf  \n<html>", "a web page came"),
        (b'{"error": "no"}', "JSON came"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "a picture came"),
        (b"\x89PNG\r\n\x1a\n", "a picture came"),
        (box(b"ftyp", b"heic\x00\x00\x00\x00mif1"), "a picture came"),
        (box(b"ftyp", b"avif\x00\x00\x00\x00"), "a picture came"),
        (box(b"ftyp", b"M4A \x00\x00\x00\x00"), "sound alone came"),
        (b"RIFF\x00\x10\x00\x00WAVEfmt ", "a picture or sound came"),
        (b"RIFF\x00\x10\x00\x00WEBPVP8 ", "a picture or sound came"),
        (b"OggS\x00\x02" + bytes(22) + b"\x01vorbis", "sound alone came"),
        (ASF + bytes(500) + ASF_SOUND, "sound alone came"),
        (b"ID3\x03" + bytes(50), "sound alone came"),
        (b"GIFT certificates", "something else came"),
        (b"The free video is not here", "something else came"),
        (b"\x47" + bytes(600), "something else came"),
        ((b"\x47" + bytes(187)) * 2, "something else came"),
        (b"\x47" * 50, "something else came"),
        (b"\x1f\x8b\x08" + bytes(20), "something compressed came"),
        (b"#EXTM3U\n#EXT-X-VERSION:3\n", "a playlist came"),
        (b"\x00\x00\x00\x20ftyp", "something else came"),
        (b"ftypisom" + bytes(30), "something else came"),
        (bytes(64), "something else came"),
    ],
)
def test_all_else_is_named_for_the_log(head: bytes, words: str) -> None:
    with pytest.raises(NotAVideo, match=words):
        kind_of(head)
