"""What every provider's format must do (bot/videoapi/provider.py): money and the key are safe whatever the network does.

Each test runs with each of `FORMATS`; what an answer of one format means is tested beside this file.
"""

import asyncio
import functools
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
    answer_bytes,
    free_port,
    raw,
    read_request,
    replaying,
    reset,
    saying,
    saying_then_waiting,
)

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
PROXIES = ("http_proxy", "https_proxy", "all_proxy", "no_proxy")


@pytest.fixture(params=FORMATS, ids=lambda of: of.name)
def api_format(request: pytest.FixtureRequest) -> Format:
    """Each format in its turn."""
    made: Format = request.param
    return made


def good(api_format: Format) -> dict[str, Any]:
    return {"status": 200, "headers": {"Set-Cookie": "a=b"}, "text": api_format.created.decode()}


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


@functools.cache
def gzip_bomb() -> bytes:
    return answer_bytes(gzip.compress(b" " * 50_000_000), b"Content-Encoding: gzip")


async def say_a_gzip_bomb(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await saying(gzip_bomb())(reader, writer)


def after_the_request(created: bytes) -> dict[str, Handler]:
    return {
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
        "cut gzip": saying(answer_bytes(gzip.compress(created)[:-12], b"Content-Encoding: gzip")),
        "a gzip bomb": say_a_gzip_bomb,
        "a bad chunk": saying(CHUNKED + b"zz\r\n" + created),
        "a body without end": drip_for_ever,
        "deep nesting": saying(answer_bytes(b"[" * 500_000)),
        "deep objects": saying(answer_bytes(b'{"a":' * 100_000)),
        "a number without end": saying(answer_bytes(b'{"id": ' + b"1" * 5000 + b"}")),
        "half a character": saying(answer_bytes(b'{"id": "\\ud800"}')),
        "not UTF-8": saying(answer_bytes(b'{"id": "\xff\xfe"}')),
        "a switch of protocols": saying(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n"
        ),
    }


def patience(name: str) -> float:
    """Seconds: short only where nothing but the end of it ends the waiting; a busy machine stands still for longer."""
    return 2 if name.endswith("in time") or name == "a connection left open" else 60


@pytest.mark.parametrize("name", after_the_request(b""))
async def test_whatever_happens_after_the_first_byte_may_have_been_charged(api_format: Format, name: str) -> None:
    async with (
        raw(after_the_request(api_format.created)[name]) as server,
        api_format.client(server.root, create_timeout=patience(name)) as api,
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
async def test_no_more_than_a_mebibyte_of_an_answer_is_read(api_format: Format, endless: str) -> None:
    async with (
        raw(after_the_request(api_format.created)[endless]) as server,
        api_format.client(server.root, create_timeout=60) as api,
    ):
        with pytest.raises(MaybeCharged, match="longer than 1 MiB"):
            await api.create(server.root, REQUEST)


def still_created(created: bytes) -> dict[str, Handler]:
    return {
        "an answer longer than it is": saying(answer_bytes(created, length=999)),
        "a connection left open": saying_then_waiting(b"HTTP/1.1 200 OK\r\n\r\n" + created),
        "a byte order mark": saying(answer_bytes(b"\xef\xbb\xbf" + created)),
        "gzip": saying(answer_bytes(gzip.compress(created), b"Content-Encoding: gzip")),
        "an early hint": saying(b"HTTP/1.1 103 Early Hints\r\n\r\n" + answer_bytes(created)),
    }


@pytest.mark.parametrize("name", still_created(b""))
async def test_an_id_that_came_through_is_kept(api_format: Format, name: str) -> None:
    async with (
        raw(still_created(api_format.created)[name]) as server,
        api_format.client(server.root, create_timeout=patience(name)) as api,
    ):
        created = await api.create(server.root, REQUEST)
    assert created.id == "t-1"
    assert server.posts == 1


async def test_a_refused_connection_was_not_sent(api_format: Format) -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with api_format.client(root) as api:
        with pytest.raises(NotSent) as caught:
            await api.create(root, REQUEST)
    assert "refused" in str(caught.value) or "Connect call failed" in str(caught.value)
    assert caught.value.__context__ is None


async def test_a_name_that_cannot_be_looked_up_was_not_sent(api_format: Format) -> None:
    root = f"https://{'a' * 64}.example"  # a label of 64 letters never reaches a name server
    async with api_format.client(root) as api:
        with pytest.raises(NotSent):
            await api.create(root, REQUEST)


@pytest.mark.parametrize("handler", [close_at_once, say_nothing], ids=["broken", "hanging"])
async def test_a_tls_handshake_that_fails_was_not_sent(api_format: Format, handler: Handler) -> None:
    async with raw(handler) as server:
        root = server.root.replace("http:", "https:")
        async with api_format.client(root, connect_timeout=0.2) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert KEY.encode() not in server.received


async def test_a_server_that_speaks_no_tls_was_not_sent_to(api_format: Format) -> None:
    async def speak_plainly(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        await writer.drain()

    async with raw(speak_plainly) as server:
        root = server.root.replace("http:", "https:")
        async with api_format.client(root) as api:
            with pytest.raises(NotSent) as caught:
                await api.create(root, REQUEST)
    assert "SSL" in caught.value.detail


async def test_every_create_has_a_connection_of_its_own(api_format: Format) -> None:
    kept = answer_bytes(api_format.created, b"Connection: keep-alive")
    async with raw(saying_then_waiting(kept)) as server, api_format.client(server.root) as api:
        for _ in range(3):
            assert (await api.create(server.root, REQUEST)).id == "t-1"
    assert server.connections == 3
    assert server.posts == 3


async def test_before_sending_is_called_once_with_the_connection_made_and_nothing_written(api_format: Format) -> None:
    calls: list[tuple[int, int]] = []

    async with raw(saying(answer_bytes(api_format.created))) as server, api_format.client(server.root) as api:

        async def before_sending() -> None:
            await asyncio.sleep(0.02)
            calls.append((server.connections, len(server.received)))

        await api.create(server.root, REQUEST, before_sending)
    assert calls == [(1, 0)]


@pytest.mark.parametrize("veto", [RuntimeError("lease lost"), OSError(28, "disk full"), TimeoutError()])
async def test_what_before_sending_raises_passes_and_nothing_was_sent(api_format: Format, veto: Exception) -> None:
    async def before_sending() -> None:
        await asyncio.sleep(0)
        raise veto

    async with raw(saying(answer_bytes(api_format.created))) as server, api_format.client(server.root) as api:
        with pytest.raises(type(veto)) as caught:
            await api.create(server.root, REQUEST, before_sending)
        await asyncio.sleep(0.02)
    assert caught.value is veto
    assert not server.received


async def test_time_running_out_before_the_first_byte_was_not_sent(api_format: Format) -> None:
    async def before_sending() -> None:
        await asyncio.sleep(5)

    async with (
        raw(saying(answer_bytes(api_format.created))) as server,
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


def holding(arrived: asyncio.Event) -> Handler:
    """Tell that a request has arrived, and never answer it."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        arrived.set()
        await asyncio.Event().wait()

    return handler


async def test_a_cancellation_passes(api_format: Format) -> None:
    arrived = asyncio.Event()
    async with raw(holding(arrived)) as server, api_format.client(server.root) as api:
        task = asyncio.ensure_future(api.create(server.root, REQUEST))
        await asyncio.wait_for(arrived.wait(), 60)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task


async def test_closing_the_client_leaves_a_create_under_way_as_maybe_charged(api_format: Format) -> None:
    arrived = asyncio.Event()
    async with raw(holding(arrived)) as server, api_format.client(server.root) as api:
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
async def test_a_proxy_that_opens_no_way_means_not_sent(
    api_format: Format, handler: Handler, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = "https://video.example"  # the proxy would look it up; no one here does
    async with raw(handler) as proxy:
        monkeypatch.setenv("HTTPS_PROXY", f"http://user:word@127.0.0.1:{proxy.port}")
        async with api_format.client(root, connect_timeout=3) as api:
            with pytest.raises(NotSent):
                await api.create(root, REQUEST)
    assert proxy.received.startswith(b"CONNECT video.example:443 HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic dXNlcjp3b3Jk\r\n" in proxy.received
    assert KEY.encode() not in proxy.received


async def test_a_proxy_that_is_not_there_means_not_sent(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALL_PROXY", f"127.0.0.1:{free_port()}")
    async with api_format.client("https://video.example") as api:
        with pytest.raises(NotSent):
            await api.create("https://video.example", REQUEST)


async def test_a_request_goes_through_the_proxy_of_the_environment(
    api_format: Format, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with raw(saying(answer_bytes(api_format.created))) as proxy:
        monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{proxy.port}")
        async with api_format.client("http://video.example") as api:
            assert (await api.create("http://video.example", REQUEST)).id == "t-1"
    assert proxy.received.startswith(b"POST http://video.example/v1/video/create HTTP/1.1\r\n")


async def test_this_machine_is_not_asked_through_a_proxy(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", f"http://127.0.0.1:{free_port()}")
    async with replaying(good(api_format)) as provider, api_format.client(provider.root) as api:
        assert (await api.create(provider.root, REQUEST)).id == "t-1"


async def test_a_proxy_of_another_kind_is_a_bad_setting(api_format: Format, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "socks5://127.0.0.1:1080")
    with pytest.raises(SettingsError, match="HTTPS_PROXY must start"):
        async with api_format.client("https://video.example"):
            pass


async def test_a_password_in_netrc_does_not_take_the_place_of_the_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, api_format: Format
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\ndefault login a password b\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    async with replaying(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.create(provider.root, REQUEST)
    assert provider.requests[0].headers["Authorization"] == f"Bearer {KEY}"


QUERY_FAULTS: dict[str, Handler] = {**after_the_request(b""), "no TLS": close_at_once}


@pytest.mark.parametrize("handler", QUERY_FAULTS.values(), ids=QUERY_FAULTS.keys())
async def test_a_question_that_fails_on_the_way_says_nothing_about_the_task(
    api_format: Format, handler: Handler
) -> None:
    async with raw(handler) as server, api_format.client(server.root, query_timeout=0.3) as api:
        assert isinstance(await failure_of(api.query(server.root, "t-1")), QueryFailed)


async def test_a_question_to_a_server_that_is_away_can_be_asked_again(api_format: Format) -> None:
    root = f"http://127.0.0.1:{free_port()}"
    async with api_format.client(root) as api:
        assert isinstance(await failure_of(api.query(root, "t-1")), QueryFailed)


async def failure_of(asked: Awaitable[object]) -> VideoApiError | None:
    try:
        await asked
    except VideoApiError as error:
        return error
    return None


def asking(api: Provider, root: str) -> tuple[Awaitable[object], ...]:
    """Everything that is asked with the key."""
    return (
        api.create(root, REQUEST), api.query(root, "t-1"), api.has_content(root, "t-1"), api.models(root), api.balance(root)
    )  # fmt: skip


async def test_cookies_are_not_kept(api_format: Format) -> None:
    async with replaying(good(api_format)) as provider:
        root = provider.root.replace("127.0.0.1", "localhost")  # no jar keeps the cookies of a bare address
        async with api_format.client(root) as api:
            await api.create(root, REQUEST)
            await api.create(root, REQUEST)
    assert "Cookie" not in provider.requests[1].headers


@pytest.mark.parametrize("other", ["http://localhost:1", "https://127.0.0.1", "", "not a url", "http://"])
async def test_the_key_goes_to_no_other_origin(api_format: Format, other: str) -> None:
    async with replaying(good(api_format)) as provider, api_format.client(provider.root) as api:
        for ask in asking(api, other):
            with pytest.raises(ForeignRoot) as caught:
                await ask
            assert isinstance(caught.value, NotSent)
            assert isinstance(caught.value, QueryFailed)
    assert provider.requests == []


async def test_a_row_of_another_path_on_the_same_origin_keeps_its_path(api_format: Format) -> None:
    async with replaying(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.create(f"{provider.root}/old/", REQUEST)
    assert provider.requests[0].path.startswith("/old/v1/")


async def test_a_client_that_was_not_started_sends_nothing_and_says_so(api_format: Format) -> None:
    async with replaying(good(api_format)) as provider, api_format.client(provider.root) as api:
        await api.close()
        with pytest.raises(RuntimeError):
            await api.create(provider.root, REQUEST)
    assert provider.requests == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_no_redirect_is_followed_with_a_create_or_a_question(api_format: Format, status: int) -> None:
    """Another host would see the key, and a create would be sent a second time."""
    async with raw(saying(answer_bytes(api_format.created))) as other:
        away = {"status": status, "headers": {"Location": f"{other.root}/v1/x"}, "body": {}}
        async with replaying(away) as provider, api_format.client(provider.root) as api:
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
async def test_an_answer_that_no_format_may_read_otherwise(
    api_format: Format, case: dict[str, Any], outcome: type[VideoApiError]
) -> None:
    """Refused and turned away only by a clear word; everything else may have been charged. One POST in any case."""
    async with replaying({"headers": {}} | case) as provider, api_format.client(provider.root) as api:
        said = await failure_of(api.create(provider.root, REQUEST))
        assert isinstance(said, outcome)
        if case.get("headers"):
            assert said.retry_after == 7
    assert [seen.method for seen in provider.requests] == ["POST"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 408, 409, 422, 429, 500, 502, 503, 504])
@pytest.mark.parametrize(
    "body", ["", "<html>", '{"error": {"message": "no"}}', '{"error": {"code": "x"}, "data": null}']
)
async def test_no_error_of_a_question_makes_a_task_failed(api_format: Format, status: int, body: str) -> None:
    case = {"status": status, "headers": {}, "text": body}
    async with replaying(case) as provider, api_format.client(provider.root) as api:
        assert isinstance(await failure_of(api.query(provider.root, "t-1")), QueryFailed)


async def test_an_id_is_encoded_once(api_format: Format) -> None:
    """Whatever is in it, it stays one part of the address."""
    async with replaying(good(api_format)) as provider, api_format.client(provider.root) as api:
        await failure_of(api.query(provider.root, "sora-2:task/x?&=+ 猫%3A"))
        content = api.content_url(provider.root, "sora-2:task/x?&=+ 猫%3A")
    encoded = "sora-2%3Atask%2Fx%3F%26%3D%2B%20%E7%8C%AB%253A"
    assert provider.requests[0].path == api_format.asked + encoded
    assert encoded in content and content.startswith(provider.root)


async def test_a_cancellation_before_the_first_byte_sends_nothing(api_format: Format) -> None:
    reached = asyncio.Event()

    async def before_sending() -> None:
        reached.set()
        await asyncio.Event().wait()

    async with raw(saying(answer_bytes(api_format.created))) as server, api_format.client(server.root) as api:
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
def test_the_key_is_given_to_the_own_origin_only(api_format: Format, address: str, *, own: bool) -> None:
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
async def test_a_balance_that_is_not_told_is_no_number(api_format: Format, case: dict[str, Any]) -> None:
    async with replaying({"headers": {}} | case) as provider, api_format.client(provider.root) as api:
        said = await failure_of(api.balance(provider.root))
    assert isinstance(said, QueryFailed) and KEY not in str(said)
