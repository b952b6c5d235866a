"""Transactions that wait at the same moment share one commit, and so one wait for the disk."""

import asyncio
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from storage.engines.sqlite.connection import Connection

T = TypeVar("T")
Step = Callable[[sqlite3.Connection], Any]

MOST = 64  # transactions of one commit: what comes later waits for the next
FULL, NORMAL = "FULL", "NORMAL"


@dataclass
class Waiting:
    """One transaction: `step` runs on the connection's thread. `durable`: its commit waits until the disk has it."""

    step: Step
    durable: bool
    done: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


@dataclass(frozen=True)
class Failed:
    """A transaction that raised, and was rolled back alone."""

    error: BaseException


class Commits:
    """Runs transactions on one connection, in the order in which they came."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._waiting: deque[Waiting] = deque()
        self._committing: asyncio.Task[None] | None = None
        self._level = FULL  # the connection's, as it was opened; read and set on its thread only

    async def run(self, step: Callable[[sqlite3.Connection], T], *, durable: bool) -> T:
        """Run `step` in a transaction; returns after its commit. Raises what it raises, or what the commit raises.

        A caller that is cancelled does not learn whether its transaction was committed.
        """
        waiting = Waiting(step, durable)
        self._waiting.append(waiting)
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit_all(), name="commits")
        result: T = await waiting.done
        return result

    async def read(self, step: Callable[[sqlite3.Connection], T]) -> T:
        """Run a `step` that only reads. It sees whatever was asked for before it, as if all ran one after the other."""
        if self._committing is None:
            return await self._connection.call(step)
        return await self.run(step, durable=False)

    async def close(self) -> None:
        """Wait for what is being committed."""
        if self._committing is not None:
            await self._committing

    async def _commit_all(self) -> None:
        try:
            while self._waiting:
                await self._commit_some()
        finally:
            self._committing = None

    async def _commit_some(self) -> None:
        some = [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]
        some = [waiting for waiting in some if not waiting.done.done()]  # a caller that was cancelled wants nothing
        if not some:
            return
        try:
            results = await self._connection.call(lambda raw: self._together(raw, some))
        except Exception as error:  # noqa: BLE001 - the callers are told
            results = [Failed(error)] * len(some)
        for waiting, result in zip(some, results, strict=True):
            if waiting.done.done():
                continue
            if isinstance(result, Failed):
                waiting.done.set_exception(result.error)
            else:
                waiting.done.set_result(result)

    def _together(self, raw: sqlite3.Connection, some: Sequence[Waiting]) -> list[Any]:
        """On the thread: one transaction of all, or, if that fails as a whole, one for each."""
        if len(some) > 1:
            try:
                return self._transaction(raw, some)
            except _FailedAsAWhole:
                pass
        return [self._alone(raw, waiting) for waiting in some]

    def _alone(self, raw: sqlite3.Connection, waiting: Waiting) -> Any:
        self._set_level(raw, FULL if waiting.durable else NORMAL)
        try:
            raw.execute("BEGIN IMMEDIATE")
            result = waiting.step(raw)
            raw.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - the caller is told
            _roll_back(raw)
            return Failed(error)
        return result

    def _transaction(self, raw: sqlite3.Connection, some: Sequence[Waiting]) -> list[Any]:
        """Run each step in a savepoint of its own, so that one that raises takes back nothing of the others."""
        self._set_level(raw, FULL if any(waiting.durable for waiting in some) else NORMAL)
        try:
            raw.execute("BEGIN IMMEDIATE")
            results = [_in_savepoint(raw, waiting.step) for waiting in some]
            raw.execute("COMMIT")
        except Exception as error:
            _roll_back(raw)
            raise _FailedAsAWhole from error
        return results

    def _set_level(self, raw: sqlite3.Connection, level: str) -> None:
        """Have the next commit wait until the disk has it and all before it, or not (ADR 18)."""
        if self._level != level:
            raw.execute(f"PRAGMA synchronous={level}")
            self._level = level


class _FailedAsAWhole(Exception):
    """The transaction is gone with everything in it: SQLite rolls all of it back if the disk is full, or fails."""


def _in_savepoint(raw: sqlite3.Connection, step: Step) -> Any:
    raw.execute("SAVEPOINT one")
    try:
        result = step(raw)
    except Exception as error:  # noqa: BLE001 - the caller is told
        raw.execute("ROLLBACK TO one")  # raises if SQLite has rolled back the whole transaction
        result = Failed(error)
    raw.execute("RELEASE one")
    return result


def _roll_back(raw: sqlite3.Connection) -> None:
    if raw.in_transaction:
        raw.execute("ROLLBACK")
