"""Accepts the port's connections, as many as the process can afford."""

import asyncio
import socket

from aiohttp import web

from bot.flood_log import FloodLog
from bot.web.connection import Connection, Patience
from bot.web.places import Places

BACKLOG = 128
ACCEPT_PAUSE = 1.0  # seconds after the system refused to accept


class Listener:
    """Accepts connections for an aiohttp server, one per turn of the event loop.

    asyncio's own server accepts without a limit. When the process has no descriptor left, its loop logs 128 tracebacks
    a second (Python 3.11).
    """

    def __init__(self, server: web.Server, places: Places, patience: Patience, floods: FloodLog) -> None:
        self._server = server
        self._places = places
        self._patience = patience
        self._floods = floods
        self._sockets: list[socket.socket] = []
        self._accepting: list[asyncio.Task[None]] = []

    @property
    def addresses(self) -> list[tuple[str, int]]:
        return [listening.getsockname()[:2] for listening in self._sockets]

    async def listen(self, host: str, port: int) -> None:
        """Raises OSError if the address cannot be used."""
        loop = asyncio.get_running_loop()
        # Only resolves and binds: this server never starts to accept.
        server = await loop.create_server(asyncio.Protocol, host, port, start_serving=False)
        self._sockets = [bound.dup() for bound in server.sockets]
        server.close()
        for listening in self._sockets:
            listening.setblocking(False)
            listening.listen(BACKLOG)
            self._accepting.append(asyncio.create_task(self._accept(listening), name="accept connections"))

    async def close(self) -> None:
        """Accept nothing more. The server closes the connections that are open."""
        for task in self._accepting:
            task.cancel()
        await asyncio.gather(*self._accepting, return_exceptions=True)
        for listening in self._sockets:
            listening.close()
        self._accepting, self._sockets = [], []

    async def _accept(self, listening: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        while True:
            try:
                accepted, _ = await loop.sock_accept(listening)
            except ConnectionAbortedError:
                continue
            except OSError as error:  # usually no descriptor is left
                self._floods.count("the system accepts no connections", error.strerror or "")
                self._places.drop_one()
                await asyncio.sleep(ACCEPT_PAUSE)
            else:
                await self._connect(accepted)

    async def _connect(self, accepted: socket.socket) -> None:
        if self._places.are_taken:
            if not self._places.drop_one():
                self._floods.count("a connection was refused: requests are being handled on all others")
                accepted.close()
                return
            self._floods.count("a connection without a request was closed for a new one")
        try:
            await asyncio.get_running_loop().connect_accepted_socket(self._connection, accepted)
        except OSError:  # it is closed already
            accepted.close()

    def _connection(self) -> Connection:
        return Connection(self._server, self._places, self._patience, self._floods)
