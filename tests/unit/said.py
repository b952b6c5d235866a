"""Options and parameters as tests write them: by keyword."""

from typing import Any

from bot.catalogue import Catalogue, Model
from bot.options import Option, Options, Value


def said(model: str | None = None, **values: Value) -> Options:
    """Options that a user gave."""
    return Options(model, values)


def model_of(name: str = "m", options: dict[str, tuple[Value, ...]] | None = None, **facts: Any) -> Model:
    """A model; with `options`, it has only these."""
    if options is not None:
        facts["options"] = tuple(Option.of(name, *values) for name, values in options.items())
    return Model(name, **facts)


def catalogue_of(*models: Model) -> Catalogue:
    return Catalogue(models)
