"""What becomes of a create when the network, a proxy or the server's bytes are at fault."""

import asyncio
import gzip
import json
from collections.abc import Awaitable
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.videoapi.errors import MaybeCharged, NotSent, QueryFailed, VideoApiError
from tests.unit.videoapi.servers import (
    KEY,
    REQUEST,
    Handler,
    answer_bytes,
    client,
    free_port,
    raw,
    read_request,
    replaying,
    reset,
    saying,
    saying_then_waiting,
)

CREATED = json.dumps({"id": "t-1", "status": "pending"}).encode()
GOOD = {"status": 200, "headers": {}, "body": {"id": "t-1", "status": "pending"}}
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def close_at_once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


async def say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def drip_for_ever(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(CHUNKED)
    while True:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await writer.drain()


AFTER_THE_REQUEST = {
    "no answer in time": saying_then_waiting(b""),
    "half a head in time": saying_then_waiting(b"HTTP/1.1 200 OK\r\nContent-"),
    "half a body in time": saying_then_waiting(answer_bytes(b'{"id": "t-', length=99)),
    "closed without a word": saying(b""),
    "closed within the request": close_at_once,
    "reset": reset,
    "cut head": saying(b"HTTP/1.1 200 OK\r\nContent-"),
    "cut body": saying(answer_bytes(b'{"id": "t-1"', length=99)),
    "cut refusal": saying(answer_bytes(b'{"error": "no"}', status=b"400 Bad Request", length=99)),
    "cut rate limit": saying(answer_bytes(b"{", status=b"429 Too Many Requests", length=99)),
    "garbage": saying(b"\x00\xff\x13 what is this \r\n\r\n"),
    "not HTTP": saying(b"220 smtp.example ready\r\n"),
    "a head without end": saying(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000),
    "a line without end": saying(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000),
    "not gzip": saying(answer_bytes(b"plain", b"Content-Encoding: gzip")),
    "cut gzip": saying(answer_bytes(gzip.compress(CREATED)[:-12], b"Content-Encoding: gzip")),
    "a gzip bomb": saying(answer_bytes(gzip.compress(b" " * 50_000_000), b"Content-Encoding: gzip")),
    "a bad chunk": saying(CHUNKED + b"zz\r\n" + CREATED),
    "a body without end": drip_for_ever,
    "deep nesting": saying(answer_bytes(b"[" * 500_000)),
    "deep objects": saying(answer_bytes(b'{"a":' * 100_000)),
    "a number without end": saying(answer_bytes(b'{"id": ' + b"1" * 5000 + b"}")),
    "half a character": saying(answer_bytes(b'{"id": "\\ud800"}')),
    "not UTF-8": saying(answer_bytes(b'{"id": "\xff\xfe"}')),
    "a switch of protocols": saying(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"),
}


def patience(name: str) -> float:
    """Seconds: short only where nothing but the end of it ends the waiting; a busy machine stands still for longer."""
    return 2 if name.endswith("in time") or name == "a connection left open" else 60


@pytest.mark.parametrize("name", AFTER_THE_REQUEST)
async def test_whatever_happens_after_the_first_byte_may_have_been_charged(name: str) -> None:
    async with raw(AFTER_THE_REQUEST[name]) as server, client(server.root, create_timeout=patience(name)) as api:
        with pytest.raises(MaybeCharged) as caught:
            await api.create(server.root, REQUEST)
        await asyncio.sleep(0)

    assert server.connections == 1
    assert server.posts == 1
    assert caught.value.detail
    assert caught.value.__context__ is None
    assert KEY not in f"{caught.value}{caught.value!r}"


@pytest.mark.parametrize("endless", ["a body without end", "a gzip bomb"])
async def test_no_more_than_a_mebibyte_of_an_answer_is_read(endless: str) -> None:
    async with raw(AFTER_THE_REQUEST[endless]) as server, client(server.root, create_timeout=60) as api:
        with pytest.raises(MaybeCharged, match="longer than 1 MiB"):
            await api.create(server.root, REQUEST)


STILL_CREATED = {
    "an answer longer than it is": saying(answer_bytes(CREATED, length=999)),
    "a connection left open": saying_then_waiting(b"HTTP/1.1 200 OK\r\n\r\n" + CREATED),
    "a byte order mark": saying(answer_bytes(b"\xef\xbb\xbf" + CREATED)),
    "gzip": saying(answer_bytes(gzip.compress(CREATED), b"Content-Encoding: gzip")),
    "an early hint": saying(b"HTTP/1.1 103 Early Hints\r\n\r\n" + answer_bytes(CREATED)),
}


@pytest.mark.parametrize("name", STILL_CREATED)
async def test_an_id_that_came_through_is_kept(name: str) -> None:
    async with raw(STILL_CREATED[name]) as server, client(server.root, create_timeout=patience(name)) as api:
        created = await api.create(server.root, REQUEST)
    assert created.id == "t-1"
    assert server.posts == 1


async def test_a_refused_connection_was_not_sent() -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with client(root) as api:
        with pytest.raises(NotSent) as caught:
            await api.create(root, REQUEST)
    assert "refused" in str(caught.value) or "Connect call failed" in str(caught.value)
    assert caught.value.__context__ is None


async def test_a_name_that_cannot_be_looked_up_was_not_sent() -> None:
    root = f"https://{'a' * 64}.example"  # a label of 64 letters never reaches a name server
    async with client(root) as api:
        with pytest.raises(NotSent):
            await api.create(root, REQUEST)


@pytest.mark.parametrize("handler", [close_at_once, say_nothing], ids=["broken", "hanging"])
async def test_a_tls_handshake_that_fails_was_not_sent(handler: Handler) -> None:
    async with raw(handler) as server:
        root = server.root.replace("http:", "https:")
        async with client(root, connect_timeout=0.2) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert KEY.encode() not in server.received


async def test_a_server_that_speaks_no_tls_was_not_sent_to() -> None:
    async def speak_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with raw(speak_plainly) as server:
        root = server.root.replace("http:", "https:")
        async with client(root) as api:
            with pytest.raises(NotSent) as caught:
                await api.create(root, REQUEST)
    assert "SSL" in caught.value.detail


async def test_every_create_has_a_connection_of_its_own() -> None:
    kept = answer_bytes(CREATED, b"Connection: keep-alive")
    async with raw(saying_then_waiting(kept)) as server, client(server.root) as api:
        for _ in range(3):
            assert (await api.create(server.root, REQUEST)).id == "t-1"
    assert server.connections == 3
    assert server.posts == 3


async def test_before_sending_is_called_once_with_the_connection_made_and_nothing_written() -> None:
    calls: list[tuple[int, int]] = []

    async with raw(saying(answer_bytes(CREATED))) as server, client(server.root) as api:

        async def before_sending() -> None:
            await asyncio.sleep(0.02)
            calls.append((server.connections, len(server.received)))

        await api.create(server.root, REQUEST, before_sending)
    assert calls == [(1, 0)]


@pytest.mark.parametrize("veto", [RuntimeError("lease lost"), OSError(28, "disk full"), TimeoutError()])
async def test_what_before_sending_raises_passes_and_nothing_was_sent(veto: Exception) -> None:
    async def before_sending() -> None:
        await asyncio.sleep(0)
        raise veto

    async with raw(saying(answer_bytes(CREATED))) as server, client(server.root) as api:
        with pytest.raises(type(veto)) as caught:
            await api.create(server.root, REQUEST, before_sending)
        await asyncio.sleep(0.02)
    assert caught.value is veto
    assert not server.received


async def test_time_running_out_before_the_first_byte_was_not_sent() -> None:
    async def before_sending() -> None:
        await asyncio.sleep(5)

    async with raw(saying(answer_bytes(CREATED))) as server, client(server.root, create_timeout=0.1) as api:
        with pytest.raises(NotSent):
            await api.create(server.root, REQUEST, before_sending)
    assert not server.received


async def test_before_sending_is_not_called_without_a_connection() -> None:
    async def before_sending() -> None:
        pytest.fail("there is no connection")

    root = f"http://127.0.0.1:{free_port()}"
    async with client(root) as api:
        with pytest.raises(NotSent):
            await api.create(root, REQUEST, before_sending)


def holding(arrived: asyncio.Event) -> Handler:
    """Tell that a request has arrived, and never answer it."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        arrived.set()
        await asyncio.Event().wait()

    return handler


async def test_a_cancellation_passes() -> None:
    arrived = asyncio.Event()
    async with raw(holding(arrived)) as server, client(server.root) as api:
        task = asyncio.ensure_future(api.create(server.root, REQUEST))
        await asyncio.wait_for(arrived.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_closing_the_client_leaves_a_create_under_way_as_maybe_charged() -> None:
    arrived = asyncio.Event()
    async with raw(holding(arrived)) as server, client(server.root) as api:
        task = asyncio.ensure_future(api.create(server.root, REQUEST))
        await asyncio.wait_for(arrived.wait(), 60)
        await api.close()
        with pytest.raises(MaybeCharged):
            await task


def connect_answer(data: bytes) -> Handler:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(data)
        await writer.drain()

    return handler


PROXY_FAULTS = {
    "no way there": connect_answer(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
    "wrong password": connect_answer(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"),
    "rate limit": connect_answer(b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"),
    "closed": connect_answer(b""),
    "garbage": connect_answer(b"what?\r\n\r\n"),
    "tunnel without TLS": connect_answer(b"HTTP/1.1 200 OK\r\n\r\nplain words\r\n"),
    "hanging": say_nothing,
}


@pytest.mark.parametrize("handler", PROXY_FAULTS.values(), ids=PROXY_FAULTS.keys())
async def test_a_proxy_that_opens_no_way_means_not_sent(handler: Handler, monkeypatch: pytest.MonkeyPatch) -> None:
    root = "https://video.example"  # the proxy would look it up; no one here does
    async with raw(handler) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        async with client(root, connect_timeout=3) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert proxy.received.startswith(b"CONNECT video.example:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n" in proxy.received
    assert KEY.encode() not in proxy.received


async def test_a_proxy_that_is_not_there_means_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"127.0.0.1:{free_port()}")
    async with client("https://video.example") as api:
        with pytest.raises(NotSent):
            await api.create("https://video.example", REQUEST)


async def test_a_request_goes_through_the_proxy_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    async with raw(saying(answer_bytes(CREATED))) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        async with client("http://video.example") as api:
            assert (await api.create("http://video.example", REQUEST)).id == "t-1"
    assert proxy.received.startswith(b"POST http://video.example/v1/video/create HTTP/1.1\r\n")


async def test_this_machine_is_not_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    async with replaying(GOOD) as provider, client(provider.root) as api:
        assert (await api.create(provider.root, REQUEST)).id == "t-1"


async def test_a_proxy_of_another_kind_is_a_bad_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(SettingsError, match="HTTPS_PROXY must start"):
        async with client("https://video.example"):
            pass


async def test_a_password_in_netrc_does_not_take_the_place_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\ndefault login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    async with replaying(GOOD) as provider, client(provider.root) as api:
        await api.create(provider.root, REQUEST)
    assert provider.requests[0].headers["Authorization"] == f"Bearer {KEY}"


QUERY_FAULTS: dict[str, Handler] = {**AFTER_THE_REQUEST, "no TLS": close_at_once}


@pytest.mark.parametrize("handler", QUERY_FAULTS.values(), ids=QUERY_FAULTS.keys())
async def test_a_question_that_fails_on_the_way_says_nothing_about_the_task(handler: Handler) -> None:
    async with raw(handler) as server, client(server.root, query_timeout=0.3) as api:
        assert isinstance(await failure_of(api.query(server.root, "t-1")), QueryFailed)


async def test_a_question_to_a_server_that_is_away_can_be_asked_again() -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with client(root) as api:
        assert isinstance(await failure_of(api.query(root, "t-1")), QueryFailed)


async def failure_of(asked: Awaitable[object]) -> VideoApiError | None:
    try:
        await asked
    except VideoApiError as error:
        return error
    return None
