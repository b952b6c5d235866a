"""Transactions on SQLite: one hop each, shared commits, separate failures."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from storage.engines.sqlite.commits import FULL, NORMAL, Commits
from storage.engines.sqlite.connection import Connection
from storage.session import Executor


class Traced:
    """A connection to a table of one column, and the statements that ran on it."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self.commits = Commits(connection)
        self.statements: list[str] = []

    async def put(self, value: int) -> int:
        def step(raw: sqlite3.Connection) -> int:
            raw.execute("INSERT INTO numbers VALUES (?)", (value,))
            return value

        return await self.commits.run(step, durable=True)

    async def rows(self) -> list[int]:
        return [row[0] for row in await self.connection.execute_fetchall("SELECT number FROM numbers ORDER BY number")]

    def count(self, statement: str) -> int:
        return sum(text.startswith(statement) for text in self.statements)


@pytest.fixture
async def traced(tmp_path: Path) -> AsyncIterator[Traced]:
    connection = await Connection.open(tmp_path / "numbers.db")
    await connection.execute("CREATE TABLE numbers (number INTEGER UNIQUE)")
    opened = Traced(connection)
    await connection.set_trace_callback(opened.statements.append)
    yield opened
    await opened.commits.close()
    await connection.close()


async def test_transactions_that_wait_at_the_same_moment_share_a_commit(traced: Traced) -> None:
    assert await asyncio.gather(*(traced.put(number) for number in range(30))) == list(range(30))
    assert traced.count("COMMIT") == 1
    assert await traced.rows() == list(range(30))


async def test_one_that_raises_is_rolled_back_alone(traced: Traced) -> None:
    results = await asyncio.gather(*(traced.put(number) for number in (1, 2, 2, 3)), return_exceptions=True)
    assert [type(result) for result in results] == [int, int, sqlite3.IntegrityError, int]
    assert await traced.rows() == [1, 2, 3]


async def test_when_the_whole_transaction_is_lost_each_is_tried_alone(traced: Traced) -> None:
    """SQLite rolls back everything on a full disk; no caller may get a success for a commit that did not happen."""

    def loses_all(raw: sqlite3.Connection) -> None:
        raw.execute("ROLLBACK")
        raise sqlite3.OperationalError("database or disk is full")

    results = await asyncio.gather(
        traced.put(1), traced.commits.run(loses_all, durable=True), traced.put(2), return_exceptions=True
    )
    assert [type(result) for result in results] == [int, sqlite3.OperationalError, int]
    assert await traced.rows() == [1, 2]


async def test_a_failed_commit_is_raised_in_its_transactions(traced: Traced) -> None:
    await traced.connection.execute("PRAGMA foreign_keys=ON")
    await traced.connection.execute(
        "CREATE TABLE refers (number INTEGER REFERENCES numbers (number) DEFERRABLE INITIALLY DEFERRED)"
    )

    def dangles(raw: sqlite3.Connection) -> None:
        raw.execute("INSERT INTO refers VALUES (99)")

    results = await asyncio.gather(
        traced.put(1), traced.commits.run(dangles, durable=True), traced.put(2), return_exceptions=True
    )
    assert [type(result) for result in results] == [int, sqlite3.IntegrityError, int]
    assert await traced.rows() == [1, 2]


async def test_a_caller_that_is_cancelled_before_its_turn_commits_nothing(traced: Traced) -> None:
    waiting = asyncio.create_task(traced.put(1))
    await asyncio.sleep(0)
    waiting.cancel()
    with suppress(asyncio.CancelledError):
        await waiting
    await traced.put(2)
    assert await traced.rows() == [2]


async def test_a_read_sees_the_statements_before_it(traced: Traced) -> None:
    """An answer may be about a row whose commit is still queued."""
    writing = asyncio.create_task(traced.put(1))
    await asyncio.sleep(0)
    found = await traced.commits.read(lambda raw: raw.execute("SELECT COUNT(*) FROM numbers").fetchone()[0])
    assert found == 1
    await writing


async def test_reads_need_no_transaction(traced: Traced) -> None:
    """Those that wait with one transaction run after its statements, in order; one that raises raises to its caller alone."""

    def count(raw: sqlite3.Connection) -> int:
        return int(raw.execute("SELECT COUNT(*) FROM numbers").fetchone()[0])

    def fails(raw: sqlite3.Connection) -> None:
        raw.execute("SELECT * FROM nothing")

    async def together(*numbers: int) -> list[Any]:
        writing = [asyncio.create_task(traced.put(number)) for number in numbers]
        await asyncio.sleep(0)
        reads = (traced.commits.read(step) for step in (count, fails, count))
        return await asyncio.gather(*writing, *reads, traced.put(numbers[-1] + 1), return_exceptions=True)

    done = await together(1)
    assert [done[0], done[1], type(done[2]), done[3], done[4]] == [1, 1, sqlite3.OperationalError, 1, 2]
    done = await together(3, 4)
    assert [*done[:3], type(done[3]), done[4], done[5]] == [3, 4, 4, sqlite3.OperationalError, 4, 5]
    assert await traced.rows() == [1, 2, 3, 4, 5]
    traced.statements.clear()
    await asyncio.gather(traced.put(6), *(traced.commits.read(count) for _ in range(5)))
    assert (traced.count("BEGIN"), traced.count("SAVEPOINT"), traced.count("SELECT")) == (1, 0, 5)


async def test_a_transaction_may_await_nothing_but_its_statements(tmp_path: Path) -> None:
    """It runs on the connection's thread, without an event loop; its changes are rolled back."""

    async def naps(tx: Executor) -> None:
        await tx.one("ping")
        await asyncio.sleep(0)

    async with Database.opened(f"sqlite:///{tmp_path}/bot.db") as database:
        with pytest.raises(RuntimeError, match="its own statements"):
            await database.transaction(naps)
        assert await database.one("ping") is not None


@pytest.mark.parametrize(
    ("durable", "level"),
    [([True], FULL), ([False], NORMAL), ([True, True], FULL), ([False, True], FULL), ([False, False], NORMAL)],
)
async def test_a_commit_waits_for_the_disk_if_one_of_its_transactions_must(
    traced: Traced, durable: list[bool], level: str
) -> None:
    """A paid id that was committed survives a loss of power; what only shows something need not wait for it."""

    def look(raw: sqlite3.Connection) -> int:
        return int(raw.execute("PRAGMA synchronous").fetchone()[0])

    for before in (True, False):  # whatever the level was
        await traced.commits.run(look, durable=before)
        levels = await asyncio.gather(*(traced.commits.run(look, durable=each) for each in durable))
        assert levels == [{NORMAL: 1, FULL: 2}[level]] * len(durable)
