"""Connection pool for PostgreSQL. Concurrent writes are serialised by the server."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Self, TypeVar

import asyncpg

from storage.engines.postgresql.errors import LOST_STATEMENTS, translated
from storage.engines.postgresql.statements import statements
from storage.errors import StorageUnavailable
from storage.session import Act, Row, Session, Work

T = TypeVar("T")

COMMAND_TIMEOUT = 10.0  # seconds a statement may take
POOL_SIZE = 10  # connections of one process
# An arbitrary number. All connections of all processes share this lock, so that a copy of the database notices them.
PROCESS_LOCK = 7_208_334
COPIED = "it is being copied: wait for that to end"


class PostgreSQLConnections:
    """Runs each statement or transaction on a connection from the pool."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    @classmethod
    async def open(cls, dsn: str) -> Self:
        """Raises StorageUnavailable, StorageUnusable."""
        with translated():
            pool = await asyncpg.create_pool(
                dsn,
                min_size=1,
                max_size=POOL_SIZE,
                command_timeout=COMMAND_TIMEOUT,
                timeout=COMMAND_TIMEOUT,
                reset=_nothing_to_reset,
                init=_settle,
            )
        return cls(pool)

    @property
    def writes(self) -> None:
        return None

    def compile_statements(self) -> None:
        statements().compile()

    async def transaction(self, work: Work[T]) -> T:
        session, is_ending = None, False
        try:
            async with self._acquired() as connection:
                session = Session(statements(), connection)
                async with connection.transaction():
                    result = await work(session)
                    is_ending = True
                session.committed()
                return result
        except BaseException:  # a lost connection, a timeout, a cancellation
            if session is not None and is_ending:
                session.in_doubt()
            raise

    async def one(self, name: str, /, **values: Any) -> Row | None:
        async with self._acquired() as connection:
            return await Session(statements(), connection).one(name, **values)

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        async with self._acquired() as connection:
            return await Session(statements(), connection).all(name, **values)

    async def run(self, name: str, /, **values: Any) -> None:
        async with self._acquired() as connection:
            await Session(statements(), connection).run(name, **values)

    @asynccontextmanager
    async def _acquired(self) -> AsyncIterator[Any]:
        with translated():
            async with self._pool.acquire(timeout=COMMAND_TIMEOUT) as connection:
                try:
                    yield connection
                except LOST_STATEMENTS:
                    connection.terminate()
                    raise

    def after_commit(self, act: Act, in_doubt: Act = lambda: None) -> None:  # noqa: ARG002 - a statement alone
        act()

    def require_sound(self) -> None:
        """The server refuses to commit what it would lose."""

    async def verify(self) -> None:
        """The server checks its pages itself."""

    async def close(self) -> None:
        try:
            await asyncio.wait_for(self._pool.close(), COMMAND_TIMEOUT)
        except TimeoutError as error:
            self._pool.terminate()
            raise StorageUnavailable("the connections did not close in time") from error


async def _settle(connection: "asyncpg.Connection[asyncpg.Record]") -> None:
    """Prepare a new connection. Raises StorageUnavailable during a copy of the database, which would lack what is written."""
    session = Session(statements(), connection)
    await session.one("settle_connection")
    row = await session.one("lock_try_shared", key=PROCESS_LOCK)
    if not (row and row["held"]):
        raise StorageUnavailable(COPIED)


async def _nothing_to_reset(_: object) -> None:
    """Skip asyncpg's reset, which costs a round trip: our statements leave no session state behind."""
