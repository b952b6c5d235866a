"""The named statements, compiled for asyncpg."""

from functools import cache
from typing import Any

from storage.statements import load_statements


@cache
def statements() -> Any:
    """All statements for PostgreSQL, compiled once."""
    return load_statements("postgresql", "asyncpg")
