"""PHOTO_LINKS=upload, against a real host on loopback."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import aiohttp
import pytest
from aiohttp import web

from bot.photos.errors import PhotoError, PhotoGone, PhotoLinkFailed, PhotoStoreRefused, PhotoTooBig
from bot.photos.upload import LONGEST_ANSWER, UploadHost, UploadPublisher
from tests.integration.photos.memory import peak_growth
from tests.integration.photos.source import JPEG, PIECE, Photos, big
from tests.integration.photos.upload_host import ImageHost
from tests.ports import free_port

AUTHORIZATION = "Bearer made-up-authorization-of-a-test"
MIB = 1024 * 1024
REUSE = 900.0


@asynccontextmanager
async def publishing(
    url: str, photos: Photos, *, authorization: str | None = AUTHORIZATION, field: str = "file", result: str = ""
) -> AsyncIterator[UploadPublisher]:
    async with UploadPublisher(UploadHost(url, field, result, authorization), photos, reuse=REUSE) as publisher:
        yield publisher


@pytest.fixture
async def publisher(host: ImageHost, photos: Photos) -> AsyncIterator[UploadPublisher]:
    async with publishing(host.url, photos) as publisher:
        yield publisher


async def test_a_link_serves_the_exact_bytes_as_an_image(host: ImageHost, publisher: UploadPublisher) -> None:
    """The host receives the photo unchanged, with a name and a type that hosts check."""
    link = await publisher.link("F", "image/png")
    [upload] = host.uploads
    assert (upload.field, upload.filename, upload.mime) == ("file", "photo.png", "image/png")
    assert upload.authorization == AUTHORIZATION
    assert upload.length is not None  # many hosts refuse a body without one
    async with aiohttp.ClientSession() as anybody, anybody.get(link) as answer:
        assert (answer.status, answer.content_type, await answer.read()) == (200, "image/png", JPEG)


async def test_a_photo_of_unknown_length_is_uploaded_completely(
    host: ImageHost, publisher: UploadPublisher, photos: Photos
) -> None:
    """The length is not in the headers then."""
    photos.lengths["F"] = None
    await publisher.link("F", "image/jpeg")
    assert (host.uploads[0].photo, host.uploads[0].length) == (JPEG, None)


async def test_the_field_and_the_path_of_the_link_are_settings(host: ImageHost, photos: Photos) -> None:
    """Without a configured authorization, none is sent."""
    host.answer = lambda link: web.json_response({"url": "https://host.example/page", "raw": [{"it": link}]})
    async with publishing(host.url, photos, authorization=None, field="upload[]", result="raw.0.it") as publisher:
        assert await publisher.link("F", "image/jpeg") == f"{host.root}/files/0.jpg"
    assert (host.uploads[0].field, host.uploads[0].authorization) == ("upload[]", None)


async def test_a_link_is_reused_for_a_retry(host: ImageHost, photos: Photos) -> None:
    """The photo is not uploaded again within the link's lifetime."""
    now = [0.0]
    settings = UploadHost(host.url, "file", "", None)
    async with UploadPublisher(settings, photos, reuse=REUSE, clock=lambda: now[0]) as publisher:
        first = await publisher.link("F", "image/jpeg")
        now[0] = REUSE - 1
        assert await publisher.link("F", "image/jpeg") == first
        assert await publisher.link("G", "image/jpeg") != first
        now[0] = REUSE
        assert await publisher.link("F", "image/jpeg") != first
    assert photos.opened == ["F", "G", "F"]


async def test_memory_does_not_grow_with_the_photo(host: ImageHost, publisher: UploadPublisher, photos: Photos) -> None:
    """20 MB are streamed in chunks."""
    photos.contents |= {"warm": big(2 * MIB), "big": big(20 * MIB)}
    photos.lengths |= {"warm": 2 * MIB, "big": 20 * MIB}
    await publisher.link("warm", "image/jpeg")
    async with peak_growth() as growth:
        await publisher.link("big", "image/jpeg")
    assert host.uploads[1].sha256 == hashlib.sha256(b"".join(big(20 * MIB)())).hexdigest()
    assert growth.bytes < 4 * MIB


def text(status: int, body: str = "", **headers: str) -> web.Response:
    return web.Response(status=status, text=body, content_type="text/html", headers=headers)


@pytest.mark.parametrize(
    ("answer", "kind", "words"),
    [
        (lambda _: text(200, "<html>https://host.example/b.jpg</html>"), PhotoStoreRefused, "200, but not in JSON"),
        (lambda _: text(200, "File too large (secret words)"), PhotoStoreRefused, "answered 200, but not in JSON"),
        (lambda _: text(201, "forbidden"), PhotoStoreRefused, "answered 201, but not in JSON"),
        (lambda _: text(200), PhotoStoreRefused, "answered 200, but not in JSON"),
        (lambda _: text(204), PhotoStoreRefused, "answered 204, but not in JSON"),
        (lambda _: text(400, "secret words"), PhotoStoreRefused, "answered 400"),
        (lambda _: text(403, "forbidden"), PhotoStoreRefused, "answered 403"),
        (lambda _: text(422), PhotoStoreRefused, "answered 422"),
        (lambda _: text(408), PhotoLinkFailed, "answered 408"),
        (lambda _: text(500, "File too large"), PhotoLinkFailed, "answered 500"),
        (lambda _: text(500, '{"url": "https://host.example/b.jpg"}'), PhotoLinkFailed, "answered 500"),
        (lambda _: text(503), PhotoLinkFailed, "answered 503"),
        (lambda _: text(429), PhotoLinkFailed, "answered 429"),
        (lambda _: text(200, '{"url": "' + "x" * LONGEST_ANSWER + '"}'), PhotoStoreRefused, "no https link"),
        (
            lambda _: web.json_response({"error": "secret words"}),
            PhotoStoreRefused,
            "no https link in the expected place",
        ),
        (lambda _: web.json_response({"url": "http://host.example/b.jpg"}), PhotoStoreRefused, "no https link"),
        (lambda _: text(401, "secret words"), PhotoStoreRefused, "answered 401"),
        (lambda _: text(413), PhotoStoreRefused, "answered 413"),
    ],
)
async def test_error_answers_are_distinguished(
    host: ImageHost, publisher: UploadPublisher, answer: object, kind: type[Exception], words: str
) -> None:
    """A refusal is final, a temporary error is not; our messages contain nothing of the answer. There is one POST in any case."""
    host.answer = answer  # type: ignore[assignment] # lambdas in a table have no types
    with pytest.raises(kind, match=words) as caught:
        await publisher.link("F", "image/jpeg")
    assert caught.type is kind
    assert "secret words" not in f"{caught.value!r} {caught.value.__cause__!r} {caught.value.__context__!r}"
    assert host.asked == 1


async def test_a_redirect_is_not_followed(photos: Photos) -> None:
    """The authorization is for one URL: no other host gets it, nor the photo."""
    async with ImageHost() as elsewhere, ImageHost() as host:
        for status in (301, 302, 303, 307, 308):
            headers = {"Location": elsewhere.url}
            host.answer = lambda _, status=status, headers=headers: web.Response(status=status, headers=headers)  # type: ignore[misc]
            async with publishing(host.url, photos) as publisher:
                with pytest.raises(PhotoStoreRefused, match="PHOTO_UPLOAD_URL is wrong"):
                    await publisher.link(f"F{status}", "image/jpeg")
        assert elsewhere.asked == 0


async def test_retry_after_is_read(host: ImageHost, publisher: UploadPublisher) -> None:
    """The host's pause is in the exception."""
    for said, pause in (("7", 7.0), ("soon", None), ("", None)):
        host.answer = lambda _, said=said: web.Response(status=429, headers={"Retry-After": said})  # type: ignore[misc]
        with pytest.raises(PhotoLinkFailed) as caught:
            await publisher.link("F", "image/jpeg")
        assert caught.value.retry_after == pause


async def test_an_unreachable_host_is_retryable(photos: Photos) -> None:
    """It works once the host is up; failures are not cached."""
    port = free_port()
    async with publishing(f"http://127.0.0.1:{port}/upload", photos) as publisher:
        with pytest.raises(PhotoLinkFailed, match="the photo host was not reached"):
            await publisher.link("F", "image/jpeg")
        host = ImageHost()
        await host.listen(port)
        try:
            assert await publisher.link("F", "image/jpeg") == f"{host.root}/files/0.jpg"
        finally:
            await host.__aexit__()


@pytest.mark.parametrize("after", ["head", "part of the photo", "all of it"])
async def test_a_broken_connection_is_retryable(photos: Photos, after: str) -> None:
    """The error is PhotoLinkFailed, there was one attempt, and the photo is closed."""
    connections = 0

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal connections
        connections += 1
        await reader.readuntil(b"\r\n\r\n")
        if after != "head":
            await reader.readexactly(5 * PIECE if after == "all of it" else PIECE)
        writer.transport.abort()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    photos.contents["F"] = big(5 * PIECE)
    photos.lengths["F"] = 5 * PIECE
    async with server, publishing(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", photos) as publisher:
        with pytest.raises(PhotoLinkFailed, match="the photo host was not reached"):
            await publisher.link("F", "image/jpeg")
    assert (connections, photos.under_way) == (1, 0)


async def test_an_early_refusal_ends_the_upload(photos: Photos) -> None:
    """A host may answer and close before it has the whole photo."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    photos.contents["F"] = big(20 * MIB)
    photos.lengths["F"] = 20 * MIB
    async with server, publishing(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", photos) as publisher:
        with pytest.raises(PhotoLinkFailed):
            await asyncio.wait_for(publisher.link("F", "image/jpeg"), 60)
    assert photos.under_way == 0


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (FileNotFoundError("gone"), PhotoGone),
        (OSError(27, "too big"), PhotoTooBig),
        (OSError("not now"), PhotoLinkFailed),
    ],
)
@pytest.mark.parametrize("pieces", [None, 0, 2])
async def test_errors_of_the_photo_are_distinguished(
    host: ImageHost,
    publisher: UploadPublisher,
    photos: Photos,
    error: OSError,
    kind: type[PhotoError],
    pieces: int | None,
) -> None:
    """The error is the photo's, not the host's, at the start or in the middle, and the host gets no partial photo."""
    if pieces is None:
        photos.fails = error
    else:
        photos.contents["F"] = lambda: iter([*[JPEG[:PIECE]] * pieces, error])
    with pytest.raises(kind, match=r"Telegram|too big") as caught:
        await publisher.link("F", "image/jpeg")
    assert caught.type is kind
    assert photos.under_way == 0
    await asyncio.sleep(0.05)
    assert host.uploads == []


async def test_a_cancellation_closes_the_photo(host: ImageHost, publisher: UploadPublisher, photos: Photos) -> None:
    """Its download ends."""
    reached = asyncio.Event()

    async def hang(_: str) -> web.Response:
        reached.set()
        await asyncio.Event().wait()
        return web.Response()

    host.answer = hang
    making = asyncio.create_task(publisher.link("F", "image/jpeg"))
    await reached.wait()
    making.cancel()
    with pytest.raises(asyncio.CancelledError):
        await making
    assert photos.under_way == 0


async def test_neither_authorization_nor_link_is_logged(
    host: ImageHost, publisher: UploadPublisher, caplog: pytest.LogCaptureFixture
) -> None:
    """With all log levels on, for successes and failures."""
    with caplog.at_level(logging.DEBUG):
        await publisher.link("F", "image/jpeg")
        host.answer = lambda _: web.Response(status=403)
        with pytest.raises(PhotoStoreRefused):
            await publisher.link("G", "image/jpeg")
    assert AUTHORIZATION.partition(" ")[2] not in caplog.text
    assert "/files/" not in caplog.text
