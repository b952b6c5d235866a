"""A request moves to another model: what that has is carried over, and the rest gives way."""

from collections.abc import Callable

from bot.catalogue.models import Catalogue, Model
from bot.options import Option
from bot.parameters import Parameters, Source
from bot.values import Value

NOBODY = frozenset({Source.BOT, Source.MODEL})


def carry_over(catalogue: Catalogue, name: str, now: Parameters, original: Parameters | None) -> Parameters:
    """The parameters of a request at the model `name`. Raises UserError `model-unknown`.

    Values that a user chose come first, then those of the `original` task, which an earlier move may have lost, then the
    other ones of `now`. What the model lacks is replaced by its own default.
    """
    model = catalogue.get(name)
    is_back = original is not None and model is catalogue.find(original.model)
    values: dict[str, Value] = {}
    sources = {"model": original.sources.get("model", Source.REQUEST) if original and is_back else Source.REQUEST}
    for option in model.options:
        found = (
            _carried(model, option, now, lambda source: source is Source.REQUEST)
            or (original and _carried(model, option, original, lambda _: True))
            or _carried(model, option, now, lambda _: True)
        )
        value, source = found or (option.default, Source.BOT)
        if value is not None:
            values[option.name], sources[option.name] = value, source
    return Parameters(model.name, values, sources)


def given_way(catalogue: Catalogue, original: Parameters, now: Parameters) -> tuple[str, ...]:
    """Names of the options whose values the model of `now` lacks. A switch that nobody chose does not count."""
    model = catalogue.find(now.model)
    if model is None or model is catalogue.find(original.model):
        return ()
    return tuple(
        name
        for name, value in original.values.items()
        if not (isinstance(value, bool) and original.sources.get(name) in NOBODY)
        and ((option := model.option(name)) is None or option.match(value) is None)
    )


def _carried(
    model: Model, option: Option, before: Parameters, wanted: Callable[[Source], bool]
) -> tuple[Value, Source] | None:
    """The value of `before` for an option of another model, and who chose it."""
    for name, value in before.values.items():
        source = before.sources.get(name, Source.BOT)
        if model.option(name) is option and wanted(source) and (own := option.match(value)) is not None:
            return own, source
    return None
