"""The table of options: the values of each, other names for it, and its place in the body of a create.

An option of one model is defined in `bot/models.toml`. Here are the documented options, which every other model has.
"""

from typing import Any, Self

from bot.values import (
    BOOLEAN_DIGITS,
    BOOLEAN_WORDS,
    Number,
    Value,
    format_value,
    normalize_name,
    normalize_value,
    parse_number,
    parse_seconds,
    shape_of,
)
from storage.records import dataclass

ORIENTATION, SIZE, DURATION, WATERMARK = "orientation", "size", "duration", "watermark"

ALIASES = {
    ORIENTATION: ("aspect", "aspect-ratio", "ar", "ratio", "方向", "比例"),
    SIZE: ("resolution", "尺寸", "大小"),
    DURATION: ("dur", "length", "seconds", "secs", "sec", "时长"),
    WATERMARK: ("水印",),
}
"""Other names for an option. If a model has an option with one of these names, all the others mean that option."""
CANONICAL_NAMES = {word: name for name, aliases in ALIASES.items() for word in (name, *aliases)}

NAME_SEPARATOR = "|"  # between the names of `Options`, of which each model has at most one


@dataclass(frozen=True)
class Choice:
    """One value of an option, as users write it, and what is sent for it."""

    value: Value
    wire: Any


@dataclass(frozen=True)
class Option:
    """An option of a model: one of `choices`, a number within `range`, or a text of at most `length` characters.

    `field`: its place in the body of a create, with dots for nested objects; empty: its name. `as_string`: numbers and
    booleans are sent as strings.
    """

    name: str
    field: str = ""
    choices: tuple[Choice, ...] = ()
    range: tuple[Number, Number] | None = None
    length: int | None = None
    as_string: bool = False

    @classmethod
    def of(cls, name: str, *values: Value) -> Self:
        """An option whose values are sent as they are written, in a field with the option's name."""
        return cls(name, choices=tuple(Choice(value, value) for value in values))

    @property
    def path(self) -> tuple[str, ...]:
        """The keys that lead to it in the body, from the outermost object inwards."""
        return tuple((self.field or self.name).split("."))

    @property
    def canonical_name(self) -> str:
        """The documented name if its own name is an alias; otherwise its own name."""
        return CANONICAL_NAMES.get(normalize_name(self.name), self.name)

    @property
    def values(self) -> tuple[Value, ...]:
        return tuple(choice.value for choice in self.choices)

    @property
    def default(self) -> Value | None:
        """The value if nobody chose one; None: the option is not sent then."""
        return self.choices[0].value if self.choices else None

    @property
    def is_switch(self) -> bool:
        return bool(self.choices) and all(isinstance(value, bool) for value in self.values)

    @property
    def has_shapes(self) -> bool:
        return any(shape_of(value) for value in self.values)

    @property
    def allowed(self) -> tuple[str, ...]:
        """Its values, or its limits, as messages to users show them."""
        if self.length is not None:
            return (f"“…” (≤ {self.length})",)
        if self.range is not None:
            return (f"{format_value(self.range[0])} … {format_value(self.range[1])}",)
        return tuple(map(format_value, self.values))

    def parse(self, text: str) -> Value | None:
        """Parse a value in any case; None if this option does not have it."""
        if self.length is not None:
            return text if len(text) <= self.length else None
        if self.range is not None:
            return self._parse_number(text)
        named = next(
            (value for value in self.values if normalize_value(format_value(value)) == normalize_value(text)), None
        )
        if named is not None:
            return named
        boolean = (BOOLEAN_WORDS | BOOLEAN_DIGITS).get(text.lower())
        if boolean is not None:
            return boolean if any(value is boolean for value in self.values) else None
        seconds = self._parse_seconds(text)
        return next((value for value in self.values if seconds and parse_seconds(format_value(value)) == seconds), None)

    def parse_shape(self, text: str) -> Value | None:
        """The first value that has the shape of this text: 16:9 for `landscape` or `1280x720`."""
        shape = shape_of(text)
        return next((value for value in self.values if shape and shape_of(value) == shape), None)

    def match(self, value: Value) -> Value | None:
        """Translate a value, which may come from another model: the same value, or the first one of the same shape."""
        text = format_value(value)
        exact = self.parse(text)
        return self.parse_shape(text) if exact is None else exact

    def to_wire(self, value: Value) -> Any:
        """What is sent for this value."""
        same = (choice for choice in self.choices if choice.value == value and type(choice.value) is type(value))
        choice = next(same, None)
        wire = choice.wire if choice else value
        return format_value(wire) if self.as_string and isinstance(wire, bool | int | float) else wire

    def _parse_seconds(self, text: str) -> int:
        return parse_seconds(text) if self.canonical_name == DURATION else 0

    def _parse_number(self, text: str) -> Number | None:
        if self.range is None:
            return None
        least, most = self.range
        number = parse_number(text)
        if number is None:
            number = self._parse_seconds(text) or None
        elif isinstance(number, float) and isinstance(least, int) and isinstance(most, int):
            return None  # two whole limits mean whole numbers
        return number if number is not None and least <= number <= most else None


DOCUMENTED = (
    Option.of(ORIENTATION, "portrait", "landscape"),
    Option.of(SIZE, "small", "large"),
    Option.of(DURATION, 10, 15),
    Option.of(WATERMARK, True, False),
)
"""The options of the API's document: those of every model for which the catalogue lists no options."""
