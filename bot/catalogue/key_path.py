"""Checks a value of the catalogue file, and knows its path in the file for the error message."""

import math
import re
from collections.abc import Sequence
from decimal import Decimal
from difflib import get_close_matches
from typing import Any, NoReturn

from bot.values import Number

WORD = re.compile(r"\w([\w.:/@+*×-]{0,62}\w)?")
LARGEST = 10**20  # beyond what any field of an API takes; a seed of 64 bits is below
LONGEST_TEXT = 200  # characters of what people are shown on a line


class InvalidValue(Exception):
    """A value of the file cannot be used. `fix` tells the operator what to do."""

    def __init__(self, keys: list[str], fix: str) -> None:
        super().__init__(fix)
        self.keys = keys
        self.fix = fix


class KeyPath:
    """The keys that lead to a value. Each check returns the value, or raises InvalidValue."""

    def __init__(self, *keys: str) -> None:
        self._keys = list(keys)

    def key(self, *keys: object) -> "KeyPath":
        return KeyPath(*self._keys, *map(str, keys))

    def fail(self, fix: str) -> NoReturn:
        raise InvalidValue(self._keys, fix)

    def table(self, value: Any, known: Sequence[str], form: str) -> dict[str, Any]:
        """A table without unknown keys. `form`: how to write it."""
        if not isinstance(value, dict):
            self.fail(f"must be {form}")
        for name in value:
            if name not in known:
                if name == "currency":
                    self.key(name).fail("belongs to the whole file: write it above the first [[…]]")
                near = get_close_matches(name, known, n=1)
                hint = f"did you mean {near[0]}?" if near else f"remove it (there are: {', '.join(known)})"
                self.key(name).fail(f"is not known: {hint}")
        return dict(value)

    def text(self, value: Any, longest: int = LONGEST_TEXT) -> str:
        """A line of text without space at its ends; may be empty. `longest`: in characters."""
        if not isinstance(value, str):
            self.fail('must be text: "…"')
        text = value.strip()
        if not text.isprintable() or len(text) > longest:
            self.fail(f"must be one line of at most {longest} characters, without tabs and control characters")
        return text

    def word(self, value: Any) -> str:
        if not isinstance(value, str) or not WORD.fullmatch(value.strip()):
            self.fail("must be one word: at most 64 letters, digits, and . : / @ + * - between them")
        return value.strip()

    def whole(self, value: Any, least: int) -> int:
        if type(value) is not int or not least <= value < LARGEST:
            self.fail(f"must be a whole number, {least} or more")
        return int(value)

    def number(self, value: Any, form: str) -> Number:
        """A number that JSON and arithmetic can carry."""
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.fail(f"must be {form}")
        number = value if isinstance(value, int) else float(value)
        if not (isinstance(number, int) or math.isfinite(number)) or abs(number) > LARGEST:
            self.fail(f"must be {form}, finite and at most 10^20")
        return number

    def pair(self, value: Any, form: str) -> tuple[Any, Any]:
        if not isinstance(value, list) or len(value) != 2:
            self.fail(f"must be {form}")
        return value[0], value[1]

    def json(self, value: Any) -> Any:
        """A value that can be sent as JSON."""
        form = "text, a number, true, false, a list or a table"
        match value:
            case dict():
                return {name: self.key(name).json(inner) for name, inner in value.items()}
            case list():
                return [self.key(number).json(inner) for number, inner in enumerate(value, 1)]
            case str() | bool():
                return value
            case _:
                return self.number(value, form)
