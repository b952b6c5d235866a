"""python -m benchmarks.observed run: the bot, with each statement on SQLite and each hop to a database thread written to a file.

The file is that of BENCH_STATEMENTS; `read` reads it. Of the bot's own code only the counting of hops is wrapped.
"""

import json
import os
import runpy
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

import aiosqlite

from storage.engines.sqlite.connection import Connection as HoppingConnection

T = TypeVar("T")
HOP = "hop"


@dataclass
class Statement:
    """One that was executed, with the fetches of its rows; or a hop. `at`: monotonic. Seconds; `cpu`: of its thread."""

    at: float
    sql: str
    wall: float = 0.0
    cpu: float = 0.0


def read(file: Path, since: float = 0.0, until: float = float("inf")) -> list[Statement]:
    lines = file.read_text(encoding="utf-8").splitlines()
    every = (Statement(**json.loads(line)) for line in lines if line.endswith("}"))
    return [statement for statement in every if since <= statement.at <= until]


class Notes:
    """Writes each statement when the next one of its thread begins. The last one of each thread is not written."""

    def __init__(self, file: Path) -> None:
        self._file = file.open("a", encoding="utf-8", buffering=1)
        self._last: dict[int, Statement] = {}

    def begin(self, sql: str) -> None:
        thread = threading.get_ident()
        if thread in self._last:
            self.write(self._last[thread])
        self._last[thread] = Statement(time.monotonic(), sql)

    def measured(self, work: Callable[[], T]) -> T:
        """Add what `work` takes to the statement of this thread."""
        wall, cpu = time.monotonic(), time.thread_time()
        try:
            return work()
        finally:
            if statement := self._last.get(threading.get_ident()):
                statement.wall += time.monotonic() - wall
                statement.cpu += time.thread_time() - cpu

    def write(self, statement: Statement) -> None:
        self._file.write(json.dumps(asdict(statement)) + "\n")


def observe(notes: Notes) -> None:
    """From here on, connections of sqlite3 and aiosqlite take notes."""

    class Cursor(sqlite3.Cursor):
        def execute(self, sql: str, parameters: Any = (), /) -> "Cursor":
            notes.begin(sql)
            notes.measured(lambda: super(Cursor, self).execute(sql, parameters))
            return self

        def fetchone(self) -> Any:
            return notes.measured(super().fetchone)

        def fetchall(self) -> list[Any]:
            return notes.measured(super().fetchall)

        def __next__(self) -> Any:
            return notes.measured(super().__next__)

    class Connection(sqlite3.Connection):
        def cursor(self, factory: Any = Cursor) -> Any:
            return super().cursor(factory)

        def execute(self, sql: str, parameters: Any = (), /) -> Cursor:
            cursor: Cursor = self.cursor().execute(sql, parameters)
            return cursor

    hop = aiosqlite.Connection._execute  # noqa: SLF001 - all its methods come here, one hop each

    async def counted(self: aiosqlite.Connection, function: Any, *arguments: Any, **named: Any) -> Any:
        notes.write(Statement(time.monotonic(), HOP))
        return await hop(self, function, *arguments, **named)  # type: ignore[no-untyped-call]  # it carries no types

    begin = HoppingConnection.begin

    def counted_begin(self: HoppingConnection, function: Callable[[Any], Any], ended: Callable[[Any], None]) -> None:
        notes.write(Statement(time.monotonic(), HOP))
        begin(self, function, ended)

    sqlite3.connect = partial(sqlite3.connect, factory=Connection)  # type: ignore[assignment]
    HoppingConnection.begin = counted_begin  # type: ignore[method-assign]
    aiosqlite.Connection._execute = counted  # type: ignore[assignment,method-assign]  # noqa: SLF001


if __name__ == "__main__":
    observe(Notes(Path(os.environ["BENCH_STATEMENTS"])))
    sys.argv[0] = "bot"
    runpy.run_module("bot", run_name="__main__", alter_sys=True)
