"""The table of options: what one is, how people say it, where it goes in a create; and the only two shapes of values.

An option of one model stands in `bot/models.toml`. Those of the API's document, which every other model takes, stand here.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Protocol, Self

Value = str | int | float | bool
"""What is said, stored and shown."""
Number = int | float

ORIENTATION, SIZE, DURATION, WATERMARK = "orientation", "size", "duration", "watermark"

KIN = {
    ORIENTATION: ("aspect", "aspect-ratio", "ar", "ratio", "方向", "比例"),
    SIZE: ("resolution", "尺寸", "大小"),
    DURATION: ("dur", "length", "seconds", "secs", "sec", "时长"),
    WATERMARK: ("水印",),
}
"""Other words for an option's name. Where a model has an option of one of these names, the others mean that one."""
KIN_OF = {word: name for name, words in KIN.items() for word in (name, *words)}

SHAPE_WORDS = {
    **dict.fromkeys(("portrait", "vertical", "竖屏", "竖版"), "portrait"),
    **dict.fromkeys(("landscape", "horizontal", "横屏", "横版"), "landscape"),
    **dict.fromkeys(("square", "方形"), "square"),
}
RATIO = re.compile(r"([0-9]{1,4}(?:\.[0-9]{1,3})?)[:：]([0-9]{1,4}(?:\.[0-9]{1,3})?)")
PIXELS = re.compile(r"([0-9]{3,5})[x×*]([0-9]{3,5})", re.IGNORECASE)

YES_OR_NO = {
    **dict.fromkeys(
        ("true", "yes", "on", "да", "sí", "si", "sim", "oui", "ja", "ya", "是", "はい", "نعم", "हाँ", "हां"), True
    ),
    **dict.fromkeys(
        ("false", "no", "off", "нет", "não", "nao", "non", "nein", "tidak", "否", "いいえ", "لا", "नहीं"), False
    ),
}
DIGITS = {"1": True, "0": False}
UNITS = (
    "s", "sec", "secs", "second", "seconds", "秒", "秒钟", "秒鐘", "秒間", "сек", "секунд", "секунды", "секунда", "seg",
    "segundo", "segundos", "seconde", "secondes", "sek", "sekunde", "sekunden", "detik", "ثانية", "ثوان", "ثواني", "सेकंड", "सेकेंड",
)  # fmt: skip
# Letters that are words of their own where a space stands before them: `15 с` may go on as "15 with".
UNIT = rf"(?: ?(?:{'|'.join(UNITS)})|[сث])"
LENGTH = re.compile(rf"([0-9]{{1,4}}) ?{UNIT}?", re.IGNORECASE)
NUMBER = re.compile(r"[-−]?[0-9]{1,18}(\.[0-9]{1,9})?")
ALTERNATIVES = "|"  # between names of which each model has at most one that is meant


@dataclass(frozen=True)
class Offer:
    """One value: how it is said, and what is sent for it."""

    say: Value
    send: Any


@dataclass(frozen=True)
class Option:
    """What people may choose of one model: one of `values`, a number within `range`, or a text of `length` characters.

    `field`: where it stands in a create's body (a dot goes into an object); its own name where empty. `as_string`: numbers
    and truth values are sent as strings.
    """

    name: str
    field: str = ""
    values: tuple[Offer, ...] = ()
    range: tuple[Number, Number] | None = None
    length: int | None = None
    as_string: bool = False

    @classmethod
    def of(cls, name: str, *values: Value) -> Self:
        """An option whose values are sent as they are said, in a field of its own name."""
        return cls(name, values=tuple(Offer(value, value) for value in values))

    @property
    def path(self) -> tuple[str, ...]:
        """Where it stands in the body, from the outermost object inwards."""
        return tuple((self.field or self.name).split("."))

    @property
    def kin(self) -> str:
        """The name of the family of words that its own name belongs to; its own name if it belongs to none."""
        return KIN_OF.get(spelled(self.name), self.name)

    @property
    def said(self) -> tuple[Value, ...]:
        return tuple(offer.say for offer in self.values)

    @property
    def default(self) -> Value | None:
        """What applies where nobody chose; None: then it is not sent."""
        return self.values[0].say if self.values else None

    @property
    def is_switch(self) -> bool:
        return bool(self.values) and all(isinstance(value, bool) for value in self.said)

    @property
    def has_shapes(self) -> bool:
        return any(shape_of(value) for value in self.said)

    def exactly(self, words: str) -> Value | None:
        """The value that these words are, in any case; None if they are none of this option's."""
        if self.length is not None:
            return words if len(words) <= self.length else None
        if self.range is not None:
            return self._number(words)
        named = next((value for value in self.said if alike(written(value)) == alike(words)), None)
        if named is not None:
            return named
        truth = (YES_OR_NO | DIGITS).get(words.lower())
        if truth is not None:
            return truth if any(value is truth for value in self.said) else None
        seconds = read_seconds(words) if self.kin == DURATION else 0
        return next((value for value in self.said if seconds and read_seconds(written(value)) == seconds), None)

    def in_shape(self, words: str) -> Value | None:
        """The first value of the shape that these words name."""
        shape = shape_of(words)
        return next((value for value in self.said if shape and shape_of(value) == shape), None)

    def find(self, value: Value) -> Value | None:
        """This option's value for what was said, perhaps of another model: the same one, else one of the same shape."""
        exact = self.exactly(written(value))
        return self.in_shape(written(value)) if exact is None else exact

    def sent(self, value: Value) -> Any:
        """What stands in the body for this value."""
        offer = next((offer for offer in self.values if offer.say == value and type(offer.say) is type(value)), None)
        send = offer.send if offer else value
        return written(send) if self.as_string and isinstance(send, bool | int | float) else send

    @property
    def allowed(self) -> tuple[str, ...]:
        """What it takes, as people are told."""
        if self.length is not None:
            return (f"“…” (≤ {self.length})",)
        if self.range is not None:
            return (f"{written(self.range[0])} … {written(self.range[1])}",)
        return tuple(map(written, self.said))

    def _number(self, words: str) -> Number | None:
        if self.range is None or not NUMBER.fullmatch(words):
            seconds = read_seconds(words) if self.kin == DURATION else 0
            return seconds if self.range and seconds and self.range[0] <= seconds <= self.range[1] else None
        words = words.replace("−", "-")
        whole = all(isinstance(end, int) for end in self.range)
        if whole and "." in words:
            return None
        number = int(words) if "." not in words else float(words)
        return number if self.range[0] <= number <= self.range[1] else None


DOCUMENTED = (
    Option.of(ORIENTATION, "portrait", "landscape"),
    Option.of(SIZE, "small", "large"),
    Option.of(DURATION, 10, 15),
    Option.of(WATERMARK, True, False),
)
"""What a model takes of which the catalogue says nothing else."""


class Source(StrEnum):
    """Who chose a value. MODEL: the chat's default gave way, since the model does not have it."""

    REQUEST = "request"
    CHAT = "chat"
    BOT = "bot"
    MODEL = "model"


@dataclass(frozen=True)
class Options:
    """What somebody said: values by option name, and the model's name; what is missing was not said.

    A name may be several with a bar between them (`quality|detail`), where a word without a name may mean any of them.
    """

    model: str | None = None
    values: Mapping[str, Value] = field(default_factory=dict)

    def over(self, below: "Options") -> "Options":
        """Take these options where they say something, the other ones elsewhere."""
        kept = {name: value for name, value in below.values.items() if name not in self.values}
        # What is new comes last.
        return Options(self.model or below.model, {**kept, **self.values})

    def to_json(self) -> str:
        """One JSON object; no option is named `model`."""
        return _dump(({"model": self.model} if self.model else {}) | dict(self.values))

    @classmethod
    def from_json(cls, text: str) -> "Options":
        """Read what `to_json` wrote, or an older program; what cannot be a value is left out."""
        values = _values(text)
        model = values.pop("model", None)
        return cls(model if isinstance(model, str) else None, values)


class Asked(Protocol):
    """`Parameters` as a row keeps them: the model's name, and two JSON objects."""

    @property
    def model(self) -> str: ...
    @property
    def options(self) -> str: ...
    @property
    def sources(self) -> str: ...


@dataclass(frozen=True)
class Parameters:
    """What will be made, complete for its model: values by option name, and who chose each of them, `model` too.

    `sources` may name an option without a value: a default of the chat for which the model has no option.
    """

    model: str
    values: Mapping[str, Value]
    sources: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, row: Asked) -> "Parameters":
        """Read a row; what cannot be a value or a source is left out."""
        known = set(Source)
        sources = {name: Source(by) for name, by in _values(row.sources).items() if by in known}
        return cls(row.model, _values(row.options), sources)

    def options_json(self) -> str:
        return _dump(self.values)

    def sources_json(self) -> str:
        return _dump(self.sources)

    def by(self, *sources: Source) -> tuple[str, ...]:
        """Names of the options that these chose, `model` first, then in the model's order."""
        order = dict.fromkeys(("model", *self.values, *self.sources))
        return tuple(name for name in order if self.sources.get(name) in sources)

    def without(self, names: set[str]) -> "Parameters":
        return replace(self, values={name: value for name, value in self.values.items() if name not in names})


def spelled(name: str) -> str:
    """A name as it is compared: in plain letters, in lower case, with dashes."""
    return in_plain_letters(name).lower().replace("_", "-")


def alike(words: str) -> str:
    """A value as it is compared: in plain letters, in lower case."""
    return in_plain_letters(words).casefold()


def in_plain_letters(words: str) -> str:
    """Write full-width letters, signs and the digits of other scripts as the letters, signs and digits of options."""
    if words.isascii():
        return words
    plain = unicodedata.normalize("NFKC", words)
    return "".join(str(unicodedata.digit(letter)) if letter.isdecimal() else letter for letter in plain)


def written(value: Any) -> str:
    """A value as people write it."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def read_seconds(words: str) -> int:
    """Read `15`, `15s`, `15 sec`, `15秒` as seconds; 0 for anything else."""
    found = LENGTH.fullmatch(words)
    return int(found[1]) if found else 0


def shape_of(value: Value) -> str:
    """`landscape`, `portrait` or `square`, for a word, a ratio (`16:9`) or pixels (`1280x720`); empty for all else."""
    if not isinstance(value, str):
        return ""
    if shape := SHAPE_WORDS.get(value.lower()):
        return shape
    found = RATIO.fullmatch(value) or PIXELS.fullmatch(value)
    width, height = map(float, found.groups()) if found else (0.0, 0.0)
    if not width or not height:
        return ""
    return "square" if width == height else "landscape" if width > height else "portrait"


def _values(text: str) -> dict[str, Value]:
    try:
        read = json.loads(text)
    except ValueError:
        return {}
    pairs = read.items() if isinstance(read, dict) else ()
    return {name: value for name, value in pairs if isinstance(value, str | int | float)}


def _dump(values: Mapping[str, Any]) -> str:
    return json.dumps(dict(values), ensure_ascii=False, separators=(",", ":"))
