"""The database engines, one folder each. Only this module maps a DATABASE_URL to an engine."""

from storage.engines.engine import Connections, Engine, Raw, Values, Wake
from storage.location import Location

__all__ = ["Connections", "Engine", "Raw", "Values", "Wake", "engine_at"]


def engine_at(url: str) -> Engine:
    """Choose the engine by the URL's scheme. Raises ValueError if it is not a DATABASE_URL."""
    location = Location.parse(url)
    # Imported on demand: asyncpg takes 2.6 MiB that a bot on SQLite does not need.
    if location.is_file:
        from storage.engines.sqlite import SQLite  # noqa: PLC0415

        return SQLite(location.path)
    from storage.engines.postgresql import PostgreSQL  # noqa: PLC0415

    return PostgreSQL(location.dsn)
