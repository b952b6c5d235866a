"""Turns a text key and its values into a text in the user's language; all texts are in this folder's `.ftl` files."""

import html
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fluent.syntax import FluentParser
from fluent.syntax.ast import Message, Placeable, TextElement, VariableReference

from bot.texts.bidi import (
    RIGHT_TO_LEFT,
    VALUE_START,
    has_rtl_letters,
    isolate,
    isolate_values,
    mark_value,
    without_marks,
)
from storage.records import dataclass

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

FOLDER = Path(__file__).parent
FALLBACK = "en"
MOST_TAGS = 256  # for which the available language is remembered
TAG = re.compile(r"</?[a-z]+[^>]*>")
ENTRY = re.compile(r"^(?=-?[A-Za-z][\w-]* *=)", re.MULTILINE)  # where the next text of a file begins
REFERENCE = re.compile(r"\{\s*(-?[a-z][\w-]*)")  # to another text
SELECTOR = re.compile(r"\{\s*\$([A-Za-z][\w-]*)\s*->")  # a value that selects a wording
MOST_KEPT = 200  # texts with such values kept per language
PARSER = FluentParser(with_spans=False)  # source positions would take two fifths of the memory
LONGEST_QUOTE = 700  # characters, escaped: Fluent takes 2500 per value, Telegram 4096 per message
LONGEST_PROMPT = 2000  # the same, for messages whose subject is the prompt
LONGEST_ANSWER = 200
ESCAPED = {letter: len(html.escape(letter)) for letter in "&<>"}


class Html(str):
    """A value that is already markup and must not be escaped again."""

    __slots__ = ()


REPEATED = frozenset({int, Html})
"""Values with which the same text is often needed again. Other strings are prompts and ids."""


class Words:
    """All languages of `bot/texts`."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._languages = {name: _Language(name, path) for name, path in files.items()}
        self._available = lru_cache(MOST_TAGS)(self._find_available)

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Words":
        return cls({path.stem: path for path in sorted(folder.glob("*.ftl"))})

    def unread(self) -> "Words":
        """The same texts, for one use: what it reads is forgotten with it."""
        return Words({name: language.path for name, language in self._languages.items()})

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._languages)

    def language(self, tag: str | None) -> str:
        """The available language for an IETF tag such as `pt-br`: the tag itself, else its first part, else English."""
        return self._available(tag)

    def _find_available(self, tag: str | None) -> str:
        tag = (tag or FALLBACK).lower()
        return next((name for name in (tag, tag.partition("-")[0]) if name in self._languages), FALLBACK)

    def say(self, language: str | None, key: str, **values: Any) -> str:
        """The text for `key` as Telegram HTML. Strings among the values are escaped, `Html` is not.

        Numbers are formatted for the language: pass ids as strings. Raises KeyError for an unknown key.
        """
        texts = self._languages[self._available(language)]
        if key in texts.fixed:
            return texts.fixed[key]
        return (texts if key in texts else self._languages[FALLBACK]).say(key, values)

    def plain(self, language: str | None, key: str, **values: Any) -> str:
        """The same without markup, short enough for the answer to a button press (200 characters)."""
        return self.without_markup(self.say(language, key, **values))

    def phrases(self, key: str) -> list[str]:
        """What people write, in all languages: the texts for `key` are lists with `|` between the phrases."""
        return [phrase for language in self.languages for phrase in without_marks(self.say(language, key)).split("|")]

    def value(self, language: str | None, text: str) -> Html:
        """A word that is not of the language, as `say` puts values into texts: escaped, and isolated if need be."""
        safe = html.escape(text, quote=False)
        needs_marks = self.language(language) in RIGHT_TO_LEFT or has_rtl_letters(text)
        return Html(isolate_values(mark_value(safe)) if needs_marks else safe)

    def isolate(self, language: str | None, text: str) -> str:
        """HTML that was put together from texts and other words, as `say` returns it: in order if written from right to left."""
        return isolate(text) if self.language(language) in RIGHT_TO_LEFT else text

    @staticmethod
    def without_markup(text: str) -> str:
        """A text of `say` as `plain` returns it."""
        text = html.unescape(TAG.sub("", text))
        return text if len(text) <= LONGEST_ANSWER else text[: LONGEST_ANSWER - 1] + "…"

    @staticmethod
    def is_cut(plain: str) -> bool:
        """Whether `plain` had to shorten the text."""
        return len(plain) == LONGEST_ANSWER and plain.endswith("…")


def clip_escaped(text: str, most: int = LONGEST_QUOTE) -> str:
    """Shorten an arbitrary text for a card.

    Counts `&`, `<` and `>` escaped, as Fluent does, and in UTF-16 units, as Telegram does.
    """
    length = 0
    for position, letter in enumerate(text):
        length += ESCAPED.get(letter) or (2 if letter > "\uffff" else 1)
        if length > most:
            return text[:position].rstrip() + "…"
    return text


class _Language:
    """The texts of one file. Each is parsed on first use: all of them would take 20 ms of CPU.

    `fixed`: texts without values that were used.
    """

    def __init__(self, name: str, path: Path) -> None:
        self._name = name
        self.path = path
        self.fixed: dict[str, str] = {}
        self._templates: dict[str, _Template | None] = {}
        # Texts whose values are whole numbers and markup of the bot, which are few: Fluent and babel format them slowly.
        self._formatted_before: dict[tuple[Any, ...], str] = {}
        self._added: set[str] = set()
        self._is_right_to_left = name in RIGHT_TO_LEFT

    def __contains__(self, key: str) -> bool:
        return key in self._sources

    def say(self, key: str, values: Mapping[str, Any]) -> str:
        """Raises KeyError for an unknown key, FluentReferenceError for a missing value."""
        if key in self.fixed:
            return self.fixed[key]
        if "{" not in self._sources[key]:
            self.fixed[key] = self._in_order(_fixed(self._sources[key]))
            return self.fixed[key]
        if not all(type(value) in REPEATED for value in values.values()):
            return self._formatted(key, values)
        known = (key, *values.items())
        if known not in self._formatted_before:
            if len(self._formatted_before) >= MOST_KEPT:
                self._formatted_before.clear()
            self._formatted_before[known] = self._formatted(key, values)
        return self._formatted_before[known]

    def _formatted(self, key: str, values: Mapping[str, Any]) -> str:
        safe = self._safe(key, values)
        if key not in self._templates:
            self._templates[key] = _template(self._sources[key])
        template = self._templates[key]
        if template and all(isinstance(safe.get(name), str) for name in template.names):
            return self._in_order(template.text % tuple(map(safe.__getitem__, template.names)))
        return self._in_order(self._resolved(key, safe))

    def _resolved(self, key: str, values: dict[str, Any]) -> str:
        """A text with selectors, numbers or other texts in it, as Fluent writes it."""
        self._add(key)
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(message.value, values)
        if errors:
            raise errors[0]
        return str(text)

    def _safe(self, key: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """The values, escaped; those that may be written in another direction than the text are marked."""
        safe = dict(values)
        for name, value in values.items():
            if not isinstance(value, str) or isinstance(value, Html):
                continue
            safe[name] = html.escape(value, quote=False)
            may_differ = self._is_right_to_left or has_rtl_letters(value)
            if may_differ and name not in SELECTOR.findall(self._sources[key]):
                safe[name] = mark_value(safe[name])
        return safe

    def _in_order(self, text: str) -> str:
        if self._is_right_to_left:
            return isolate(text)
        return isolate_values(text) if VALUE_START in text else text

    def _add(self, key: str) -> None:
        """Add a text to the bundle, and those that it refers to."""
        if key in self._added or key not in self._sources:
            return
        self._added.add(key)
        self._bundle.add_resource(PARSER.parse(self._sources[key]))
        for other in REFERENCE.findall(self._sources[key]):
            self._add(other)

    @cached_property
    def _sources(self) -> dict[str, str]:
        entries = ENTRY.split(self.path.read_text(encoding="utf-8"))[1:]
        return {entry.partition("=")[0].rstrip(): entry for entry in entries}

    @cached_property
    def _bundle(self) -> "FluentBundle":
        # Made on first use: the library takes 20 ms and 5 MiB, and the menu needs none.
        from bot.texts.locales import forget_unused  # noqa: PLC0415, I001 - as above, and before Fluent imports babel

        from fluent.runtime import FluentBundle  # noqa: PLC0415 - as above

        forget_unused(self._name)
        # Fluent would put isolation marks within code, where they are copied; `isolate` puts them around it.
        return FluentBundle([self._name, FALLBACK], use_isolating=False)


@dataclass(frozen=True)
class _Template:
    """A text in which strings stand as they are: `text % values`, with the values of these `names` in their order."""

    text: str
    names: tuple[str, ...]


def _template(source: str) -> _Template | None:
    """The template of a message; None if it is more than text and values. Fluent takes four times as long for the same."""
    message = PARSER.parse_entry(source)
    if not isinstance(message, Message) or message.value is None:
        return None
    text, names = "", []
    for element in message.value.elements:
        match element:
            case TextElement():
                text += element.value.replace("%", "%%")
            case Placeable(expression=VariableReference(id=name)):
                text += "%s"
                names.append(name.name)
            case _:
                return None
    return _Template(text, tuple(names))


def _fixed(source: str) -> str:
    """The text of a message without values. Raises KeyError if there is none."""
    message = PARSER.parse_entry(source)
    if not isinstance(message, Message) or message.value is None:
        raise KeyError(source)
    return "".join(element.value for element in message.value.elements if isinstance(element, TextElement))
