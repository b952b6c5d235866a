"""Group commit: transactions that wait at the same moment share one commit and one fsync."""

import asyncio
import logging
import sqlite3
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import field
from functools import partial
from typing import Any, TypeVar

from storage.engines.sqlite.connection import Connection, Failed
from storage.records import dataclass

log = logging.getLogger(__name__)

T = TypeVar("T")
Step = Callable[[sqlite3.Connection], Any]

MOST = 64  # transactions per commit; later ones wait for the next
FULL, NORMAL = "FULL", "NORMAL"


@dataclass
class Waiting:
    """A queued transaction: `step` runs on the connection's thread. `durable`: the commit waits for fsync.

    `reads`: the step writes nothing, so it needs no transaction. `committed` is called on the event loop after the commit,
    also if the caller was cancelled.
    """

    step: Step
    durable: bool
    reads: bool = False
    committed: Callable[[], None] = lambda: None
    done: asyncio.Future[Any] = field(default_factory=lambda: asyncio.get_running_loop().create_future())


class Commits:
    """Runs transactions on one connection, in order of arrival.

    `before_commit` raises if nothing may be committed; it runs on the connection's thread. `tried`: how many commits were tried,
    with what became of them; it is counted before the callers learn that.
    """

    def __init__(self, connection: Connection, before_commit: Callable[[], None] = lambda: None) -> None:
        self._connection = connection
        self._before_commit = before_commit
        self._waiting: deque[Waiting] = deque()
        self._is_committing = False
        self._is_idle = asyncio.Event()
        self._is_idle.set()
        self.tried = 0
        self._level = FULL  # the connection's synchronous level; read and set on its thread only

    async def run(
        self, step: Callable[[sqlite3.Connection], T], *, durable: bool, committed: Callable[[], None] = lambda: None
    ) -> T:
        """Run `step` in a transaction, call `committed` and return. Raises what `step` or the commit raises.

        A caller that is cancelled does not learn whether its transaction was committed.
        """
        result: T = await self._queued(Waiting(step, durable, committed=committed))
        return result

    async def read(self, step: Callable[[sqlite3.Connection], T]) -> T:
        """Run a `step` that only reads. It sees the effects of all steps queued before it."""
        if not self._is_committing:
            return await self._connection.call(step)
        result: T = await self._queued(Waiting(step, durable=False, reads=True))
        return result

    async def close(self) -> None:
        """Wait for pending commits."""
        await self._is_idle.wait()

    async def _queued(self, waiting: Waiting) -> Any:
        self._waiting.append(waiting)
        if not self._is_committing:
            self._is_committing = True
            self._is_idle.clear()
            # Soon: what other tasks queue at this moment shares the commit. Callbacks, because a task for each commit costs
            # more CPU than the commit's statements.
            asyncio.get_running_loop().call_soon(self._commit_some)
        return await waiting.done

    def _commit_some(self) -> None:
        some: list[Waiting] = []
        while self._waiting and len(some) < MOST:
            waiting = self._waiting.popleft()
            if not waiting.done.done():  # cancelled callers wait for no result
                some.append(waiting)
        if some:
            self._connection.begin(lambda raw: self._together(raw, some), partial(self._ended, some))
        else:
            self._is_committing = False
            self._is_idle.set()

    def _ended(self, some: Sequence[Waiting], results: "list[Any] | Failed") -> None:
        """Tell the callers. `results`: one for each, or why none has a result."""
        self.tried += 1
        each = [results] * len(some) if isinstance(results, Failed) else results
        for waiting, result in zip(some, each, strict=True):
            if not isinstance(result, Failed):
                _call(waiting.committed)
            if waiting.done.done():
                continue
            if isinstance(result, Failed):
                waiting.done.set_exception(result.error)
            else:
                waiting.done.set_result(result)
        self._commit_some()

    def _together(self, raw: sqlite3.Connection, some: Sequence[Waiting]) -> list[Any]:
        """On the connection's thread: run all steps in one transaction, or each in its own if that fails as a whole."""
        if sum(not waiting.reads for waiting in some) > 1:
            try:
                return self._transaction(raw, some)
            except _FailedAsAWhole:
                pass
        return [self._alone(raw, waiting) for waiting in some]

    def _alone(self, raw: sqlite3.Connection, waiting: Waiting) -> Any:
        try:
            if waiting.reads:
                return waiting.step(raw)
            self._set_level(raw, FULL if waiting.durable else NORMAL)
            raw.execute("BEGIN IMMEDIATE")
            result = waiting.step(raw)
            self._before_commit()
            raw.execute("COMMIT")
        except Exception as error:  # noqa: BLE001 - passed on to the caller
            _roll_back(raw)
            return Failed(error)
        return result

    def _transaction(self, raw: sqlite3.Connection, some: Sequence[Waiting]) -> list[Any]:
        """Run each step in its own savepoint, so that one that raises does not roll back the others."""
        self._set_level(raw, FULL if any(waiting.durable for waiting in some) else NORMAL)
        try:
            raw.execute("BEGIN IMMEDIATE")
            # A read that raises may have had the whole transaction rolled back, too: then each runs again alone.
            results = [it.step(raw) if it.reads else _in_savepoint(raw, it.step) for it in some]
            self._before_commit()
            raw.execute("COMMIT")
        except Exception as error:
            _roll_back(raw)
            raise _FailedAsAWhole from error
        return results

    def _set_level(self, raw: sqlite3.Connection, level: str) -> None:
        """Set whether the next commit waits for fsync (ADR 18)."""
        if self._level != level:
            raw.execute(f"PRAGMA synchronous={level}")
            self._level = level


class _FailedAsAWhole(Exception):
    """SQLite rolled back the whole transaction, as it does on a full disk or an I/O error."""


def _call(committed: Callable[[], None]) -> None:
    """Errors are logged: the transaction is committed, and its caller and those of the others must learn that."""
    try:
        committed()
    except Exception:
        log.exception("what follows a commit failed")


def _in_savepoint(raw: sqlite3.Connection, step: Step) -> Any:
    raw.execute("SAVEPOINT one")
    try:
        result = step(raw)
    except Exception as error:  # noqa: BLE001 - passed on to the caller
        raw.execute("ROLLBACK TO one")  # raises if SQLite has rolled back the whole transaction
        result = Failed(error)
    raw.execute("RELEASE one")
    return result


def _roll_back(raw: sqlite3.Connection) -> None:
    if raw.in_transaction:
        raw.execute("ROLLBACK")
