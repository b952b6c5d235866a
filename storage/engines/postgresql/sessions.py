"""Checks that a connection keeps its session, which advisory locks, LISTEN and prepared statements belong to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import asyncpg

from storage.engines.postgresql.errors import LOST_STATEMENTS, translated
from storage.engines.postgresql.statements import statements
from storage.errors import StorageUnusable
from storage.session import Row, Session

if TYPE_CHECKING:
    Connection = asyncpg.Connection[asyncpg.Record]

ANSWER_WITHIN = 10.0  # seconds to connect, and per statement
CLOSE_WITHIN = 2.0  # seconds
ROUNDS = 2  # each costs as many round trips as a dozen statements
TRANSACTION_MODE = (
    "a pooler in transaction mode loses locks and notifications: use its session mode, or the server's own address "
    "(Neon: without -pooler; Supabase: port 5432)"
)
NO_SCHEMA = "none of the schemas in its search_path is there: create one, or remove the parameter from DATABASE_URL"
STATEMENT_POOLING = "statement pooling"  # in PgBouncer's answer to BEGIN in its third mode


async def check_sessions(dsn: str) -> None:
    """Run transactions on two connections, in turn and at the same time, and compare the server's processes behind them.

    A pooler in transaction mode runs transactions of one connection in different processes, or those of both connections in
    the same one, depending on how many it has. Raises StorageUnusable, StorageUnavailable.
    """
    with translated():
        try:
            async with _connected(dsn) as one, _connected(dsn) as other:
                await asyncio.gather(_settle(one), _settle(other))
                await _compare(one, other)
        except LOST_STATEMENTS as error:
            raise StorageUnusable(TRANSACTION_MODE) from error
        except asyncpg.PostgresConnectionError as error:
            if STATEMENT_POOLING not in str(error):
                raise
            raise StorageUnusable(TRANSACTION_MODE) from error


async def _compare(one: "Connection", other: "Connection") -> None:
    # At first nothing overlaps: with a pooler that has one process, the second connection would wait for it.
    process = {one: await _process(one), other: await _process(other)}
    _require(process[one] != process[other])
    # Twice in a row, in case two processes take turns.
    _require(await _process(one) == process[one])
    for _ in range(ROUNDS):
        for holder, second in ((one, other), (other, one)):
            async with holder.transaction():
                held, meanwhile = await asyncio.gather(_identity(holder), _process(second))
            _require(held["process"] == process[holder] and meanwhile == process[second])


async def _process(connection: "Connection") -> int:
    """The id of the server's process in a transaction of its own."""
    async with connection.transaction():
        identity = await _identity(connection)
    _require(identity["is_settled"])
    if identity["schema"] is None:
        raise StorageUnusable(NO_SCHEMA)
    return int(identity["process"])


async def _identity(connection: "Connection") -> Row:
    row = await Session(statements(), connection).one("session_identity")
    assert row is not None, "SELECT without FROM returns a row"  # noqa: S101 - SQL's own rule
    return row


def _require(is_kept: bool) -> None:
    if not is_kept:
        raise StorageUnusable(TRANSACTION_MODE)


async def _settle(connection: "Connection") -> None:
    """Apply the settings that all connections of this program have: a pooler may take them as a reason to keep the session."""
    async with connection.transaction():
        await Session(statements(), connection).one("settle_connection")


@asynccontextmanager
async def _connected(dsn: str) -> AsyncIterator["Connection"]:
    # Without the cache, no named statement stays in a process that other clients of the pooler use.
    connection = await asyncpg.connect(
        dsn, timeout=ANSWER_WITHIN, command_timeout=ANSWER_WITHIN, statement_cache_size=0
    )
    try:
        yield connection
    finally:
        with suppress(Exception):  # what matters is the result of the comparison
            await connection.close(timeout=CLOSE_WITHIN)
