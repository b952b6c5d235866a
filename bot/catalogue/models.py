"""Models with their options, prices and limits, and the body of a create for one of them."""

import copy
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from bot.errors import UserError
from bot.options import (
    ALTERNATIVES,
    DOCUMENTED,
    DURATION,
    KIN_OF,
    ORIENTATION,
    SIZE,
    WATERMARK,
    Option,
    Parameters,
    Source,
    Value,
    alike,
    read_seconds,
    spelled,
    written,
)

LONGEST_ECHO = 40  # characters of a person's own words in an error
PREFERRED = "sora-2"  # used where nobody chose a model, if the catalogue has it
MOST_IMAGES = 10  # photos in a Telegram album; the API's document states no limit
DOCUMENT_ORDER = ("images", "model", ORIENTATION, "prompt", SIZE, DURATION, WATERMARK)
"""The keys of a create in the order of the API's document; further ones come after them."""


class NotSold(Exception):
    """An order can no longer be sent: the catalogue has changed since, and lost what was chosen."""


@dataclass(frozen=True)
class Price:
    """What a video costs, or a second of it, where the options have the values of `when` (each: one of several)."""

    amount: Decimal
    per_second: bool = False
    when: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)

    def fits(self, values: Mapping[str, Value]) -> bool:
        return all(name in values and values[name] in offered for name, offered in self.when.items())


@dataclass(frozen=True, eq=False)
class Model:
    """One model of the video API; `bot/models.toml` explains the fields.

    `images`: the least and the most. `prompt_length`: characters at most; 0: no limit.
    """

    name: str
    title: str = ""
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
        """The option that a name means for this model: its own, else one of the same family, else the one with shapes."""
        names = [spelled(one) for one in name.split(ALTERNATIVES)]
        own = (option for one in names for option in self.options if spelled(option.name) == one)
        kin = (option for one in names if one in KIN_OF for option in self.options if option.kin == KIN_OF[one])
        return next(own, None) or next(kin, None) or self._shaped(names)

    def price(self, values: Mapping[str, Value]) -> Decimal | None:
        """Return what one video with these values costs, in the catalogue's currency; None if unknown."""
        price = next((price for price in self.prices if price.fits(values)), None)
        if price is None or not price.per_second:
            return price.amount if price else None
        option = self.option(DURATION)
        seconds = read_seconds(written(values.get(option.name, ""))) if option else 0
        return price.amount * seconds if seconds else None

    def check(self, prompt: str, image_count: int, maybe: int = 0) -> None:
        """Raise UserError for a prompt or for pictures that the model does not take; `maybe`: links that may be pictures."""
        least, most = self.images
        if image_count > most:
            key = "images-too-many" if most else "images-not-taken"
            raise UserError(key, model=self.name, count=image_count, allowed=most)
        if image_count + maybe < least:
            raise UserError("images-too-few", model=self.name, count=image_count, allowed=least)
        if self.prompt_length and len(prompt) > self.prompt_length:
            raise UserError("prompt-too-long", model=self.name, count=len(prompt), allowed=self.prompt_length)

    def body(self, prompt: str, images: Sequence[str], parameters: Parameters) -> dict[str, Any]:
        """Build the body of a create. Raises NotSold for a value that this model cannot send (any more)."""
        body: dict[str, Any] = copy.deepcopy(dict(self.fields))
        body |= {"model": self.sends, "prompt": prompt}
        if self.images[1] or images:
            body["images"] = list(images)
        for name, value in parameters.values.items():
            option = self.option(name)
            if option is not None:
                _put(body, option.path, self._sent(option, value))
            elif parameters.sources.get(name) not in {Source.BOT, Source.MODEL}:  # what nobody chose is left out
                raise NotSold(f"{self.name} has no option {name}")
        order = [*DOCUMENT_ORDER, *body]
        return {key: body[key] for key in dict.fromkeys(order) if key in body}

    def _sent(self, option: Option, value: Value) -> Any:
        found = option.find(value)
        if found is None and any(offer.send != offer.say for offer in option.values):
            raise NotSold(f"{self.name}: nothing is known to be sent for {option.name} {clip(written(value))}")
        return option.sent(value if found is None else found)

    def _shaped(self, names: Iterable[str]) -> Option | None:
        if all(KIN_OF.get(name) != ORIENTATION for name in names):
            return None
        return next((option for option in self.options if option.has_shapes), None)


@dataclass(frozen=True, eq=False)
class Catalogue:
    """Every model that the operator lists, in the operator's order."""

    models: tuple[Model, ...]
    currency: str = ""

    def find(self, name: str) -> Model | None:
        """Return the model of this name in any case."""
        return self._by_name.get(alike(name))

    def get(self, name: str) -> Model:
        """Raise UserError `model-unknown`, with the names there are."""
        if model := self.find(name):
            return model
        raise UserError("model-unknown", value=clip(name), allowed=listed(self.available or self.names))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(model.name for model in self.models)

    @property
    def available(self) -> tuple[str, ...]:
        """Names of the models that are not paused."""
        return tuple(model.name for model in self.models if not model.paused)

    @property
    def default_model(self) -> str:
        """The name used where neither the request nor the chat chose one."""
        return PREFERRED if PREFERRED in self.names else (self.available or self.names)[0]

    @property
    def preferred(self) -> Model:
        """The model of that name: what the help takes its examples from."""
        return self.get(self.default_model)

    @cached_property
    def _by_name(self) -> Mapping[str, Model]:
        return {alike(model.name): model for model in self.models}

    def takers(self, name: str) -> list[tuple[Model, Option]]:
        """Each model that has an option of this name, with the option."""
        return [(model, option) for model in self.models if (option := model.option(name))]

    def body(self, prompt: str, images: Sequence[str], parameters: Parameters) -> dict[str, Any]:
        """Build the body of a create. Raises NotSold where the catalogue has lost what was chosen.

        A model that is gone is still sent if it took the options of the API's document.
        """
        model = self.find(parameters.model) or Model(parameters.model)
        return model.body(prompt, images, parameters)


def listed(values: Iterable[object]) -> str:
    """Write values one after another, as errors show them."""
    return ", ".join(map(str, values))


def clip(words: str) -> str:
    """Shorten a person's own words so that an error can repeat them."""
    return words if len(words) <= LONGEST_ECHO else words[: LONGEST_ECHO - 1] + "…"


def _put(body: dict[str, Any], path: Sequence[str], value: Any) -> None:
    *outer, last = path
    for name in outer:
        body = body.setdefault(name, {})
    body[last] = value
