"""The two drivers as aiosql sees them, and which of their errors mean that the database is out of reach."""

import sqlite3
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import aiosql
import asyncpg
from aiosql.adapters.aiosqlite import AioSQLiteAdapter

from storage.errors import StorageUnavailable, StorageUnusable

UNAVAILABLE = (
    sqlite3.OperationalError,  # locked, full, read-only, cannot be opened
    asyncpg.PostgresConnectionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.OperatorInterventionError,  # shut down, or starting up
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.IdleInTransactionSessionTimeoutError,
    asyncpg.LockNotAvailableError,
    asyncpg.DeadlockDetectedError,
    asyncpg.SerializationError,
    asyncpg.InterfaceError,
    asyncpg.InternalClientError,
    OSError,
    TimeoutError,
)

UNUSABLE = (
    asyncpg.InvalidAuthorizationSpecificationError,  # a wrong password too
    asyncpg.InvalidCatalogNameError,
    asyncpg.ClientConfigurationError,
)


@contextmanager
def unavailable_is_said() -> Iterator[None]:
    """Raise StorageUnavailable where a driver says that the database is out of reach."""
    try:
        yield
    except UNUSABLE as error:
        raise StorageUnusable(str(error)) from error
    except UNAVAILABLE as error:
        raise StorageUnavailable(f"{type(error).__name__}: {error}") from error
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
            raise
        raise StorageUnusable("the file is not a database") from error


class OneHopSQLite(AioSQLiteAdapter):
    """aiosql's adapter, but each statement crosses to aiosqlite's thread and back once instead of three times."""

    async def select(
        self, conn: Any, _name: str, sql: str, parameters: Mapping[str, Any], record_class: None = None
    ) -> AsyncIterator[Any]:
        assert record_class is None, "the repositories make the typed rows"  # noqa: S101 - a contract with our own SQL
        for row in await conn.execute_fetchall(sql, parameters):
            yield row

    async def select_one(
        self, conn: Any, _name: str, sql: str, parameters: Mapping[str, Any], record_class: None = None
    ) -> Any:
        async for row in self.select(conn, _name, sql, parameters, record_class):
            return row
        return None

    async def insert_update_delete(self, conn: Any, _name: str, sql: str, parameters: Mapping[str, Any]) -> None:
        await conn.execute_fetchall(sql, parameters)


aiosql.register_adapter("sqlite-one-hop", OneHopSQLite)  # type: ignore[arg-type]  # its own adapters carry no types
ADAPTERS = {"sqlite": "sqlite-one-hop", "postgresql": "asyncpg"}
