"""Loads the named statements of `queries/` for one engine. The only module that reads SQL files.

Placeholders such as `{under_way}` are replaced by sets of states from `states.py`, written out as `'submitting',
'running'`: with bound parameters, neither engine would use the partial indexes.

What several statements have in common is a fragment: the text below `-- fragment: name`, up to the next name, replaces
`{name}`.

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
PLACEHOLDER = re.compile(r"\{(\w+)\}")
FRAGMENT = re.compile(r"^-- fragment: (\w+)\n(.*?)(?=^-- (?:name|fragment): |\Z)", re.MULTILINE | re.DOTALL)


def load_statements(folder: str, adapter: Any) -> Any:
    """Compile `queries/*.sql` and then `queries/{folder}/*.sql`, the few statements that differ between engines.

    `adapter` is aiosql's name for the driver, or an adapter class. Each statement becomes a method that takes the
    driver's connection and the values by name.
    """
    return aiosql.from_str(_text(folder), adapter, mandatory_parameters=False, attribute=None)


def _text(folder: str) -> str:
    files: Iterable[Path] = (*sorted(QUERIES.glob("*.sql")), *sorted((QUERIES / folder).glob("*.sql")))
    texts = [file.read_text(encoding="utf-8") for file in files]
    fragments = {name: fragment.strip() for text in texts for name, fragment in FRAGMENT.findall(text)}

    def written_out(found: re.Match[str]) -> str:
        name = found[1]
        if name in fragments:
            return PLACEHOLDER.sub(written_out, fragments[name])
        return ", ".join(f"'{state}'" for state in sorted(GROUPS[name]))

    text = PLACEHOLDER.sub(written_out, "\n".join(FRAGMENT.sub("", each) for each in texts))
    return text if folder == "sqlite" else HINT.sub("", text)
