"""Plain English: documents, docstrings and comments avoid words that make them read as translated."""

import ast
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
WIDEST_CELL = 120  # characters

# Files and folders that have been rewritten. Add a part when its prose is done.
REWRITTEN = ["benchmarks", "bot", "sandbox", "storage", "tests"]
DOCUMENTS = [
    *sorted(ROOT.glob("*.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
    ROOT / "sandbox" / "telegram" / "CONTROL.md",
    ROOT / ".env.example",
    ROOT / "Makefile",
]
SOURCES = sorted(
    path
    for part in REWRITTEN
    for path in ([ROOT / part] if part.endswith(".py") else (ROOT / part).rglob("*"))
    if path.suffix in {".py", ".sql", ".js"} and path.exists()
)

INSTEAD = {
    r"whoever": "name the actor: the user, the admin, the worker, the caller",
    r"anew": "again, or new",
    r"beside": "next to, in addition to",
    r"strangers?": "untrusted, unknown, another user",
    r"surely": "definitely, or omit it",
    r"wish(?:es|ed)?": "request",
    r"in earnest": "omit it",
    r"by itself": "automatically, alone",
    r"out of reach": "unreachable, temporarily unavailable",
    r"asked for": "requested, polled",
    r"says? so": "reports it",
    r"stands": "is",
    r"to be had": "available",
}
BANNED = re.compile(rf"\b(?:{'|'.join(INSTEAD)})\b", re.IGNORECASE)
CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)  # names are no prose
CELL = re.compile(r"(?<!\\)\|")


def docstrings(source: str) -> Iterator[tuple[int, str]]:
    """Strings that are statements: docstrings, and the descriptions below names."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Expr(value=ast.Constant(value=str(text))):
                yield node.lineno, text


def comments(path: Path) -> Iterator[tuple[int, str]]:
    """Comments of a Python, SQL or JavaScript file, with their lines."""
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
        return
    mark = re.compile(r"--(?! name:)(.*)" if path.suffix == ".sql" else r"(?:^|\s)//\s(.*)")
    for number, line in enumerate(source.splitlines(), 1):
        if found := mark.search(line):
            yield number, found[1]


def banned(text: str) -> set[str]:
    """The words of a text that have a plainer replacement. Code in backticks may use them."""
    return {word.lower() for word in BANNED.findall(CODE.sub("", text))}


def cells(document: str) -> Iterator[str]:
    """The cells of all tables."""
    for line in CODE.sub(lambda code: code[0] if "\n" not in code[0] else "", document).splitlines():
        if line.startswith("|"):
            yield from (cell.strip() for cell in CELL.split(line.strip("|")))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_documents_use_plain_words(document: Path) -> None:
    """A document contains none of the words in INSTEAD outside of code."""
    assert banned(document.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_table_cells_are_short(document: Path) -> None:
    """Details of a table belong below it: longer cells are unreadable in source and on a phone."""
    assert [cell for cell in cells(document.read_text(encoding="utf-8")) if len(cell) >= WIDEST_CELL] == []


def test_docstrings_and_comments_use_plain_words() -> None:
    """The rewritten folders contain none of the words in INSTEAD outside of code."""
    found = []
    for path in SOURCES:
        source = path.read_text(encoding="utf-8")
        if not BANNED.search(source):  # most files: no need to parse them, which takes seconds for all
            continue
        texts = [*comments(path)]
        if path.suffix == ".py":
            texts += docstrings(source)
        found += [f"{path.relative_to(ROOT)}:{line}: {word}" for line, text in texts for word in banned(text)]
    assert found == []


def test_the_list_of_rewritten_parts_is_current() -> None:
    """A part that was moved or removed is changed in the list, so that it does not go unchecked."""
    assert [part for part in REWRITTEN if not (ROOT / part).exists()] == []


def test_the_checks_can_fail() -> None:
    """Words are found in docstrings and comments, but not in code; long cells are found in tables only."""
    assert banned("Surely, whoever calls `anew()` WISHES it.") == {"surely", "whoever", "wishes"}
    assert [text for _, text in docstrings('"""One."""\nX = 1\n"""Two."""\nY = "three"')] == ["One.", "Two."]
    assert list(cells("| a | `b\\|c` |\n```\n| d |\n```\nno | table")) == ["a", "`b\\|c`"]
    assert len(SOURCES) > 150
    assert any(comments(ROOT / "storage" / "queries" / "tasks.sql"))
    assert any(comments(ROOT / "sandbox" / "page" / "store.js"))
