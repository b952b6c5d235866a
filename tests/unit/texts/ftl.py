"""The text files as Fluent's own parser sees them, and values to render them with."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.texts.words import FOLDER

LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.ftl")))
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
NUMBERS = {"count": COUNTS, "limit": (20,), "percent": (7, 100), "place": COUNTS}
NUMERIC_IN = {
    (f"images-too-{how}", "allowed") for how in ("many", "few")
}  # elsewhere the same name is a list of values in words


@dataclass
class Text:
    """One message: the variables it names, and all its literal words, of every variant."""

    variables: set[str] = field(default_factory=set)
    words: str = ""


class _Reader(Visitor):
    def __init__(self) -> None:
        self.text = Text()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name for it
        self.text.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - as above
        self.text.words += f"{node.value}\n"


@cache
def texts(language: str) -> dict[str, Text]:
    """Every message of a language by its key. Raises AssertionError for what Fluent cannot read, or reads twice."""
    resource = FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))
    found: dict[str, Text] = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), f"{language}.ftl cannot be read at: {str(entry.content)[:100]!r}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{language}.ftl has {entry.id.name} twice"
            reader = _Reader()
            reader.visit(entry)
            found[entry.id.name] = reader.text
    return found


def samples(key: str, word: str = "word") -> list[dict[str, Any]]:
    """Values for every variable of a message: one set for each number that may need a form of its own."""
    variables = texts("en")[key].variables
    numeric = {name for name in variables if name in NUMBERS or (key, name) in NUMERIC_IN}
    given: dict[str, Any] = dict.fromkeys(variables - numeric, word)
    longest = max((len(NUMBERS.get(name, COUNTS)) for name in numeric), default=1)
    return [
        given | {name: choices[row % len(choices)] for name in numeric for choices in [NUMBERS.get(name, COUNTS)]}
        for row in range(longest)
    ]
