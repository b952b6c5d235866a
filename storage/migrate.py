"""Migrates an empty or older database to this program's schema."""

import logging

from storage.database import Database
from storage.engines import Engine, engine_at
from storage.errors import StorageUnusable
from storage.migrations.sql import newest, revisions, scripts, statements

__all__ = ["migrate", "newest"]

log = logging.getLogger(__name__)

# The names are those of alembic, which wrote the schemas up to 0018: a database keeps its revision, and older programs still
# see that a schema is newer than theirs.
CREATE_VERSION = "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)"
INSERT_VERSION = "INSERT INTO alembic_version (version_num) VALUES ('{}')"
UPDATE_VERSION = "UPDATE alembic_version SET version_num = '{}'"
READ_VERSION = "SELECT version_num FROM alembic_version"


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
        if found is not None and found not in revisions():
            raise StorageUnusable(f"it has the schema {found} of another program: choose an empty database")
        if not await _upgrade(engine):  # another process migrated first
            return False
    log.info("database schema migrated from %s to %s", found or "nothing", newest())
    return True


async def _upgrade(engine: Engine) -> bool:
    """Run what is missing in one transaction: half a schema would break the next attempt."""
    async with engine.changing_schema() as change:
        await change.run(CREATE_VERSION)
        found = await change.value(READ_VERSION)
        if found == newest():
            return False
        for revision in revisions():
            if found is None or revision > found:
                for script in scripts(revision, engine.name):
                    for statement in statements(script):
                        await change.run(statement)
        await change.run((UPDATE_VERSION if found else INSERT_VERSION).format(newest()))
    return True
