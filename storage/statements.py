"""Loads the named statements of `queries/` for one engine. The only module that reads SQL files.

Placeholders such as `{under_way}` are replaced by sets of states from `states.py`, written out as `'submitting',
'running'`: with bound parameters, neither engine would use the partial indexes.

`INDEXED BY name` is for SQLite, which has no statistics and prefers any index with an equality to one that is in the right
order. PostgreSQL gets the statement without it.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import aiosql

from storage.states import GROUPS

QUERIES = Path(__file__).parent / "queries"
HINT = re.compile(r"\s+INDEXED BY \w+")
GROUP = re.compile(r"\{(\w+)\}")


def load_statements(folder: str, adapter: Any) -> Any:
    """Compile `queries/*.sql` and then `queries/{folder}/*.sql`, the few statements that differ between engines.

    `adapter` is aiosql's name for the driver, or an adapter class. Each statement becomes a method that takes the
    driver's connection and the values by name.
    """
    return aiosql.from_str(_text(folder), adapter, mandatory_parameters=False, attribute=None)


def _text(folder: str) -> str:
    files: Iterable[Path] = (*sorted(QUERIES.glob("*.sql")), *sorted((QUERIES / folder).glob("*.sql")))
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return GROUP.sub(_written_out, text if folder == "sqlite" else HINT.sub("", text))


def _written_out(group: re.Match[str]) -> str:
    return ", ".join(f"'{state}'" for state in sorted(GROUPS[group[1]]))
