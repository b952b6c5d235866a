"""One database, SQLite or PostgreSQL, with the same named statements. All repositories work on it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Self, TypeVar

from storage.engines import Connections, Engine, Wake, engine_at
from storage.health import Health
from storage.session import Act, Executor, Row, Work

T = TypeVar("T")

__all__ = ["Database", "Executor", "Row", "Work", "check_connections", "only_process"]


class Database:
    """Opened with `Database.open`. A statement outside a transaction is committed when its method returns.

    All methods raise StorageUnavailable if the database cannot be reached. `health`: whether it takes writes.
    """

    def __init__(self, engine: Engine, connections: Connections) -> None:
        self._engine = engine
        self._connections = connections
        self.health = Health(self._probe)

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database of a DATABASE_URL; creates an SQLite file and its folder if they are missing."""
        engine = engine_at(url)
        return cls(engine, await engine.open())

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str) -> AsyncIterator[Self]:
        database = await cls.open(url)
        try:
            yield database
        finally:
            await database.close()

    async def close(self) -> None:
        await self._connections.close()

    @property
    def is_shared(self) -> bool:
        """Whether other processes may use the database at the same time."""
        return self._engine.is_shared

    @property
    def writes(self) -> int | None:
        """How many writes were tried so far; None if other processes may write, too. While it stays, nothing has changed."""
        return self._connections.writes

    def compile_statements(self) -> None:
        """Compile all statements now, not at their first use. Takes 40 ms of CPU, in any thread."""
        self._connections.compile_statements()

    async def transaction(self, work: Work[T]) -> T:
        """Run `work` with an executor: committed if it returns, rolled back if it raises."""
        return await self._connections.transaction(work)

    async def one(self, name: str, /, **values: Any) -> Row | None:
        return await self._connections.one(name, **values)

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        return await self._connections.all(name, **values)

    async def run(self, name: str, /, **values: Any) -> None:
        await self._connections.run(name, **values)

    def after_commit(self, act: Act, in_doubt: Act = lambda: None) -> None:  # noqa: ARG002 - a statement alone
        act()

    async def ping(self) -> None:
        """Raises StorageUnavailable if the database does not answer."""
        await self.one("ping")

    async def _probe(self) -> None:
        """Commit a small write. Raises StorageUnavailable if that does not work, or would be lost."""
        self._connections.require_sound()
        await self.run("write_probe", now=time.time())

    async def verify(self) -> None:
        """Look for damage, for at most some seconds. Raises StorageDamaged."""
        await self._connections.verify()

    async def revision(self) -> str | None:
        """Return the revision of the schema, or None for an empty database."""
        row = await self.one("revision_table")
        if row is None:
            return None
        row = await self.one("revision")
        return None if row is None else str(row["version_num"])

    async def foreign_table(self) -> str | None:
        """The name of another program's table in a database without a revision."""
        row = await self.one("other_table")
        return None if row is None else str(row["name"])

    def turn(self, work: str, standing_by: Callable[[], None]) -> AbstractAsyncContextManager[asyncio.Event]:
        """Wait until this process may do `work`, and exclude other processes for the block; see `Engine.turn`."""
        return self._engine.turn(work, standing_by)

    def wake_ups(self, on_wake: Wake | None = None) -> AbstractAsyncContextManager[Wake]:
        """Yield a function that wakes all other processes on this database; see `Engine.wake_ups`."""
        return self._engine.wake_ups(self, on_wake)


async def check_connections(url: str) -> None:
    """Raise StorageUnusable if connections to the database lack what this program needs; StorageUnavailable."""
    await engine_at(url).check()


def only_process(url: str) -> AbstractAsyncContextManager[None]:
    """Wait until no other process uses a database that cannot be shared, and exclude others for the block."""
    return engine_at(url).only_process()
