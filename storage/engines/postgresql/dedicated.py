"""One connection to PostgreSQL outside the pool, for what belongs to a connection: a lock, or an ear for notifications."""

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
BEAT = 5.0  # seconds between looks whether the server is still there, and the longest an answer may take


class Dedicated(Session):
    """The named statements on this connection, and word of its end."""

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
        """Return once the connection ended, or when the server left a question unanswered."""
        with suppress(StorageUnavailable):
            while not self._closed.is_set():
                with suppress(TimeoutError):
                    await asyncio.wait_for(self._closed.wait(), self._beat)
                if not self._closed.is_set():
                    await self.one("ping")


@asynccontextmanager
async def dedicated(dsn: str, *, beat: float = BEAT) -> AsyncIterator[Dedicated]:
    """A connection for as long as the block lasts. Raises StorageUnavailable if there is none to be had."""
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
