"""What a Downloader makes of what hosts say, against real ones on loopback."""

import asyncio
import base64
import gzip
import logging
import os
import re
import signal
import sys
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from yarl import URL

from bot.delivery.download import Downloader, Patience
from bot.delivery.errors import (
    DownloadFailed,
    FetchError,
    LinkDead,
    LinkRefused,
    NotAVideo,
    NotFetched,
    SecretInLink,
    TooLarge,
)
from bot.delivery.exposure import Exposure
from bot.redaction import Redactor
from tests.unit.delivery.hosts import Host, Names, Speaker, answer, box, mp4, redirect, saying, trust

LIMIT = 2_000_000
VIDEO = mp4(1_000_000)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
QUICK = Patience(connect=2, stall=1, base=10)


def downloader(
    spool: Path, patience: Patience = QUICK, names: Names | None = None, exposure: Exposure | None = None
) -> Downloader:
    return Downloader(
        loopback_http=True,
        size_limit=LIMIT,
        spool=spool,
        patience=patience,
        resolver=names,
        tls=trust(),
        exposure=exposure,
    )


def left_in(spool: Path) -> list[Path]:
    """Our files in the spool."""
    return list(spool.glob("telegram-video-*"))


async def failure(downloads: Downloader, link: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        async with downloads.fetch(link):
            pytest.fail("it was fetched")
    error = caught.value
    assert "secret" not in repr(error)
    assert (error.__cause__, error.__context__) == (None, None)
    return error


async def test_a_video_lies_on_the_disk_while_it_is_used_and_no_longer(plain: Host, spool: Path) -> None:
    plain.paths["/a.mp4"] = saying(answer(VIDEO, headers={"Content-Type": "application/octet-stream"}))
    async with downloader(spool).fetch(plain.url("/a.mp4")) as video:
        assert (video.size, video.content_type, video.path.suffix) == (len(VIDEO), "video/mp4", ".mp4")
        assert video.path.read_bytes() == VIDEO
        assert video.path.parent == spool
        assert video.path.stat().st_mode & 0o777 == 0o600
    assert not video.path.exists()


async def test_without_a_spool_it_lies_where_the_system_keeps_such_files(
    plain: Host, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    plain.paths["/a"] = saying(answer(VIDEO))
    async with Downloader(loopback_http=True, size_limit=LIMIT).fetch(plain.url("/a")) as video:
        assert video.path.parent == tmp_path


async def test_a_spool_that_is_missing_is_made(plain: Host, tmp_path: Path) -> None:
    plain.paths["/a"] = saying(answer(VIDEO))
    async with downloader(tmp_path / "new" / "spool").fetch(plain.url("/a")) as video:
        assert video.path.exists()


async def test_the_link_is_asked_for_as_it_is_and_nothing_of_ours_goes_along(plain: Host, spool: Path) -> None:
    plain.paths["/a%2Fb.mp4"] = saying(answer(VIDEO, headers={"Set-Cookie": "a=b"}))
    downloads = downloader(spool)
    for _ in range(2):
        async with downloads.fetch(plain.url("/a%2Fb.mp4?X-Sig=%7e+a==")):
            pass
    lines = plain.requests[1].decode().split("\r\n")
    assert lines[0] == "GET /a%2Fb.mp4?X-Sig=%7e+a== HTTP/1.1"
    names = {line.partition(":")[0].lower() for line in lines[1:] if line}
    assert names == {"host", "user-agent", "accept", "accept-encoding", "connection"}


async def test_a_body_of_unknown_length_is_taken_in(plain: Host, spool: Path) -> None:
    plain.paths["/chunks"] = saying(CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(VIDEO), VIDEO))
    plain.paths["/close"] = saying(b"HTTP/1.0 200 OK\r\n\r\n" + VIDEO)
    for path in plain.paths:
        async with downloader(spool).fetch(plain.url(path)) as video:
            assert video.path.read_bytes() == VIDEO


async def test_bytes_that_come_in_drops_are_put_together(plain: Host, spool: Path) -> None:
    async def drops(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"", length=len(VIDEO)))
        for start in [*range(0, 80, 4), *range(80, len(VIDEO), 99_000)]:
            writer.write(VIDEO[start : start + (4 if start < 80 else 99_000)])
            await asyncio.sleep(0.001)

    plain.paths["/a"] = drops
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.path.read_bytes() == VIDEO


# Where it may lead ----------------------------------------------------------------------------------------------------


async def test_redirects_are_followed(secure: Host, spool: Path) -> None:
    secure.paths["/start"] = redirect(secure.url("/1?x=%2F"))
    statuses = ["301 Moved", "302 Found", "303 See Other", "307 Temporary"]
    for number, status in enumerate(statuses, 1):
        secure.paths[f"/{number}"] = redirect(f"/{number + 1}", status)
    secure.paths["/5"] = saying(answer(VIDEO))
    async with downloader(spool).fetch(secure.url("/start")) as video:
        assert video.size == len(VIDEO)
    assert [head.split()[1] for head in secure.requests] == [b"/start", b"/1?x=%2F", b"/2", b"/3", b"/4", b"/5"]


async def test_a_redirect_to_another_port_of_this_machine_is_refused(secure: Host, plain: Host, spool: Path) -> None:
    """Whatever listens there, it is not the video API's host of results."""
    plain.paths["/start"] = redirect(secure.url("/a"))
    assert isinstance(await failure(downloader(spool), plain.url("/start")), LinkRefused)
    assert secure.requests == []


async def test_a_sixth_redirect_is_too_many(secure: Host, spool: Path) -> None:
    secure.paths["/round"] = redirect("/round")
    error = await failure(downloader(spool), secure.url("/round"))
    assert isinstance(error, NotFetched) and "more than 5 redirects" in str(error)
    assert len(secure.requests) == 6


@pytest.mark.parametrize(
    "location",
    [
        "https://169.254.169.254/latest/meta-data/",
        "https://[::ffff:169.254.169.254]/latest/",
        "https://[fd00:ec2::254]/latest/",
        "https://10.0.0.1/secret?secret",
        "https://0/secret",
        "https://0x7f.1/secret",
        "https://2130706433/secret",
        "https://127.1/secret",
        "https://0177.0.0.1/secret",
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1/secret",
    ],
)
async def test_a_redirect_to_a_private_place_is_refused(secure: Host, spool: Path, location: str) -> None:
    secure.paths["/a"] = redirect(location)
    assert isinstance(await failure(downloader(spool), secure.url("/a")), LinkRefused)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "127.1"])
async def test_a_link_to_this_machine_is_refused_however_it_is_written(secure: Host, spool: Path, host: str) -> None:
    secure.paths["/a"] = saying(answer(VIDEO))
    downloads = Downloader(loopback_http=False, size_limit=LIMIT, spool=spool, tls=trust())
    assert isinstance(await failure(downloads, secure.url("/a", host)), LinkRefused)
    assert secure.requests == []


@pytest.mark.parametrize(
    "addresses",
    [["127.0.0.1"], ["10.1.2.3"], ["169.254.169.254"], ["::1"], ["fd00::1"], ["64:ff9b::7f00:1"], ["0.1.2.3"]],
)
async def test_a_name_that_leads_to_a_private_place_is_refused(secure: Host, spool: Path, addresses: list[str]) -> None:
    secure.paths["/a"] = saying(answer(VIDEO))
    error = await failure(downloader(spool, names=Names(cdn_example=[addresses])), secure.url("/a", "cdn.example"))
    assert isinstance(error, LinkRefused) and addresses[0] in str(error)
    assert secure.requests == []


async def test_a_redirect_to_a_name_that_leads_here_is_refused(secure: Host, plain: Host, spool: Path) -> None:
    plain.paths["/a"] = redirect(secure.url("/b?secret", "cdn.example"))
    error = await failure(downloader(spool, names=Names(cdn_example=[["127.0.0.1"]])), plain.url("/a"))
    assert isinstance(error, LinkRefused)
    assert secure.requests == []


async def test_a_name_that_changes_its_mind_is_judged_by_what_is_connected_to(secure: Host, spool: Path) -> None:
    names = Names(cdn_example=[["192.0.2.1"], ["127.0.0.1"]])
    downloads = downloader(spool, names=names)
    for _ in range(3):
        assert isinstance(await failure(downloads, secure.url("/a", "cdn.example")), LinkRefused)
    assert secure.requests == [] and len(names.asked) == 3


async def test_one_private_address_among_several_is_not_connected_to(secure: Host, spool: Path) -> None:
    names = Names(cdn_example=[["10.0.0.1", "127.0.0.1", "::1", "fe80::1"]])
    assert isinstance(await failure(downloader(spool, names=names), secure.url("/a", "cdn.example")), LinkRefused)
    assert secure.requests == []


async def test_a_name_that_nobody_knows_is_tried_again_later(spool: Path) -> None:
    assert isinstance(await failure(downloader(spool, names=Names()), "https://cdn.example/a?secret"), DownloadFailed)


async def test_a_certificate_that_is_not_trusted_is_not_trusted(secure: Host, spool: Path) -> None:
    secure.paths["/a"] = saying(answer(VIDEO))
    downloads = Downloader(loopback_http=True, size_limit=LIMIT, spool=spool)
    error = await failure(downloads, secure.url("/a"))
    assert isinstance(error, DownloadFailed) and "certificate" in str(error)
    assert secure.requests == []


def gzipped(data: bytes) -> bytes:
    """The same bytes in every process of a test run: gzip would write the time into them."""
    return gzip.compress(data, mtime=0)


# What comes -----------------------------------------------------------------------------------------------------------


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
async def test_what_is_no_video_is_refused_whatever_it_is_called(
    plain: Host, spool: Path, body: bytes, content_type: str
) -> None:
    plain.paths["/a"] = saying(answer(body, headers={"Content-Type": content_type}))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), NotAVideo)


@pytest.mark.parametrize("content_type", ["text/html", "application/json", "image/png", "binary", ""])
async def test_what_is_a_video_is_one_whatever_it_is_called(plain: Host, spool: Path, content_type: str) -> None:
    plain.paths["/a"] = saying(answer(VIDEO, headers={"Content-Type": content_type}))
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
async def test_what_was_packed_without_being_asked_for_is_unpacked(
    plain: Host, spool: Path, encoding: str, body: bytes
) -> None:
    plain.paths["/a"] = saying(answer(body, headers={"Content-Encoding": encoding}))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert (video.path.read_bytes(), video.size) == (VIDEO, len(VIDEO))


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress, bare_deflate])
async def test_a_bomb_is_unpacked_only_so_far(plain: Host, spool: Path, pack: Callable[[bytes], bytes]) -> None:
    bomb = pack(mp4(50_000_000))
    encoding = "gzip" if pack is gzip.compress else "deflate"
    plain.paths["/a"] = saying(answer(bomb, headers={"Content-Encoding": encoding}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size == 50_000_000


async def test_a_packed_body_that_is_too_large_and_broken_is_fetched_once(plain: Host, spool: Path) -> None:
    bomb = gzip.compress(mp4(50_000_000))
    plain.paths["/a"] = saying(answer(bomb[:-5000], headers={"Content-Encoding": "gzip"}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size is None


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip", "gzip, br", "x"])
async def test_what_is_packed_otherwise_is_left_to_people(plain: Host, spool: Path, encoding: str) -> None:
    plain.paths["/a"] = saying(answer(b"\x8b" * 5000, headers={"Content-Encoding": encoding}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, NotFetched) and error.why == "encoding"


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
async def test_what_is_packed_and_no_whole_video_is_none(
    plain: Host, spool: Path, encoding: str, body: bytes, kind: type[FetchError]
) -> None:
    plain.paths["/a"] = saying(answer(body, headers={"Content-Encoding": encoding}))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), kind)


async def test_a_page_that_is_packed_otherwise_is_no_video(plain: Host, spool: Path) -> None:
    headers = {"Content-Encoding": "br", "Content-Type": "text/html; charset=utf-8"}
    plain.paths["/a"] = saying(answer(b"\x8b" * 500, headers=headers))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), NotAVideo)


async def test_a_video_that_is_wrongly_called_packed_is_taken_as_it_is(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = saying(answer(VIDEO, headers={"Content-Encoding": "gzip"}))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.path.read_bytes() == VIDEO


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_a_dead_link_says_its_status(plain: Host, spool: Path, status: int) -> None:
    plain.paths["/a"] = saying(answer(b"<Error>AccessDenied</Error>", f"{status} No"))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, LinkDead) and error.status == status


@pytest.mark.parametrize("status", [202, 204, 300, 304, 408, 425, 429, 500, 502, 503, 504])
async def test_a_hosts_own_trouble_passes(plain: Host, spool: Path, status: int) -> None:
    plain.paths["/a"] = saying(answer(b"" if status in {204, 304} else VIDEO, f"{status} Hm"))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and str(status) in str(error)


async def test_an_answer_that_a_proxy_changed_is_one(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = saying(answer(VIDEO, "203 Non-Authoritative Information"))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.size == len(VIDEO)


@pytest.mark.parametrize("content_range", ["bytes 0-999999/1000000", " bytes 0-999999/1000000 "])
async def test_a_part_that_is_the_whole_is_taken(plain: Host, spool: Path, content_range: str) -> None:
    plain.paths["/a"] = saying(answer(VIDEO, "206 Partial Content", headers={"Content-Range": content_range}))
    plain.paths["/chunks"] = saying(
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
async def test_a_part_of_the_file_is_left_to_people(plain: Host, spool: Path, content_range: str) -> None:
    plain.paths["/a"] = saying(answer(VIDEO, "206 Partial Content", headers={"Content-Range": content_range}))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, NotFetched) and error.why == "partial"


async def test_a_redirect_without_a_place_is_refused(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = saying(answer(status="302 Found"))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), LinkRefused)


# How much and how long -----------------------------------------------------------------------------------------------


async def test_a_video_of_exactly_the_limit_is_taken(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = saying(answer(mp4(LIMIT)))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.size == LIMIT == video.path.stat().st_size


async def test_a_declared_length_over_the_limit_is_refused_at_once(plain: Host, spool: Path) -> None:
    async def head_only(writer: asyncio.StreamWriter) -> None:
        writer.write(answer(length=LIMIT + 1))
        await writer.drain()
        await asyncio.sleep(30)

    plain.paths["/a"] = head_only
    async with asyncio.timeout(60):
        error = await failure(downloader(spool, Patience(stall=10)), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size == LIMIT + 1


def endless(start: bytes, piece: bytes, pause: float = 0) -> tuple[Speaker, asyncio.Event]:
    """A body that goes on until the other side leaves; the event tells that it left."""
    left = asyncio.Event()

    async def speak(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        try:
            while True:
                writer.write(piece)
                await writer.drain()
                await asyncio.sleep(pause)
        finally:
            left.set()

    return speak, left


@pytest.mark.parametrize("chunked", [True, False])
async def test_an_endless_body_is_cut_at_the_limit(plain: Host, spool: Path, chunked: bool) -> None:
    head = CHUNKED + b"%x\r\n%b\r\n" % (len(mp4()), mp4()) if chunked else b"HTTP/1.0 200 OK\r\n\r\n" + mp4()
    plain.paths["/a"], left = endless(head, b"10000\r\n" + bytes(65536) + b"\r\n" if chunked else bytes(65536))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size is None
    await asyncio.wait_for(left.wait(), 60)


async def test_a_large_file_that_does_not_say_so_has_an_end(plain: Host, spool: Path) -> None:
    """Its link is worth something, so it is told from one without an end."""
    body = mp4(3_000_000)
    plain.paths["/a"] = saying(CHUNKED + b"%x\r\n%b\r\n0\r\n\r\n" % (len(body), body))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size == len(body)


@pytest.mark.parametrize("patience", [Patience(stall=0.3), Patience(stall=30, base=4, slowest=1e12)])
async def test_a_body_that_is_too_large_and_slow_is_fetched_once(plain: Host, spool: Path, patience: Patience) -> None:
    """It will not become smaller by asking again, and nobody has seen its end."""
    body = mp4(LIMIT + 1)
    plain.paths["/a"], left = endless(CHUNKED + b"%x\r\n%b\r\n" % (len(body), body), b"1\r\nx\r\n", 0.5)
    error = await failure(downloader(spool, patience), plain.url("/a"))
    assert isinstance(error, TooLarge) and error.size is None
    await asyncio.wait_for(left.wait(), 60)


async def test_a_body_that_is_longer_than_declared_is_read_to_its_declared_end(plain: Host, spool: Path) -> None:
    plain.paths["/a"] = saying(answer(VIDEO + bytes(5_000_000), length=len(VIDEO)))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.path.read_bytes() == VIDEO


@pytest.mark.parametrize("missing", [1, 500_000, len(VIDEO) - 100])
async def test_a_body_that_is_shorter_than_declared_is_no_video(plain: Host, spool: Path, missing: int) -> None:
    plain.paths["/a"] = saying(answer(VIDEO[:-missing], length=len(VIDEO)))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), DownloadFailed)


@pytest.mark.parametrize("cut", [1, 1000, len(VIDEO) - 40])
async def test_a_video_that_was_cut_off_before_its_length_was_said_is_fetched_again(
    plain: Host, spool: Path, cut: int
) -> None:
    """Where nothing says how long the body is, the boxes say where the file ends."""
    plain.paths["/a"] = saying(b"HTTP/1.0 200 OK\r\n\r\n" + VIDEO[:-cut])
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "cut off" in str(error)


async def test_a_video_without_its_index_is_fetched_again(plain: Host, spool: Path) -> None:
    """The index comes last, and the host ended the body before it, with the length of what it gave."""
    plain.paths["/a"] = saying(answer(box(b"ftyp", b"isom\0\0\2\0") + box(b"mdat", bytes(500_000))))
    error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "before its index" in str(error)


@pytest.mark.parametrize(
    "body", [b"FLV\1\5\0\0\0\x09\0\0\0\0", b"RIFF\4\0\0\0AVI ", b"\x1a\x45\xdf\xa3\x9fB\x82\x84webm", b"GIF89a"]
)
async def test_the_head_of_a_file_alone_is_fetched_again(plain: Host, spool: Path, body: bytes) -> None:
    plain.paths["/a"] = saying(answer(body))
    assert isinstance(await failure(downloader(spool), plain.url("/a")), DownloadFailed)


async def test_a_video_that_telegram_does_not_play_is_a_document(plain: Host, spool: Path) -> None:
    plain.paths["/gif"] = saying(answer(b"GIF89a" + bytes(5000), headers={"Content-Type": "video/mp4"}))
    plain.paths["/mp4"] = saying(answer(VIDEO))
    async with downloader(spool).fetch(plain.url("/gif")) as video:
        assert (video.document, video.content_type, video.path.suffix) == (True, "image/gif", ".gif")
    async with downloader(spool).fetch(plain.url("/mp4")) as video:
        assert not video.document


@pytest.mark.parametrize("length", ["-1", "abc", "1, 2"])
async def test_a_length_that_is_none_is_the_hosts_trouble(plain: Host, spool: Path, length: str) -> None:
    plain.paths["/a"] = saying(f"HTTP/1.1 200 OK\r\nContent-Length: {length}\r\n\r\n".encode() + VIDEO)
    assert isinstance(await failure(downloader(spool), plain.url("/a")), DownloadFailed)


@pytest.mark.parametrize(
    "text", [b"", b"HTTP/1.1 200 OK\r\nContent-", b"\x00\xff garbage\r\n\r\n", b"220 smtp ready\r\n"]
)
async def test_what_is_no_answer_is_tried_again_later(plain: Host, spool: Path, text: bytes) -> None:
    plain.paths["/a"] = saying(text)
    assert isinstance(await failure(downloader(spool), plain.url("/a?secret")), DownloadFailed)


@pytest.mark.parametrize("start", [b"", answer(length=100), answer(mp4(), length=1_000_000)])
async def test_a_host_that_falls_silent_is_left(plain: Host, spool: Path, start: bytes) -> None:
    async def stalls(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await writer.drain()
        await asyncio.sleep(30)

    plain.paths["/a"] = stalls
    async with asyncio.timeout(60):
        error = await failure(downloader(spool), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "nothing came" in str(error)


async def test_a_host_that_drips_for_ever_is_left_at_the_deadline(plain: Host, spool: Path) -> None:
    plain.paths["/a"], left = endless(answer(mp4(), length=1_000_000), b"x", 0.05)
    error = await failure(downloader(spool, Patience(stall=5, base=0.5, slowest=1e12)), plain.url("/a"))
    assert isinstance(error, DownloadFailed) and "in time" in str(error)
    await asyncio.wait_for(left.wait(), 60)


async def test_a_refused_connection_is_tried_again_later(spool: Path) -> None:
    assert isinstance(await failure(downloader(spool), "http://127.0.0.1:1/a?secret"), DownloadFailed)


async def test_a_disk_without_room_is_a_download_for_later(plain: Host, tmp_path: Path) -> None:
    plain.paths["/a"] = saying(answer(VIDEO))
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    error = await failure(downloader(blocked / "spool"), plain.url("/a?secret"))
    assert isinstance(error, DownloadFailed) and "Not a directory" in str(error)


# What is left behind --------------------------------------------------------------------------------------------------


async def test_a_cancelled_download_leaves_no_file_and_no_connection(plain: Host, spool: Path) -> None:
    speak, left = endless(answer(mp4(1_000_000), length=1_900_000), bytes(1000), 0.02)
    sending = asyncio.Event()

    async def speak_on(writer: asyncio.StreamWriter) -> None:
        asyncio.get_running_loop().call_later(0.3, sending.set)
        await speak(writer)

    plain.paths["/a"] = speak_on

    async def fetch() -> None:
        async with downloader(spool, Patience(stall=60)).fetch(plain.url("/a")):
            pytest.fail("it was fetched")

    task = asyncio.create_task(fetch())
    await asyncio.wait_for(sending.wait(), 60)
    assert left_in(spool)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert left_in(spool) == []
    await asyncio.wait_for(left.wait(), 60)


@pytest.mark.parametrize("error", [RuntimeError("of the user's"), ConnectionResetError("of the user's")])
async def test_the_file_goes_and_the_error_stays_when_its_user_fails(
    plain: Host, spool: Path, error: Exception
) -> None:
    plain.paths["/a"] = saying(answer(VIDEO))
    with pytest.raises(type(error), match="of the user's"):
        async with downloader(spool).fetch(plain.url("/a")):
            raise error
    assert left_in(spool) == []


async def test_what_a_killed_process_left_is_swept_and_what_is_in_use_stays(plain: Host, tmp_path: Path) -> None:
    spool = tmp_path / "spool"
    spool.mkdir()
    (spool / "somebody-elses").write_bytes(b"x")
    program = (
        "import asyncio, pathlib, sys\n"
        "from bot.delivery.spool import spooled\n"
        "async def main():\n"
        "    async with spooled(pathlib.Path(sys.argv[1]), '.mp4') as file:\n"
        "        print(file.path, flush=True)\n"
        "        await asyncio.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", program, str(spool), stdout=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": str(Path(__file__).parents[3])},
    )  # fmt: skip
    assert process.stdout is not None
    theirs = Path((await process.stdout.readline()).decode().strip())

    downloads = downloader(spool)
    await downloads.sweep()
    assert left_in(spool) == [theirs]

    os.kill(process.pid, signal.SIGKILL)
    await process.wait()
    plain.paths["/a"] = saying(answer(VIDEO))
    async with downloads.fetch(plain.url("/a")) as video:
        await downloads.sweep()
        assert left_in(spool) == [video.path]
    assert (spool / "somebody-elses").exists()


async def test_sweeping_a_spool_that_is_not_there_yet_is_no_trouble(tmp_path: Path) -> None:
    await downloader(tmp_path / "new").sweep()


async def test_log_lines_name_the_host_and_no_more(plain: Host, spool: Path, caplog: pytest.LogCaptureFixture) -> None:
    plain.paths["/secret"] = saying(answer(VIDEO))
    with caplog.at_level(logging.INFO):
        async with downloader(spool).fetch(plain.url("/secret?sig=secret")):
            pass
    assert re.search(r"1000000 bytes fetched from 127\.0\.0\.1", caplog.text)
    assert "secret" not in caplog.text


# Through a proxy ------------------------------------------------------------------------------------------------------


@pytest.fixture
def through_a_proxy(plain: Host, monkeypatch: pytest.MonkeyPatch) -> Host:
    """A proxy that refuses every tunnel, which shows that it was asked for one."""
    monkeypatch.setenv("https_proxy", plain.url("").replace("http://", "http://me:word@"))
    plain.paths["cdn.example:443"] = saying(answer(status="502 No"))
    return plain


async def test_a_proxy_is_asked_for_a_name_that_leads_to_a_public_place(through_a_proxy: Host, spool: Path) -> None:
    names = Names(cdn_example=[["93.184.215.14"]])
    error = await failure(downloader(spool, names=names), "https://cdn.example/a?secret")
    assert isinstance(error, DownloadFailed) and "proxy answered 502" in str(error)
    assert through_a_proxy.requests[0].startswith(b"CONNECT cdn.example:443 ")


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["93.184.215.14", "127.0.0.1"], ["::1"]])
async def test_a_proxy_is_not_asked_for_a_name_that_leads_to_a_private_place(
    through_a_proxy: Host, spool: Path, addresses: list[str]
) -> None:
    names = Names(cdn_example=[addresses])
    assert isinstance(await failure(downloader(spool, names=names), "https://cdn.example/a?secret"), LinkRefused)
    assert through_a_proxy.requests == []


@pytest.mark.parametrize("host", ["10.0.0.1", "[::1]", "2130706433", "localhost", "0x7f.1"])
async def test_a_proxy_is_not_asked_for_a_private_address_either(through_a_proxy: Host, spool: Path, host: str) -> None:
    assert isinstance(await failure(downloader(spool), f"https://{host}:2/a?secret"), (LinkRefused, DownloadFailed))
    assert through_a_proxy.requests == []


async def test_a_proxy_is_not_asked_for_what_cannot_be_checked(through_a_proxy: Host, spool: Path) -> None:
    error = await failure(downloader(spool, names=Names()), "https://cdn.example/a?secret")
    assert isinstance(error, DownloadFailed) and "cannot be checked" in str(error)
    assert through_a_proxy.requests == []


async def test_this_machine_needs_no_proxy(plain: Host, spool: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    plain.paths["/a"] = saying(answer(VIDEO))
    async with downloader(spool).fetch(plain.url("/a")) as video:
        assert video.size == len(VIDEO)


async def test_a_kind_of_proxy_that_cannot_be_used_is_not_gone_around(
    spool: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "socks5://127.0.0.1:1")
    error = await failure(downloader(spool, names=Names(cdn_example=[["93.184.215.14"]])), "https://cdn.example/a")
    assert isinstance(error, DownloadFailed) and "socks5" in str(error)


KEY = "sk-0123456789abcdefABCDEF"
KEY_FORMS = [KEY, KEY.replace("-", "%2D"), KEY.encode().hex(), base64.b64encode(f"Bearer {KEY}".encode()).decode()]


async def exposed(downloads: Downloader, link: str) -> SecretInLink:
    with pytest.raises(SecretInLink) as caught:
        async with downloads.fetch(link):
            pytest.fail("it was fetched")
    return caught.value


@pytest.mark.parametrize("form", KEY_FORMS)
async def test_a_link_with_a_key_is_fetched_from_the_provider_alone(plain: Host, spool: Path, form: str) -> None:
    plain.paths["/a"] = saying(answer(VIDEO))
    holds = Redactor([KEY]).holds
    foreign = downloader(spool, exposure=Exposure(holds, URL("https://api.example.org")))
    for link in (
        plain.url(f"/a?key={form}"),
        plain.url("/a", host=f"{form}.example"),
        f"https://api.example.org@{form}/",
    ):
        error = await exposed(foreign, link)
        assert KEY.lower() not in str(error).lower()
    assert plain.requests == []
    async with downloader(spool, exposure=Exposure(holds, URL(plain.url("")))).fetch(plain.url(f"/a?key={form}")):
        assert len(plain.requests) == 1


@pytest.mark.parametrize("form", KEY_FORMS)
async def test_a_redirect_carries_a_key_nowhere(plain: Host, secure: Host, spool: Path, form: str) -> None:
    exposure = Exposure(Redactor([KEY]).holds, URL(plain.url("")))
    plain.paths["/a"] = redirect(secure.url(f"/b?key={form}"))
    plain.paths["/c"] = redirect(f"//{form}.example/b")
    for path in ("/a", "/c"):
        error = await exposed(downloader(spool, exposure=exposure), plain.url(path))
        assert form.lower() not in str(error).lower()
    assert secure.requests == []
