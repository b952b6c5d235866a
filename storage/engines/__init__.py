"""The database engines, a folder each: the engine of a DATABASE_URL is chosen here and nowhere else."""

from storage.engines.engine import Connections, Engine, Wake
from storage.location import Location

__all__ = ["Connections", "Engine", "Wake", "engine_at"]


def engine_at(url: str) -> Engine:
    """Choose the engine by the URL's scheme. Raises ValueError for what is no DATABASE_URL."""
    location = Location.parse(url)
    # Imported where it is chosen: asyncpg takes 2.6 MiB that a bot on SQLite has no use for.
    if location.is_file:
        from storage.engines.sqlite import SQLite  # noqa: PLC0415

        return SQLite(location.path)
    from storage.engines.postgresql import PostgreSQL  # noqa: PLC0415

    return PostgreSQL(location.dsn)
