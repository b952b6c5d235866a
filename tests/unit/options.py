"""Short ways to write options, models and catalogues in tests."""

from typing import Any

from bot.catalogue import Catalogue, Model
from bot.options import Option
from bot.parameters import Options
from bot.values import Value


def options_of(model: str | None = None, **values: Value) -> Options:
    """The options of a request."""
    return Options(model, values)


def model_of(name: str = "m", options: dict[str, tuple[Value, ...]] | None = None, **facts: Any) -> Model:
    """A model; with `options`, it has only these."""
    if options is not None:
        facts["options"] = tuple(Option.of(name, *values) for name, values in options.items())
    return Model(name, **facts)


def catalogue_of(*models: Model) -> Catalogue:
    return Catalogue(models)
