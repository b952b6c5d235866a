"""The named statements of `queries/`, as functions for one engine: the only place where SQL files are read."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import aiosql

QUERIES = Path(__file__).parent / "queries"


def load_statements(folder: str, adapter: Any) -> Any:
    """Compile `queries/*.sql` and then `queries/{folder}/*.sql`, the few statements that one engine words its own way.

    `adapter` is aiosql's name for the driver, or a class like its adapters. Each statement becomes an attribute: a
    function that takes the driver's connection and the statement's values by name.
    """
    return aiosql.from_str(_text(folder), adapter, mandatory_parameters=False, attribute=None)


def _text(folder: str) -> str:
    files: Iterable[Path] = (*sorted(QUERIES.glob("*.sql")), *sorted((QUERIES / folder).glob("*.sql")))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
