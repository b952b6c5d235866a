"""aiosqlite's connection, extended to run a whole function on its thread in one hop."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

import aiosqlite

from storage.records import dataclass

T = TypeVar("T")

CHUNK = 64  # rows that aiosqlite fetches per hop when it iterates
# FULL: `submitting` must be on disk before the create is sent, even if the power fails. A checkpoint writes each changed page
# to the file once, and a commit waits for it: every 4,000 pages (a `-wal` file of 16 MiB), not 1,000, an order takes a
# twentieth less CPU, and fewer of them wait.
PRAGMAS = (
    "journal_mode=WAL", "synchronous=FULL", "wal_autocheckpoint=4000", "busy_timeout=5000", "foreign_keys=ON",
)  # fmt: skip


@dataclass(frozen=True)
class Failed:
    """In place of a result: what was raised."""

    error: BaseException


class _Ending:
    """What aiosqlite sees as the future of a function."""

    def __init__(self, ended: Callable[[Any], None]) -> None:
        self._ended = ended
        self._loop = asyncio.get_running_loop()

    def get_loop(self) -> asyncio.AbstractEventLoop:
        return self._loop

    def done(self) -> bool:
        return False

    def set_result(self, result: Any) -> None:
        self._ended(result)

    def set_exception(self, error: BaseException) -> None:
        self._ended(Failed(error))


class Connection(aiosqlite.Connection):
    """`open` returns it connected; `async with` is not needed."""

    @classmethod
    async def open(cls, path: Path) -> Self:
        """Connect in autocommit mode. Raises sqlite3's errors."""
        connecting = asyncio.ensure_future(cls._opened(path))
        try:
            return await asyncio.shield(connecting)
        except asyncio.CancelledError:
            # The connection's thread must end before the event loop does.
            with suppress(sqlite3.Error):
                await (await connecting).close()
            raise

    @classmethod
    async def _opened(cls, path: Path) -> Self:
        connection = cls(partial(sqlite3.connect, path, isolation_level=None), CHUNK)
        await connection
        connection.row_factory = sqlite3.Row
        try:
            await connection.call(_set_up)
        except BaseException:
            await connection.close()  # otherwise its thread would keep the process alive
            raise
        return connection

    def begin(self, function: Callable[[sqlite3.Connection], T], ended: Callable[[T | Failed], None]) -> None:
        """Run a function on the connection's thread, and call `ended` on the event loop with its result, or with its error.

        In place of `call`, whose future takes one more turn of the event loop.
        """
        if not self._running or self._connection is None:
            return ended(Failed(ValueError("the connection is closed")))
        # aiosqlite only needs these methods of the future that goes with a function.
        self._tx.put_nowait((_Ending(ended), partial(function, self._connection)))  # type: ignore[arg-type]
        return None

    async def call(self, function: Callable[[sqlite3.Connection], T]) -> T:
        """Run a function on the connection's thread and return its result. Raises what the function raises."""
        result: T = await self._execute(function, self._conn)  # type: ignore[no-untyped-call]  # it carries no types
        return result


def _set_up(raw: sqlite3.Connection) -> None:
    for pragma in PRAGMAS:
        raw.execute(f"PRAGMA {pragma}")
