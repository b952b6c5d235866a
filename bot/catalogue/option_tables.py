"""Reads `[models.options]` of the catalogue file."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from bot.catalogue.key_path import WORD, KeyPath
from bot.catalogue.models import MODEL_KEYS
from bot.options import Choice, Option
from bot.values import Number, Value, format_value, normalize_name, normalize_value

NAME = re.compile(r"[^\W\d_][\w-]{0,62}")
RESERVED = ("model", "ar", "images", "prompt")
MODEL_ALIASES = ("模型",)
"""Other words for --model, which are no names for an option either."""
FIELD = re.compile(r"[^\s\"'.][^\"'.]*(?<!\s)")
SENT_BY_THE_BOT = ("model", "prompt")
KEYS = ("field", "values", "range", "length", "as")


def read_options(at: KeyPath, given: Any) -> tuple[Option, ...]:
    if not isinstance(given, dict):
        at.fail("must be written as [models.options]")
    options = tuple(_option(at.key(name), name, entry) for name, entry in given.items())
    owners: dict[str, str] = {}
    for option in options:
        name = normalize_name(option.name)
        for flag in (name, f"no-{name}") if option.is_switch else (name,):
            if flag in owners:
                at.key(option.name).fail(f"is written like {owners[flag]} (--{flag}): rename one of them")
            owners[flag] = option.name
    return options


def read_fields(at: KeyPath, given: Any) -> dict[str, Any]:
    """Fields that are sent unchanged with every create."""
    if not isinstance(given, dict):
        at.fail("must be a table such as { private = true }")
    for name in given:
        if not name.isprintable() or not FIELD.fullmatch(name.replace(".", "")):
            at.key(name).fail("cannot be the name of a field: write letters, digits, _ and -")
    return {name: at.key(name).json(value) for name, value in given.items()}


def require_distinct_fields(
    at: KeyPath, options: tuple[Option, ...], fields: Mapping[str, Any], picture_fields: tuple[str, ...]
) -> None:
    """Fail if something is sent in the same field as something else: options, `fields`, or what the bot sends in each create.

    `at`: the model. `picture_fields`: see `Format`.
    """
    by_the_bot = [tuple(name.split(".")) for name in (*SENT_BY_THE_BOT, *picture_fields)]
    for path in _paths((), fields):
        if any(_overlap(path, taken) for taken in by_the_bot):
            at.key("fields", *path).fail("is sent by the bot itself: remove it")
    owners = dict.fromkeys(_paths((), fields), "fields")
    for option in options:
        field = ".".join(option.path)
        if any(_overlap(option.path, taken) for taken in by_the_bot):
            at.key("options", option.name, "field").fail(f"{field} is sent by the bot itself: take another field")
        for path, owner in owners.items():
            if _overlap(option.path, path):
                at.key("options", option.name).fail(
                    f"is sent in the field {field}, like {owner}: give one of them another field"
                )
        owners[option.path] = option.name


def _overlap(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether two fields are the same, or one is an object that contains the other."""
    shorter = min(len(first), len(second))
    return first[:shorter] == second[:shorter]


def toml(value: Any) -> str:
    """A text or a number as it is written in the file."""
    return f'"{value}"' if isinstance(value, str) else format_value(value)


def _option(at: KeyPath, name: str, given: Any) -> Option:
    if not NAME.fullmatch(name):
        at.fail("an option's name begins with a letter and has only letters, digits, _ and -")
    if normalize_name(name) in {*RESERVED, *MODEL_ALIASES}:
        hint = "" if normalize_name(name) in SENT_BY_THE_BOT else f" and write field = {toml(name)}"
        at.fail(f"no option can be called {', '.join(RESERVED)}: rename it{hint}")
    if name in MODEL_KEYS and not isinstance(given, dict):
        at.fail("is a key of the model: write it above [models.options]")
    table = at.table(given, KEYS, "a table such as { values = [4, 8] }")
    kinds = [key for key in ("values", "range", "length") if key in table]
    if len(kinds) != 1:
        at.fail(f"has {' and '.join(kinds)}: keep one" if kinds else "needs values = […], range = […, …] or length = …")
    if table.get("as", "string") != "string":
        at.key("as").fail('must be "string", or not there')
    option = Option(name, field=_field(at.key("field"), table.get("field", name)), as_string="as" in table)
    match kinds[0]:
        case "values":
            return replace(option, choices=_choices(at.key("values"), table["values"]))
        case "range":
            return replace(option, range=_range(at.key("range"), table["range"]))
        case _:
            return replace(option, length=at.key("length").whole(table["length"], 1))


def _field(at: KeyPath, given: Any) -> str:
    if not isinstance(given, str) or not given.isprintable() or not all(map(FIELD.fullmatch, given.split("."))):
        at.fail('must be a field of the create\'s body: "seed", or "metadata.seed" for one inside an object')
    return given


def _choices(at: KeyPath, given: Any) -> tuple[Choice, ...]:
    if not isinstance(given, list) or not given:
        at.fail("must be a list of at least one value: [4, 8]")
    choices = tuple(_choice(at.key(number), entry) for number, entry in enumerate(given, 1))
    for number, choice in enumerate(choices):
        if any(_same(choice.value, other.value) for other in choices[:number]):
            at.fail(f"{normalize_value(format_value(choice.value))} is there twice: remove one of them")
    return choices


def _same(first: Value, second: Value) -> bool:
    """Whether people write two values in the same way, or they are the same number (1, 1.0 and true)."""
    return first == second or normalize_value(format_value(first)) == normalize_value(format_value(second))


def _choice(at: KeyPath, given: Any) -> Choice:
    if isinstance(given, dict):
        table = at.table(given, ("say", "send"), "a value")
        if set(table) != {"say", "send"}:
            at.fail("needs both: { say = …, send = … }")
        return Choice(_value(at.key("say"), table["say"]), at.key("send").json(table["send"]))
    value = _value(at, given)
    return Choice(value, value)


def _value(at: KeyPath, given: Any) -> Value:
    match given:
        case bool():
            return given
        case str() if WORD.fullmatch(given):
            return given
        case str():
            at.fail("must be one word that people can type: to send another text, write { say = …, send = … }")
        case _:
            return at.number(given, "a word, a number, true or false, or { say = …, send = … }")


def _range(at: KeyPath, given: Any) -> tuple[Number, Number]:
    least, most = (at.number(limit, "two numbers: [least, most]") for limit in at.pair(given, "[least, most]"))
    if least > most:
        at.fail(f"has the larger number first: write [{format_value(most)}, {format_value(least)}]")
    return least, most


def _paths(path: tuple[str, ...], value: Any) -> Iterator[tuple[str, ...]]:
    """The path of each value in a nested table."""
    if not isinstance(value, dict):
        yield path
        return
    for key, inner in value.items():
        yield from _paths((*path, key), inner)
