"""Loopback hosts of videos, with and without TLS, whose responses each test defines."""

import asyncio
import socket
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp.abc import AbstractResolver, ResolveResult

CERTIFICATE = Path(__file__).with_name("loopback.pem")

Responder = Callable[[asyncio.StreamWriter], Awaitable[None]]


def box(kind: bytes, content: bytes = b"") -> bytes:
    """One box of an MP4."""
    return (len(content) + 8).to_bytes(4, "big") + kind + content


def mp4(size: int = 0) -> bytes:
    """The smallest MP4, padded to `size` bytes."""
    head = box(b"ftyp", b"isom\x00\x00\x02\x00isomiso2mp41") + box(b"moov", box(b"mvhd", bytes(100)))
    return head + box(b"mdat", bytes(max(0, size - len(head) - 8)))


def answer(
    body: bytes = b"", status: str = "200 OK", length: int | None = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """Build an HTTP response. `length` is the declared Content-Length."""
    claimed = len(body) if length is None else length
    lines = [f"{name}: {value}\r\n" for name, value in {"Content-Length": str(claimed), **(headers or {})}.items()]
    return f"HTTP/1.1 {status}\r\n{''.join(lines)}\r\n".encode() + body


def respond_with(text: bytes) -> Responder:
    """Send these bytes, then disconnect."""

    async def respond(writer: asyncio.StreamWriter) -> None:
        writer.write(text)
        await writer.drain()

    return respond


def redirect(location: str, status: str = "302 Found") -> Responder:
    return respond_with(answer(status=status, headers={"Location": location}))


@dataclass
class Host:
    """One listening port. The path of a request selects the responder."""

    scheme: str
    port: int = 0
    paths: dict[str, Responder] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            self.requests.append(head)
            path = head.split()[1].decode().partition("?")[0]
            await self.paths[path](writer)
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


@asynccontextmanager
async def host(*, tls: bool = False) -> AsyncIterator[Host]:
    """A host that listens until the context exits."""
    made = Host("https" if tls else "http")
    context = None
    if tls:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(CERTIFICATE)
    server = await asyncio.start_server(made.serve, "127.0.0.1", 0, ssl=context)
    made.port = server.sockets[0].getsockname()[1]
    try:
        yield made
    finally:
        server.close()


def trust() -> ssl.SSLContext:
    """The TLS context of a client that trusts the hosts' certificate."""
    return ssl.create_default_context(cafile=str(CERTIFICATE))


class StaticResolver(AbstractResolver):
    """Resolves names to given addresses. Each call returns the next of a name's answers, and repeats the last one."""

    def __init__(self, **answers: list[list[str]]) -> None:
        self.answers = {name.replace("_", "."): said for name, said in answers.items()}
        self.resolved: list[str] = []

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        self.resolved.append(host)
        if host not in self.answers:
            raise OSError(None, "no such name")
        said = self.answers[host]
        addresses = said.pop(0) if len(said) > 1 else said[0]
        return [_resolved(host, port, address) for address in addresses]

    async def close(self) -> None:
        """Nothing is open."""


def _resolved(host: str, port: int, address: str) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)
