"""The named statements, to be run on the connection's own thread: coroutines that never suspend."""

import re
import sqlite3
from collections.abc import AsyncIterator, Coroutine, Mapping
from functools import cache
from typing import Any, TypeVar

from aiosql.adapters.aiosqlite import AioSQLiteAdapter

from storage.statements import load_statements

T = TypeVar("T")

STATE = re.compile(r"\bstate = :")


class OnItsThread(AioSQLiteAdapter):
    """aiosql's aiosqlite adapter, for the sqlite3 connection that aiosqlite's thread owns."""

    def process_sql(self, _name: str, _operation: Any, sql: str) -> str:
        # Some indexes are for one state only. With `:state` alone, SQLite would prepare a statement again for each value.
        return STATE.sub("state = +:", sql)

    async def select(
        self, conn: sqlite3.Connection, _name: str, sql: str, parameters: Mapping[str, Any], record_class: None = None
    ) -> AsyncIterator[Any]:
        assert record_class is None, "the repositories make the typed rows"  # noqa: S101 - a contract with our own SQL
        for row in conn.execute(sql, parameters).fetchall():
            yield row

    async def select_one(
        self, conn: sqlite3.Connection, _name: str, sql: str, parameters: Mapping[str, Any], record_class: None = None
    ) -> Any:
        assert record_class is None, "the repositories make the typed rows"  # noqa: S101 - as above
        rows = conn.execute(
            sql, parameters
        ).fetchall()  # fetches all rows: a statement that writes is complete only when its last row was read
        return rows[0] if rows else None

    async def insert_update_delete(
        self, conn: sqlite3.Connection, _name: str, sql: str, parameters: Mapping[str, Any]
    ) -> None:
        conn.execute(sql, parameters)


@cache
def statements() -> Any:
    """All statements for SQLite, compiled once."""
    return load_statements("sqlite", OnItsThread)


def completed(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine that only awaits statements, without an event loop.

    Raises RuntimeError if it awaits anything else.
    """
    try:
        work.send(None)
    except StopIteration as end:
        result: T = end.value
        return result
    work.close()
    raise RuntimeError("a transaction may await nothing but its own statements")
