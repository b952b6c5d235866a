"""A database is brought to the newest schema, by one of those who try, and left alone when it is there."""

import asyncio
import subprocess
import sys

import pytest

from storage.database import Database
from storage.errors import StorageUnusable
from storage.location import Location
from storage.migrate import migrate, newest


async def test_an_empty_database_gets_the_newest_schema(database_url: str) -> None:
    """The first call works, the second has nothing to do."""
    assert await migrate(database_url)
    assert not await migrate(database_url)
    async with Database.opened(database_url) as database:
        assert await database.revision() == newest()


async def test_several_may_start_together(database_url: str) -> None:
    """Replicas that start at once on an empty database all end with the schema."""
    await asyncio.gather(*(migrate(database_url) for _ in range(4)))
    assert not await migrate(database_url)


async def test_a_newer_database_is_refused(database_url: str) -> None:
    """An old program does not write into what it does not know."""
    await migrate(database_url)
    connection = await Database.connect(Location.parse(database_url))
    await connection.execute("UPDATE alembic_version SET version_num = '9999'")
    await connection.close()
    with pytest.raises(StorageUnusable, match="newer program"):
        await migrate(database_url)


def test_a_database_that_is_there_costs_no_import(tmp_path_factory: pytest.TempPathFactory) -> None:
    """The migration library is not loaded by an ordinary start."""
    url = f"sqlite:///{tmp_path_factory.mktemp('db')}/bot.db"
    code = (
        "import asyncio, sys; from storage.migrate import migrate;"
        f"asyncio.run(migrate({url!r}));"
        "loaded = 'alembic' in sys.modules or 'sqlalchemy' in sys.modules;"
        "print(loaded)"
    )
    first, second = (
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603 - our own code
        for _ in range(2)
    )
    assert (first, second) == ("True", "False")
