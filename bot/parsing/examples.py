"""Writes options: in full, so that they can be read again, and as examples for the help."""

import re

from bot.catalogue import Model
from bot.options import DURATION, NAME_SEPARATOR, Option
from bot.parameters import Options
from bot.parsing.vocabulary import MODEL
from bot.values import Value, format_value, shape_of, to_plain_letters

ONE_WORD = re.compile(r"-?[0-9]+|\w(?:[\w.:/@+*×-]*\w)?")  # a value that needs no quotes
EXAMPLE_NUMBER = 7


def write_options(options: Options) -> str:
    """Write options in a form that `parse_options` reads back."""
    values = ([(MODEL, options.model)] if options.model else []) + list(options.values.items())
    return " ".join(_written(name, value) for name, value in values)


def flag_examples(model: Model) -> list[str]:
    """One way to write each option of a model, for /help."""
    return [option_example(option) for option in model.options]


def default_examples(model: Model) -> list[str]:
    """A shape and a duration of a model, or its first two options without these, as `/settings` takes them."""
    shape = next((option for option in model.options if option.has_shapes), None)
    duration = next((option for option in model.options if option.canonical_name == DURATION and option.choices), None)
    shown = [(option, place) for option, place in ((shape, 1), (duration, 0)) if option]
    shown = shown or [(option, 0) for option in model.options[:2] if option.choices]
    examples = [f"{option.name}={format_value(option.values[place % len(option.values)])}" for option, place in shown]
    return examples or [f"{MODEL}={model.name}"]


def _written(name: str, value: Value) -> str:
    text = format_value(value)
    if NAME_SEPARATOR in name:
        return f"--{text}"
    is_plain = ONE_WORD.fullmatch(text) and to_plain_letters(text) == text
    return f"--{name}={text}" if is_plain else f'--{name}="{text}"'


def option_example(option: Option) -> str:
    """The shortest way to write an option in a request: `--landscape`, `--duration 15`, `--no-watermark`."""
    second = option.values[1 % len(option.values)] if option.choices else None
    return f"--{shape_of(second)}" if second is not None and shape_of(second) else named_example(option)


def named_example(option: Option, value: str = "") -> str:
    """One way to write an option with its name in a request: with this value, if there is one."""
    if option.is_switch and not value:
        return f"--no-{option.name}" if option.default else f"--{option.name}"
    return f"--{option.name} {value or _value_example(option)}"


def setting_example(option: Option, value: str = "") -> str:
    """One way to write an option in /settings: with this value, if there is one."""
    return f"{option.name}={value or _value_example(option)}"


def _value_example(option: Option) -> str:
    if option.range is not None:
        least, most = option.range
        return str(EXAMPLE_NUMBER) if least <= EXAMPLE_NUMBER <= most else format_value(least)
    if option.length is not None:
        return '"…"'
    return format_value(option.values[1 % len(option.values)])
