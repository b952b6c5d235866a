"""Answers of the web app."""

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.botapi.errors import NotReady
from bot.web.app import BODY_LIMIT, SECRET_HEADER, Readiness, UpdateReceiver, build_web_app
from storage.errors import StorageUnavailable

SECRET = "a-webhook-secret"
TELEGRAM = {SECRET_HEADER: SECRET}


class Receiver:
    """Accepts updates, or fails as a test sets."""

    def __init__(self, secret: str = SECRET) -> None:
        self.secret = secret
        self.updates: list[dict[str, Any]] = []
        self.fails: Exception | None = None

    async def receive(self, update: dict[str, Any]) -> None:
        if self.fails:
            raise self.fails
        self.updates.append(update)


class Relay:
    """A relay with one photo that cannot be served."""

    def routes(self) -> Iterable[web.RouteDef]:
        return [web.get("/photos/{signed}", self.handle)]

    async def handle(self, _: web.Request) -> web.StreamResponse:
        raise ValueError("a bug")


async def well() -> None:
    pass


@asynccontextmanager
async def running(
    webhook: UpdateReceiver | None = None, readiness: Readiness | None = None, body_time: float = 60
) -> AsyncIterator[ClientSession]:
    app = build_web_app(
        webhook=webhook,
        relay=Relay(),
        readiness=readiness or Readiness({"database": well, "telegram": well}),
        body_time=body_time,
    )
    runner = web.AppRunner(
        app, lingering_time=0.1
    )  # not TestServer, which cancels handlers where a real server does not
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    host, port = runner.addresses[0][:2]
    async with ClientSession(f"http://{host}:{port}") as http:
        yield http
    await runner.cleanup()


async def post(http: ClientSession, body: object, headers: dict[str, str] = TELEGRAM) -> tuple[int, str]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    async with http.post("/telegram/webhook", data=data, headers=headers) as reply:
        return reply.status, await reply.text()


async def test_an_update_of_telegram_is_taken_in() -> None:
    receiver = Receiver()
    async with running(receiver) as http:
        assert await post(http, {"update_id": 1, "message": {"text": "Grüße"}}) == (200, "")
    assert receiver.updates == [{"update_id": 1, "message": {"text": "Grüße"}}]


@pytest.mark.parametrize("said", [{}, {SECRET_HEADER: ""}, {SECRET_HEADER: SECRET + "x"}, {SECRET_HEADER: "ü"}])
async def test_a_request_without_the_secret_is_refused(said: dict[str, str]) -> None:
    receiver = Receiver()
    async with running(receiver) as http:
        assert (await post(http, {"update_id": 1}, said))[0] == 403
    assert receiver.updates == []


async def test_an_empty_secret_matches_nothing() -> None:
    async with running(Receiver(secret="")) as http:
        assert (await post(http, {"update_id": 1}, {SECRET_HEADER: ""}))[0] == 403


async def test_a_stranger_is_sent_away_before_the_body_is_read() -> None:
    async with running(Receiver()) as http:
        url = http._base_url
        assert url is not None
        reader, writer = await asyncio.open_connection(url.host, url.port)
        writer.write(b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n")
        head = await asyncio.wait_for(reader.readline(), 60)
        writer.close()
    assert head == b"HTTP/1.1 403 Forbidden\r\n"


@asynccontextmanager
async def unfinished(http: ClientSession) -> AsyncIterator[tuple[asyncio.StreamReader, asyncio.StreamWriter]]:
    """A connection that has sent an update's header, and the first byte of its body."""
    url = http._base_url
    assert url is not None
    reader, writer = await asyncio.open_connection(url.host, url.port)
    head = f"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Length: 1000\r\n\r\n{{"
    writer.write(head.encode())
    yield reader, writer
    writer.transport.abort()


async def test_a_body_that_does_not_end_in_time_is_refused() -> None:
    receiver = Receiver()
    async with running(receiver, body_time=0.1) as http, unfinished(http) as (reader, _):
        assert await asyncio.wait_for(reader.readline(), 60) == b"HTTP/1.1 408 Request Timeout\r\n"
    assert receiver.updates == []


async def test_a_client_that_leaves_within_a_body_is_no_error(caplog: pytest.LogCaptureFixture) -> None:
    async with running(Receiver()) as http:
        async with unfinished(http) as (_, writer):
            await writer.drain()
            await asyncio.sleep(0.1)
        assert await post(http, {"update_id": 1}) == (200, "")
        await asyncio.sleep(0.1)
    assert [record.getMessage() for record in caplog.records] == []


@pytest.mark.parametrize("length_known", [True, False])
async def test_a_body_of_more_than_a_mebibyte_is_refused(length_known: bool) -> None:
    receiver = Receiver()

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(17):
            yield bytes(BODY_LIMIT // 16)

    data = io.BytesIO(bytes(BODY_LIMIT + 1)) if length_known else pieces()
    async with (
        running(receiver) as http,
        http.post("/telegram/webhook", data=data, headers=TELEGRAM) as reply,
    ):
        assert reply.status == 413
    assert receiver.updates == []


async def test_a_body_of_a_mebibyte_is_read() -> None:
    receiver = Receiver()
    frame = len(b'{"update_id":1,"x":""}')
    async with running(receiver) as http:
        body = b'{"update_id":1,"x":"' + b"x" * (BODY_LIMIT - frame) + b'"}'
        assert (await post(http, body))[0] == 200


@pytest.mark.parametrize("body", [b"", b"{", b"[1]", b'"x"', b"{}", b'{"update_id":"1"}', b"\xff\xfe", b"[" * 100_000])
async def test_a_body_that_is_no_update_is_refused(body: bytes) -> None:
    receiver = Receiver()
    async with running(receiver) as http:
        assert (await post(http, body))[0] == 400
    assert receiver.updates == []


@pytest.mark.parametrize("error", [StorageUnavailable("locked"), NotReady("draining")])
async def test_an_update_that_cannot_be_taken_now_is_to_be_sent_again(error: Exception) -> None:
    receiver = Receiver()
    receiver.fails = error
    async with (
        running(receiver) as http,
        http.post("/telegram/webhook", json={"update_id": 1}, headers=TELEGRAM) as reply,
    ):
        assert reply.status == 503
        assert int(reply.headers["Retry-After"]) > 0


async def test_a_bug_is_a_bare_500_and_one_record(caplog: pytest.LogCaptureFixture) -> None:
    receiver = Receiver()
    receiver.fails = KeyError("details for the log")
    async with running(receiver) as http:
        status, text = await post(http, {"update_id": 1})
        async with http.get("/photos/somebodys-link") as reply:
            assert reply.status == 500
    assert status == 500
    assert "details" not in text
    errors = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert [record.getMessage() for record in errors] == [
        "POST /telegram/webhook failed",
        "GET /photos/{signed} failed",
    ]
    assert all(record.exc_info for record in errors)


async def test_the_update_of_a_telegram_that_hangs_up_is_still_taken_in() -> None:
    release, done = asyncio.Event(), asyncio.Event()

    class Slow(Receiver):
        async def receive(self, update: dict[str, Any]) -> None:
            await release.wait()
            done.set()

    async with running(Slow()) as http:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.1):
                await post(http, {"update_id": 1})
        release.set()
        await asyncio.wait_for(done.wait(), 60)


@pytest.mark.parametrize("path", ["/", "/telegram/webhook", "/telegram", "/photos/", "/../etc/passwd", "/%ff"])
async def test_unknown_paths_are_a_plain_404(path: str) -> None:
    async with running(webhook=None) as http, http.get(path) as reply:
        assert reply.status == 404
        assert reply.content_type == "text/plain"


async def test_no_answer_names_the_server() -> None:
    async with running(Receiver()) as http:
        for path in ("/healthz", "/readyz", "/nowhere", "/photos/x", "/telegram/webhook"):
            async with http.get(path) as reply:
                assert "Server" not in reply.headers


async def test_healthz_answers_ok() -> None:
    async def ill() -> None:
        raise StorageUnavailable

    async with running(readiness=Readiness({"database": ill})) as http, http.get("/healthz") as reply:
        assert (reply.status, await reply.text()) == (200, "ok")


async def ready(http: ClientSession) -> tuple[int, Any]:
    async with http.get("/readyz") as reply:
        return reply.status, await reply.json()


async def test_readiness_names_each_check_and_keeps_details_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def ill() -> None:
        raise StorageUnavailable("disk full")

    async with running(readiness=Readiness({"database": ill, "telegram": well})) as http:
        assert await ready(http) == (
            503,
            {"ready": False, "checks": {"database": "failing", "telegram": "ok"}},
        )
    assert "disk full" in caplog.text
    async with running() as http:
        assert await ready(http) == (200, {"ready": True, "checks": {"database": "ok", "telegram": "ok"}})


async def test_a_stopping_process_is_not_ready_at_once() -> None:
    """Cached answers are dropped; a balancer sends nothing more, and /healthz still answers."""
    readiness = Readiness({"database": well})
    async with running(readiness=readiness) as http:
        assert (await ready(http))[0] == 200
        readiness.stop()
        assert await ready(http) == (503, {"ready": False, "checks": {"running": "failing"}})
        async with http.get("/healthz") as reply:
            assert reply.status == 200


async def test_a_check_that_hangs_is_failing() -> None:
    async with running(readiness=Readiness({"telegram": asyncio.Event().wait}, timeout=0.05)) as http:
        assert (await ready(http))[0] == 503


async def test_readiness_is_cached() -> None:
    asked, now = 0, 0.0

    async def check() -> None:
        nonlocal asked
        asked += 1
        await asyncio.sleep(0.01)

    async with running(readiness=Readiness({"database": check}, clock=lambda: now)) as http:
        assert all(status == 200 for status, _ in await asyncio.gather(*(ready(http) for _ in range(20))))
        now = 4.9
        await ready(http)
        assert asked == 1
        now = 5.0
        await ready(http)
        assert asked == 2


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"[" * 5000 + b"]" * 5000, "RecursionError"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "RecursionError"),
        (b"9" * 5000, "NumberTooLongError"),
    ],
)
async def test_an_update_that_cannot_be_read_is_received_as_its_id(content: bytes, error: str) -> None:
    """So that it is recorded and answered 200: Telegram would repeat it for a day, and hold back its chat."""
    receiver = Receiver()
    async with running(receiver) as http:
        for body in (b'{"update_id":7,"message":' + content + b"}", b'{"message":' + content + b',"update_id":7}'):
            assert (await post(http, body))[0] == 200
        assert (await post(http, b'{"message":' + content + b"}"))[0] == 400
        assert (await post(http, b'{"update_id":8,"message":{"text":"\xff\xfe"}}'))[0] == 200
    assert receiver.updates[:2] == [{"update_id": 7, "unreadable": error}] * 2
    assert receiver.updates[2]["message"] == {"text": "\ufffd\ufffd"}
