"""What a failure of the network means in every provider format, before and after the first byte."""

import asyncio
import functools
import gzip

import pytest

from bot.videoapi.errors import (
    MaybeCharged,
    NotSent,
    QueryFailed,
)
from tests.ports import free_port
from tests.unit.videoapi.servers import (
    KEY,
    REQUEST,
    Format,
    Handler,
    close_immediately,
    failure_of,
    raw_server,
    read_request,
    reset,
    respond_and_hang,
    respond_with,
    response_bytes,
    stay_silent,
)

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


async def send_forever(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(CHUNKED)
    while True:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await writer.drain()


@functools.cache
def gzip_bomb() -> bytes:
    return response_bytes(gzip.compress(b" " * 50_000_000), b"Content-Encoding: gzip")


async def send_gzip_bomb(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await respond_with(gzip_bomb())(reader, writer)


def after_the_request(created: bytes) -> dict[str, Handler]:
    return {
        "no response in time": respond_and_hang(b""),
        "half of the headers in time": respond_and_hang(b"HTTP/1.1 200 OK\r\nContent-"),
        "half a body in time": respond_and_hang(response_bytes(b'{"id": "t-', length=99)),
        "closed without a word": respond_with(b""),
        "closed within the request": close_immediately,
        "reset": reset,
        "cut head": respond_with(b"HTTP/1.1 200 OK\r\nContent-"),
        "cut body": respond_with(response_bytes(b'{"id": "t-1"', length=99)),
        "cut refusal": respond_with(response_bytes(b'{"error": "no"}', status=b"400 Bad Request", length=99)),
        "cut rate limit": respond_with(response_bytes(b"{", status=b"429 Too Many Requests", length=99)),
        "garbage": respond_with(b"\x00\xff\x13 what is this \r\n\r\n"),
        "not HTTP": respond_with(b"220 smtp.example ready\r\n"),
        "a head without end": respond_with(b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 100_000),
        "a line without end": respond_with(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 1_000_000),
        "not gzip": respond_with(response_bytes(b"plain", b"Content-Encoding: gzip")),
        "cut gzip": respond_with(response_bytes(gzip.compress(created)[:-12], b"Content-Encoding: gzip")),
        "a gzip bomb": send_gzip_bomb,
        "a bad chunk": respond_with(CHUNKED + b"zz\r\n" + created),
        "a body without end": send_forever,
        "deep nesting": respond_with(response_bytes(b"[" * 500_000)),
        "deep objects": respond_with(response_bytes(b'{"a":' * 100_000)),
        "a number without end": respond_with(response_bytes(b'{"id": ' + b"1" * 5000 + b"}")),
        "half a character": respond_with(response_bytes(b'{"id": "\\ud800"}')),
        "not UTF-8": respond_with(response_bytes(b'{"id": "\xff\xfe"}')),
        "a switch of protocols": respond_with(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
        ),
    }


def create_timeout_of(name: str) -> float:
    """Seconds: short only where nothing but the timeout ends the create; a busy machine may stall for longer."""
    return 2 if name.endswith("in time") or name == "a connection left open" else 60


@pytest.mark.parametrize("name", after_the_request(b""))
async def test_any_failure_after_the_first_byte_is_maybe_charged(api_format: Format, name: str) -> None:
    async with (
        raw_server(after_the_request(api_format.created)[name]) as server,
        api_format.client(server.root, create_timeout=create_timeout_of(name)) as api,
    ):
        with pytest.raises(MaybeCharged) as caught:
            await api.create(server.root, REQUEST)
        await asyncio.sleep(0)

    assert server.connections == 1
    assert server.posts == 1
    assert caught.value.detail
    assert caught.value.__context__ is None
    assert KEY not in f"{caught.value}{caught.value!r}"


@pytest.mark.parametrize("endless", ["a body without end", "a gzip bomb"])
async def test_at_most_a_mebibyte_of_a_response_is_read(api_format: Format, endless: str) -> None:
    async with (
        raw_server(after_the_request(api_format.created)[endless]) as server,
        api_format.client(server.root, create_timeout=60) as api,
    ):
        with pytest.raises(MaybeCharged, match="longer than 1 MiB"):
            await api.create(server.root, REQUEST)


def still_created(created: bytes) -> dict[str, Handler]:
    return {
        "a body shorter than declared": respond_with(response_bytes(created, length=999)),
        "a connection left open": respond_and_hang(b"HTTP/1.1 200 OK\r\n\r\n" + created),
        "a byte order mark": respond_with(response_bytes(b"\xef\xbb\xbf" + created)),
        "gzip": respond_with(response_bytes(gzip.compress(created), b"Content-Encoding: gzip")),
        "an early hint": respond_with(b"HTTP/1.1 103 Early Hints\r\n\r\n" + response_bytes(created)),
    }


@pytest.mark.parametrize("name", still_created(b""))
async def test_an_id_that_was_received_is_kept(api_format: Format, name: str) -> None:
    async with (
        raw_server(still_created(api_format.created)[name]) as server,
        api_format.client(server.root, create_timeout=create_timeout_of(name)) as api,
    ):
        created = await api.create(server.root, REQUEST)
    assert created.id == "t-1"
    assert server.posts == 1


async def test_a_refused_connection_is_not_sent(api_format: Format) -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with api_format.client(root) as api:
        with pytest.raises(NotSent) as caught:
            await api.create(root, REQUEST)
    assert "refused" in str(caught.value) or "Connect call failed" in str(caught.value)
    assert caught.value.__context__ is None


async def test_a_host_name_that_cannot_be_resolved_is_not_sent(api_format: Format) -> None:
    root = f"https://{'a' * 64}.example"  # a label of 64 letters is invalid and never sent to a name server
    async with api_format.client(root) as api:
        with pytest.raises(NotSent):
            await api.create(root, REQUEST)


@pytest.mark.parametrize("handler", [close_immediately, stay_silent], ids=["broken", "hanging"])
async def test_a_failed_tls_handshake_is_not_sent(api_format: Format, handler: Handler) -> None:
    async with raw_server(handler) as server:
        root = server.root.replace("http:", "https:")
        async with api_format.client(root, connect_timeout=0.2) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert KEY.encode() not in server.received


async def test_a_server_without_tls_is_not_sent(api_format: Format) -> None:
    async def speak_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with raw_server(speak_plainly) as server:
        root = server.root.replace("http:", "https:")
        async with api_format.client(root) as api:
            with pytest.raises(NotSent) as caught:
                await api.create(root, REQUEST)
    assert "SSL" in caught.value.detail


async def test_every_create_has_a_new_connection(api_format: Format) -> None:
    kept = response_bytes(api_format.created, b"Connection: keep-alive")
    async with raw_server(respond_and_hang(kept)) as server, api_format.client(server.root) as api:
        for _ in range(3):
            assert (await api.create(server.root, REQUEST)).id == "t-1"
    assert server.connections == 3
    assert server.posts == 3


async def test_before_sending_is_called_once_after_connecting_and_before_the_first_byte(api_format: Format) -> None:
    calls: list[tuple[int, int]] = []

    async with (
        raw_server(respond_with(response_bytes(api_format.created))) as server,
        api_format.client(server.root) as api,
    ):

        async def before_sending() -> None:
            await asyncio.sleep(0.02)
            calls.append((server.connections, len(server.received)))

        await api.create(server.root, REQUEST, before_sending)
    assert calls == [(1, 0)]


@pytest.mark.parametrize("veto", [RuntimeError("lease lost"), OSError(28, "disk full"), TimeoutError()])
async def test_an_exception_of_before_sending_passes_and_nothing_is_sent(api_format: Format, veto: Exception) -> None:
    async def before_sending() -> None:
        await asyncio.sleep(0)
        raise veto

    async with (
        raw_server(respond_with(response_bytes(api_format.created))) as server,
        api_format.client(server.root) as api,
    ):
        with pytest.raises(type(veto)) as caught:
            await api.create(server.root, REQUEST, before_sending)
        await asyncio.sleep(0.02)
    assert caught.value is veto
    assert not server.received


async def test_a_timeout_before_the_first_byte_is_not_sent(api_format: Format) -> None:
    async def before_sending() -> None:
        await asyncio.sleep(5)

    async with (
        raw_server(respond_with(response_bytes(api_format.created))) as server,
        api_format.client(server.root, create_timeout=0.1) as api,
    ):
        with pytest.raises(NotSent):
            await api.create(server.root, REQUEST, before_sending)
    assert not server.received


async def test_before_sending_is_not_called_without_a_connection(api_format: Format) -> None:
    async def before_sending() -> None:
        pytest.fail("there is no connection")

    root = f"http://127.0.0.1:{free_port()}"
    async with api_format.client(root) as api:
        with pytest.raises(NotSent):
            await api.create(root, REQUEST, before_sending)


def hold(arrived: asyncio.Event) -> Handler:
    """Report that a request has arrived, and never respond."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        arrived.set()
        await asyncio.Event().wait()

    return handler


async def test_a_cancellation_passes(api_format: Format) -> None:
    arrived = asyncio.Event()
    async with raw_server(hold(arrived)) as server, api_format.client(server.root) as api:
        task = asyncio.ensure_future(api.create(server.root, REQUEST))
        await asyncio.wait_for(arrived.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_closing_the_client_makes_a_running_create_maybe_charged(api_format: Format) -> None:
    arrived = asyncio.Event()
    async with raw_server(hold(arrived)) as server, api_format.client(server.root) as api:
        task = asyncio.ensure_future(api.create(server.root, REQUEST))
        await asyncio.wait_for(arrived.wait(), 60)
        await api.close()
        with pytest.raises(MaybeCharged):
            await task


async def test_a_cancellation_before_the_first_byte_sends_nothing(api_format: Format) -> None:
    reached = asyncio.Event()

    async def before_sending() -> None:
        reached.set()
        await asyncio.Event().wait()

    async with (
        raw_server(respond_with(response_bytes(api_format.created))) as server,
        api_format.client(server.root) as api,
    ):
        task = asyncio.ensure_future(api.create(server.root, REQUEST, before_sending))
        await asyncio.wait_for(reached.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
    assert server.posts == 0


QUERY_FAULTS: dict[str, Handler] = {**after_the_request(b""), "no TLS": close_immediately}


@pytest.mark.parametrize("handler", QUERY_FAULTS.values(), ids=QUERY_FAULTS.keys())
async def test_a_query_that_fails_on_the_network_is_query_failed(api_format: Format, handler: Handler) -> None:
    async with raw_server(handler) as server, api_format.client(server.root, query_timeout=0.3) as api:
        assert isinstance(await failure_of(api.query(server.root, "t-1")), QueryFailed)


async def test_a_query_to_an_unreachable_server_is_query_failed(api_format: Format) -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with api_format.client(root) as api:
        assert isinstance(await failure_of(api.query(root, "t-1")), QueryFailed)
