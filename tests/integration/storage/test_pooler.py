"""A pooler in front of PostgreSQL: in session mode it is like the server itself, in transaction mode it is refused."""

import asyncio

import pytest

from storage.database import Database, check_connections
from storage.errors import StorageUnavailable, StorageUnusable
from storage.migrate import migrate
from tests.conftest import new_postgres_database
from tests.integration.pooler import running_pooler


@pytest.fixture(scope="module")
async def server(postgres: str) -> str:
    return await new_postgres_database(postgres)


@pytest.mark.parametrize("in_turn", [False, True])
@pytest.mark.parametrize("size", [1, 2, 3, 4])
async def test_transaction_mode_is_refused(server: str, size: int, in_turn: bool) -> None:
    """Whether the pooler has one connection to the server or several, and in whatever order it uses them."""
    async with running_pooler(server, "transaction", size=size, in_turn=in_turn) as pooler:
        with pytest.raises(StorageUnusable, match="a pooler in transaction mode") as refused:
            await check_connections(pooler.url)
        with pytest.raises(StorageUnusable, match="a pooler in transaction mode"):
            await migrate(pooler.url)
    assert "\n" not in str(refused.value) and len(str(refused.value)) < 170


async def test_session_mode_is_accepted(server: str) -> None:
    """The schema is created through it."""
    async with running_pooler(server, "session") as pooler:
        assert await migrate(pooler.url) is True
        async with Database.opened(pooler.url) as database:
            await database.ping()


async def test_a_mode_that_changes_later_is_an_outage(server: str) -> None:
    """Lost and mistaken prepared statements mean that the database is not available, and are not used again."""
    async with (
        running_pooler(server, "session", size=3, in_turn=True) as pooler,
        Database.opened(pooler.url) as database,
    ):
        await database.ping()
        pooler.mode = "transaction"
        errors = [error for _ in range(10) for error in await at_once(database)]
        assert errors and {type(error) for error in errors} == {StorageUnavailable}
        assert any("prepared statement" in str(error) for error in errors)
        pooler.mode = "session"
        await at_once(database)  # closes the connections whose statements are lost
        assert await at_once(database) == []


async def at_once(database: Database) -> list[BaseException]:
    """The errors of several statements at the same time."""
    results = await asyncio.gather(*(database.revision() for _ in range(3)), return_exceptions=True)
    return [result for result in results if isinstance(result, BaseException)]
