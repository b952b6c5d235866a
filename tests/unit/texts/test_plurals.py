"""Every text with a number has all plural forms that CLDR gives its language."""

import re
from collections.abc import Iterator

import pytest
from babel import Locale
from fluent.syntax import ast

from tests.unit.texts.ftl import LANGUAGES, is_number, messages

SAME_FOR_ALL = {
    "ar": {"ث", "د", "م", "كحد", "بالضبط", "إلى", "من"},
    "de": {"s", "min", "MB", "in", "bis", "von", "weitere", "Zeichen"},
    "en": {"s", "min", "MB", "in", "to", "of", "more"},
    "es": {"s", "min", "MB", "a", "de", "más"},
    "fr": {"s", "min", "Mo", "à", "sur", "de"},
    "hi": {"सेकंड", "मिनट", "MB", "से", "में", "हैं", "है", "का"},
    "pt": {"s", "min", "MB", "a", "de"},
    "ru": {"с", "ч", "мин", "МБ", "до", "из"},
}
"""Words after a number that have one form: abbreviations, prepositions, and units that the language does not inflect."""
UNINFLECTED = {"fa"}  # languages whose nouns are the same after every number
FOLLOWING = re.compile(r"(?:</\w+>)?[ \u00a0\u202f]*(?P<word>[^\W\d_][^\s.,;:!?)<،।]*)")
SOME_NUMBERS = (*range(201), 10**6, 2 * 10**6)  # of every category that whole numbers have


def categories(language: str) -> set[str]:
    """The plural categories that whole numbers have in CLDR. Russian has a further one, for fractions alone."""
    form = Locale(language).plural_form
    return {form(number) for number in SOME_NUMBERS}


def selections(node: ast.BaseNode) -> Iterator[ast.SelectExpression]:
    """All selections by a value within a message."""
    for child in _children(node):
        if isinstance(child, ast.SelectExpression):
            yield child
        yield from selections(child)


def patterns(node: ast.BaseNode, chosen: frozenset[str] = frozenset()) -> Iterator[tuple[ast.Pattern, frozenset[str]]]:
    """All patterns within a message, each with the values by which its variant was selected."""
    if isinstance(node, ast.SelectExpression):
        chosen |= {_variable(node.selector)}
    if isinstance(node, ast.Pattern):
        yield node, chosen
    for child in _children(node):
        yield from patterns(child, chosen)


def _children(node: ast.BaseNode) -> Iterator[ast.BaseNode]:
    for value in vars(node).values():
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.BaseNode):
                yield child


def _variable(node: ast.BaseNode) -> str:
    return node.id.name if isinstance(node, ast.VariableReference) else ""


def _form(key: ast.Identifier | ast.NumberLiteral) -> str:
    """The category that a variant is for; 0 is all that Arabic's `zero` has."""
    if isinstance(key, ast.Identifier):
        return str(key.name)
    return "zero" if key.value == "0" else str(key.value)


def missing(language: str, key: str, message: ast.Message) -> Iterator[str]:
    """What is wrong with the selections of a message."""
    for selection in selections(message):
        if not is_number(key, _variable(selection.selector)):
            continue
        forms = {_form(variant.key) for variant in selection.variants}
        if lacking := categories(language) - forms:
            yield f"{key} lacks {sorted(lacking)}"
        if useless := forms - categories(language) - {"other", "zero", "1"}:
            yield f"{key} has {sorted(useless)}, which no number selects"


def bare(language: str, key: str, message: ast.Message) -> Iterator[str]:
    """Numbers that are followed by a word, although nothing selects its form."""
    for pattern, chosen in patterns(message):
        for number, text in zip(pattern.elements, pattern.elements[1:], strict=False):
            if not isinstance(number, ast.Placeable) or not isinstance(text, ast.TextElement):
                continue
            name = _variable(number.expression)
            found = FOLLOWING.match(text.value)
            if name in chosen or not is_number(key, name) or not found:
                continue
            if found["word"] not in SAME_FOR_ALL[language]:
                yield f"{key}: ${name} {found['word']}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_category_of_the_language(language: str) -> None:
    """A selection by a number has all categories of the language: no form is that of another number."""
    found = [flaw for key, message in messages(language).items() for flaw in missing(language, key, message)]
    assert found == []


@pytest.mark.parametrize(
    "language", [name for name in LANGUAGES if len(categories(name)) > 1 and name not in UNINFLECTED]
)
def test_no_bare_word_after_a_number(language: str) -> None:
    """Where a word follows a number, its form is selected; abbreviations are the same for all."""
    found = [flaw for key, message in messages(language).items() for flaw in bare(language, key, message)]
    assert found == []
