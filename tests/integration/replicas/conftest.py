"""One PostgreSQL that several processes, or several parts of this one, share."""

from collections.abc import AsyncIterator, Awaitable, Callable

import asyncpg
import pytest

from storage.database import Database
from tests.conftest import migrated_postgres_database


@pytest.fixture
async def url(postgres: str) -> str:
    """A separate database with the newest schema."""
    return await migrated_postgres_database(postgres)


@pytest.fixture
async def shared(url: str) -> AsyncIterator[Database]:
    """That database, opened."""
    async with Database.opened(url) as database:
        yield database


@pytest.fixture
async def server(url: str) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """The test's own connection, for inspection and sabotage."""
    connection = await asyncpg.connect(url)
    yield connection
    await connection.close()


@pytest.fixture
def backends(server: "asyncpg.Connection[asyncpg.Record]") -> Callable[[str], Awaitable[list[int]]]:
    """Process ids of the server's backends for this database whose last statement contains a text."""

    async def pids(statement: str) -> list[int]:
        rows = await server.fetch(
            "SELECT pid FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE $1",
            f"%{statement}%",
        )
        return [row["pid"] for row in rows]

    return pids
