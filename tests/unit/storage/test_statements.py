"""Each SQL statement is in the file named after the repository that runs it."""

import re
from pathlib import Path

import pytest

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
    source = "\n".join(module.read_text(encoding="utf-8") for module in modules(file))
    names = NAME.findall(file.read_text(encoding="utf-8"))
    assert names or FRAGMENT.search(file.read_text(encoding="utf-8"))
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
