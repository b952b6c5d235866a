"""One database, SQLite or PostgreSQL, with the same named statements: what the repositories stand on."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, Self

import aiosql
import aiosqlite
import asyncpg

from storage.drivers import ADAPTERS, unavailable_is_said
from storage.errors import StorageUnavailable
from storage.location import Engine, Location

QUERIES = Path(__file__).parent / "queries"
COMMAND_TIMEOUT = 10.0  # seconds a statement may take on PostgreSQL
POOL_SIZE = 10  # connections to PostgreSQL of one process
# SQLite does not wait for the disk after these: what a power failure takes of them is asked for once more, for free (ADR 18).
REPEATABLE = frozenset({"task_asked", "task_ask_failed"})

Row = Mapping[str, Any]


class Executor(Protocol):
    """What a repository needs: named statements of `queries/*.sql`, alone or within a transaction."""

    async def one(self, name: str, /, **values: Any) -> Row | None: ...

    async def all(self, name: str, /, **values: Any) -> list[Row]: ...

    async def run(self, name: str, /, **values: Any) -> None: ...


class Session:
    """The named statements on one connection."""

    def __init__(self, queries: Any, connection: Any) -> None:
        self._queries = queries
        self._connection = connection

    async def one(self, name: str, /, **values: Any) -> Row | None:
        with unavailable_is_said():
            row: Row | None = await getattr(self._queries, name)(self._connection, **values)
            return row

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        with unavailable_is_said():
            return [row async for row in getattr(self._queries, name)(self._connection, **values)]

    async def run(self, name: str, /, **values: Any) -> None:
        with unavailable_is_said():
            await getattr(self._queries, name)(self._connection, **values)


class Database:
    """Opened with `Database.open`; a statement outside `transaction()` commits by itself.

    Every method raises StorageUnavailable when the database is out of reach.
    """

    def __init__(self, source: "_SQLite | _PostgreSQL", queries: Any) -> None:
        self._source = source
        self._queries = queries

    @classmethod
    async def open(cls, url: str) -> Self:
        """Open the database of a DATABASE_URL; SQLite's folder and file are made if missing."""
        location = Location.parse(url)
        queries = load_queries(location.engine)
        with unavailable_is_said():
            source = await (_SQLite if location.engine is Engine.SQLITE else _PostgreSQL).open(location)
        return cls(source, queries)

    @classmethod
    @asynccontextmanager
    async def opened(cls, url: str) -> AsyncIterator[Self]:
        database = await cls.open(url)
        try:
            yield database
        finally:
            await database.close()

    @staticmethod
    async def connect(location: Location) -> Any:
        """A driver's own connection, for migrations."""
        if location.engine is Engine.POSTGRESQL:
            return await asyncpg.connect(location.dsn)
        return await _connect_sqlite(location.path)

    async def close(self) -> None:
        await self._source.close()

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Session]:
        """All or nothing: committed when the block ends, rolled back when it raises."""
        with unavailable_is_said():
            async with self._source.transaction() as connection:
                yield Session(self._queries, connection)

    async def one(self, name: str, /, **values: Any) -> Row | None:
        async with self._session(name) as session:
            return await session.one(name, **values)

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        async with self._session(name) as session:
            return await session.all(name, **values)

    async def run(self, name: str, /, **values: Any) -> None:
        async with self._session(name) as session:
            await session.run(name, **values)

    async def ping(self) -> None:
        """Raises StorageUnavailable unless the database answers."""
        await self.one("ping")

    async def revision(self) -> str | None:
        """The schema's revision, or None for an empty database."""
        row = await self.one("revision_table")
        if row is None:
            return None
        row = await self.one("revision")
        return None if row is None else str(row["version_num"])

    @asynccontextmanager
    async def _session(self, name: str) -> AsyncIterator[Session]:
        with unavailable_is_said():
            async with self._source.connection(durable=name not in REPEATABLE) as connection:
                yield Session(self._queries, connection)


class _SQLite:
    """One connection, one user of it at a time: SQLite has one writer anyway, and a statement takes 0.1 ms."""

    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._connection = connection
        self._lock = asyncio.Lock()
        self._durable: bool | None = True  # as it was opened; None: not known

    @classmethod
    async def open(cls, location: Location) -> Self:
        location.path.parent.mkdir(parents=True, exist_ok=True)
        return cls(await _connect_sqlite(location.path))

    @asynccontextmanager
    async def connection(self, *, durable: bool) -> AsyncIterator[aiosqlite.Connection]:
        async with self._lock:
            await self._wait_for_disk(durable)
            yield self._connection

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[aiosqlite.Connection]:
        async with self._lock:
            await self._wait_for_disk(True)
            try:
                await self._connection.execute("BEGIN IMMEDIATE")
                yield self._connection
                await self._connection.execute("COMMIT")
            except BaseException:
                # Shielded: a cancelled caller must not leave a transaction open for the next one.
                await asyncio.shield(self._rollback())
                raise

    async def _wait_for_disk(self, durable: bool) -> None:
        """Have the next commits wait until the disk has them and all before them, or not."""
        if self._durable is durable:
            return
        self._durable = None  # until it is known that it was done: a cancelled caller does not learn that
        await self._connection.execute(f"PRAGMA synchronous={'FULL' if durable else 'NORMAL'}")
        self._durable = durable

    async def _rollback(self) -> None:
        # Asked for even when BEGIN was cancelled: its thread may have run it all the same.
        with suppress(sqlite3.OperationalError):
            await self._connection.execute("ROLLBACK")

    async def close(self) -> None:
        async with self._lock:
            await self._connection.close()


class _PostgreSQL:
    """A pool of connections; the server serialises what must be."""

    def __init__(self, pool: "asyncpg.Pool[asyncpg.Record]") -> None:
        self._pool = pool

    @classmethod
    async def open(cls, location: Location) -> Self:
        pool = await asyncpg.create_pool(
            location.dsn,
            min_size=1,
            max_size=POOL_SIZE,
            command_timeout=COMMAND_TIMEOUT,
            timeout=COMMAND_TIMEOUT,
            reset=_nothing_to_reset,
            init=load_queries(Engine.POSTGRESQL).settle_connection,
        )
        return cls(pool)

    def connection(self, *, durable: bool) -> AbstractAsyncContextManager[Any]:  # noqa: ARG002 - the server's own setting
        return self._pool.acquire(timeout=COMMAND_TIMEOUT)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Any]:
        async with self._pool.acquire(timeout=COMMAND_TIMEOUT) as connection, connection.transaction():
            yield connection

    async def close(self) -> None:
        try:
            await asyncio.wait_for(self._pool.close(), COMMAND_TIMEOUT)
        except TimeoutError as error:
            self._pool.terminate()
            raise StorageUnavailable("the connections did not close in time") from error


def load_queries(engine: Engine) -> Any:
    """The named statements for one engine, as functions that take a connection."""
    return aiosql.from_str(_statements(engine), ADAPTERS[engine], mandatory_parameters=False, attribute=None)


def _statements(engine: Engine) -> str:
    """All of `queries/*.sql`, then the few statements that only this engine words so."""
    files = [*sorted(QUERIES.glob("*.sql")), *sorted((QUERIES / engine).glob("*.sql"))]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


async def _nothing_to_reset(_: object) -> None:
    """No statement of ours leaves anything behind on its connection; asyncpg's own reset costs a round trip each time."""


async def _connect_sqlite(path: Path) -> aiosqlite.Connection:
    connecting = asyncio.ensure_future(_connected_sqlite(path))
    try:
        return await asyncio.shield(connecting)
    except asyncio.CancelledError:
        # The connection's thread must end before the event loop does.
        with suppress(sqlite3.Error):
            await (await connecting).close()
        raise


async def _connected_sqlite(path: Path) -> aiosqlite.Connection:
    connection = await aiosqlite.connect(path, isolation_level=None)
    connection.row_factory = aiosqlite.Row
    try:
        # FULL: `submitting` must be on the disk before the create is on the wire, even when the power fails.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON"):
            await connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        # Its thread would keep the process from ending.
        await connection.close()
        raise
    return connection
