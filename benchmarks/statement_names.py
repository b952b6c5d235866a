"""The names of the bot's statements by their SQL."""

from functools import cache

from storage.engines.sqlite.statements import statements


@cache
def _names() -> dict[str, str]:
    every = statements()
    return {getattr(every, name).sql: name for name in every.names}


def name_of(sql: str) -> str:
    """The name of a statement, or its first words if it has none."""
    return _names().get(sql) or " ".join(sql.split())[:60]
