"""The connection to an SQLite file: each statement or transaction takes one hop to its thread."""

import re
import sqlite3
import time
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import Any, Self, TypeVar, cast

from storage.engines.sqlite.commits import Commits
from storage.engines.sqlite.connection import Connection
from storage.engines.sqlite.errors import WORDS, translated
from storage.engines.sqlite.files import OpenFiles, make_private
from storage.engines.sqlite.statements import completed, statements
from storage.errors import StorageDamaged
from storage.session import Act, Executor, Row, Session, Work

T = TypeVar("T")

READS = re.compile(r"\s*(?:--.*\s+)*SELECT\b", re.IGNORECASE)
# SQLite does not fsync after these: a power failure can only lose progress that is polled again for free, that a task is being
# polled, that a message was shown, which is then sent or edited again (ADR 18), and the check whether writes work, which is
# repeated every few seconds.
REPEATABLE = frozenset(
    {
        "polls_claim", "polling_record_progress", "lease_reschedule", "status_mark_shown", "status_show_later",
        "write_probe",
    }
)  # fmt: skip
VERIFY_WITHIN = 2.0  # seconds for a look at all pages; a large file is not read to its end
VERIFY_STEPS = 10_000  # instructions of SQLite's virtual machine between two looks at the clock


class SQLiteConnections:
    """A single connection: SQLite has one writer anyway, and a statement takes 0.1 ms."""

    def __init__(self, path: Path, connection: Connection, files: OpenFiles) -> None:
        self._path = path
        self._connection = connection
        self._files = files
        self._commits = Commits(connection, files.require_unchanged)
        self._damage: StorageDamaged | None = None

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Raises StorageUnavailable, StorageUnusable."""
        with translated():
            make_private(path)
            connection = await Connection.open(path)
            return cls(path, connection, OpenFiles(path))

    @property
    def writes(self) -> int:
        return self._commits.tried

    async def verify(self) -> None:
        """On a connection of its own: this one has pages in memory that may be damaged on the disk."""

        def step(raw: sqlite3.Connection) -> str:
            ends = time.monotonic() + VERIFY_WITHIN
            raw.set_progress_handler(lambda: time.monotonic() > ends, VERIFY_STEPS)
            try:
                [first] = raw.execute("PRAGMA quick_check(1)").fetchone()
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
                    raise
                return "ok"
            return str(first)

        with self._translated():
            self._files.require_unchanged()
            connection = await Connection.open(self._path)
            try:
                if await connection.call(step) != "ok":
                    raise StorageDamaged(WORDS[sqlite3.SQLITE_CORRUPT])
            finally:
                await connection.close()

    def require_sound(self) -> None:
        if self._damage:  # other pages may work, but nobody knows which
            raise StorageDamaged(str(self._damage))
        with translated():
            self._files.require_unchanged()
            self._files.require_content()
            self._files.require_space()

    def compile_statements(self) -> None:
        statements().compile()

    async def transaction(self, work: Work[T]) -> T:
        session: Session | None = None
        context = copy_context()  # a commit that several share is told in none of theirs

        def step(raw: sqlite3.Connection) -> T:
            nonlocal session  # of the last run: a transaction that was rolled back with others runs again
            session = Session(statements(), raw)
            return completed(cast("Coroutine[Any, Any, T]", work(session)))

        def committed() -> None:
            if session is not None:
                context.run(session.committed)

        with self._translated():
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

        with self._translated():
            if READS.match(getattr(statements(), name).sql):
                return await self._commits.read(step)
            return await self._commits.run(step, durable=name not in REPEATABLE)

    def after_commit(self, act: Act, in_doubt: Act = lambda: None) -> None:  # noqa: ARG002 - a statement alone
        act()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            with translated():
                yield
        except StorageDamaged as error:
            self._damage = self._damage or error
            raise

    async def close(self) -> None:
        await self._commits.close()
        await self._connection.close()
