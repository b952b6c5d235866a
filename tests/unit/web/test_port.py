"""What clients may do to the port: connections that send nothing, little, or no HTTP."""

import asyncio
import logging
import resource
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field

import pytest
from aiohttp import web

from bot.flood_log import FloodLog
from bot.web.connection import Patience, hold_connection
from bot.web.listener import Listener
from bot.web.places import Places, most_connections

LONG = 3600.0  # seconds; never over in a test
REQUEST = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
SLOW = REQUEST.replace(b"healthz", b"slow")
OK = b"HTTP/1.1 200 OK\r\n"


@dataclass
class Port:
    number: int
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    waiting: int = 0
    clients: list["Client"] = field(default_factory=list)

    async def connect(self) -> "Client":
        self.clients.append(Client(*await asyncio.open_connection("127.0.0.1", self.number)))
        return self.clients[-1]


@dataclass
class Client:
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def ask(self, request: bytes = REQUEST) -> bytes:
        """The first line of the answer; empty if there is none."""
        self.writer.write(request)
        try:
            async with asyncio.timeout(60):
                first = await self.reader.readline()
                while first and (await self.reader.readline()).strip():
                    pass
            await self.reader.read(2 if first == OK else 0)
        except ConnectionError:
            return b""
        return first

    async def ended(self) -> bool:
        """Whether the server closed it without a byte, within a minute."""
        try:
            async with asyncio.timeout(60):
                return await self.reader.read() == b""
        except ConnectionError:
            return True


@asynccontextmanager
async def listening(most: int = 100, header: float = LONG, idle: float = LONG) -> AsyncIterator[Port]:
    port = Port(0)

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    async def wait(_: web.Request) -> web.Response:
        port.waiting += 1
        await port.gate.wait()
        return web.Response(text="ok")

    app = web.Application(middlewares=[hold_connection])
    app.add_routes([web.get("/healthz", answer), web.get("/slow", wait)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    assert runner.server is not None
    floods = FloodLog(logging.getLogger("port"))
    listener = Listener(runner.server, Places(most), Patience(header, idle), floods)
    await listener.listen("127.0.0.1", 0)
    port.number = listener.addresses[0][1]
    yield port
    for client in port.clients:
        client.writer.close()
    await listener.close()
    await runner.cleanup()


async def served(port: Port) -> Client:
    """A connection with one request behind it; the machine may stall for longer than a header may take."""
    while await (client := await port.connect()).ask() != OK:
        pass
    return client


async def test_a_request_is_answered_and_another_on_the_same_connection() -> None:
    async with listening(header=0.3) as port:
        client = await served(port)
        await asyncio.sleep(0.6)  # an idle connection is not a slow header
        assert await client.ask() == OK


async def test_a_silent_connection_is_closed() -> None:
    async with listening(header=0.1) as port:
        assert await (await port.connect()).ended()


@pytest.mark.parametrize("lines", [b"", b"\r\n\r\n"], ids=["", "after empty lines"])
@pytest.mark.parametrize("before", [False, True], ids=["at once", "after a request"])
async def test_a_header_that_drips_in_is_closed(before: bool, lines: bytes) -> None:
    async with listening(header=0.2) as port:
        client = await served(port) if before else await port.connect()
        ended = asyncio.create_task(client.ended())
        client.writer.write(lines + b"GET / HTTP/1.1\r\nA: ")
        while not ended.done():  # a byte ten times as often as the limit
            client.writer.write(b"b")
            await asyncio.sleep(0.02)
        assert await ended


async def test_an_idle_connection_is_closed_in_the_end() -> None:
    async with listening(idle=0.1) as port:
        assert await (await served(port)).ended()


async def test_a_connection_that_is_idle_again_and_again_stays_open() -> None:
    """Its deadline is postponed by each request."""
    async with listening(idle=0.5) as port:
        client, began = await served(port), asyncio.get_running_loop().time()
        while asyncio.get_running_loop().time() - began < 1.2:
            await asyncio.sleep(0.1)
            if await client.ask() != OK:  # the machine has stalled
                client, began = await served(port), asyncio.get_running_loop().time()
        assert await client.ended()


async def test_a_handler_may_take_longer_than_a_header() -> None:
    async with listening(header=0.3, idle=0.3) as port:
        while not port.waiting:
            answer = asyncio.create_task((await port.connect()).ask(SLOW))
            await asyncio.sleep(0.5)
        port.gate.set()
        assert await answer == OK


async def test_the_oldest_silent_connection_gives_way() -> None:
    async with listening(most=3) as port:
        silent = [await port.connect() for _ in range(3)]
        for _ in range(3):
            assert await (await port.connect()).ask() == OK
        for client in silent:
            assert await client.ended()


async def test_silent_connections_give_way_before_idle_ones() -> None:
    async with listening(most=2) as port:
        proxy = await port.connect()
        assert await proxy.ask() == OK
        for _ in range(5):
            await port.connect()
        assert await proxy.ask() == OK


async def test_a_request_in_progress_keeps_its_connection() -> None:
    async with listening(most=2) as port:
        answers = [asyncio.create_task((await port.connect()).ask(SLOW)) for _ in range(2)]
        while port.waiting < 2:  # noqa: ASYNC110 - the handler tells nobody
            await asyncio.sleep(0.01)
        assert await (await port.connect()).ended()
        port.gate.set()
        assert await asyncio.gather(*answers) == [OK, OK]
        assert await (await port.connect()).ask() == OK


async def test_connections_that_clients_close_free_their_places() -> None:
    async with listening(most=2) as port:
        idle = await port.connect()
        assert await idle.ask() == OK
        for _ in range(10):
            client = await port.connect()
            client.writer.close()
            await client.writer.wait_closed()
        assert await idle.ask() == OK


NO_HTTP = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET\r\n\r\n",
    b"GET / HTTP/1.1\r\nA: \x00\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\nContent-Length: x\r\n\r\n",
    b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 100 + b"\r\n",
    b"GET / HTTP/1.1\r\nA: " + b"b" * 5000 + b"\r\n\r\n",
    b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
]


@pytest.mark.parametrize("request_bytes", NO_HTTP)
async def test_what_is_no_http_gets_a_bare_400_and_one_log_line(
    request_bytes: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with listening() as port:
        for _ in range(20):
            client = await port.connect()
            client.writer.write(request_bytes)
            async with asyncio.timeout(60):
                answer = await client.reader.read()
            assert answer.startswith(b"HTTP/1.1 400 ")
            assert b"server" not in answer.lower()
        assert await (await port.connect()).ask() == OK
    ours = [record for record in caplog.records if record.name != "asyncio"]
    assert [record.getMessage().partition(":")[0] for record in ours] == ["not an HTTP request"]
    assert not any(record.exc_info for record in caplog.records)


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
async def test_a_body_that_cannot_be_unpacked_is_no_traceback(caplog: pytest.LogCaptureFixture, encoding: str) -> None:
    """Anybody can send one: the rest of a body is read after the request was answered, also for senders without the secret."""
    request = (
        f"POST /slow HTTP/1.1\r\nHost: x\r\nContent-Encoding: {encoding}\r\nContent-Length: 5\r\n\r\nabcde"
    ).encode()
    async with listening() as port:
        port.gate.set()
        client = await port.connect()
        await client.ask(request)
        async with asyncio.timeout(60):
            await client.reader.read()
        assert await (await port.connect()).ask() == OK
    assert not [record for record in caplog.records if record.exc_info]
    [line] = [record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING]
    assert line.startswith("a request's body cannot be read")


async def test_a_flood_is_summed_up(caplog: pytest.LogCaptureFixture) -> None:
    floods = FloodLog(logging.getLogger("port"), pause=0.2)
    for number in range(100):
        floods.count("something", f"number {number}")
    floods.count("another thing")
    async with asyncio.timeout(60):
        while len(caplog.records) < 3:  # noqa: ASYNC110 - the log tells nobody
            await asyncio.sleep(0.01)
    assert [record.getMessage() for record in caplog.records] == [
        "something: number 0",
        "another thing",
        "something: 99 more in 0.2 s",
    ]


@contextmanager
def no_descriptor_left() -> Iterator[None]:
    """Nothing can be opened in this process during the block."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with socket.socket() as probe:
        free = probe.fileno()
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


async def test_without_a_descriptor_nothing_spins_and_later_all_are_served(caplog: pytest.LogCaptureFixture) -> None:
    loop = asyncio.get_running_loop()
    clients = [socket.socket() for _ in range(10)]
    async with listening() as port:
        with no_descriptor_left():
            for client in clients:
                client.setblocking(False)
                await loop.sock_connect(client, ("127.0.0.1", port.number))
                await loop.sock_sendall(client, REQUEST)
            await asyncio.sleep(0.3)
        assert [record.getMessage() for record in caplog.records] == [
            "the system accepts no connections: Too many open files"
        ]
        for client in clients:
            async with asyncio.timeout(60):
                assert (await loop.sock_recv(client, 100)).startswith(OK)
            client.close()


@pytest.mark.parametrize(("descriptors", "connections"), [(20, 16), (256, 96), (1024, 384), (1_048_576, 512)])
def test_the_port_takes_a_share_of_the_descriptors(descriptors: int, connections: int) -> None:
    assert most_connections(descriptors) == connections


async def test_a_client_that_reads_no_answers_can_be_dropped() -> None:
    async with listening(most=1) as port:
        deaf = await port.connect()
        deaf.writer.write(SLOW * 20_000)
        port.gate.set()
        await asyncio.sleep(0.3)
        assert await (await port.connect()).ask() == OK
