"""Migrates an empty or older database to this program's schema. Imports nothing if the schema is current."""

import logging
from pathlib import Path
from typing import Any

from storage.database import Database
from storage.engines import Engine, engine_at
from storage.errors import StorageUnusable

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "migrations"


def newest() -> str:
    """The schema revision that the queries are written for."""
    return max(_revisions())


def _revisions() -> frozenset[str]:
    return frozenset(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("*.sql"))


async def migrate(url: str) -> bool:
    """Migrate the database to the newest revision. Safe to call from several processes. True if it did anything.

    Raises StorageUnavailable if it cannot be reached, StorageUnusable if its schema is newer than this program or not its,
    or if this program cannot work with its connections.
    """
    engine = engine_at(url)
    await engine.check()
    async with engine.migrating():
        async with Database.opened(url) as database:
            found = await database.revision()
            foreign = None if found else await database.foreign_table()
        if foreign:
            raise StorageUnusable(f"it has the table {foreign} of another program: choose an empty database")
        if found == newest():
            return False
        if found is not None and found > newest():
            raise StorageUnusable(
                f"the database has schema {found}, this program knows {newest()}: start the newer program"
            )
        if found is not None and found not in _revisions():
            raise StorageUnusable(f"it has the schema {found} of another program: choose an empty database")
        if not await _upgrade(engine):  # another process migrated first
            return False
    log.info("database schema migrated from %s to %s", found or "nothing", newest())
    return True


async def _upgrade(engine: Engine) -> bool:
    # Imported here: half a second and 20 MB that only a first start or an upgrade needs.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from sqlalchemy import Connection, text  # noqa: PLC0415
    from sqlalchemy.exc import DBAPIError  # noqa: PLC0415

    def upgrade(connection: Connection) -> bool:
        connection.execute(text(engine.schema_lock))
        if MigrationContext.configure(connection).get_current_revision() == newest():
            return False
        config = Config()
        config.set_main_option("script_location", str(FOLDER))
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        return True

    schema_engine = engine.schema_engine()
    try:
        with engine.translated():
            try:
                async with schema_engine.begin() as connection:
                    upgraded: bool = await connection.run_sync(upgrade)
                    return upgraded
            except DBAPIError as error:  # SQLAlchemy's wrapper of the driver's error
                raise _driver_error(error) from None
    finally:
        await schema_engine.dispose()


def _driver_error(error: Any) -> BaseException:
    """The driver's own error in SQLAlchemy's DBAPIError. For asyncpg, SQLAlchemy wraps it once more."""
    original: BaseException = error.orig
    return original.__cause__ or original
