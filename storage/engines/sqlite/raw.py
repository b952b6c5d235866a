"""A transaction on a connection of its own, for statements without names."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from storage.engines.engine import Values
from storage.engines.sqlite.connection import Connection
from storage.engines.sqlite.errors import translated
from storage.engines.sqlite.statements import completed, statements
from storage.session import Session

CHUNK = 500  # rows


@asynccontextmanager
async def raw_transaction(path: Path, kind: str) -> AsyncIterator["SQLiteRaw"]:
    """`kind`: IMMEDIATE excludes other writers; DEFERRED sees what is committed when it first reads. Rolled back on an error."""
    with translated():
        connection = await Connection.open(path)
        try:
            await connection.execute(f"BEGIN {kind}")
            raw = SQLiteRaw(connection)
            await raw.value("SELECT COUNT(*) FROM sqlite_master")  # fixes what a DEFERRED one sees
            yield raw
            await connection.execute("COMMIT")
        finally:  # without the COMMIT, closing rolls back
            await connection.close()


class SQLiteRaw:
    """Implements `Raw`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def run(self, statement: str) -> None:
        await self._connection.execute(statement)

    async def named(self, name: str, /, **values: Any) -> None:
        await self._connection.call(lambda raw: completed(Session(statements(), raw).run(name, **values)))

    async def value(self, query: str) -> str | None:
        row = await (await self._connection.execute(query)).fetchone()
        return None if row is None else str(row[0])

    async def columns(self, table: str) -> list[str]:
        rows = await self._connection.execute_fetchall("SELECT name FROM pragma_table_info(?) ORDER BY name", (table,))
        return [row["name"] for row in rows]

    async def rows(self, table: str, columns: Sequence[str]) -> AsyncIterator[list[Values]]:
        query = f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 - the schema's own names
        async with self._connection.execute(query) as cursor:
            while chunk := await cursor.fetchmany(CHUNK):
                yield [tuple(row) for row in chunk]

    async def insert(self, table: str, columns: Sequence[str], rows: Sequence[Values]) -> None:
        places = ", ".join("?" * len(columns))
        statement = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608 - as above
        await self._connection.executemany(statement, rows)
