"""The named statements that write: every commit with one of them in it is a place where the bot must survive dying."""

import re

from storage.statements import QUERIES

NAMED = re.compile(r"^-- name: (\w+)[\^!$]?\s*\n(?:\s*--.*\n|\s*\n)*\s*(\w+)", re.MULTILINE)


def writing_statements() -> frozenset[str]:
    """The names, out of `storage/queries`: whoever adds a statement adds a barrier."""
    texts = (file.read_text(encoding="utf-8") for file in QUERIES.rglob("*.sql"))
    return frozenset(name for text in texts for name, verb in NAMED.findall(text) if verb.upper() != "SELECT")
