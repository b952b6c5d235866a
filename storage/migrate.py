"""Brings an empty or older database to the schema of this program; does nothing, and imports nothing, when it is there."""

import logging
from pathlib import Path

from storage.database import Database
from storage.engines import Engine, engine_at
from storage.errors import StorageUnusable

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent / "migrations"


def newest() -> str:
    """The revision that this program's queries are written for."""
    return max(path.name.partition("_")[0] for path in (FOLDER / "versions").glob("*.sql"))


async def migrate(url: str) -> bool:
    """Bring the database to the newest revision; several processes may call it together. True if there was work.

    Raises StorageUnavailable when it cannot be reached, StorageUnusable when it is newer than this program.
    """
    engine = engine_at(url)
    async with engine.migrating():
        async with Database.opened(url) as database:
            found = await database.revision()
        if found == newest():
            return False
        if found is not None and found > newest():
            raise StorageUnusable(
                f"the database has schema {found}, this program knows {newest()}: start the newer program"
            )
        if not await _upgrade(engine):  # another process was faster
            return False
    log.info("database schema brought from %s to %s", found or "nothing", newest())
    return True


async def _upgrade(engine: Engine) -> bool:
    # Half a second and 20 MB of imports that only a first start or an update needs.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415
    from sqlalchemy import Connection, text  # noqa: PLC0415

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
        async with schema_engine.begin() as connection:
            upgraded: bool = await connection.run_sync(upgrade)
            return upgraded
    finally:
        await schema_engine.dispose()
