"""The words people may use for the options of one catalogue, and what each of them means there."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache

from bot.catalogue import Catalogue, Model, comma_separated, shorten
from bot.errors import UserError
from bot.options import ALIASES, DURATION, NAME_SEPARATOR, ORIENTATION, WATERMARK, Option
from bot.parameters import Options
from bot.values import (
    DURATION_TEXT,
    DURATION_UNIT,
    RATIO,
    SHAPE_WORDS,
    Value,
    format_value,
    normalize_name,
    normalize_value,
    shape_of,
    to_plain_letters,
)

MODEL = "model"
MODEL_WORDS = (MODEL, "模型")
BARE_SHAPES = frozenset({"landscape", "portrait", "横屏", "竖屏"})
"""Shapes that need no dashes at an end of the text; the catalogue's own values are further ones."""
WATERMARK_FLAGS = {"nowatermark": False, "水印": True, "无水印": False}
BARE_LENGTH = re.compile(rf"[0-9]{{1,3}}{DURATION_UNIT}", re.IGNORECASE)
SCORE = re.compile(r"[0-5][:：][0-5]")  # of a game, as likely as the shape of a picture
BARE_RATIOS = frozenset({"16:9", "9:16"})
RATIOS = BARE_RATIOS | {
    "1:1", "4:3", "3:4", "3:2", "2:3", "2:1", "1:2", "5:4", "4:5", "16:10", "10:16", "18:9", "9:18", "21:9", "9:21",
    "1.85:1", "2.35:1", "2.39:1",
}  # fmt: skip
"""Ratios that are options without a name before them; others, such as `10:30`, may be a time of day."""

ONE_WORD = re.compile(r"-?[0-9]+|\w(?:[\w.:/@+*×-]*\w)?")  # a value that needs no quotes
LUCKY = 7  # the number in examples
FROM_AFAR, CLOSELY = 0.75, 0.85  # of `SequenceMatcher.ratio`
ENGLISH_ENDINGS = frozenset({"s", "r", "er", "d", "ed", "n", "y", "ly", "ing"})
SHORTEST_NAME = 3  # letters of a name that can be mistyped


class Vocabulary:
    """What people may write with the models of one catalogue. Options go by their names; `model` is one, too."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._options = [(model, option) for model in catalogue.models for option in model.options]
        own = dict.fromkeys(option.name for _, option in self._options)
        self._takers = {name: catalogue.models_with(name) for name in own}
        self._meant = {name: _distinct(option for _, option in takers) for name, takers in self._takers.items()}
        self._shaped = self._named(ORIENTATION)
        self._timed = self._named(DURATION)
        shaped = self._meant.get(self._shaped, ())
        own_shapes = frozenset(normalize_value(format_value(value)) for option in shaped for value in option.values)
        self._shape_flags = own_shapes | SHAPE_WORDS.keys()
        self._bare_shapes = own_shapes | BARE_SHAPES | BARE_RATIOS
        self._names = self._all_names(own)
        self._flags = self._all_flags()
        self._known = self._all_known()

    def name(self, words: str) -> str | None:
        """The option that a name means, in any case and with any dashes."""
        return self._names.get(normalize_name(words))

    def takes_text(self, name: str) -> bool:
        """Whether an option's value may be several words within quotes."""
        return any(option.length is not None for option in self._meant.get(name, ()))

    def takes_numbers(self, name: str) -> bool:
        """Whether an option's value may be a number below zero."""
        return any(option.range is not None for option in self._meant.get(name, ()))

    def is_duration(self, name: str) -> bool:
        """Whether a unit may follow an option's value."""
        return any(option.canonical_name == DURATION for option in self._meant.get(name, ()))

    def value(self, name: str, words: str) -> Value:
        """Read the value of an option in any case, durations with or without their unit.

        Raises UserError `option-value` or `model-unknown` with the values of the catalogue.
        """
        if name == MODEL:
            return self._catalogue.get(words).name
        takers = self._meant[name]
        if any(option.length is not None for option in takers):
            return words  # how long it may be depends on the model
        exact = next((value for option in takers if (value := option.parse(words)) is not None), None)
        if exact is not None:
            return exact
        if any(option.parse_shape(words) is not None for option in takers):
            return shape_of(words)
        raise UserError("option-value", option=name, value=shorten(words), allowed=self.allowed(name))

    def flag(self, words: str) -> tuple[str, Value] | None:
        """Read a word that is a value without an option's name: `landscape`, `small`, `sora-2-pro`, `15s`, `no-watermark`.

        Raises UserError `option-value` for a duration that the catalogue does not have.
        """
        if normalize_value(words) in self._shape_flags and (shape := self.shape(words)) is not None:
            return self._shaped, shape
        if found := self._flags.get(normalize_name(words)) or self._flags.get(normalize_value(words)):
            return found
        if (words in RATIOS or not RATIO.fullmatch(words)) and (shape := self.shape(words)) is not None:
            return self._shaped, shape
        if model := self._catalogue.find(words):
            return MODEL, model.name
        if self._timed and DURATION_TEXT.fullmatch(words):
            return self._timed, self.value(self._timed, words)
        return None

    def shape(self, words: str) -> Value | None:
        """The shape that a word names, or the very value, if a model has one of that shape."""
        takers = self._meant.get(self._shaped, ())
        exact = next((value for option in takers if (value := option.parse(words)) is not None), None)
        if exact is not None:
            return exact
        return shape_of(words) if any(option.parse_shape(words) is not None for option in takers) else None

    def bare_shape(self, words: str) -> tuple[str, Value] | None:
        """A shape that needs no dashes at an end of the text. `3:2` may be how a game ended."""
        value = self.shape(words) if shape_of(words) else None
        if value is None or SCORE.fullmatch(words):
            return None
        if normalize_value(words) in self._bare_shapes:
            return self._shaped, value
        return None

    def bare_length(self, words: str) -> tuple[str, Value | None]:
        """The option of durations, and the value that these seconds are in some model."""
        takers = self._meant.get(self._timed, ())
        return self._timed, next((value for option in takers if (value := option.parse(words)) is not None), None)

    def has_seconds(self, seconds: int) -> bool:
        return any(option.parse(str(seconds)) is not None for option in self._meant.get(self._timed, ()))

    def allowed(self, name: str) -> str:
        """List the values of an option, as errors show them."""
        if name == MODEL:
            return comma_separated(self._catalogue.available or self._catalogue.names)
        return _by_model((model.name, option.allowed) for model, option in self._takers[name])

    def every_option(self) -> str:
        """List every option with its values, one in a line, as errors show them."""
        names = self._catalogue.available or self._catalogue.names
        return "\n".join([f"--{MODEL} {'|'.join(names)}", *map(self._line, self._takers)])

    def nearest_of_all(self, name: str) -> str | None:
        """Return the option, the flag, the value or the model that a mistyped name resembles, if only from afar."""
        near, _ = _closest(normalize_name(name), tuple(self._known))
        return self._known.get(near)

    def nearest(self, name: str) -> str | None:
        """Return what a name that may as well be a word of the prompt can hardly fail to mean.

        A letter too many, too few or out of its place; not `-radio`, `-larger`, `-models`.
        """
        near, closely = _closest(normalize_name(name), tuple(self._known))
        return self._known[near] if closely else None

    def _named(self, kin: str) -> str:
        """The name under which options of this family are kept: the family's own, or the first there is; or empty."""
        names = [option.name for _, option in self._options if option.canonical_name == kin]
        shaped = [option.name for _, option in self._options if option.has_shapes] if kin == ORIENTATION else []
        return kin if kin in names else next(iter((*names, *shaped)), "")

    def _all_names(self, own: Iterable[str]) -> dict[str, str]:
        names = {word: name for kin, words in ALIASES.items() if (name := self._named(kin)) for word in (kin, *words)}
        return names | {normalize_name(name): name for name in own} | dict.fromkeys(MODEL_WORDS, MODEL)

    def _all_flags(self) -> dict[str, tuple[str, Value]]:
        """Words by themselves: switches, and every value that is a word, with the names of the options that have it."""
        flags: dict[str, tuple[str, Value]] = {}
        for _, option in self._options:
            for value in option.values:
                if isinstance(value, bool):
                    flags.update(_switch(option, value))
        values: dict[str, tuple[list[str], Value]] = {}
        for model, option in self._options:
            is_shape = bool(self._shaped) and model.option(self._shaped) is option
            for value in option.values:
                if isinstance(value, str) and not value.isdigit():
                    names, _ = values.setdefault(normalize_value(value), ([], value))
                    name = self._shaped if is_shape and shape_of(value) else option.name
                    if name not in names:
                        names.append(name)
        for word, (names, value) in values.items():
            flags.setdefault(word, (NAME_SEPARATOR.join(names), value))
        return flags

    def _all_known(self) -> dict[str, str]:
        """What can stand behind dashes, in lower case, with how it is suggested."""
        values = [value for _, option in self._options for value in option.values if isinstance(value, str)]
        shapes = (word for word in (*SHAPE_WORDS, *sorted(BARE_RATIOS)) if self.shape(word) is not None)
        return {
            **{word: word for word in (*self._flags, *shapes)},
            **{normalize_value(value): value for value in (*values, *self._catalogue.names)},
            **self._names,
        }

    def _line(self, name: str) -> str:
        own = [option for _, option in self._takers[name] if option.name == name]
        if all(option.is_switch for option in own):
            return f"--{name}, --no-{name}"
        values = dict.fromkeys(value for option in own for value in option.allowed)
        in_order = sorted(values, key=int) if all(value.isdigit() for value in values) else values
        return f"--{name} {'|'.join(in_order)}"


def _distinct(options: Iterable[Option]) -> tuple[Option, ...]:
    """Options that differ; most models share theirs, and a word is read by each only once."""
    return tuple({repr(option): option for option in options}.values())  # True is 1, but is not format_value so


@lru_cache(maxsize=8)
def vocabulary_of(catalogue: Catalogue) -> Vocabulary:
    """The vocabulary of a catalogue, made once."""
    return Vocabulary(catalogue)


def write_options(options: Options) -> str:
    """Write options as they are read back."""
    said = ([(MODEL, options.model)] if options.model else []) + list(options.values.items())
    return " ".join(_written(name, value) for name, value in said)


def _written(name: str, value: Value) -> str:
    if NAME_SEPARATOR in name:
        return f"--{format_value(value)}"
    text = format_value(value)
    is_plain = ONE_WORD.fullmatch(text) and to_plain_letters(text) == text
    return f"--{name}={text}" if is_plain else f'--{name}="{text}"'


def flag_examples(model: Model) -> list[str]:
    """One way to write each option of a model, as the help shows them."""
    return [_example(option) for option in model.options]


def default_examples(model: Model) -> list[str]:
    """Options of a model as `/defaults` takes them: a shape and a duration, where it has them."""
    shape = next((option for option in model.options if option.has_shapes), None)
    time = next((option for option in model.options if option.canonical_name == DURATION and option.values), None)
    shown = [(option, place) for option, place in ((shape, 1), (time, 0)) if option]
    shown = shown or [(option, 0) for option in model.options[:2] if option.values]
    return [f"{option.name}={format_value(option.values[place % len(option.values)])}" for option, place in shown] or [
        f"model={model.name}"
    ]


def _example(option: Option) -> str:
    if option.is_switch:
        return f"--no-{option.name}" if option.default else f"--{option.name}"
    if option.range is not None:
        least, most = option.range
        return f"--{option.name} {LUCKY if least <= LUCKY <= most else format_value(least)}"
    if option.length is not None:
        return f'--{option.name} "…"'
    other = option.values[1 % len(option.values)]
    return f"--{shape_of(other)}" if shape_of(other) else f"--{option.name} {format_value(other)}"


def _switch(option: Option, value: bool) -> Iterator[tuple[str, tuple[str, Value]]]:
    name = normalize_name(option.name)
    yield name if value else f"no-{name}", (option.name, value)
    if option.canonical_name == WATERMARK:
        yield from ((word, (option.name, value)) for word, means in WATERMARK_FLAGS.items() if means is value)


@lru_cache(maxsize=256)  # a long text may have many dashes
def _closest(name: str, known: tuple[str, ...]) -> tuple[str, bool]:
    """The known word that a name resembles most ("": none), and whether one slip of a finger makes the one of the other."""
    if len(name) < SHORTEST_NAME:
        return "", False
    swapped = [word for word in known if _swapped(name, word)]
    near = swapped or get_close_matches(name, known, n=1, cutoff=FROM_AFAR)
    if not near:
        return "", False
    closely = bool(swapped) or SequenceMatcher(None, near[0], name).ratio() >= CLOSELY
    return near[0], closely and not _inflected(name, near[0])


def _swapped(one: str, other: str) -> bool:
    """Whether two neighbouring letters changed places."""
    places = [place for place, letters in enumerate(zip(one, other, strict=False)) if letters[0] != letters[1]]
    if len(one) != len(other) or len(places) != 2 or places[1] != places[0] + 1:
        return False
    return one[places[0]] == other[places[1]] and one[places[1]] == other[places[0]]


def _inflected(name: str, word: str) -> bool:
    """Whether a name is another form of an English word."""
    return name + "s" == word or (name.startswith(word) and name[len(word) :] in ENGLISH_ENDINGS)


def _by_model(offers: Iterable[tuple[str, tuple[object, ...]]]) -> str:
    """`10, 15`, or where models differ `10, 15 (sora-2); 15, 25 (sora-2-pro)`: the reader may not know yet which."""
    models: dict[tuple[object, ...], list[str]] = {}
    for model, values in offers:
        models.setdefault(values, []).append(model)
    if len(models) == 1:
        return comma_separated(*models)
    return "; ".join(f"{comma_separated(values)} ({comma_separated(names)})" for values, names in models.items())
