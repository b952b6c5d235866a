"""The named statements of `queries/`, as functions for one engine: the only place where SQL files are read.

`{under_way}` and its like in the SQL stand for a set of states of `states.py`, written out as `'submitting', 'running'`: with a
parameter in its place, neither engine would use the partial indexes.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import aiosql

from storage.states import GROUPS

QUERIES = Path(__file__).parent / "queries"
GROUP = re.compile(r"\{(\w+)\}")


def load_statements(folder: str, adapter: Any) -> Any:
    """Compile `queries/*.sql` and then `queries/{folder}/*.sql`, the few statements that one engine words its own way.

    `adapter` is aiosql's name for the driver, or a class like its adapters. Each statement becomes an attribute: a
    function that takes the driver's connection and the statement's values by name.
    """
    return aiosql.from_str(_text(folder), adapter, mandatory_parameters=False, attribute=None)


def _text(folder: str) -> str:
    files: Iterable[Path] = (*sorted(QUERIES.glob("*.sql")), *sorted((QUERIES / folder).glob("*.sql")))
    return GROUP.sub(_written_out, "\n".join(file.read_text(encoding="utf-8") for file in files))


def _written_out(group: re.Match[str]) -> str:
    return ", ".join(f"'{state}'" for state in sorted(GROUPS[group[1]]))
