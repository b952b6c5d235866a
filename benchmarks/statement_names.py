"""The names of the bot's statements by their SQL, as either engine gets it."""

from functools import cache

from storage.engines.postgresql.statements import statements as of_postgresql
from storage.engines.sqlite.statements import statements as of_sqlite


@cache
def _names() -> dict[str, str]:
    return {_plain(getattr(every, name).sql): name for every in (of_sqlite(), of_postgresql()) for name in every.names}


def name_of(sql: str) -> str:
    """The name of a statement, or its first words if it has none."""
    return _names().get(_plain(sql), "").removesuffix("_cursor") or _plain(sql)[:60]


@cache
def _plain(sql: str) -> str:
    """In one line: a server's log indents the lines of a statement."""
    return " ".join(sql.split())
