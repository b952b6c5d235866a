"""A driver's own connection to a database under test, to inspect it and to cause failures."""

from typing import Any

import asyncpg

from storage.engines.sqlite.connection import Connection
from storage.location import Location


async def raw_connection(url: str) -> Any:
    """Connect to the database of a DATABASE_URL; both drivers have `execute` and `close`."""
    location = Location.parse(url)
    return await (Connection.open(location.path) if location.is_file else asyncpg.connect(location.dsn))
