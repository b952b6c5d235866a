"""A connection pooler in front of PostgreSQL, as PgBouncer is: many clients share few connections to the server.

In transaction mode a client keeps a connection of the server until its transaction ends, in session mode until it leaves.
The server must let clients in without a password, and clients connect without TLS.
"""

import asyncio
import struct
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import parse_qs, urlsplit

ENCRYPTION_REQUESTS = (80877103, 80877104)  # TLS, GSSAPI
ENDS_A_REQUEST = b"QS"  # a simple query, and the end of an extended one: the server answers with ReadyForQuery
AUTHENTICATED = struct.pack("!cii", b"R", 8, 0)
READY = struct.pack("!cic", b"Z", 5, b"I")

Mode = Literal["session", "transaction"]


@dataclass(eq=False)
class Backend:
    """A connection to the server. `greeting`: the server's parameters."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    greeting: bytes


@dataclass
class Pooler:
    """`size`: connections to the server. `in_turn`: use them one after the other; else the one that was used last."""

    server: str
    mode: Mode
    size: int
    in_turn: bool
    url: str = ""
    idle: deque[Backend] = field(default_factory=deque)
    opened: list[Backend] = field(default_factory=list)
    freed: asyncio.Condition = field(default_factory=asyncio.Condition)

    async def take(self) -> Backend:
        async with self.freed:
            await self.freed.wait_for(lambda: self.idle or len(self.opened) < self.size)
            if self.idle:
                return self.idle.popleft() if self.in_turn else self.idle.pop()
            self.opened.append(backend := await self._open())
            return backend

    async def give_back(self, backend: Backend) -> None:
        async with self.freed:
            self.idle.append(backend)
            self.freed.notify()

    async def _open(self) -> Backend:
        url = urlsplit(self.server)
        [folder] = parse_qs(url.query)["host"]
        reader, writer = await asyncio.open_unix_connection(f"{folder}/.s.PGSQL.5432")
        names = f"user\0{url.username}\0database\0{url.path[1:]}\0client_encoding\0utf-8\0\0".encode()
        writer.write(struct.pack("!ii", len(names) + 8, 196608) + names)
        greeting = bytearray()
        while True:
            kind, message = await read_message(reader)
            if kind == b"S":
                greeting += message
            elif kind == b"Z":
                return Backend(reader, writer, bytes(greeting))
            assert kind != b"E", message

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One client, until it leaves."""
        client = Client(self, reader, writer)
        with suppress(OSError, asyncio.IncompleteReadError):
            await client.serve()
        writer.close()


@dataclass
class Client:
    pooler: Pooler
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    backend: Backend | None = None
    answering: asyncio.Task[None] | None = None
    unanswered: int = 0

    async def serve(self) -> None:
        await self._greet()
        try:
            while True:
                kind, message = await read_message(self.reader)
                if kind == b"X":
                    return
                if self.backend is None:
                    self.backend = await self.pooler.take()
                    self.answering = asyncio.create_task(self._answer(self.backend), name="answers of the server")
                self.unanswered += kind in ENDS_A_REQUEST
                self.backend.writer.write(message)
        finally:
            if self.answering is not None and self.backend is not None:
                self.answering.cancel()
                await asyncio.gather(self.answering, return_exceptions=True)
                await self._leave(self.backend)

    async def _greet(self) -> None:
        while True:
            length, code = struct.unpack("!ii", await self.reader.readexactly(8))
            await self.reader.readexactly(length - 8)
            if code not in ENCRYPTION_REQUESTS:
                break
            self.writer.write(b"N")
        backend = await self.pooler.take()
        self.writer.write(AUTHENTICATED + backend.greeting + struct.pack("!ciii", b"K", 12, 1, 1) + READY)
        await self.pooler.give_back(backend)

    async def _answer(self, backend: Backend) -> None:
        while True:
            kind, message = await read_message(backend.reader)
            is_over = kind == b"Z" and message[5:] == b"I"
            self.unanswered -= kind == b"Z"
            if is_over and not self.unanswered and self.pooler.mode == "transaction":
                self.backend = None
                await self.pooler.give_back(backend)
                self.writer.write(message)
                return
            self.writer.write(message)

    async def _leave(self, backend: Backend) -> None:
        """Make the server's connection as new for the next client."""
        query = b"ROLLBACK; DISCARD ALL" if self.unanswered else b"DISCARD ALL"
        for statement in query.split(b"; "):
            backend.writer.write(struct.pack("!ci", b"Q", len(statement) + 5) + statement + b"\0")
            while (await read_message(backend.reader))[0] != b"Z":
                pass
        await self.pooler.give_back(backend)


async def read_message(reader: asyncio.StreamReader) -> tuple[bytes, bytes]:
    """The kind of a message, and all of it."""
    head = await reader.readexactly(5)
    kind, length = struct.unpack("!ci", head)
    return kind, head + await reader.readexactly(length - 4)


@asynccontextmanager
async def running_pooler(server: str, mode: Mode, *, size: int = 10, in_turn: bool = False) -> AsyncIterator[Pooler]:
    """A pooler in front of a database on a Unix socket; `url` leads to it."""
    pooler = Pooler(server, mode, size, in_turn)
    listener = await asyncio.start_server(pooler.serve, "127.0.0.1", 0)
    host, port = listener.sockets[0].getsockname()
    url = urlsplit(server)
    pooler.url = f"postgresql://{url.username}@{host}:{port}{url.path}?sslmode=disable"
    try:
        yield pooler
    finally:
        listener.close()
        for backend in pooler.opened:
            backend.writer.close()
