"""What every provider format must do (bot/videoapi/provider.py): money and key stay safe whatever the network does.

Each test runs with each of `FORMATS`. What the responses of one format mean is tested in the other files of this folder.
"""

import asyncio
import gzip
from collections.abc import Awaitable
from pathlib import Path
from typing import Any

import pytest
from yarl import URL

from bot.errors import SettingsError
from bot.videoapi.errors import (
    ForeignRoot,
    MaybeCharged,
    NotSent,
    OutOfQuota,
    QueryFailed,
    RateLimited,
    Refused,
    VideoApiError,
)
from bot.videoapi.provider import Provider
from tests.unit.videoapi.servers import (
    FORMATS,
    KEY,
    REQUEST,
    Format,
    Handler,
    free_port,
    raw_server,
    read_request,
    replay,
    reset,
    respond_and_hang,
    respond_with,
    response_bytes,
)

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(params=FORMATS, ids=lambda of: of.name)
def api_format(request: pytest.FixtureRequest) -> Format:
    """Each format in turn."""
    made: Format = request.param
    return made


def good(api_format: Format) -> dict[str, Any]:
    return {"status": 200, "headers": {"Set-Cookie": "a=b"}, "text": api_format.created.decode()}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in PROXIES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


async def close_immediately(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


async def stay_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def send_forever(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await read_request(reader)
    writer.write(CHUNKED)
    while True:
        writer.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
        await writer.drain()


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
        "a gzip bomb": respond_with(response_bytes(gzip.compress(b" " * 50_000_000), b"Content-Encoding: gzip")),
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


def proxy_response(data: bytes) -> Handler:
    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(data)
        await writer.drain()

    return handler


PROXY_FAULTS = {
    "bad gateway": proxy_response(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"),
    "wrong password": proxy_response(b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"),
    "rate limit": proxy_response(b"HTTP/1.1 429 Too Many Requests\r\nContent-Length: 0\r\n\r\n"),
    "closed": proxy_response(b""),
    "garbage": proxy_response(b"what?\r\n\r\n"),
    "tunnel without TLS": proxy_response(b"HTTP/1.1 200 OK\r\n\r\nplain words\r\n"),
    "hanging": stay_silent,
}


@pytest.mark.parametrize("handler", PROXY_FAULTS.values(), ids=PROXY_FAULTS.keys())
async def test_a_proxy_that_opens_no_tunnel_means_not_sent(
    api_format: Format, handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = "https://video.example"  # would be resolved by the proxy only
    async with raw_server(handler) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        async with api_format.client(root, connect_timeout=3) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert proxy.received.startswith(b"CONNECT video.example:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n" in proxy.received
    assert KEY.encode() not in proxy.received


async def test_an_unreachable_proxy_means_not_sent(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"127.0.0.1:{free_port()}")
    async with api_format.client("https://video.example") as api:
        with pytest.raises(NotSent):
            await api.create("https://video.example", REQUEST)


async def test_a_request_goes_through_the_proxy_of_the_environment(
    api_format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw_server(respond_with(response_bytes(api_format.created))) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        async with api_format.client("http://video.example") as api:
            assert (await api.create("http://video.example", REQUEST)).id == "t-1"
    assert proxy.received.startswith(b"POST http://video.example/v1/video/create HTTP/1.1\r\n")


async def test_loopback_is_not_requested_through_a_proxy(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        assert (await api.create(provider.root, REQUEST)).id == "t-1"


async def test_an_unsupported_kind_of_proxy_is_a_settings_error(
    api_format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(SettingsError, match="HTTPS_PROXY must start"):
        async with api_format.client("https://video.example"):
            pass


async def test_a_password_in_netrc_does_not_replace_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, api_format: Format
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\ndefault login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.create(provider.root, REQUEST)
    assert provider.requests[0].headers["Authorization"] == f"Bearer {KEY}"


QUERY_FAULTS: dict[str, Handler] = {**after_the_request(b""), "no TLS": close_immediately}


@pytest.mark.parametrize("handler", QUERY_FAULTS.values(), ids=QUERY_FAULTS.keys())
async def test_a_query_that_fails_on_the_network_is_query_failed(api_format: Format, handler: Handler) -> None:
    async with raw_server(handler) as server, api_format.client(server.root, query_timeout=0.3) as api:
        assert isinstance(await failure_of(api.query(server.root, "t-1")), QueryFailed)


async def test_a_query_to_an_unreachable_server_is_query_failed(api_format: Format) -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with api_format.client(root) as api:
        assert isinstance(await failure_of(api.query(root, "t-1")), QueryFailed)


async def failure_of(call: Awaitable[object]) -> VideoApiError | None:
    try:
        await call
    except VideoApiError as error:
        return error
    return None


def requests_with_key(api: Provider, root: str) -> tuple[Awaitable[object], ...]:
    """All requests that are sent with the key."""
    return (
        api.create(root, REQUEST), api.query(root, "t-1"), api.has_content(root, "t-1"), api.models(root), api.balance(root)
    )  # fmt: skip


async def test_cookies_are_not_kept(api_format: Format) -> None:
    async with replay(good(api_format)) as provider:
        root = provider.root.replace("127.0.0.1", "localhost")  # cookie jars ignore cookies of IP addresses
        async with api_format.client(root) as api:
            await api.create(root, REQUEST)
            await api.create(root, REQUEST)
    assert "Cookie" not in provider.requests[1].headers


@pytest.mark.parametrize("other", ["http://localhost:1", "https://127.0.0.1", "", "not a url", "http://"])
async def test_the_key_is_sent_to_no_other_origin(api_format: Format, other: str) -> None:
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        for ask in requests_with_key(api, other):
            with pytest.raises(ForeignRoot) as caught:
                await ask
            assert isinstance(caught.value, NotSent)
            assert isinstance(caught.value, QueryFailed)
    assert provider.requests == []


async def test_an_api_root_with_another_path_on_the_same_origin_is_used(api_format: Format) -> None:
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.create(f"{provider.root}/old/", REQUEST)
    assert provider.requests[0].path.startswith("/old/v1/")


async def test_a_closed_client_raises_and_sends_nothing(api_format: Format) -> None:
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.close()
        with pytest.raises(RuntimeError):
            await api.create(provider.root, REQUEST)
    assert provider.requests == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_of_a_create_or_a_query_is_followed(api_format: Format, status: int) -> None:
    """Another host would receive the key, and a create would be sent a second time."""
    async with raw_server(respond_with(response_bytes(api_format.created))) as other:
        away = {"status": status, "headers": {"Location": f"{other.root}/v1/x"}, "body": {}}
        async with replay(away) as provider, api_format.client(provider.root) as api:
            assert isinstance(await failure_of(api.create(provider.root, REQUEST)), MaybeCharged)
            for ask in (api.query(provider.root, "t-1"), api.models(provider.root), api.balance(provider.root)):
                assert isinstance(await failure_of(ask), QueryFailed)
            assert [seen.method for seen in provider.requests] == ["POST", "GET", "GET", "GET"]
    assert other.connections == 0


OUTCOMES: list[tuple[dict[str, Any], type[VideoApiError]]] = [
    ({"status": 401, "body": {"error": {"message": "no such key"}}}, Refused),
    ({"status": 400, "body": {"error": {"message": "no such size"}}}, Refused),
    ({"status": 403, "body": {"error": {"code": "insufficient_user_quota", "message": "no"}}}, OutOfQuota),
    ({"status": 429, "text": ""}, RateLimited),
    ({"status": 429, "headers": {"Retry-After": "7"}, "text": ""}, RateLimited),
    *(({"status": status, "text": "<html>"}, MaybeCharged) for status in (200, 400, 500, 502, 503, 504, 520, 524)),
    *(({"status": status, "text": ""}, MaybeCharged) for status in (200, 204, 408, 500)),
    ({"status": 200, "body": {}}, MaybeCharged),
    ({"status": 500, "body": {"error": {"message": "no"}}}, MaybeCharged),
]


@pytest.mark.parametrize(("case", "outcome"), OUTCOMES)
async def test_responses_that_mean_the_same_in_every_format(
    api_format: Format, case: dict[str, Any], outcome: type[VideoApiError]
) -> None:
    """Only a clear response is a refusal or a rate limit; anything else may have been charged. Always one POST."""
    async with replay({"headers": {}} | case) as provider, api_format.client(provider.root) as api:
        error = await failure_of(api.create(provider.root, REQUEST))
        assert isinstance(error, outcome)
        if case.get("headers"):
            assert error.retry_after == 7
    assert [seen.method for seen in provider.requests] == ["POST"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    "body", ["", "<html>", '{"error": {"message": "no"}}', '{"error": {"code": "x"}, "data": null}']
)
async def test_no_error_of_a_query_makes_a_task_failed(api_format: Format, status: int, body: str) -> None:
    case = {"status": status, "headers": {}, "text": body}
    async with replay(case) as provider, api_format.client(provider.root) as api:
        assert isinstance(await failure_of(api.query(provider.root, "t-1")), QueryFailed)


async def test_an_id_is_encoded_once(api_format: Format) -> None:
    """Whatever it contains, it stays one part of the path."""
    async with replay(good(api_format)) as provider, api_format.client(provider.root) as api:
        await failure_of(api.query(provider.root, "sora-2:task/x?&=+ 猫%3A"))
        content = api.content_url(provider.root, "sora-2:task/x?&=+ 猫%3A")
    encoded = "sora-2%3Atask%2Fx%3F%26%3D%2B%20%E7%8C%AB%253A"
    assert provider.requests[0].path == api_format.query_path + encoded
    assert encoded in content and content.startswith(provider.root)


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


@pytest.mark.parametrize(("address", "own"), [
    ("https://api.example/a", True),
    ("https://API.example:443/a?b", True),
    ("http://api.example/a", False),
    ("https://api.example:8443/a", False),
    ("https://api.example./a", False),
    ("https://sub.api.example/a", False),
    ("https://api.example@evil.example/a", False),
    ("/a", False),
])  # fmt: skip
def test_the_key_is_for_the_provider_origin_only(api_format: Format, address: str, *, own: bool) -> None:
    api = api_format.make(KEY, "https://api.example/v1")
    assert (api.authorization(URL(address)) is not None) is own
    assert KEY not in repr(api)


@pytest.mark.parametrize("case", [
    {"status": 404, "body": {"error": {"message": "no such path"}}},
    {"status": 200, "body": {"error": {"message": "bad key"}}},
    {"status": 200, "body": {"object": "list"}},
    {"status": 200, "body": {"hard_limit_usd": "1", "total_usage": True}},
    {"status": 200, "text": '{"hard_limit_usd": NaN, "total_usage": Infinity}'},
    {"status": 200, "text": "<html>"},
    {"status": 200, "body": []},
    {"status": 500, "text": ""},
])  # fmt: skip
async def test_a_missing_balance_is_query_failed(api_format: Format, case: dict[str, Any]) -> None:
    async with replay({"headers": {}} | case) as provider, api_format.client(provider.root) as api:
        error = await failure_of(api.balance(provider.root))
    assert isinstance(error, QueryFailed) and KEY not in str(error)
