"""PostgreSQL: shared by several processes, with advisory locks for exclusive work and notifications to wake workers."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from storage.engines.engine import IN_USE, UNUSED_WITHIN, Raw, Wake
from storage.engines.postgresql.connections import PROCESS_LOCK, PostgreSQLConnections
from storage.engines.postgresql.dedicated import BEAT, dedicated
from storage.engines.postgresql.leader import Leader
from storage.engines.postgresql.raw import raw_transaction
from storage.engines.postgresql.sessions import check_sessions
from storage.engines.postgresql.wakeups import wake_ups
from storage.errors import StorageUnusable
from storage.session import Executor

RETRY_PAUSE = 0.3  # seconds between two attempts to get a lock
MIGRATION_LOCK = 7_208_331  # an arbitrary number, the same in every process


class PostgreSQL:
    """The database of a libpq DSN. `beat`: seconds between keepalive checks of dedicated connections."""

    name = "postgresql"
    is_shared = True
    new_file: Path | None = None

    def __init__(self, dsn: str, beat: float = BEAT) -> None:
        self._dsn = dsn
        self._beat = beat

    async def check(self) -> None:
        await check_sessions(self._dsn)

    async def open(self) -> PostgreSQLConnections:
        return await PostgreSQLConnections.open(self._dsn)

    @asynccontextmanager
    async def only_process(self) -> AsyncIterator[None]:
        yield

    @asynccontextmanager
    async def unused(self) -> AsyncIterator[None]:
        async with dedicated(self._dsn, beat=self._beat) as connection:
            ends = asyncio.get_running_loop().time() + UNUSED_WITHIN
            while not ((row := await connection.one("lock_try", key=PROCESS_LOCK)) and row["held"]):
                if asyncio.get_running_loop().time() >= ends:
                    raise StorageUnusable(IN_USE)
                await asyncio.sleep(RETRY_PAUSE)
            yield

    def turn(self, work: str, standing_by: Callable[[], None]) -> AbstractAsyncContextManager[asyncio.Event]:
        return Leader(self._dsn, work, beat=self._beat).turn(standing_by)

    def wake_ups(self, executor: Executor, on_wake: Wake | None) -> AbstractAsyncContextManager[Wake]:
        return wake_ups(self._dsn, executor, on_wake, beat=self._beat)

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[None]:
        yield  # `changing_schema` takes a lock

    @asynccontextmanager
    async def changing_schema(self) -> AsyncIterator[Raw]:
        async with raw_transaction(self._dsn, isolation="read_committed", readonly=False) as raw:
            await raw.run(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            yield raw

    def snapshot(self) -> AbstractAsyncContextManager[Raw]:
        return raw_transaction(self._dsn, isolation="repeatable_read", readonly=True)
