"""The two connections to an SQLite file: one writes, and shares commits; one only reads, and waits for nobody."""

import re
import sqlite3
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from storage.engines.sqlite.commits import Commits
from storage.engines.sqlite.connection import BUSY_TIMEOUT, Connection
from storage.engines.sqlite.errors import translated
from storage.engines.sqlite.statements import completed, statements
from storage.session import Executor, Row, Session, Work

T = TypeVar("T")

READER = ("query_only=ON", f"busy_timeout={BUSY_TIMEOUT}")
READS = re.compile(r"\s*(?:--.*\s+)*SELECT\b", re.IGNORECASE)
# SQLite does not wait for the disk after these: what a power failure takes of them is polled once more, for free (ADR 18).
REPEATABLE = frozenset({"task_asked", "task_ask_failed"})


class SQLiteConnections:
    """Statements and transactions, each one hop to a connection's thread and back."""

    def __init__(self, writer: Connection, reader: Connection) -> None:
        self._writer = writer
        self._reader = reader
        self._commits = Commits(writer)

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Raises StorageUnavailable, StorageUnusable."""
        with translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            writer = await Connection.open(path)
            try:
                reader = await Connection.open(path, READER)
            except BaseException:
                await writer.close()
                raise
        return cls(writer, reader)

    async def transaction(self, work: Work[T]) -> T:
        def step(raw: sqlite3.Connection) -> T:
            return completed(cast("Coroutine[Any, Any, T]", work(Session(statements(), raw))))

        with translated():
            return await self._commits.run(step, durable=True)

    async def one(self, name: str, /, **values: Any) -> Row | None:
        return await self._single(name, lambda session: session.one(name, **values))

    async def all(self, name: str, /, **values: Any) -> list[Row]:
        return await self._single(name, lambda session: session.all(name, **values))

    async def run(self, name: str, /, **values: Any) -> None:
        return await self._single(name, lambda session: session.run(name, **values))

    async def _single(self, name: str, statement: Callable[[Executor], Coroutine[Any, Any, T]]) -> T:
        def step(raw: sqlite3.Connection) -> T:
            return completed(statement(Session(statements(), raw)))

        with translated():
            if READS.match(getattr(statements(), name).sql):
                return await self._reader.call(step)
            return await self._commits.run(step, durable=name not in REPEATABLE)

    async def close(self) -> None:
        await self._commits.close()
        for connection in (self._writer, self._reader):
            await connection.close()
