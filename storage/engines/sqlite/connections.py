"""The connection to an SQLite file: each statement or transaction takes one hop to its thread."""

import re
import sqlite3
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from storage.engines.sqlite.commits import Commits
from storage.engines.sqlite.connection import Connection
from storage.engines.sqlite.errors import translated
from storage.engines.sqlite.statements import completed, statements
from storage.session import Executor, Row, Session, Work

T = TypeVar("T")

READS = re.compile(r"\s*(?:--.*\s+)*SELECT\b", re.IGNORECASE)
# SQLite does not fsync after these: a power failure can only lose progress that is polled again for free (ADR 18).
REPEATABLE = frozenset({"polling_record_progress", "lease_reschedule"})


class SQLiteConnections:
    """A single connection: SQLite has one writer anyway, and a statement takes 0.1 ms."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._commits = Commits(connection)

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Raises StorageUnavailable, StorageUnusable."""
        with translated():
            path.parent.mkdir(parents=True, exist_ok=True)
            return cls(await Connection.open(path))

    async def transaction(self, work: Work[T]) -> T:
        session: Session | None = None

        def step(raw: sqlite3.Connection) -> T:
            nonlocal session  # of the last run: a transaction that was rolled back with others runs again
            session = Session(statements(), raw)
            return completed(cast("Coroutine[Any, Any, T]", work(session)))

        def committed() -> None:
            if session is not None:
                session.committed()

        with translated():
            return await self._commits.run(step, durable=True, committed=committed)

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
                return await self._commits.read(step)
            return await self._commits.run(step, durable=name not in REPEATABLE)

    def after_commit(self, act: Callable[[], None]) -> None:
        act()

    async def close(self) -> None:
        await self._commits.close()
        await self._connection.close()
