"""The named statements that write: every commit that contains one is a barrier."""

import re

from storage.statements import QUERIES

NAMED = re.compile(r"^-- name: (\w+)[\^!$]?\s*\n(?:\s*--.*\n|\s*\n)*\s*(\w+)", re.MULTILINE)


def writing_statements() -> frozenset[str]:
    """Their names, read from `storage/queries`, so that every new statement adds a barrier."""
    texts = (file.read_text(encoding="utf-8") for file in QUERIES.rglob("*.sql"))
    return frozenset(name for text in texts for name, verb in NAMED.findall(text) if verb.upper() != "SELECT")
