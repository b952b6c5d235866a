"""Answers of the relay to a client that fetches a photo link."""

import asyncio
import errno
import logging
import struct
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import ClientError, ClientSession, web

from bot.photos.links import PhotoLinkSigner
from bot.photos.relay import PhotoRelay

JPEG = b"\xff\xd8\xff" + bytes(300_000)


@dataclass
class Photo:
    length: int | None
    chunks: AsyncIterator[bytes]


@dataclass
class Photos:
    """A source of photos that behaves as a test sets."""

    pieces: list[bytes | Exception | asyncio.Event] = field(default_factory=lambda: [JPEG[:1000], JPEG[1000:]])
    length: int | None = len(JPEG)
    fails: Exception | None = None
    hiccups: list[Exception | asyncio.Event] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)
    under_way: int = 0
    most: int = 0
    closed: asyncio.Event = field(default_factory=asyncio.Event)

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[Photo]:
        self.opened.append(file_id)
        if self.fails:
            raise self.fails
        if self.hiccups:
            match self.hiccups.pop(0):
                case asyncio.Event() as forever:
                    await forever.wait()
                case error:
                    raise error
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        try:
            yield Photo(self.length, self._chunks())
        finally:
            self.under_way -= 1
            self.closed.set()

    async def _chunks(self) -> AsyncIterator[bytes]:
        for piece in self.pieces:
            match piece:
                case bytes():
                    yield piece
                case asyncio.Event():
                    await piece.wait()
                case _:
                    raise piece


@dataclass
class Relayed:
    """A running relay, as in `application.py`, and a client."""

    photos: Photos
    links: PhotoLinkSigner
    http: ClientSession
    now: list[float]
    relay: PhotoRelay

    def link(self, file_id: str = "F", mime: str = "image/jpeg") -> str:
        return self.links.link(file_id, mime)


@asynccontextmanager
async def running(**settings: float) -> AsyncIterator[Relayed]:
    photos, now = Photos(), [1_700_000_000.0]
    app = web.Application()
    # Not TestServer: it cancels handlers when the client leaves, a real server does not.
    runner = web.AppRunner(app)
    links = PhotoLinkSigner("key", "", 600, clock=lambda: now[0])
    relay = PhotoRelay(links, photos, **{"retry_time": 0.0} | settings)  # type: ignore[arg-type] # numbers only
    app.add_routes(relay.routes())
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    async with ClientSession(f"http://{host}:{port}") as http:
        yield Relayed(photos, links, http, now, relay)
    await runner.cleanup()


@pytest.fixture
async def relayed() -> AsyncIterator[Relayed]:
    async with running() as relayed:
        yield relayed


async def test_a_photo_comes_as_an_image_with_its_length_and_safe_headers(relayed: Relayed) -> None:
    async with relayed.http.get(relayed.link("F", "image/png")) as reply:
        assert reply.status == 200
        assert await reply.read() == JPEG
        assert reply.headers["Content-Type"] == "image/png"
        assert reply.headers["Content-Length"] == str(len(JPEG))
        assert reply.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in reply.headers["Content-Security-Policy"]
        assert reply.headers["Cache-Control"] == "private, max-age=600"
    assert relayed.photos.opened == ["F"]


async def test_a_photo_of_unknown_length_comes_whole(relayed: Relayed) -> None:
    relayed.photos.length = None
    async with relayed.http.get(relayed.link()) as reply:
        assert await reply.read() == JPEG
        assert "Content-Length" not in reply.headers


async def test_an_empty_photo_of_unknown_length_ends(relayed: Relayed) -> None:
    relayed.photos.length, relayed.photos.pieces = None, []
    async with relayed.http.get(relayed.link()) as reply:
        assert await reply.read() == b""


async def test_head_gives_the_same_headers_and_no_body(relayed: Relayed) -> None:
    async with relayed.http.head(relayed.link()) as reply:
        assert reply.status == 200
        assert reply.headers["Content-Type"] == "image/jpeg"
        assert reply.headers["Content-Length"] == str(len(JPEG))
        assert await reply.read() == b""
    async with relayed.http.get(relayed.link()) as reply:
        assert await reply.read() == JPEG


async def test_a_cached_photo_is_not_sent_again(relayed: Relayed) -> None:
    async with relayed.http.head(relayed.link()) as reply:
        etag = reply.headers["ETag"]
    relayed.now[0] += 100
    relayed.photos.opened.clear()
    for known in (etag, f'W/{etag}, "other"', "*"):
        async with relayed.http.get(relayed.link(), headers={"If-None-Match": known}) as reply:
            assert reply.status == 304
            assert reply.headers["ETag"] == etag
            assert await reply.read() == b""
    assert relayed.photos.opened == []
    async with relayed.http.get(relayed.link("G"), headers={"If-None-Match": etag}) as reply:
        assert reply.status == 200


async def test_a_kept_photo_ages_with_its_link(relayed: Relayed) -> None:
    link = relayed.link()
    relayed.now[0] += 599.5
    async with relayed.http.get(link) as reply:
        assert reply.headers["Cache-Control"] == "private, max-age=0"


async def test_a_forged_link_is_404_and_an_expired_one_410_without_a_call_to_telegram(relayed: Relayed) -> None:
    link = relayed.link()
    relayed.now[0] += 601
    forged = (
        "/photos/x",
        "/photos/" + "x" * 5000,
        link.replace("/photos/", "/photos/A"),
        "/photos/",
        "/photos",
    )
    for path, status in ((link, 410), *((path, 404) for path in forged)):
        for method in ("GET", "HEAD"):
            async with relayed.http.request(method, path) as reply:
                assert reply.status == status
                assert reply.content_type == "text/plain"
    assert relayed.photos.opened == []


@pytest.mark.parametrize(
    ("error", "status"), [(FileNotFoundError("gone"), 404), (OSError("no"), 502), (TimeoutError(), 502)]
)
async def test_failures_of_telegram_have_their_status(relayed: Relayed, error: Exception, status: int) -> None:
    relayed.photos.fails = error
    async with relayed.http.get(relayed.link()) as reply:
        assert reply.status == status
        assert reply.content_type == "text/plain"
    relayed.photos.fails, relayed.photos.pieces = None, [error]
    async with relayed.http.get(relayed.link()) as reply:
        assert reply.status == status


@pytest.mark.parametrize("length", [len(JPEG), None])
async def test_a_photo_that_breaks_off_is_not_taken_for_a_whole_one(
    relayed: Relayed, length: int | None, caplog: pytest.LogCaptureFixture
) -> None:
    relayed.photos.length = length
    relayed.photos.pieces = [JPEG[:1000], OSError("broke off")]
    with caplog.at_level(logging.INFO):
        reply = await relayed.http.get(relayed.link())
        assert reply.status == 200
        with pytest.raises(ClientError):
            await reply.read()
    assert [record.levelname for record in caplog.records if "broke off" in record.message] == ["WARNING"]


async def test_a_fetch_that_is_given_up_stops_the_download(relayed: Relayed) -> None:
    relayed.photos.length = None
    relayed.photos.pieces = [bytes(100_000)] * 1000
    async with relayed.http.get(relayed.link()) as reply:
        await reply.content.readany()
        reply.close()
        await asyncio.wait_for(relayed.photos.closed.wait(), 60)


async def test_a_transfer_that_takes_too_long_is_cut_off() -> None:
    async with running(transfer_time=0.1) as relayed:
        relayed.photos.pieces = [JPEG[:1000], asyncio.Event()]
        reply = await relayed.http.get(relayed.link())
        with pytest.raises(ClientError):
            await reply.read()
        await asyncio.wait_for(relayed.photos.closed.wait(), 60)


async def test_a_client_that_does_not_read_is_cut_off() -> None:
    async with running(write_time=0.2) as relayed:
        relayed.photos.length, relayed.photos.pieces = None, [bytes(64 * 1024)] * 100
        base = relayed.http._base_url
        assert base is not None
        reader, writer = await asyncio.open_connection(base.host, base.port, limit=1)
        writer.transport.pause_reading()  # type: ignore[attr-defined] # of a socket it has one
        writer.write(f"GET {relayed.link()} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        await asyncio.wait_for(relayed.photos.closed.wait(), 60)
        writer.close()
        assert not reader.at_eof()


async def test_only_so_many_at_once_and_the_others_wait_or_are_sent_away() -> None:
    async with running(at_once=3, queue_time=0.1) as relayed:
        gate = asyncio.Event()
        relayed.photos.pieces = [gate, JPEG]

        async def fetch() -> tuple[int, str | None]:
            async with relayed.http.get(relayed.link()) as reply:
                await reply.read()
                return reply.status, reply.headers.get("Retry-After")

        fetches = [asyncio.create_task(fetch()) for _ in range(5)]
        async with asyncio.timeout(60):
            while sum(task.done() for task in fetches) < 3:  # noqa: ASYNC110 - they are sent away by themselves
                await asyncio.sleep(0.02)
        gate.set()
        answers = sorted([await task for task in fetches])
        assert answers == [(200, None), (200, None), (503, "5"), (503, "5"), (503, "5")]
        assert relayed.photos.most == 2
        assert await fetch() == (200, None)


async def test_the_probe_is_a_real_png_and_needs_no_telegram(relayed: Relayed) -> None:
    async with relayed.http.get(relayed.links.probe_link()) as reply:
        assert reply.status == 200
        assert reply.content_type == "image/png"
        png = await reply.read()
    assert relayed.photos.opened == []
    position, kinds = 8, []
    while position < len(png):
        (size,) = struct.unpack_from(">I", png, position)
        kind, body = png[position + 4 : position + 8], png[position + 8 : position + 8 + size]
        assert struct.unpack_from(">I", png, position + 8 + size) == (zlib.crc32(kind + body),)
        kinds.append(kind)
        position += 12 + size
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert kinds == [b"IHDR", b"IDAT", b"IEND"]


# Temporary failures of Telegram, while the provider fetches for a paid task ------------------------------------------


def unavailable(retry_after: float | None = None) -> OSError:
    error = OSError("not now")
    error.retry_after = retry_after  # type: ignore[attr-defined] # what `PhotoSource` says that an error may have
    return error


@pytest.mark.parametrize("error", [OSError("no"), TimeoutError(), ConnectionResetError("reset"), unavailable(0.2)])
async def test_a_hiccup_is_tried_again_before_the_answer(error: Exception) -> None:
    """Failures of getFile and of the download, before the first byte was passed on: the client gets the complete photo."""
    async with running(retry_time=60) as relayed:
        relayed.photos.hiccups = [error, error]
        async with relayed.http.get(relayed.link()) as reply:
            assert (reply.status, await reply.read()) == (200, JPEG)
        assert len(relayed.photos.opened) == 3
        relayed.photos.pieces, whole = [error], relayed.photos.pieces
        fetching = asyncio.create_task(fetch(relayed))
        async with asyncio.timeout(60):
            while len(relayed.photos.opened) < 4:  # noqa: ASYNC110 - the relay tells nobody
                await asyncio.sleep(0.01)
        relayed.photos.pieces = whole
        assert await fetching == (200, JPEG)
    assert relayed.photos.under_way == 0


async def fetch(relayed: Relayed) -> tuple[int, bytes]:
    async with relayed.http.get(relayed.link()) as reply:
        return reply.status, await reply.read()


async def test_a_first_try_that_hangs_makes_room_for_another() -> None:
    async with running(retry_time=60, first_try=0.05) as relayed:
        relayed.photos.hiccups = [asyncio.Event()]
        assert await fetch(relayed) == (200, JPEG)
        assert len(relayed.photos.opened) == 2


@pytest.mark.parametrize(("error", "status"), [(FileNotFoundError("gone"), 404), (OSError(errno.EFBIG, "big"), 502)])
async def test_final_errors_are_answered_at_once(error: Exception, status: int) -> None:
    async with running(retry_time=60) as relayed:
        relayed.photos.fails = error
        async with relayed.http.get(relayed.link()) as reply:
            assert reply.status == status
        assert len(relayed.photos.opened) == 1


async def test_a_pause_beyond_the_patience_is_passed_on() -> None:
    """If Telegram requests a minute, the client gets a 503 at once instead of waiting in vain."""
    async with running(retry_time=20) as relayed:
        relayed.photos.fails = unavailable(59.5)
        async with relayed.http.get(relayed.link()) as reply:
            assert (reply.status, reply.headers["Retry-After"]) == (503, "60")
        assert len(relayed.photos.opened) == 1


async def test_nothing_is_tried_again_once_bytes_were_passed_on() -> None:
    async with running(retry_time=60) as relayed:
        relayed.photos.pieces = [JPEG[:1000], OSError("broke off")]
        reply = await relayed.http.get(relayed.link())
        with pytest.raises(ClientError):
            await reply.read()
        assert len(relayed.photos.opened) == 1


# The end of the process ------------------------------------------------------------------------------------------------


async def test_a_photo_under_way_is_waited_for_and_new_ones_are_served(relayed: Relayed) -> None:
    gate = asyncio.Event()
    relayed.photos.pieces = [JPEG[:1000], gate, JPEG[1000:]]
    first = asyncio.create_task(fetch(relayed))
    await until(lambda: len(relayed.photos.opened) == 1)
    draining = asyncio.create_task(relayed.relay.traffic.drain(60))
    second = asyncio.create_task(fetch(relayed))
    await until(lambda: len(relayed.photos.opened) == 2)
    assert not draining.done()
    gate.set()
    assert (await first, await second) == ((200, JPEG), (200, JPEG))
    await asyncio.wait_for(draining, 60)
    async with relayed.http.get(relayed.link()) as reply:
        assert (reply.status, reply.headers["Retry-After"]) == (503, "5")


async def test_a_photo_that_never_ends_is_cut_off_in_the_end(relayed: Relayed) -> None:
    relayed.photos.pieces = [JPEG[:1000], asyncio.Event()]
    reply = await relayed.http.get(relayed.link())
    await relayed.relay.traffic.drain(0.05)
    with pytest.raises(ClientError):
        await reply.read()
    assert relayed.photos.under_way == 0


async def until(there: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not there():  # noqa: ASYNC110 - what is waited for tells nobody
            await asyncio.sleep(0.01)
