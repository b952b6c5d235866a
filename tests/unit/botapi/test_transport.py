"""Requests of AiohttpRequest, and what its errors state about them."""

import asyncio
import os
import socket
import tracemalloc
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from aiohttp import web
from telegram import InputFile, InputMediaPhoto
from telegram.error import BadRequest, ChatMigrated, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.botapi.errors import (
    AnswerLost,
    AnswerTimedOut,
    ConnectTimedOut,
    DefinitelyNotSent,
    NotConnected,
    PossiblySent,
)
from bot.botapi.transport import AiohttpRequest
from bot.telemetry import Telemetry
from tests.bots import bot_over
from tests.unit.botapi.loopback import TOKEN, BotApi

Conversation = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@asynccontextmanager
async def peer(conversation: Conversation) -> AsyncIterator[str]:
    """Serve each connection with the test's function; yields the URL of sendMessage."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await conversation(reader, writer)
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}/bot{TOKEN}/sendMessage"
    finally:
        server.close()


@asynccontextmanager
async def transport(**settings: float | None) -> AsyncIterator[AiohttpRequest]:
    async with AiohttpRequest(**settings) as request:  # type: ignore[arg-type] # tests pass times only
        yield request


def assert_clean(error: TelegramError) -> None:
    """Nothing reachable from the error contains the token."""
    assert error.__cause__ is None
    assert error.__context__ is None
    assert TOKEN not in f"{error} {error!r}"


async def answer(writer: asyncio.StreamWriter, head: str, body: bytes = b"") -> None:
    writer.write(f"HTTP/1.1 {head}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body)
    await writer.drain()


async def test_a_method_arrives_with_its_parameters_and_gives_its_result(api: BotApi, bot: ExtBot[None]) -> None:
    message = await bot.send_message(5, "Grüße\nan alle", reply_to_message_id=7)

    assert message.message_id == 1
    method, parameters = api.calls[0]
    assert method == "sendMessage"
    assert parameters["chat_id"] == "5"
    assert parameters["text"] == "Grüße\nan alle"
    assert '"message_id": 7' in parameters["reply_parameters"]


async def test_a_method_without_parameters_works(api: BotApi, bot: ExtBot[None]) -> None:
    api.answers["getMe"] = {"id": 9, "is_bot": True, "first_name": "b", "username": "b_bot"}
    assert (await bot.get_me()).id == 9


class Heard(Telemetry):
    """Keeps what it is told of requests."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, str]] = []

    def telegram(self, method: str, result: str) -> None:
        self.requests.append((method, result))


@pytest.mark.parametrize(
    ("status", "result"), [(200, "ok"), (429, "429"), (400, "4xx"), (403, "4xx"), (500, "5xx"), (502, "5xx")]
)
async def test_each_answer_is_counted_by_its_method(api: BotApi, status: int, result: str) -> None:
    async def answered(_: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": status == 200, "result": True, "description": "no"}, status=status)

    api.answers["sendMessage"], heard = answered, Heard()
    async with AiohttpRequest(telemetry=heard) as request:
        with suppress(TelegramError):
            await request.post(f"{api.root}/bot{TOKEN}/sendMessage")
    assert heard.requests == [("sendMessage", result)]


async def test_a_request_without_an_answer_is_counted(api: BotApi) -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)

    heard = Heard()
    async with peer(silent) as url, AiohttpRequest(telemetry=heard) as request:
        for address in (url, "http://127.0.0.1:1/bot/sendMessage"):
            with pytest.raises(NetworkError):
                await request.post(address)
    assert heard.requests == [("sendMessage", "lost"), ("sendMessage", "not_connected")]


async def test_a_refused_connection_was_definitely_not_sent() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with transport() as request:
        with pytest.raises(NotConnected) as caught:
            await request.post(f"http://127.0.0.1:{port}/bot{TOKEN}/sendMessage")
    assert isinstance(caught.value, DefinitelyNotSent)
    assert str(port) in str(caught.value)
    assert_clean(caught.value)


async def test_an_unusable_address_was_definitely_not_sent() -> None:
    async with transport() as request:
        with pytest.raises(NotConnected) as caught:
            await request.post(f"http:///bot{TOKEN}/sendMessage")
    assert_clean(caught.value)


async def test_a_failed_tls_handshake_was_definitely_not_sent() -> None:
    async def not_tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(10)
        writer.write(b"SSH-2.0-not-what-you-think\r\n")
        await writer.drain()

    async with peer(not_tls) as url, transport() as request:
        with pytest.raises(NotConnected) as caught:
            await request.post(url.replace("http://", "https://"))
    assert_clean(caught.value)


async def test_a_connection_that_is_not_ready_in_time_was_definitely_not_sent() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with peer(silent) as url, transport() as request:
        with pytest.raises(ConnectTimedOut) as caught:
            await request.post(url.replace("http://", "https://"), connect_timeout=0.1)
    assert isinstance(caught.value, DefinitelyNotSent)
    assert isinstance(caught.value, TimedOut)
    assert_clean(caught.value)


async def test_a_full_pool_was_definitely_not_sent_and_recovers(api: BotApi) -> None:
    release = asyncio.Event()

    async def held(request: web.Request) -> web.StreamResponse:
        await release.wait()
        return web.json_response({"ok": True, "result": True})

    api.answers["sendMessage"] = held
    url = f"{api.root}/bot{TOKEN}/sendMessage"
    async with transport(pool_size=1, pool_timeout=0.05) as request:
        first = asyncio.create_task(request.post(url))
        await asyncio.sleep(0.02)
        with pytest.raises(ConnectTimedOut) as caught:
            await request.post(url)
        assert_clean(caught.value)
        release.set()
        assert await first is True
        assert await request.post(url) is True


async def test_a_cancelled_request_gives_its_place_back(api: BotApi) -> None:
    async def never(request: web.Request) -> web.StreamResponse:
        await asyncio.Event().wait()
        raise AssertionError

    api.answers["sendMessage"] = never
    async with transport(pool_size=1, pool_timeout=0.05) as request:
        first = asyncio.create_task(request.post(f"{api.root}/bot{TOKEN}/sendMessage"))
        await asyncio.sleep(0.02)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
        assert await request.post(f"{api.root}/bot{TOKEN}/sendPhoto")


async def test_a_connection_closed_after_the_request_may_have_been_sent() -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")

    async with peer(hang_up) as url, transport() as request:
        with pytest.raises(AnswerLost) as caught:
            await request.post(url)
    assert isinstance(caught.value, PossiblySent)
    assert_clean(caught.value)


async def test_a_missing_answer_may_have_been_sent() -> None:
    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with peer(silent) as url, transport(read_timeout=0.1) as request:
        with pytest.raises(AnswerTimedOut) as caught:
            await request.post(url)
    assert isinstance(caught.value, TimedOut)
    assert isinstance(caught.value, PossiblySent)
    assert_clean(caught.value)


async def test_an_answer_that_breaks_off_may_have_been_sent() -> None:
    async def half(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
        await writer.drain()

    async with peer(half) as url, transport() as request:
        with pytest.raises(AnswerLost) as caught:
            await request.post(url)
    assert_clean(caught.value)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("500 Internal Server Error", b'{"ok":false,"error_code":500,"description":"Internal Server Error"}'),
        ("502 Bad Gateway", b"<html>502</html>"),
        ("504 Gateway Timeout", b""),
        ("200 OK", b"<html>a portal</html>"),
        ("200 OK", b'{"ok":true}'),
        ("200 OK", b'["result"]'),
    ],
)
async def test_a_server_error_or_strange_answer_after_a_send_may_have_been_sent(head: str, body: bytes) -> None:
    async def reply(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await answer(writer, head, body)

    async with peer(reply) as url, transport() as request:
        with pytest.raises(AnswerLost) as caught:
            await request.post(url)
    assert_clean(caught.value)


async def test_a_server_error_of_a_method_that_only_reads_is_a_network_error() -> None:
    async def reply(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await answer(writer, "502 Bad Gateway", b"<html>502</html>")

    async with peer(reply) as url, transport() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(url.replace("sendMessage", "getUpdates"))
    assert not isinstance(caught.value, DefinitelyNotSent | PossiblySent)


async def test_a_404_page_of_something_else_is_not_an_invalid_token() -> None:
    async def reply(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await answer(writer, "404 Not Found", f"<html>/bot{TOKEN}/x not found</html>".encode())

    async with peer(reply) as url, transport() as request:
        with pytest.raises(NetworkError) as caught:
            await request.post(url)
    assert "404" in str(caught.value)
    assert_clean(caught.value)


async def test_telegrams_own_refusals_keep_ptbs_exceptions(api: BotApi, bot: ExtBot[None]) -> None:
    def refusal(status: int, **answer: object) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def refuse(_: web.Request) -> web.StreamResponse:
            return web.json_response({"ok": False, "error_code": status, **answer}, status=status)

        return refuse

    api.answers["sendMessage"] = refusal(400, description="Bad Request: chat not found")
    with pytest.raises(BadRequest, match="Chat not found"):
        await bot.send_message(5, "x")
    api.answers["sendMessage"] = refusal(429, description="x", parameters={"retry_after": 7})
    with pytest.raises(RetryAfter):
        await bot.send_message(5, "x")
    api.answers["sendMessage"] = refusal(400, description="x", parameters={"migrate_to_chat_id": -1007})
    with pytest.raises(ChatMigrated):
        await bot.send_message(5, "x")


async def test_after_shutdown_nothing_is_sent_and_it_can_start_again(api: BotApi) -> None:
    request = AiohttpRequest()
    url = f"{api.root}/bot{TOKEN}/sendMessage"
    with pytest.raises(NotConnected):
        await request.post(url)
    async with request:
        await request.post(url)
    await request.shutdown()
    with pytest.raises(NotConnected):
        await request.post(url)
    async with request:
        await request.post(url)


class Uploads:
    """Receives uploads in chunks, and records them."""

    def __init__(self) -> None:
        self.parts: list[tuple[str, str | None, str, int, bytes]] = []
        self.length: int | None = None
        self.replies: list[web.Response] = []

    async def __call__(self, request: web.Request) -> web.StreamResponse:
        self.length = request.content_length
        reader = await request.multipart()
        while (part := await reader.next()) is not None:
            size, head = 0, b""
            while chunk := await part.read_chunk(65536):  # type: ignore[union-attr] # never a nested form
                size, head = size + len(chunk), head or bytes(chunk[:40])
            kind = part.headers.get("Content-Type", "")
            self.parts.append((part.name or "", part.filename, kind, size, head))  # type: ignore[union-attr] # ditto
        if self.replies:
            return self.replies.pop(0)
        sent = {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}
        return web.json_response({"ok": True, "result": sent})


async def test_an_upload_is_streamed_with_its_length_and_constant_memory(
    api: BotApi, bot: ExtBot[None], tmp_path: Path
) -> None:
    size = 24 * 1024 * 1024
    api.answers["sendVideo"] = uploads = Uploads()
    (tmp_path / "näme.mp4").write_bytes(b"ftyp" + bytes(size - 4))

    with (tmp_path / "näme.mp4").open("rb") as file:
        tracemalloc.start()
        try:
            await bot.send_video(5, InputFile(file, filename="näme.mp4", read_file_handle=False), caption="Hi")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
        assert not file.closed

    files = {name: rest for name, *rest in uploads.parts}
    assert files["video"][:3] == ["näme.mp4", "video/mp4", size]
    assert files["caption"][3] == b"Hi"
    assert uploads.length is not None
    assert peak < size / 4


async def test_an_upload_tried_again_starts_at_the_beginning(api: BotApi, bot: ExtBot[None], tmp_path: Path) -> None:
    api.answers["sendVideo"] = uploads = Uploads()
    busy = {"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": 1}}
    uploads.replies = [web.json_response(busy, status=429)]
    (tmp_path / "v.mp4").write_bytes(b"ftyp-and-more")

    with (tmp_path / "v.mp4").open("rb") as file:
        video = InputFile(file, read_file_handle=False)
        with pytest.raises(RetryAfter):
            await bot.send_video(5, video)
        await bot.send_video(5, video)

    assert [part[4] for part in uploads.parts if part[0] == "video"] == [b"ftyp-and-more"] * 2


async def test_bytes_and_attached_media_are_uploaded_too(api: BotApi, bot: ExtBot[None]) -> None:
    api.answers["sendMediaGroup"] = uploads = Uploads()
    uploads.replies = [web.json_response({"ok": True, "result": []})]
    await bot.send_media_group(5, [InputMediaPhoto(b"one"), InputMediaPhoto(b"two", filename="b.png")])

    media = next(part for part in uploads.parts if part[0] == "media")
    files = [part for part in uploads.parts if part[0].startswith("attached")]
    assert media[4].startswith(b'[{"media": "attach://attached')
    assert sorted(part[4] for part in files) == [b"one", b"two"]


async def test_a_peer_that_stops_reading_an_upload_is_noticed(tmp_path: Path) -> None:
    enough = asyncio.Event()

    async def stuck(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        await enough.wait()

    path = tmp_path / "v.mp4"
    path.write_bytes(bytes(32 * 1024 * 1024))
    async with peer(stuck) as url, transport() as request:
        root = url.partition(f"/bot{TOKEN}")[0]
        bot = bot_over(request, TOKEN, root)
        with path.open("rb") as file, pytest.raises(AnswerTimedOut) as caught:
            await bot.send_video(5, InputFile(file, read_file_handle=False), write_timeout=0.2)
        enough.set()
    assert_clean(caught.value)


async def test_media_have_their_own_times_and_a_named_one_wins(api: BotApi, bot: ExtBot[None], tmp_path: Path) -> None:
    async def slow(request: web.Request) -> web.StreamResponse:
        await request.read()
        await asyncio.sleep(0.3)
        return web.json_response({"ok": True, "result": True})

    api.answers["sendVideo"] = api.answers["sendMessage"] = slow
    async with transport(read_timeout=0.1, media_timeout=5) as request:
        bot = bot_over(request, TOKEN, api.root)
        with pytest.raises(AnswerTimedOut):
            await bot.send_message(5, "x")
        assert await bot._post("sendVideo", {"chat_id": 5, "video": InputFile(b"x")}) is True
        with pytest.raises(AnswerTimedOut):
            await bot._post("sendVideo", {"chat_id": 5, "video": InputFile(b"x")}, read_timeout=0.1)


async def test_a_proxy_of_the_environment_is_used_with_its_credentials(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[bytes] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        seen.append(await reader.readuntil(b"\r\n\r\n"))
        await answer(writer, "200 OK", b'{"ok":true,"result":true}')

    async with peer(proxy) as url, transport() as request:
        monkeypatch.setenv("HTTP_PROXY", url.partition("/bot")[0].replace("http://", "http://me:pass@"))
        monkeypatch.setenv("http_proxy", os.environ["HTTP_PROXY"])
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert await request.post(f"http://telegram.invalid/bot{TOKEN}/sendMessage") is True
    assert seen[0].startswith(b"POST http://telegram.invalid/bot")
    assert b"Proxy-Authorization: Basic bWU6cGFzcw==" in seen[0]


@pytest.mark.parametrize("closing", ["403 Forbidden", None], ids=["refuses", "hangs up"])
async def test_without_a_tunnel_through_the_proxy_it_was_definitely_not_sent(
    monkeypatch: pytest.MonkeyPatch, closing: str | None
) -> None:
    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        if closing:
            await answer(writer, closing)

    async with peer(proxy) as url, transport() as request:
        for name in ("HTTPS_PROXY", "https_proxy"):
            monkeypatch.setenv(name, url.partition("/bot")[0])
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        with pytest.raises(NotConnected) as caught:
            await request.post(f"https://telegram.invalid/bot{TOKEN}/sendMessage")
    assert_clean(caught.value)


async def test_an_unusable_kind_of_proxy_is_not_gone_around(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, "socks5://127.0.0.1:9")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    async with transport() as request:
        with pytest.raises(NotConnected, match="is a SOCKS proxy"):
            await request.post(f"http://telegram.invalid/bot{TOKEN}/sendMessage")


async def test_credentials_of_a_netrc_file_stay_at_home(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, api: BotApi
) -> None:
    headers: list[str | None] = []

    async def look(request: web.Request) -> web.StreamResponse:
        headers.append(request.headers.get("Authorization"))
        return web.json_response({"ok": True, "result": True})

    api.answers["sendMessage"] = look
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    async with transport() as request:
        await request.post(f"{api.root}/bot{TOKEN}/sendMessage")
    assert headers == [None]
