"""A transaction on a connection of its own, for statements without names."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Literal

import asyncpg

from storage.engines.engine import Values
from storage.engines.postgresql.errors import translated
from storage.engines.postgresql.statements import statements
from storage.session import Session

CHUNK = 500  # rows
COLUMNS = """SELECT attname FROM pg_attribute
WHERE attrelid = to_regclass($1) AND attnum > 0 AND NOT attisdropped ORDER BY attname COLLATE "C" """


@asynccontextmanager
async def raw_transaction(
    dsn: str, *, isolation: Literal["read_committed", "repeatable_read"], readonly: bool
) -> AsyncIterator["PostgreSQLRaw"]:
    """Rolled back on an error."""
    with translated():
        connection = await asyncpg.connect(dsn)
        try:
            async with connection.transaction(isolation=isolation, readonly=readonly):
                await connection.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
                yield PostgreSQLRaw(connection)
        finally:
            await connection.close()


class PostgreSQLRaw:
    """Implements `Raw`."""

    def __init__(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        self._connection = connection

    async def run(self, statement: str) -> None:
        await self._connection.execute(statement)

    async def named(self, name: str, /, **values: Any) -> None:
        await Session(statements(), self._connection).run(name, **values)

    async def value(self, query: str) -> str | None:
        found = await self._connection.fetchval(query)
        return None if found is None else str(found)

    async def columns(self, table: str) -> list[str]:
        return [row["attname"] for row in await self._connection.fetch(COLUMNS, table)]

    async def rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[list[Values]]:
        query = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 - the schema's own names
        cursor = await self._connection.cursor(query)
        while chunk := await cursor.fetch(CHUNK):
            yield [tuple(row) for row in chunk]

    async def insert(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        await self._connection.copy_records_to_table(table, columns=list(columns), records=rows)
