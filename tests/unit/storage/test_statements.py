"""Each SQL statement is in the file named after the repository that runs it."""

import re
from pathlib import Path

import pytest

from storage.statements import QUERIES

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
    source = "\n".join(module.read_text(encoding="utf-8") for module in modules(file))
    names = NAME.findall(file.read_text(encoding="utf-8"))
    assert names
    assert [name for name in names if not re.search(rf"\b{name}\b", source)] == []
