"""The text files, read by Fluent's own parser, and values to render them with."""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.texts.words import FOLDER

LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.ftl")))
COUNTS = (0, 1, 2, 3, 5, 11, 21, 100)
NUMBERS = {
    "count": COUNTS,
    "limit": (20,),
    "percent": (7, 100),
    "place": COUNTS,
    "days": COUNTS,
    "hours": (1, 2, 48),
    "kept": (1, 7, 11),
    **dict.fromkeys(("done", "total", "sent", "blocked", "failed"), COUNTS),
    **dict.fromkeys(("made", "unknown", "number", "more"), COUNTS),
    **dict.fromkeys(("asked", "approved", "new"), COUNTS),
    "minutes": (1, 2, 5, 15),
    "least": (0, 1, 2),
    "most": (1, 2, 10),
}
WORDS = {"payer": ("all", "chat", "user"), "period": ("day", "month")}
"""Values that only select a wording and are not shown."""
NUMERIC_IN = {
    (key, "allowed")
    for key in ("images-too-many", "images-too-few", "images-not-taken", "prompt-too-long", "option-too-long")
}  # in other messages the same name is a list in words


@dataclass
class Text:
    """One message: its variables, and the literal text of all its variants."""

    variables: set[str] = field(default_factory=set)
    words: str = ""


class _Reader(Visitor):
    def __init__(self) -> None:
        self.text = Text()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - Fluent's name for it
        self.text.variables.add(node.id.name)

    def visit_TextElement(self, node: ast.TextElement) -> None:  # noqa: N802 - as above
        self.text.words += f"{node.value}\n"


def is_number(key: str, variable: str) -> bool:
    """Whether this value of a message is a whole number."""
    return variable in NUMBERS or (key, variable) in NUMERIC_IN


@cache
def messages(language: str) -> dict[str, ast.Message]:
    """The messages of a language as Fluent parses them. Raises AssertionError for syntax errors and duplicate keys."""
    resource = FluentParser().parse((FOLDER / f"{language}.ftl").read_text(encoding="utf-8"))
    found: dict[str, ast.Message] = {}
    for entry in resource.body:
        assert not isinstance(entry, ast.Junk), f"{language}.ftl cannot be read at: {str(entry.content)[:100]!r}"
        if isinstance(entry, ast.Message):
            assert entry.id.name not in found, f"{language}.ftl has {entry.id.name} twice"
            found[entry.id.name] = entry
    return found


@cache
def texts(language: str) -> dict[str, Text]:
    """The variables and words of all messages of a language, by key."""
    found: dict[str, Text] = {}
    for key, message in messages(language).items():
        reader = _Reader()
        reader.visit(message)
        found[key] = reader.text
    return found


def samples(key: str, word: str = "word") -> list[dict[str, Any]]:
    """Values for the variables of a message: one set per number or word that may have a form of its own."""
    variables = texts("en")[key].variables
    numeric = {name for name in variables if is_number(key, name)}
    chosen: dict[str, tuple[Any, ...]] = {name: NUMBERS.get(name, COUNTS) for name in numeric}
    chosen |= {name: WORDS[name] for name in variables & WORDS.keys()}
    given: dict[str, Any] = dict.fromkeys(variables - chosen.keys(), word)
    longest = max(map(len, chosen.values()), default=1)
    return [given | {name: choices[row % len(choices)] for name, choices in chosen.items()} for row in range(longest)]
