"""The words that users may write for the options of a catalogue, and what each of them means there."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

from bot.catalogue import Catalogue, comma_separated, shorten
from bot.errors import UserError
from bot.options import ALIASES, DURATION, NAME_SEPARATOR, ORIENTATION, WATERMARK, Option
from bot.parsing.listing import allowed_by_model
from bot.parsing.similar import find_close, find_similar
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
)

MODEL = "model"
MOST_NEAR = 3  # models that may have been meant
MODEL_NAMES = (MODEL, "模型")
BARE_SHAPES = frozenset({"landscape", "portrait", "横屏", "竖屏"})
"""Shapes that need no dashes at an end of the text, in addition to the catalogue's own values."""
WATERMARK_FLAGS = {"nowatermark": False, "水印": True, "无水印": False}
BARE_DURATION = re.compile(rf"[0-9]{{1,3}}{DURATION_UNIT}", re.IGNORECASE)
SCORE = re.compile(r"[0-5][:：][0-5]")  # of a game, as likely as the shape of a picture
BARE_RATIOS = frozenset({"16:9", "9:16"})
RATIOS = BARE_RATIOS | {
    "1:1", "4:3", "3:4", "3:2", "2:3", "2:1", "1:2", "5:4", "4:5", "16:10", "10:16", "18:9", "9:18", "21:9", "9:21",
    "1.85:1", "2.35:1", "2.39:1",
}  # fmt: skip
"""Ratios that are options without a name before them. Others, such as `10:30`, may be a time of day."""


class Vocabulary:
    """The words for all models of a catalogue; `model` is an option, too.

    The model is known only when the whole text has been read, so a value of any model is accepted here.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._options = [(model, option) for model in catalogue.models for option in model.options]
        names = dict.fromkeys(option.name for _, option in self._options)
        self._models_with = {name: catalogue.models_with(name) for name in names}
        self._meanings = {name: _distinct(option for _, option in pairs) for name, pairs in self._models_with.items()}
        self._exact = lru_cache(maxsize=256)(self._find_exact)  # a long text may have the same value in every word
        self._shape_name = self._name_for(ORIENTATION)
        self._duration_name = self._name_for(DURATION)
        shaped = self._meanings.get(self._shape_name, ())
        own_shapes = frozenset(normalize_value(format_value(value)) for option in shaped for value in option.values)
        self._shape_flags = own_shapes | SHAPE_WORDS.keys()
        self._bare_shapes = own_shapes | BARE_SHAPES | BARE_RATIOS
        self._names = self._all_names(names)
        self._flags = self._all_flags()
        self._known = self._all_known()

    def option_name(self, text: str) -> str | None:
        """The option with this name or alias, in any case and with any dashes."""
        return self._names.get(normalize_name(text))

    def takes_text(self, name: str) -> bool:
        """Whether an option's value may be several words in quotes."""
        return any(option.length is not None for option in self._meanings.get(name, ()))

    def takes_numbers(self, name: str) -> bool:
        """Whether an option's value may be a negative number."""
        return any(option.range is not None for option in self._meanings.get(name, ()))

    def is_duration(self, name: str) -> bool:
        """Whether a unit may follow an option's value."""
        return any(option.canonical_name == DURATION for option in self._meanings.get(name, ()))

    def parse_value(self, name: str, text: str) -> Value:
        """Parse the value of an option in any case, durations with or without a unit.

        Raises UserError `option-value`, `model-unknown` or `model-misspelt`, which list the values of the catalogue.
        """
        if name == MODEL:
            return self._model(text)
        if self.takes_text(name):
            return text  # its greatest length depends on the model
        if (exact := self._exact(name, text)) is not None:
            return exact
        options = self._meanings[name]
        if any(option.parse_shape(text) is not None for option in options):
            return shape_of(text)
        raise UserError("option-value", option=name, value=shorten(text), allowed=self.allowed(name))

    def has_value(self, name: str, text: str) -> bool:
        """Whether this is a value of the option."""
        try:
            self.parse_value(name, text)
        except UserError:
            return False
        return True

    def flag(self, text: str) -> tuple[str, Value] | None:
        """The option and value of a value without a name: `landscape`, `small`, `sora-2-pro`, `15s`, `no-watermark`.

        Raises UserError `option-value` for a duration that the catalogue does not have.
        """
        if normalize_value(text) in self._shape_flags and (shape := self.shape(text)) is not None:
            return self._shape_name, shape
        if found := self._flags.get(normalize_name(text)) or self._flags.get(normalize_value(text)):
            return found
        is_ratio = RATIO.fullmatch(text) is not None
        if (text in RATIOS if is_ratio else bool(shape_of(text))) and (shape := self.shape(text)) is not None:
            return self._shape_name, shape
        if model := self._catalogue.find(text):
            return MODEL, model.name
        if self._duration_name and DURATION_TEXT.fullmatch(text):
            return self._duration_name, self.parse_value(self._duration_name, text)
        return None

    def shape(self, text: str) -> Value | None:
        """A value of some model, or the shape of this text if a model has a value of that shape."""
        options = self._meanings.get(self._shape_name, ())
        if (exact := self._exact(self._shape_name, text)) is not None:
            return exact
        return shape_of(text) if any(option.parse_shape(text) is not None for option in options) else None

    def bare_shape(self, text: str) -> tuple[str, Value] | None:
        """The option and value of a shape that needs no dashes at an end of the text. `3:2` may be the score of a game."""
        value = self.shape(text) if shape_of(text) else None
        if value is None or SCORE.fullmatch(text) or normalize_value(text) not in self._bare_shapes:
            return None
        return self._shape_name, value

    def bare_duration(self, text: str) -> tuple[str, Value | None]:
        """The option for durations ("": none), and the value of these seconds if a model has it."""
        return self._duration_name, self._exact(self._duration_name, text)

    def _find_exact(self, name: str, text: str) -> Value | None:
        """The value that is written like this in one of the models."""
        options = self._meanings.get(name, ())
        return next((value for option in options if (value := option.parse(text)) is not None), None)

    def has_seconds(self, seconds: int) -> bool:
        return self.bare_duration(str(seconds))[1] is not None

    def allowed(self, name: str) -> str:
        """List the values of an option, for errors."""
        if name == MODEL:
            return comma_separated(self._catalogue.available or self._catalogue.names)
        return allowed_by_model(self._models_with[name])

    @cached_property
    def options(self) -> Mapping[str, Option]:
        """Every option by its name, as the first model has it. `model` is the last one."""
        names = self._catalogue.available or self._catalogue.names
        return {name: meanings[0] for name, meanings in self._meanings.items()} | {MODEL: Option.of(MODEL, *names)}

    def similar_to(self, name: str) -> str | None:
        """The option, flag, value or model that is most similar to a name, for a suggestion."""
        similar = find_similar(normalize_name(name), tuple(self._known))
        return self._known[similar.word] if similar else None

    def typo_of(self, name: str) -> str | None:
        """As `similar_to`, but only for a typo that can hardly be a word of the prompt.

        A letter too many, too few or misplaced; not `-radio`, `-larger`, `-models`.
        """
        similar = find_similar(normalize_name(name), tuple(self._known))
        return self._known[similar.word] if similar and similar.is_typo else None

    def _model(self, text: str) -> str:
        near = [] if self._catalogue.find(text) else self._near_models(text)
        if not near:
            return self._catalogue.get(text).name
        raise UserError("model-misspelt", value=shorten(text), near=comma_separated(near), allowed=self.allowed(MODEL))

    def _near_models(self, text: str) -> list[str]:
        """Models whose name or title is close to a text."""
        models = [model for model in self._catalogue.models if not model.paused]
        names = {_as_one_word(word): model.name for model in models for word in (model.title, model.name)}
        near = find_close(_as_one_word(text), list(names), len(names))
        return list(dict.fromkeys(names[word] for word in near))[:MOST_NEAR]

    def _name_for(self, canonical: str) -> str:
        """The name under which values of a documented option are kept: its own if a model has it, else the first alias."""
        names = [option.name for _, option in self._options if option.canonical_name == canonical]
        shaped = [option.name for _, option in self._options if option.has_shapes] if canonical == ORIENTATION else []
        return canonical if canonical in names else next(iter((*names, *shaped)), "")

    def _all_names(self, own: Iterable[str]) -> dict[str, str]:
        names = {
            word: name
            for canonical, aliases in ALIASES.items()
            if (name := self._name_for(canonical))
            for word in (canonical, *aliases)
        }
        return names | {normalize_name(name): name for name in own} | dict.fromkeys(MODEL_NAMES, MODEL)

    def _all_flags(self) -> dict[str, tuple[str, Value]]:
        """Switches, and each value that is a word, with the names of all options that have it."""
        flags: dict[str, tuple[str, Value]] = {}
        for _, option in self._options:
            for value in option.values:
                if isinstance(value, bool):
                    flags.update(_switch(option, value))
        for word, (names, value) in self._word_values().items():
            if (
                normalize_name(word) not in self._names
            ):  # `--camera drone` is an option also if another has the value `camera`
                flags.setdefault(word, (NAME_SEPARATOR.join(names), value))
        return flags

    def _word_values(self) -> dict[str, tuple[list[str], Value]]:
        values: dict[str, tuple[list[str], Value]] = {}
        for model, option in self._options:
            is_shape = bool(self._shape_name) and model.option(self._shape_name) is option
            for value in option.values:
                if isinstance(value, str) and not value.isdigit():
                    names, _ = values.setdefault(normalize_value(value), ([], value))
                    name = self._shape_name if is_shape and shape_of(value) else option.name
                    if name not in names:
                        names.append(name)
        return values

    def _all_known(self) -> dict[str, str]:
        """Everything that may follow dashes, in lower case, with the form in which it is suggested."""
        values = [value for _, option in self._options for value in option.values if isinstance(value, str)]
        shapes = (word for word in (*SHAPE_WORDS, *sorted(BARE_RATIOS)) if self.shape(word) is not None)
        return {
            **{word: word for word in (*self._flags, *shapes)},
            **{normalize_value(value): value for value in (*values, *self._catalogue.names)},
            **self._names,
        }


@lru_cache(maxsize=8)
def vocabulary_of(catalogue: Catalogue) -> Vocabulary:
    """The vocabulary of a catalogue, made once."""
    return Vocabulary(catalogue)


def _as_one_word(text: str) -> str:
    """A model's name or title as people may type it."""
    return normalize_name("-".join(text.split()))


def _distinct(options: Iterable[Option]) -> tuple[Option, ...]:
    """The options that differ. Most models share theirs, and a word need not be parsed for each."""
    return tuple({repr(option): option for option in options}.values())  # True == 1, but their texts differ


def _switch(option: Option, value: bool) -> Iterator[tuple[str, tuple[str, Value]]]:
    name = normalize_name(option.name)
    yield name if value else f"no-{name}", (option.name, value)
    if option.canonical_name == WATERMARK:
        yield from ((word, (option.name, value)) for word, means in WATERMARK_FLAGS.items() if means is value)
