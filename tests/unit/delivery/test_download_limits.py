"""Limits of size and time of a download."""

import asyncio
from pathlib import Path

import pytest

from bot.delivery.download import Timeouts
from bot.delivery.errors import (
    DownloadFailed,
    TooLarge,
)
from tests.unit.delivery.downloads import CHUNKED, LIMIT, VIDEO, downloader, endless, failure
from tests.unit.delivery.hosts import Host, answer, box, mp4, respond_with


async def test_a_video_of_exactly_the_limit_is_accepted(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = respond_with(answer(mp4(LIMIT)))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.size == LIMIT == video.path.stat().st_size


async def test_a_declared_length_over_the_limit_is_refused_at_once(plain: Host, spool: Path) -> None:
    async def head_only(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(length=LIMIT + 1))
        await writer.drain()
        await asyncio.sleep(30)

    plain.paths["/a"] = head_only
    async with asyncio.timeout(60):
        error = await failure(downloader(spool, Timeouts(stall=10)), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size == LIMIT + 1


@pytest.mark.parametrize("chunked", [True, False])
async def test_an_endless_body_is_too_large(plain: Host, spool: Path, chunked: bool) -> None:
    head = CHUNKED + b"%x\r\n%b\r\n" % (len(mp4()), mp4()) if chunked else b"HTTP/1.0 200 OK\r\n\r\n" + mp4()
    plain.paths["/a"], disconnected = endless(head, b"10000\r\n" + bytes(65536) + b"\r\n" if chunked else bytes(65536))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size is None
    await asyncio.wait_for(disconnected.wait(), 60)


async def test_the_size_of_a_file_over_the_limit_is_measured(plain: Host, spool: Path) -> None:
    """Its link is useful, unlike that of a body without an end."""
    body = mp4(3_000_000)
    plain.paths["/a"] = respond_with(CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size == len(body)


@pytest.mark.parametrize("timeouts", [Timeouts(stall=0.3), Timeouts(stall=30, base=4, slowest=1e12)])
async def test_a_body_that_is_too_large_and_slow_is_too_large(plain: Host, spool: Path, timeouts: Timeouts) -> None:
    """It would not be smaller next time, and its end is unknown."""
    body = mp4(LIMIT + 1)
    plain.paths["/a"], disconnected = endless(CHUNKED + b"%x\r\n%b\r\n" % (len(body), body), b"1\r\nx\r\n", 0.5)
    error = await failure(downloader(spool, timeouts), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size is None
    await asyncio.wait_for(disconnected.wait(), 60)


async def test_a_body_longer_than_declared_is_read_to_its_declared_end(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO + bytes(5_000_000), length=len(VIDEO)))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.path.read_bytes() == VIDEO


@pytest.mark.parametrize("missing", [1, 500_000, len(VIDEO) - 100])
async def test_a_body_shorter_than_declared_is_download_failed(plain: Host, spool: Path, missing: int) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO[:-missing], length=len(VIDEO)))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), DownloadFailed)


@pytest.mark.parametrize("cut", [1, 1000, len(VIDEO) - 40])
async def test_a_cut_video_of_unknown_length_is_download_failed(plain: Host, spool: Path, cut: int) -> None:
    """If the response does not tell the length of the body, the boxes tell where the file ends."""
    plain.paths["/a"] = respond_with(b"HTTP/1.0 200 OK\r\n\r\n" + VIDEO[:-cut])
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "cut off" in str(error)


async def test_a_video_without_its_index_is_download_failed(plain: Host, spool: Path) -> None:
    """The index comes last, and the host ended the body before it with a matching length."""
    plain.paths["/a"] = respond_with(answer(box(b"ftyp", b"isom\0\0\2\0") + box(b"mdat", bytes(500_000))))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "before its index" in str(error)


@pytest.mark.parametrize(
    "body", [b"FLV\1\5\0\0\0\x09\0\0\0\0", b"RIFF\4\0\0\0AVI ", b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm", b"GIF89a"]
)
async def test_only_the_header_of_a_file_is_download_failed(plain: Host, spool: Path, body: bytes) -> None:
    plain.paths["/a"] = respond_with(answer(body))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), DownloadFailed)


async def test_a_video_that_telegram_does_not_play_is_a_document(plain: Host, spool: Path) -> None:
    plain.paths["/gif"] = respond_with(answer(b"GIF89a" + bytes(5000), headers={"Content-Type": "video/mp4"}))
    plain.paths["/mp4"] = respond_with(answer(VIDEO))
    async with downloader(spool).fetch(plain.url("/gif")) as video:
        assert (video.document, video.content_type, video.path.suffix) == (True, "image/gif", ".gif")
    async with downloader(spool).fetch(plain.url("/mp4")) as video:
        assert not video.document


@pytest.mark.parametrize("length", ["-1", "abc", "1, 2"])
async def test_an_invalid_content_length_is_download_failed(plain: Host, spool: Path, length: str) -> None:
    plain.paths["/a"] = respond_with(f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n".encode() + VIDEO)
    assert isinstance(await failure(downloader(spool), plain.url("/a")), DownloadFailed)


@pytest.mark.parametrize(
    "text", [b"", b"HTTP/1.1 200 OK\r\nContent-", b"\x00\xff garbage\r\n\r\n", b"220 smtp ready\r\n"]
)
async def test_an_invalid_response_is_download_failed(plain: Host, spool: Path, text: bytes) -> None:
    plain.paths["/a"] = respond_with(text)
    assert isinstance(await failure(downloader(spool), plain.url("/a?secret")), DownloadFailed)


@pytest.mark.parametrize("start", [b"", answer(length=100), answer(mp4(), length=1_000_000)])
async def test_a_silent_host_is_download_failed(plain: Host, spool: Path, start: bytes) -> None:
    async def stalls(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        await asyncio.sleep(30)

    plain.paths["/a"] = stalls
    async with asyncio.timeout(60):
        error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "nothing came" in str(error)


async def test_a_host_that_sends_forever_is_download_failed_at_the_deadline(plain: Host, spool: Path) -> None:
    plain.paths["/a"], disconnected = endless(answer(mp4(), length=1_000_000), b"x", 0.05)
    error = await failure(downloader(spool, Timeouts(stall=5, base=0.5, slowest=1e12)), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "in time" in str(error)
    await asyncio.wait_for(disconnected.wait(), 60)


async def test_a_refused_connection_is_download_failed(spool: Path) -> None:
    assert isinstance(await failure(downloader(spool), "http://127.0.0.1:1/a?secret"), DownloadFailed)


async def test_an_error_of_the_disk_is_download_failed(plain: Host, tmp_path: Path) -> None:
    plain.paths["/a"] = respond_with(answer(VIDEO))
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    error = await failure(downloader(blocked / "spool"), plain.url("/a?secret"))
    assert isinstance(error, DownloadFailed) and "Not a directory" in str(error)
