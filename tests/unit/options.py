"""Short ways to write options, models and catalogues in tests."""

import re
from pathlib import Path
from typing import Any

from bot.catalogue import PACKAGED, Catalogue, Model, load_catalogue
from bot.options import Option
from bot.parameters import Options, Parameters
from bot.values import Value
from bot.videoapi.bodies import Json
from bot.videoapi.models import CreateRequest
from bot.videoapi.unified import UNIFIED


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


def with_commented_models(folder: Path) -> Catalogue:
    """The packaged catalogue and the models of another provider that its comments show, without the "# " before them."""
    text = PACKAGED.read_text("utf-8")
    lines = re.sub(r"^# ?(\[.*|[a-z_]+ = .*|)$", r"\1", text[text.index("currency") :], flags=re.MULTILINE)
    path = folder / "models.toml"
    path.write_text(lines, "utf-8")
    return load_catalogue(path)


def body_of(catalogue: Catalogue, prompt: str, images: list[str], parameters: Parameters) -> Json:
    """The body of a create in the unified format."""
    model = catalogue.ordered(parameters)
    request = CreateRequest(model.create_fields(prompt, parameters), images, takes_images=model.images[1] > 0)
    body = UNIFIED.body(request)
    assert isinstance(body, dict)
    return body
