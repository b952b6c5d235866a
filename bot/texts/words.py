"""Turns a text key and its values into a text in the user's language; all texts are in this folder's `.ftl` files."""

import html
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from fluent.runtime import FluentBundle
from fluent.syntax import FluentParser
from fluent.syntax.ast import Resource

FOLDER = Path(__file__).parent
FALLBACK = "en"
TAG = re.compile(r"</?[a-z]+[^>]*>")
LONGEST_QUOTE = 700  # characters, escaped: Fluent takes 2500 per value, Telegram 4096 per message
LONGEST_PROMPT = 2000  # the same, for messages whose subject is the prompt
LONGEST_ANSWER = 200
ESCAPED = {letter: len(html.escape(letter)) for letter in "&<>"}


class Html(str):
    """A value that is already markup and must not be escaped again."""

    __slots__ = ()


class Words:
    """All languages of `bot/texts`. Each is loaded on first use, because parsing takes some 40 ms of CPU."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._bundles: dict[str, FluentBundle] = {}

    @classmethod
    def load(cls, folder: Path = FOLDER) -> "Words":
        return cls({path.stem: path for path in sorted(folder.glob("*.ftl"))})

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self._files)

    def language(self, tag: str | None) -> str:
        """The available language for an IETF tag such as `pt-br`: the tag itself, else its first part, else English."""
        tag = (tag or FALLBACK).lower()
        return next((name for name in (tag, tag.partition("-")[0]) if name in self._files), FALLBACK)

    def say(self, language: str | None, key: str, **values: Any) -> str:
        """The text for `key` as Telegram HTML. Strings among the values are escaped, `Html` is not.

        Numbers are formatted for the language: pass ids as strings. Raises KeyError for an unknown key.
        """
        bundle = self._bundle(self.language(language))
        if not bundle.has_message(key):
            bundle = self._bundle(FALLBACK)
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(message.value, {name: _safe(value) for name, value in values.items()})
        if errors:
            raise errors[0]
        return str(text)

    def _bundle(self, language: str) -> FluentBundle:
        if language not in self._bundles:
            self._bundles[language] = _bundle(self._files[language])
        return self._bundles[language]

    def plain(self, language: str | None, key: str, **values: Any) -> str:
        """The same without markup, short enough for the answer to a button press (200 characters)."""
        text = html.unescape(TAG.sub("", self.say(language, key, **values)))
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


def _safe(value: Any) -> Any:
    return html.escape(value, quote=False) if isinstance(value, str) and not isinstance(value, Html) else value


def _bundle(path: Path) -> FluentBundle:
    # Isolation marks around values would be copied along with them.
    bundle = FluentBundle([path.stem, FALLBACK], use_isolating=False)
    bundle.add_resource(_resource(path))
    return bundle


@cache
def _resource(path: Path) -> Resource:
    # Source positions would take two fifths of a language's memory.
    return FluentParser(with_spans=False).parse(path.read_text(encoding="utf-8"))
