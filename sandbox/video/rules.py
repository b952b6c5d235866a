"""Rules for the fields of a create, and the sentences that describe how a body breaks them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Rule:
    """What a value must be; `must` completes the sentence "<key> must be …"."""

    accepts: Callable[[Any], bool]
    must: str


@dataclass(frozen=True)
class Fields:
    """The fields of a model. `others`: any other key is accepted as well."""

    required: Mapping[str, Rule]
    optional: Mapping[str, Rule] = field(default_factory=dict)
    others: bool = False

    def violations(self, body: Mapping[str, Any]) -> list[str]:
        """Missing keys first, then undocumented ones, then wrong values."""
        rules = {**self.required, **self.optional}
        found = [f"{key} is missing" for key in self.required if key not in body]
        found += [f"{key} is not a documented key" for key in body if key not in rules and not self.others]
        wrong = [key for key, rule in rules.items() if key in body and not rule.accepts(body[key])]
        return found + [f"{key} must be {rules[key].must}" for key in wrong]


def one_of(values: Iterable[str]) -> Rule:
    allowed = tuple(values)
    *most, last = allowed
    return Rule(lambda value: value in allowed, f"{', '.join(most)} or {last}" if most else last)


def matching(pattern: str, must: str) -> Rule:
    return Rule(lambda value: isinstance(value, str) and re.fullmatch(pattern, value) is not None, must)


def integer(least: int, must: str) -> Rule:
    # Python takes JSON's true for an int, and 10.0 for a number, but the documents require an integer.
    return Rule(lambda value: type(value) is int and value >= least, must)


def links(least: int = 0, most: int | None = None) -> Rule:
    """A list of links. `most` None: any number."""
    count = "" if most is None else f", {least} to {most} of them"
    return Rule(
        lambda value: _are_links(value) and least <= len(value) and (most is None or len(value) <= most),
        f"a list of http(s) links{count}",
    )


def is_link(value: Any) -> bool:
    if not isinstance(value, str):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _are_links(value: Any) -> bool:
    return isinstance(value, list) and all(map(is_link, value))


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


NAME = Rule(_is_text, "a string")
PROMPT = Rule(_is_text, "a string that is not blank")
TEXT = Rule(lambda value: isinstance(value, str), "a string")
LINK = Rule(is_link, "an http(s) link")
LINKS = links()
BOOLEAN = Rule(lambda value: isinstance(value, bool), "a JSON boolean")
BOOLEAN_TEXT = Rule(lambda value: value in {"true", "false"}, "a JSON string")
WRITTEN_BOOLEAN = Rule(lambda value: value in ("true", "false"), "true or false, written as a string")
SECONDS = integer(1, "an integer of seconds above 0")
COUNT = integer(1, "an integer above 0")
SEED = integer(0, "an integer of 0 or more")
NUMBER = Rule(
    lambda value: isinstance(value, int | float) and not isinstance(value, bool) and value > 0, "a number above 0"
)
OBJECT = Rule(lambda value: isinstance(value, dict), "a JSON object")
