"""Loopback providers: one replays a fixture and records the requests, one sends raw bytes."""

import asyncio
import contextlib
import json
import re
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, Protocol, SupportsIndex

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.videoapi import generations, openai, provider, unified
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import VideoApiError
from bot.videoapi.models import CreateRequest

KEY = "sk-test-0123456789abcdef"
FIXTURES = Path(__file__).parent / "fixtures"
REQUEST = CreateRequest(
    {
        "model": "sora-2",
        "orientation": "portrait",
        "prompt": "a cat, 猫",
        "size": "small",
        "duration": 10,
        "watermark": True,
    },
    pictures=["https://img.example/1.png"],
)


@dataclass(frozen=True)
class ReceivedRequest:
    """A request as received; `path` is still percent-encoded."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class ReplayServer:
    root: str = ""
    requests: list[ReceivedRequest] = field(default_factory=list)


@dataclass
class RawServer:
    """What a server of raw bytes received: the number of connections, and all bytes."""

    port: int = 0
    connections: int = 0
    received: bytearray = field(default_factory=bytearray)

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def posts(self) -> int:
        return len(re.findall(rb"POST \S+ HTTP/1\.1\r\n", self.received))


def cases(kind: str) -> list[Path]:
    found = sorted((FIXTURES / kind).glob("*.json"))
    assert found, "no fixtures: the tests would check nothing"
    return found


def load(path: Path) -> dict[str, Any]:
    case: dict[str, Any] = json.loads(path.read_text())
    return case


@contextlib.asynccontextmanager
async def replay(case: dict[str, Any]) -> AsyncIterator[ReplayServer]:
    """Respond to every request, whatever its path, with the case's status, headers and body."""
    provider = ReplayServer()
    body = case["text"] if "text" in case else json.dumps(case["body"])

    async def respond(request: web.Request) -> web.Response:
        seen = ReceivedRequest(request.method, request.raw_path, dict(request.headers), await request.read())
        provider.requests.append(seen)
        return web.Response(status=case["status"], headers=case["headers"], body=body.encode())

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", respond)
    async with TestServer(app, host="127.0.0.1") as server:
        provider.root = str(server.make_url("/")).rstrip("/")
        yield provider


class _RecordingReader(asyncio.StreamReader):
    """Records all received bytes, read by the handler or not."""

    def __init__(self, received: bytearray) -> None:
        super().__init__()
        self._received = received

    def feed_data(self, data: Iterable[SupportsIndex]) -> None:
        self._received += bytes(data)
        super().feed_data(data)


Handler = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def raw_server(handler: Handler) -> AsyncIterator[RawServer]:
    """Serve each connection with the handler. At the end it is cancelled and the connection closed."""
    state = RawServer()
    tasks: set[asyncio.Task[None]] = set()
    writers: set[asyncio.StreamWriter] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        state.connections += 1
        try:
            await handler(reader, writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the client disconnected; the test checks its outcome
        finally:
            writer.close()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        tasks.add(asyncio.get_running_loop().create_task(serve(reader, writer)))
        writers.add(writer)  # a task cancelled before its first step does not close its connection

    server = await asyncio.get_running_loop().create_server(
        lambda: asyncio.StreamReaderProtocol(_RecordingReader(state.received), accept), "127.0.0.1", 0
    )
    state.port = server.sockets[0].getsockname()[1]
    try:
        yield state
    finally:
        server.close()
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for writer in writers:
            writer.close()
        await server.wait_closed()


async def read_request(reader: asyncio.StreamReader) -> None:
    head = await reader.readuntil(b"\r\n\r\n")
    lengths = [line for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")]
    if lengths:
        await reader.readexactly(int(lengths[0].split(b":")[1]))


def respond_with(data: bytes) -> Handler:
    """Read one request, send these bytes, close."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(data)
        await writer.drain()

    return handler


def respond_and_hang(data: bytes) -> Handler:
    """Read one request, send these bytes, keep the connection open and silent."""

    async def handler(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await read_request(reader)
        writer.write(data)
        await writer.drain()
        await asyncio.Event().wait()

    return handler


async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Read one request, then reset the connection (RST)."""
    await read_request(reader)
    sock = writer.get_extra_info("socket")
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def close_immediately(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read(1)


async def stay_silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


def response_bytes(body: bytes, *headers: bytes, status: bytes = b"200 OK", length: int | None = None) -> bytes:
    size = str(len(body) if length is None else length).encode()
    lines = (b"HTTP/1.1 " + status, b"Content-Type: application/json", b"Content-Length: " + size, *headers)
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


class OpenProvider(provider.Provider, Protocol):
    """A provider whose connection pools can be opened and closed."""

    async def start(self) -> None: ...

    async def close(self) -> None: ...


@dataclass(frozen=True)
class Format:
    """A provider format and what the conformance suite needs to know about it.

    `make` takes the key, the API root, and timeouts as `VideoApi` has them; `created` is the body of a response to a
    create, with the id t-1; `create_path` is the path of a create; `query_path` that of a query, up to the id.
    """

    name: str
    make: Callable[..., OpenProvider]
    created: bytes
    create_path: str
    query_path: str

    @contextlib.asynccontextmanager
    async def client(self, root: str, **options: Any) -> AsyncIterator[OpenProvider]:
        api = self.make(KEY, root, **options)
        await api.start()
        try:
            yield api
        finally:
            await api.close()


UNIFIED = Format(
    "unified",
    partial(VideoApi, unified.UNIFIED),
    b'{"id": "t-1", "status": "pending"}',
    "/v1/video/create",
    "/v1/video/query?id=",
)
OPENAI = Format(
    "openai",
    partial(VideoApi, openai.OPENAI),
    b'{"id": "t-1", "object": "video", "model": "sora-2", "status": "queued", "progress": 0, "seconds": "8"}',
    "/v1/videos",
    "/v1/videos/",
)
GENERATIONS = Format(
    "generations",
    partial(VideoApi, generations.GENERATIONS),
    b'{"task_id": "t-1", "status": "queued"}',
    "/v1/video/generations",
    "/v1/video/generations/",
)
FORMATS = (UNIFIED, OPENAI, GENERATIONS)


@contextlib.asynccontextmanager
async def client(root: str, **options: Any) -> AsyncIterator[OpenProvider]:
    async with UNIFIED.client(root, **options) as api:
        yield api


def good(api_format: Format) -> dict[str, Any]:
    return {"status": 200, "headers": {"Set-Cookie": "a=b"}, "text": api_format.created.decode()}


async def failure_of(call: Awaitable[object]) -> VideoApiError | None:
    try:
        await call
    except VideoApiError as error:
        return error
    return None
