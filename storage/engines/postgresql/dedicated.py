"""A PostgreSQL connection outside the pool, for session state: an advisory lock or LISTEN."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import asyncpg

from storage.engines.postgresql.errors import translated
from storage.engines.postgresql.statements import statements
from storage.errors import StorageUnavailable
from storage.session import Row, Session

CONNECT_WITHIN = 10.0  # seconds
CLOSE_WITHIN = 2.0  # seconds
BEAT = 5.0  # seconds between keepalive checks, and the longest one may take


class Dedicated(Session):
    """Named statements on this connection, and a way to learn that it was lost."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]", beat: float) -> None:
        super().__init__(statements(), connection)
        self.raw = connection
        self._beat = beat
        self._closed = asyncio.Event()
        connection.add_termination_listener(lambda _: self._closed.set())

    async def one(self, name: str, /, **values: Any) -> Row | None:
        with translated():
            return await super().one(name, **values)

    async def until_lost(self) -> None:
        """Return when the connection is closed or a keepalive check gets no answer in time."""
        with suppress(StorageUnavailable):
            while not self._closed.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closed.wait(), self._beat)
                if not self._closed.is_set():
                    await self.one("ping")


@asynccontextmanager
async def dedicated(dsn: str, *, beat: float = BEAT) -> AsyncIterator[Dedicated]:
    """Open a connection for the duration of the block. Raises StorageUnavailable if the server cannot be reached."""
    with translated():
        connection = await asyncpg.connect(dsn, timeout=CONNECT_WITHIN, command_timeout=beat)
    try:
        session = Dedicated(connection, beat)
        await session.one("settle_connection")
        yield session
    finally:
        await _close(connection)


async def _close(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    try:
        with translated():
            await connection.close(timeout=CLOSE_WITHIN)
    except StorageUnavailable:
        connection.terminate()
