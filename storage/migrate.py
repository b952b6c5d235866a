"""Brings an empty or older database to the schema of this program; does nothing, and imports nothing, when it is there."""

import asyncio
import logging
from pathlib import Path

from filelock import FileLock, Timeout

from storage.database import Database
from storage.errors import StorageUnavailable, StorageUnusable
from storage.location import Engine, Location

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "migrations"
ADVISORY_LOCK = 7_208_331  # any number, the same in every replica


def newest() -> str:
    """The revision that this program's queries are written for."""
    return max(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("*.sql"))


MIGRATION_TIME = 60.0  # seconds to wait for another process that migrates


async def migrate(url: str) -> bool:
    """Bring the database to the newest revision; several processes may call it together. True if there was work.

    Raises StorageUnavailable when it cannot be reached, StorageUnusable when it is newer than this program.
    """
    location = Location.parse(url)
    if location.engine is Engine.POSTGRESQL:
        return await _migrate(url)
    # Around the first look, too: many who make one file at once find it locked.
    lock = FileLock(location.path.with_name(location.path.name + ".migrate.lock"), thread_local=False)
    try:
        location.path.parent.mkdir(parents=True, exist_ok=True)
        await asyncio.to_thread(lock.acquire, timeout=MIGRATION_TIME)
    except Timeout as error:
        raise StorageUnavailable("another process has been migrating for a minute") from error
    except OSError as error:  # after Timeout, which is one too
        raise StorageUnusable(f"{location.path}: {error.strerror}") from error
    try:
        return await _migrate(url)
    finally:
        lock.release()


async def _migrate(url: str) -> bool:
    async with Database.opened(url) as database:
        found = await database.revision()
    if found == newest():
        return False
    if found is not None and found > newest():
        raise StorageUnusable(
            f"the database has schema {found}, this program knows {newest()}: start the newer program"
        )
    if not await _upgrade(Location.parse(url)):  # another process was faster
        return False
    log.info("database schema brought from %s to %s", found or "nothing", newest())
    return True


async def _upgrade(location: Location) -> bool:
    # Half a second and 20 MB of imports that only a first start or an update needs.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from sqlalchemy import Connection, text  # noqa: PLC0415
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415

    def upgrade(connection: Connection) -> bool:
        if location.engine is Engine.POSTGRESQL:
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": ADVISORY_LOCK})
        else:  # the connection begins no transaction by itself, and half a schema would be in the way of the next try
            connection.execute(text("BEGIN IMMEDIATE"))
        if MigrationContext.configure(connection).get_current_revision() == newest():
            return False
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        return True

    async def run() -> bool:
        engine = create_async_engine("sqlite+aiosqlite://", async_creator=lambda: Database.connect(location))
        if location.engine is Engine.POSTGRESQL:
            engine = create_async_engine("postgresql+asyncpg://", async_creator=lambda: Database.connect(location))
        try:
            async with engine.begin() as connection:
                return await connection.run_sync(upgrade)
        finally:
            await engine.dispose()

    return await run()
