"""The web app of a stopping process: updates are repeated later, photos are still served."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession

from bot.photos.links import PhotoLinkSigner
from bot.photos.relay import PhotoRelay
from bot.web.app import SECRET_HEADER
from bot.web.server import WebServer
from bot.web.startup import Startup
from tests.ports import free_port

JPEG = b"\xff\xd8\xff" + bytes(1000)


@dataclass
class Photo:
    length: int
    chunks: AsyncIterator[bytes]


@dataclass
class Photos:
    """One photo for every `file_id`, once the test opens the gate."""

    gate: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: int = 0

    @asynccontextmanager
    async def open(self, file_id: str) -> AsyncIterator[Photo]:
        self.waiting += 1
        await self.gate.wait()
        yield Photo(len(JPEG), self._chunks())

    async def _chunks(self) -> AsyncIterator[bytes]:
        yield JPEG


async def taken(_: dict[str, Any]) -> None:
    pass


async def well() -> None:
    pass


Running = tuple[WebServer, Photos, ClientSession, str]


@pytest.fixture
async def running() -> AsyncIterator[Running]:
    photos, links = Photos(), PhotoLinkSigner("key", "", 600)
    startup, port = Startup(), free_port()
    startup.database_is_open(well)
    startup.telegram_is_reached(well)
    startup.webhook_is_open(taken)
    server = WebServer(startup, "secret", PhotoRelay(links, photos))
    await server.listen("127.0.0.1", port)
    async with ClientSession(f"http://127.0.0.1:{port}") as http:
        yield server, photos, http, links.link("F", "image/jpeg")
        await server.close()


async def status(asking: AbstractAsyncContextManager[ClientResponse]) -> int:
    async with asking as reply:
        await reply.read()
        return reply.status


async def test_updates_come_again_and_photos_are_served_on(running: Running) -> None:
    server, photos, http, link = running

    def update() -> AbstractAsyncContextManager[ClientResponse]:
        return http.post("/telegram/webhook", headers={SECRET_HEADER: "secret"}, json={"update_id": 1})

    assert await status(update()) == 200
    assert await status(http.get("/readyz")) == 200
    fetching = asyncio.create_task(status(http.get(link)))
    async with asyncio.timeout(60):
        while not photos.waiting:  # noqa: ASYNC110 - the source tells nobody
            await asyncio.sleep(0.01)
    server.stop()
    draining = asyncio.create_task(server.drain(60))
    assert await status(update()) == 503
    assert await status(http.get("/readyz")) == 503
    assert await status(http.get("/healthz")) == 200
    assert not draining.done()
    photos.gate.set()
    assert await fetching == 200
    await asyncio.wait_for(draining, 60)
    assert await status(http.get(link)) == 503


async def test_the_time_that_was_spent_before_counts(running: Running) -> None:
    """The grace period starts with the stop."""
    server, photos, http, link = running
    fetching = asyncio.create_task(status(http.get(link)))
    async with asyncio.timeout(60):
        while not photos.waiting:  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.01)
    server.stop()
    await asyncio.sleep(0.3)
    async with asyncio.timeout(60):
        await server.drain(0.2)
    photos.gate.set()
    await asyncio.gather(fetching, return_exceptions=True)


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"GET /healthz HTTP/1.1\r\nHost: x\r\n",
        b"GET /healthz HTTP/1.0\r\n",
        b"HEAD /readyz HTTP/1.1\r\nHost: x\r\n",
        b"GET /nothing HTTP/1.1\r\nHost: x\r\n",
        b"DELETE /healthz HTTP/1.1\r\nHost: x\r\n",
        b"OPTIONS * HTTP/1.1\r\nHost: x\r\n",
        b"GET /photos/forged HTTP/1.1\r\nHost: x\r\n",
        b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n",
        b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nExpect: something\r\n",
        b"POST /telegram/webhook HTTP/1.1\r\nHost: x\r\nContent-Length: many\r\n",
        b"GET /healthz HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n",
        b"no request\r\n",
    ],
)
async def test_no_answer_names_the_server(running: Running, request_bytes: bytes) -> None:
    url = running[2]._base_url
    assert url is not None
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(request_bytes + b"\r\n")
    async with asyncio.timeout(60):
        head = await reader.readuntil(b"\r\n\r\n")
    writer.close()
    assert head.startswith(b"HTTP/1.")
    assert b"\r\nserver:" not in head.lower() and b"aiohttp" not in head.lower()
