"""Content that a download accepts."""

import gzip
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.delivery.errors import (
    DownloadFailed,
    FetchError,
    LinkDead,
    LinkRefused,
    NotAVideo,
    NotFetched,
    TooLarge,
)
from tests.unit.delivery.downloads import VIDEO, downloader, failure
from tests.unit.delivery.hosts import Host, answer, mp4, respond_with


def gzipped(data: bytes) -> bytes:
    """Compress without a timestamp, so that all processes of a test run have the same parameters."""
    return gzip.compress(data, mtime=0)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"<html>not here</html>", "video/mp4"),
        (b'{"error": "no"}', "video/mp4"),
        (b"\xff\xd8\xff\xe0" + bytes(100), "video/mp4"),
        (b"", "video/mp4"),
        (gzipped(VIDEO), "video/mp4"),
        (b"MZ" + bytes(100), "application/octet-stream"),
    ],
)
async def test_other_files_are_refused_whatever_their_content_type(
    plain: Host, spool: Path, body: bytes, content_type: str
) -> None:
    plain.paths["/a"] = respond_with(answer(body, headers={"Content-Type": content_type}))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), NotAVideo)


@pytest.mark.parametrize("content_type", ["text/html", "application/json", "image/png", "binary", ""])
async def test_a_video_is_accepted_whatever_its_content_type(plain: Host, spool: Path, content_type: str) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO, headers={"Content-Type": content_type}))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.content_type == "video/mp4"


def bare_deflate(data: bytes) -> bytes:
    packing = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packing.compress(data) + packing.flush()


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        ("gzip", gzipped(VIDEO)),
        ("GZIP", gzipped(VIDEO)),
        ("x-gzip", gzipped(VIDEO)),
        ("identity, gzip", gzipped(VIDEO)),
        ("gzip", gzipped(VIDEO[:500_000]) + gzipped(VIDEO[500_000:])),
        ("gzip", gzipped(VIDEO) + bytes(1000)),
        ("deflate", zlib.compress(VIDEO)),
        ("deflate", bare_deflate(VIDEO)),
        ("identity", VIDEO),
        ("", VIDEO),
    ],
)
async def test_an_unrequested_compression_is_undone(plain: Host, spool: Path, encoding: str, body: bytes) -> None:
    plain.paths["/a"] = respond_with(answer(body, headers={"Content-Encoding": encoding}))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert (video.path.read_bytes(), video.size) == (VIDEO, len(VIDEO))


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, bare_deflate])
async def test_a_decompression_bomb_is_limited(plain: Host, spool: Path, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(mp4(50_000_000))
    encoding = "gzip" if pack is gzip.compress else "deflate"
    plain.paths["/a"] = respond_with(answer(bomb, headers={"Content-Encoding": encoding}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size == 50_000_000


async def test_a_compressed_body_that_is_too_large_and_incomplete_is_too_large(plain: Host, spool: Path) -> None:
    bomb = gzip.compress(mp4(50_000_000))
    plain.paths["/a"] = respond_with(answer(bomb[:-5000], headers={"Content-Encoding": "gzip"}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size is None


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "x"])
async def test_an_unsupported_compression_is_not_fetched(plain: Host, spool: Path, encoding: str) -> None:
    plain.paths["/a"] = respond_with(answer(b"\x8b" * 5000, headers={"Content-Encoding": encoding}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, NotFetched) and error.reason == "encoding"


@pytest.mark.parametrize(
    ("encoding", "body", "kind"),
    [
        ("gzip", gzipped(b"<html>Sign in</html>"), NotAVideo),
        ("gzip", b"<html>Sign in</html>", DownloadFailed),
        ("gzip", gzipped(VIDEO)[:-4], DownloadFailed),
        ("gzip", gzipped(VIDEO)[:300], DownloadFailed),
        ("deflate", zlib.compress(VIDEO)[:-3], DownloadFailed),
        ("gzip", gzipped(VIDEO)[:20] + b"\xff" * 2000, DownloadFailed),
        ("gzip", b"", NotAVideo),
    ],
)
async def test_a_compressed_body_that_is_not_a_complete_video_is_refused(
    plain: Host, spool: Path, encoding: str, body: bytes, kind: type[FetchError]
) -> None:
    plain.paths["/a"] = respond_with(answer(body, headers={"Content-Encoding": encoding}))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), kind)


async def test_a_page_with_unsupported_compression_is_not_a_video(plain: Host, spool: Path) -> None:
    headers = {"Content-Encoding": "br", "Content-Type": "text/html; charset=utf-8"}
    plain.paths["/a"] = respond_with(answer(b"\x8b" * 500, headers=headers))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), NotAVideo)


async def test_a_video_wrongly_declared_as_compressed_is_saved_unchanged(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO, headers={"Content-Encoding": "gzip"}))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.path.read_bytes() == VIDEO


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_a_dead_link_has_its_status(plain: Host, spool: Path, status: int) -> None:
    plain.paths["/a"] = respond_with(answer(b"<Error>AccessDenied</Error>", f"{status} No"))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, LinkDead) and error.status == status


@pytest.mark.parametrize("status", [202, 204, 300, 304, 408, 425, 429, 500, 502, 503, 504])
async def test_a_temporary_error_of_the_host_is_download_failed(plain: Host, spool: Path, status: int) -> None:
    plain.paths["/a"] = respond_with(answer(b"" if status in {204, 304} else VIDEO, f"{status} Hm"))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and str(status) in str(error)


async def test_a_response_changed_by_a_proxy_is_accepted(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO, "203 Non-Authoritative Information"))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.size == len(VIDEO)


@pytest.mark.parametrize("content_range", ["bytes 0-999999/1000000", " bytes 0-999999/1000000 "])
async def test_a_part_that_is_the_whole_file_is_accepted(plain: Host, spool: Path, content_range: str) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO, "206 Partial Content", headers={"Content-Range": content_range}))
    plain.paths["/chunks"] = respond_with(
        b"HTTP/1.1 206 Partial\r\nContent-Range: bytes 0-999999/1000000\r\nTransfer-Encoding: chunked\r\n\r\n"
        b"%x\r\n%b\r\n0\r\n\r\n" % (len(VIDEO), VIDEO)
    )
    for path in plain.paths:
        async with downloader(spool).fetch(plain.url(path)) as video:
            assert video.path.read_bytes() == VIDEO


@pytest.mark.parametrize(
    "content_range",
    [
        "bytes 0-999999/2000000", "bytes 1-1000000/1000001", "bytes 0-999999/*", "bytes */1000000", "bytes 0-999998/999999",
        "items 0-999999/1000000", "bytes 0-/1000000", "", "0-999999/1000000",
    ],
)  # fmt: skip
async def test_a_part_of_the_file_is_not_fetched(plain: Host, spool: Path, content_range: str) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO, "206 Partial Content", headers={"Content-Range": content_range}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, NotFetched) and error.reason == "partial"


async def test_a_redirect_without_a_location_is_refused(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = respond_with(answer(status="302 Found"))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), LinkRefused)
