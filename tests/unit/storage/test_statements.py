"""Each SQL statement is in the file named after the repository that runs it."""

import re
from pathlib import Path
from typing import Any

import aiosql
import pytest

from storage.engines.sqlite.statements import OnItsThread, statements
from storage.statements import FRAGMENT, PLACEHOLDER, QUERIES
from storage.states import GROUPS

STORAGE = QUERIES.parent
NAME = re.compile(r"^-- name: (\w+)", re.MULTILINE)
FILES = sorted(QUERIES.rglob("*.sql"))


def modules(file: Path) -> list[Path]:
    """The modules that may run the statements of a file: its repository, or those of the engine for `engine.sql`."""
    if file.stem == "engine":
        return sorted((STORAGE / "engines" / file.parent.name).glob("*.py"))
    return [STORAGE / f"{file.stem}.py"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(QUERIES)))
def test_statements_are_in_the_file_of_their_repository(file: Path) -> None:
    """A statement is found by the name of the module that runs it, and none is unused."""
    names = NAME.findall(file.read_text(encoding="utf-8"))
    if not names:
        assert FRAGMENT.search(file.read_text(encoding="utf-8"))
        return
    source = "\n".join(module.read_text(encoding="utf-8") for module in modules(file))
    assert [name for name in names if not re.search(rf"\b{name}\b", source)] == []


def test_each_fragment_is_used_and_has_one_text_per_engine() -> None:
    """A fragment of an engine's folder has its counterpart in the other; no name is a group of states, too."""
    texts = {file: file.read_text(encoding="utf-8") for file in FILES}
    owners: dict[str, list[Path]] = {}
    for file, text in texts.items():
        for name, _ in FRAGMENT.findall(text):
            owners.setdefault(name, []).append(file.parent)
    used = {name for text in texts.values() for name in PLACEHOLDER.findall(text)}
    engines = [QUERIES / "postgresql", QUERIES / "sqlite"]
    assert owners.keys() <= used and not owners.keys() & GROUPS.keys()
    assert all(sorted(folders) in ([QUERIES], engines) for folders in owners.values())


def test_statements_have_no_block_comments() -> None:
    """They would be sent to the database: they are not looked for (`storage/statements.py`)."""
    assert [file.name for file in FILES if "/*" in file.read_text(encoding="utf-8")] == []


def test_a_statement_is_what_aiosql_makes_of_its_file() -> None:
    """Of one without placeholders. Its comments, which are not sent, stay as the documentation."""
    text = (QUERIES / "published.sql").read_text(encoding="utf-8")
    adapter: Any = OnItsThread
    made = aiosql.from_str(text, adapter, mandatory_parameters=False, attribute=None)
    names = NAME.findall(text)
    assert names and not PLACEHOLDER.search(text)
    for name in names:
        ours, theirs = getattr(statements(), name), getattr(made, name)
        assert (ours.sql, ours.operation, ours.__signature__, ours.__doc__) == (
            theirs.sql, theirs.operation, theirs.__signature__, theirs.__doc__,
        )  # fmt: skip
