"""Models with their options, prices and limits, and the body of a create for one of them."""

import copy
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, fields, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from bot.catalogue.providers import DEFAULT, ProviderEntry
from bot.errors import UserError
from bot.options import CANONICAL_NAMES, DOCUMENTED, DURATION, NAME_SEPARATOR, ORIENTATION, SIZE, WATERMARK, Option
from bot.parameters import Parameters, Source
from bot.values import Value, format_value, normalize_name, normalize_value, parse_seconds
from storage.records import dataclass

LONGEST_ECHO = 40  # characters of a user's own words in an error
PREFERRED = "sora-2"  # the default model, if the catalogue has it
MOST_IMAGES = 10  # photos in a Telegram album; the API's document states no limit
WIRE_VALUES_KEPT = 256  # per model
DOCUMENT_ORDER = ("model", ORIENTATION, "prompt", SIZE, DURATION, WATERMARK)
"""The keys of a create in the order of the API's document. Other keys follow them."""


class NoLongerOffered(Exception):
    """An order cannot be sent, because its option or value was removed from the catalogue after it was ordered."""


@dataclass(frozen=True)
class Price:
    """The price of a video, or of a second of it, if each option in `when` has one of the values given there."""

    amount: Decimal
    per_second: bool = False
    when: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def applies_to(self, values: Mapping[str, Value]) -> bool:
        return all(name in values and values[name] in allowed for name, allowed in self.when.items())


@dataclass(frozen=True, eq=False)
class Model:
    """One model of the video API. `bot/models.toml` explains the fields.

    `name` is typed, `title` is shown. `images`: the fewest and the most. `prompt_length`: the most characters; 0: no limit.
    """

    name: str
    title: str = ""
    provider: str = DEFAULT
    sends: str = ""
    images: tuple[int, int] = (0, MOST_IMAGES)
    role: str = "first"
    prompt_length: int = 0
    paused: str = ""
    instead: str = ""
    fields: Mapping[str, Any] = field(default_factory=dict)
    options: tuple[Option, ...] = DOCUMENTED
    prices: tuple[Price, ...] = ()

    def __post_init__(self) -> None:
        for name in ("title", "sends"):
            object.__setattr__(self, name, getattr(self, name) or self.name)

    def option(self, name: str) -> Option | None:
        """Find the option with this name, else one with the same canonical name; for `orientation` else one with shapes."""
        if as_in_the_file := self._by_name.get(name):  # nearly always: rows have these names
            return as_in_the_file
        names = [normalize_name(part) for part in name.split(NAME_SEPARATOR)]
        exact = (option for name in names for option in self.options if normalize_name(option.name) == name)
        canonical = [CANONICAL_NAMES[name] for name in names if name in CANONICAL_NAMES]
        similar = (option for name in canonical for option in self.options if option.canonical_name == name)
        shaped = (option for option in self.options if ORIENTATION in canonical and option.has_shapes)
        return next(exact, None) or next(similar, None) or next(shaped, None)

    @cached_property
    def _by_name(self) -> Mapping[str, Option]:
        return {option.name: option for option in self.options}

    def price(self, values: Mapping[str, Value]) -> Decimal | None:
        """Return what one video with these values costs, in the catalogue's currency; None if unknown."""
        return self.quote(values)[1]

    def quote(self, values: Mapping[str, Value]) -> tuple[int, Decimal | None]:
        """The same, and the number of the price in the file that applies; 0 if none does."""
        option = self.option(DURATION)
        seconds = seconds_of(values.get(option.name, "")) if option else Decimal()
        for number, price in enumerate(self.prices, 1):
            if price.applies_to(values) and (seconds or not price.per_second):
                return number, price.amount * seconds if price.per_second else price.amount
        return 0, None

    def check(self, prompt: str, image_count: int, doubtful_count: int = 0) -> None:
        """Raise UserError if the prompt is too long or there are too many or too few images.

        `doubtful_count`: links that may be images in addition.
        """
        least, most = self.images
        if image_count > most:
            key = "images-too-many" if most else "images-not-taken"
            raise UserError(key, model=self.title, count=image_count, allowed=most)
        if image_count + doubtful_count < least:
            raise UserError("images-too-few", model=self.title, count=image_count, allowed=least)
        if self.prompt_length and len(prompt) > self.prompt_length:
            raise UserError("prompt-too-long", model=self.title, count=len(prompt), allowed=self.prompt_length)

    def create_fields(self, prompt: str, parameters: Parameters) -> dict[str, Any]:
        """All fields of a create but its pictures. Raises NoLongerOffered if this model cannot send a value any more."""
        body: dict[str, Any] = copy.deepcopy(dict(self.fields))
        body |= {"model": self.sends, "prompt": prompt}
        for name, value in parameters.values.items():
            option = self.option(name)
            if option is not None:
                to_wire = self._to_wire_again if option.choices else self._to_wire  # no words of users are kept
                _put(body, option.path, to_wire(option.name, value))
            elif parameters.sources.get(name) not in {Source.BOT, Source.MODEL}:  # a default is omitted
                raise NoLongerOffered(f"{self.name} has no option {name}")
        order = [*DOCUMENT_ORDER, *body]
        return {key: body[key] for key in dict.fromkeys(order) if key in body}

    @cached_property
    def _to_wire_again(self) -> Callable[[str, Value], Any]:
        """The same for values of most orders, which are few."""
        return lru_cache(WIRE_VALUES_KEPT, typed=True)(self._to_wire)  # typed: True == 1

    def _to_wire(self, name: str, value: Value) -> Any:
        option = self._by_name[name]
        own = option.match(value)
        if own is None and any(choice.wire != choice.value for choice in option.choices):
            text = shorten(format_value(value))
            raise NoLongerOffered(f"{self.name}: the catalogue does not define what to send for {option.name} {text}")
        return option.to_wire(value if own is None else own)


MODEL_KEYS = tuple(each.name for each in fields(Model))
"""The keys of a model in the file."""


@dataclass(frozen=True, eq=False)
class Catalogue:
    """All models in the order of the file. `documented`: the options of a model for which the file lists none."""

    models: tuple[Model, ...]
    currency: str = ""
    documented: tuple[Option, ...] = DOCUMENTED
    providers: tuple[ProviderEntry, ...] = (ProviderEntry(),)

    def find(self, name: str) -> Model | None:
        """The model with this name, in any case."""
        return self._by_name.get(normalize_value(name))

    def title_of(self, name: str) -> str:
        """What people see for the model of a row: its title, or the name itself if the model was removed."""
        model = self.find(name)
        return model.title if model else name

    def get(self, name: str) -> Model:
        """As `find`. Raises UserError `model-unknown`, which lists the names, if there is none."""
        if model := self.find(name):
            return model
        raise UserError("model-unknown", value=shorten(name), allowed=comma_separated(self.available or self.names))

    def with_pauses(self, reasons: Mapping[str, str]) -> "Catalogue":
        """This catalogue with more models paused: `reasons` by their names. A reason in the file stays."""
        if not any(model.name in reasons for model in self.models):
            return self
        models = (
            replace(model, paused=model.paused or reasons[model.name]) if model.name in reasons else model
            for model in self.models
        )
        return replace(self, models=tuple(models))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(model.name for model in self.models)

    @property
    def available(self) -> tuple[str, ...]:
        """Names of the models that are not paused."""
        return tuple(model.name for model in self.models if not model.paused)

    @property
    def default_model(self) -> str:
        """The name of the model that is used if neither the request nor the chat chose one."""
        return PREFERRED if PREFERRED in self.names else (self.available or self.names)[0]

    @property
    def preferred(self) -> Model:
        """The default model: the examples in /help are for it."""
        return self.get(self.default_model)

    @cached_property
    def _by_name(self) -> Mapping[str, Model]:
        return {normalize_value(model.name): model for model in self.models}

    def models_with(self, name: str) -> list[tuple[Model, Option]]:
        """Each model that has an option with this name, and the option."""
        return [(model, option) for model in self.models if (option := model.option(name))]

    def ordered(self, parameters: Parameters) -> Model:
        """The model of a row. A removed one, of which tasks may have been sent, has the documented options."""
        return self.find(parameters.model) or Model(parameters.model, options=self.documented)

    def provider_of(self, model: Model) -> ProviderEntry:
        """The provider of a model of this catalogue."""
        return next(provider for provider in self.providers if provider.name == model.provider)


def seconds_of(value: Value) -> Decimal:
    """A value of an option for durations in seconds; 0 for anything else."""
    if isinstance(value, float):
        return Decimal(format_value(value))
    return Decimal(parse_seconds(format_value(value)))


def comma_separated(values: Iterable[object]) -> str:
    """Join values with commas, as messages show them."""
    return ", ".join(map(str, values))


def shorten(text: str) -> str:
    """Shorten a user's own words so that an error can quote them."""
    return text if len(text) <= LONGEST_ECHO else text[: LONGEST_ECHO - 1] + "…"


def _put(body: dict[str, Any], path: Sequence[str], value: Any) -> None:
    *outer, last = path
    for name in outer:
        body = body.setdefault(name, {})
    body[last] = value
