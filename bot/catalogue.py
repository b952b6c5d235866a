"""What can be ordered: models.toml becomes a `Catalogue`, what was said becomes a model's `Parameters`."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Self, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from bot.errors import SettingsError, UserError, in_plain_words

PACKAGED = Path(__file__).with_name("models.toml")
LONGEST_ECHO = 40  # characters of a person's own words in an error

Word = Annotated[str, Field(pattern=r"^\w([\w.:/@+-]{0,62}\w)?$")]
Seconds = Annotated[int, Field(ge=1, le=3600)]
Price = Annotated[Decimal, Field(ge=0)]
T = TypeVar("T")


class Model(BaseModel):
    """One model of the video API; `bot/models.toml` explains the fields. Durations are seconds."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    name: Word
    title: str = ""
    sizes: Annotated[tuple[Word, ...], Field(min_length=1)] = ("small", "large")
    durations: Annotated[tuple[Seconds, ...], Field(min_length=1)] = (10, 15)
    orientations: Annotated[tuple[Word, ...], Field(min_length=1)] = ("portrait", "landscape")
    max_images: Annotated[int, Field(ge=0)] = 10
    prices: Mapping[int, Price] = {}
    paused: str = ""

    @field_validator("durations")
    @classmethod
    def _shortest_first(cls, value: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(value))

    @field_validator("paused", mode="before")
    @classmethod
    def _reason(cls, value: object) -> object:
        if value is True:
            raise ValueError('write the reason that people are told: paused = "back on Monday"')
        return "" if value is False else value

    @model_validator(mode="before")
    @classmethod
    def _titled(cls, given: Any) -> Any:
        return {"title": given.get("name"), **given} if isinstance(given, dict) else given

    @model_validator(mode="after")
    def _prices_fit(self) -> Self:
        strangers = [str(seconds) for seconds in self.prices if seconds not in self.durations]
        if strangers:
            raise ValueError(f"prices name {', '.join(strangers)} s, which are not among its durations: add or remove")
        return self

    def price(self, duration: int) -> Decimal | None:
        """Return what one video of this many seconds costs, in the catalogue's currency; None if unknown."""
        return self.prices.get(duration)


class Catalogue(BaseModel):
    """Every model that the operator lists, in the operator's order."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    currency: str = ""
    models: Annotated[tuple[Model, ...], Field(min_length=1)]

    @field_validator("models")
    @classmethod
    def _named_once(cls, models: tuple[Model, ...]) -> tuple[Model, ...]:
        names = [model.name.casefold() for model in models]
        twice = next((model.name for model in models if names.count(model.name.casefold()) > 1), None)
        if twice:
            raise ValueError(f"{twice} is there twice: remove one of them")
        return models

    def find(self, name: str) -> Model | None:
        """Return the model of this name in any case."""
        return next((model for model in self.models if model.name.casefold() == name.casefold()), None)

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
    def sizes(self) -> tuple[str, ...]:
        return _union(model.sizes for model in self.models)

    @property
    def durations(self) -> tuple[int, ...]:
        return tuple(sorted(_union(model.durations for model in self.models)))

    @property
    def orientations(self) -> tuple[str, ...]:
        return _union(model.orientations for model in self.models)

    @property
    def default_model(self) -> str:
        """The name used where neither the request nor the chat chose one."""
        if BOT_DEFAULTS.model in self.names:
            return BOT_DEFAULTS.model
        return (self.available or self.names)[0]


@dataclass(frozen=True)
class Choice:
    """What somebody said about a video; None is what was not said. `duration` is in seconds."""

    model: str | None = None
    orientation: str | None = None
    size: str | None = None
    duration: int | None = None
    watermark: bool | None = None

    def over(self, below: "Choice") -> "Choice":
        """Take this choice where it says something, the other one elsewhere."""
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        return Choice(**{name: getattr(below, name) if value is None else value for name, value in said.items()})


@dataclass(frozen=True)
class BotDefaults:
    """What a video is when nobody chose."""

    model: str = "sora-2"
    orientation: str = "portrait"
    size: str = "small"
    duration: int = 10
    watermark: bool = True


BOT_DEFAULTS = BotDefaults()


class Source(StrEnum):
    """Who chose a value."""

    REQUEST = "request"
    CHAT = "chat"
    BOT = "bot"


@dataclass(frozen=True)
class Parameters:
    """What is asked of the video API, and who chose each of it by field name. `duration` is in seconds."""

    model: str
    orientation: str
    size: str
    duration: int
    watermark: bool
    sources: Mapping[str, Source]


def load_catalogue(path: Path | None) -> Catalogue:
    """Read the operator's file, or the packaged list without one.

    Raises SettingsError with one line that names MODELS_FILE, the place and the fix.
    """
    path = path or PACKAGED
    try:
        return Catalogue.model_validate(tomllib.loads(path.read_text("utf-8-sig"), parse_float=Decimal))
    except OSError as error:
        problem = f"cannot be read ({error.strerror}): write your list's path, or nothing for the packaged list"
    except ValidationError as error:
        problem = _place_and_fix(dict(error.errors(include_url=False, include_input=False)[0]))
    except ValueError as error:  # broken TOML, which says its line and column, or bytes that are not UTF-8
        problem = f"is not TOML in UTF-8: {' '.join(str(error).split())}; bot/models.toml shows the form"
    raise SettingsError([f"MODELS_FILE {path} {problem}"])


def resolve(catalogue: Catalogue, said: Choice, chat: Choice, image_count: int) -> Parameters:
    """Put the request over the chat's defaults over the bot's own, and hold all of it against the model.

    Only the bot's own defaults give way to what the model has. Raises UserError for everything else that the
    model does not take, with what it takes instead, and says so where the value was the chat's default.
    """
    model, chosen_by = _model(catalogue, said, chat)
    if image_count > model.max_images:
        key = "images-too-many" if model.max_images else "images-not-taken"
        raise UserError(key, model=model.name, count=image_count, allowed=model.max_images)
    orientation, orientation_by = _pick(model, "orientation", model.orientations, said, chat)
    size, size_by = _pick(model, "size", model.sizes, said, chat)
    duration, duration_by = _pick(model, "duration", model.durations, said, chat)
    watermark, watermark_by = _first(said.watermark, chat.watermark, BOT_DEFAULTS.watermark)
    sources = {
        "model": chosen_by,
        "orientation": orientation_by,
        "size": size_by,
        "duration": duration_by,
        "watermark": watermark_by,
    }
    return Parameters(model.name, orientation, size, duration, watermark, sources)


def change(catalogue: Catalogue, before: Parameters, said: Choice, image_count: int) -> Parameters:
    """Order `before` anew: what is not said stays, whatever the chat's defaults are by now.

    Only where another model is named, what the bot had chosen is chosen anew. Raises UserError as `resolve` does, also
    where the catalogue has changed and does not have the same any more.
    """
    values = {field.name: getattr(before, field.name) for field in fields(Choice)}
    bots = {name for name in values if before.sources.get(name) == Source.BOT}
    if said.model is not None and said.model.casefold() != before.model.casefold():
        values = {name: value for name, value in values.items() if name not in bots}
    after = resolve(catalogue, said.over(Choice(**values)), Choice(), image_count)
    unsaid = {name for name in bots if getattr(said, name) is None}
    return replace(after, sources={**after.sources, **dict.fromkeys(unsaid, Source.BOT)})


def others_for(catalogue: Catalogue, before: Parameters, image_count: int) -> list[Model]:
    """Return the other models that could make the same, in the operator's order."""

    def could(model: Model) -> bool:
        try:
            change(catalogue, before, Choice(model=model.name), image_count)
        except UserError:
            return False
        return True

    return [model for model in catalogue.models if model.name != before.model and could(model)]


def listed(values: Iterable[object]) -> str:
    """Write values one after another, as errors show them."""
    return ", ".join(map(str, values))


def clip(words: str) -> str:
    """Shorten a person's own words so that an error can repeat them."""
    return words if len(words) <= LONGEST_ECHO else words[: LONGEST_ECHO - 1] + "…"


def _model(catalogue: Catalogue, said: Choice, chat: Choice) -> tuple[Model, Source]:
    name, source = _first(said.model, chat.model, catalogue.default_model)
    from_chat = source is Source.CHAT
    if from_chat and not catalogue.find(name):
        raise UserError("default-model-unknown", value=clip(name), allowed=listed(catalogue.available))
    model = catalogue.get(name)
    if not model.paused:
        return model, source
    if not catalogue.available:
        raise UserError("models-all-paused", model=model.name, reason=model.paused)
    key = "default-model-paused" if from_chat else "model-paused"
    raise UserError(key, model=model.name, reason=model.paused, allowed=listed(catalogue.available))


def _pick(model: Model, option: str, offered: tuple[T, ...], said: Choice, chat: Choice) -> tuple[T, Source]:
    value, source = _first(getattr(said, option), getattr(chat, option), getattr(BOT_DEFAULTS, option))
    if value in offered:
        return value, source
    if source is Source.BOT:
        return offered[0], source
    key = "default-not-offered" if source is Source.CHAT else "option-not-offered"
    raise UserError(key, model=model.name, option=option, value=clip(str(value)), allowed=listed(offered))


def _first(said: T | None, chat: T | None, bot: T) -> tuple[T, Source]:
    if said is not None:
        return said, Source.REQUEST
    return (chat, Source.CHAT) if chat is not None else (bot, Source.BOT)


def _union(groups: Iterable[tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(value for group in groups for value in group))


FIXES = {
    "extra_forbidden": "is not known: remove it or mend its spelling",
    "missing": "is missing: write it",
    "string_pattern_mismatch": "must be one word: at most 64 letters, digits, and . : / @ + - between them",
    "too_short": "is empty: write at least one",
}


def _place_and_fix(problem: dict[str, Any]) -> str:
    message = FIXES.get(problem["type"]) or in_plain_words(problem)
    match problem["loc"]:
        case ("models", int(index), *rest):
            place = [f"model {index + 1}", *map(str, rest)]
        case loc:
            place = list(map(str, loc))
    return f"cannot be used: {', '.join(place)}: {message} (bot/models.toml shows the form)"
