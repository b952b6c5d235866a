"""Loads the named statements of `queries/` for one engine. The only module that reads SQL files.

Placeholders such as `{under_way}` are replaced by sets of states from `states.py`, written out as `'submitting',
'running'`: with bound parameters, neither engine would use the partial indexes.

What several statements have in common is a fragment: the text below `-- fragment: name`, up to the next name, replaces
`{name}`.

`INDEXED BY name` is for SQLite, which has no statistics and prefers any index with an equality to one that is in the right
order. PostgreSQL gets the statement without it.

Each statement is compiled when it is first used, or with all others in a thread: they take 10 ms, and commands that run for
a moment use few.
"""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import aiosql
from aiosql.query_loader import QueryLoader
from aiosql.types import QueryDatum

from storage.states import GROUPS

QUERIES = Path(__file__).parent / "queries"
NAME = "-- name: "  # with which each statement begins
HINT = re.compile(r"\s+INDEXED BY \w+")
PLACEHOLDER = re.compile(r"\{(\w+)\}")
FRAGMENT = re.compile(r"^-- fragment: (\w+)\n(.*?)(?=^-- (?:name|fragment): |\Z)", re.MULTILINE | re.DOTALL)
STATEMENT = re.compile(r"^-- name: (\w+)\W*\n.*?(?=^-- name: |\Z)", re.MULTILINE | re.DOTALL)


def load_statements(folder: str, adapter: Any) -> "Statements":
    """The statements of `queries/*.sql` and `queries/{folder}/*.sql`; the latter are the few that differ between engines.

    `adapter` is aiosql's name for the driver, or an adapter class.
    """
    files: Iterable[Path] = (*sorted(QUERIES.glob("*.sql")), *sorted((QUERIES / folder).glob("*.sql")))
    texts = [file.read_text(encoding="utf-8") for file in files]
    fragments = {name: fragment.strip() for text in texts for name, fragment in FRAGMENT.findall(text)}
    sources = {found[1]: found[0] for text in texts for found in STATEMENT.finditer(FRAGMENT.sub("", text))}
    return Statements(sources, fragments, adapter, has_hints=folder == "sqlite")


class Statements:
    """Each statement is a method that takes the driver's connection and the values by name."""

    def __init__(
        self, sources: Mapping[str, str], fragments: Mapping[str, str], adapter: Any, *, has_hints: bool
    ) -> None:
        self._sources = sources
        self._fragments = fragments
        self._adapter = adapter
        self._has_hints = has_hints

    @property
    def names(self) -> list[str]:
        return list(self._sources)

    def compile(self) -> None:
        """Compile all of them now."""
        for name in self._sources:
            getattr(self, name)

    def __getattr__(self, name: str) -> Any:
        """Called for a name that is not an attribute yet. It may run on two threads at once: both get the same."""
        if name not in self._sources:
            raise AttributeError(name)
        text = PLACEHOLDER.sub(self._written_out, self._sources[name])
        compiled = aiosql.from_str(
            text if self._has_hints else HINT.sub("", text), self._adapter, mandatory_parameters=False, attribute=None,
            loader_cls=_OfOneStatement,
        )  # fmt: skip
        statement = getattr(compiled, name)
        setattr(self, name, statement)
        return statement

    def _written_out(self, found: re.Match[str]) -> str:
        name = found[1]
        if name in self._fragments:
            return PLACEHOLDER.sub(self._written_out, self._fragments[name])
        return ", ".join(f"'{state}'" for state in sorted(GROUPS[name]))


class _OfOneStatement(QueryLoader):
    """Leaves out aiosql's search for block comments, of which there are none: it takes three quarters of the time."""

    def load_query_data_from_sql(
        self, sql: str, ns_parts: list[str], fname: Path | str = "<unknown>"
    ) -> list[QueryDatum]:
        return [self._make_query_datum(sql.removeprefix(NAME), ns_parts, (fname, 1))]
