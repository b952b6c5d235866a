"""Chooses the parameters of a create: the request's options, then the topic's, the chat's, and the model's own defaults."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from bot.catalogue.models import Catalogue, Model, comma_separated, shorten
from bot.errors import UserError
from bot.options import NAME_SEPARATOR, Option
from bot.parameters import DEFAULTS, Options, Parameters, Source
from bot.values import Value, format_value, normalize_value

NONE = Options()
MOST_NAMED = 4  # models that an error names

Offered = Callable[[Model], bool]
"""Whether a model is offered where people choose one: lists and buttons. One that is typed is tried in any case."""


def offer_all(_: Model) -> bool:
    """The default of `Offered`."""
    return True


def resolve(
    catalogue: Catalogue, requested: Options, defaults: Options, topic: Options = NONE, *, even_paused: bool = False
) -> Parameters:
    """Complete the request with the defaults of the topic, then of the chat (`defaults`), then with the model's own.

    The model's own default replaces a default that the model does not have. Raises UserError if the model is
    unknown or paused (unless `even_paused`), or does not have a requested option or value; the error lists what there is.
    """
    model, model_source = _choose_model(catalogue, requested, defaults, topic, even_paused=even_paused)
    values_requested = _requested_values(catalogue, model, requested)
    values_of_topic, lost_of_topic = _applicable_defaults(model, topic)
    values_of_chat, lost_of_chat = _applicable_defaults(model, defaults)
    lost = [name for name in (*lost_of_topic, *lost_of_chat) if name not in {*values_of_topic, *values_of_chat}]
    values: dict[str, Value] = {}
    sources = {"model": model_source}
    for option in model.options:
        name = option.name
        value, source = _first(
            values_requested.get(name), values_of_topic.get(name), values_of_chat.get(name), option.default
        )
        if value is not None:
            values[name] = value
            sources[name] = Source.MODEL if source is Source.BOT and name in lost else source
    sources |= {name: Source.MODEL for name in lost if name not in sources}
    return Parameters(model.name, values, sources)


def change(catalogue: Catalogue, before: Parameters, requested: Options, *, even_paused: bool = False) -> Parameters:
    """The parameters of a repeat: those of `before` with the requested changes. The chat's present defaults do not apply.

    If the request names another model, values that nobody chose are replaced by the new model's defaults, and so are
    defaults of the topic and the chat that it lacks. Raises UserError as `resolve` does, also if the model no longer has a
    value of `before`.
    """
    name = requested.model or before.model
    model = catalogue.find(name)
    unchosen = {*before.chosen_by(Source.BOT, Source.MODEL)}
    giving_way: tuple[str, ...] = ()
    if normalize_value(name) == normalize_value(before.model):  # keep these values too, unless their option is gone
        dropped = {option for option in unchosen if model and model.option(option) is None}
    else:
        dropped, giving_way = unchosen, before.chosen_by(*DEFAULTS)
    kept = dict(before.without(dropped | (_replaced(model, before, requested) if model else set())).values)
    given = {option: kept.pop(option) for option in giving_way if option in kept}
    topic, chat = (
        Options(None, {option: value for option, value in given.items() if before.sources[option] is source})
        for source in DEFAULTS
    )
    asked = Options(name, {**kept, **requested.values})
    after = resolve(catalogue, asked, chat, topic, even_paused=even_paused)
    sources = {option: before.sources[option] for option in unchosen if option in kept}
    if requested.model is None and "model" in unchosen:
        sources["model"] = before.sources["model"]
    return replace(after, sources={**after.sources, **sources})


def lost_option(catalogue: Catalogue, ordered: Parameters) -> UserError | None:
    """Why a model that the catalogue still has cannot make what was ordered: an option or a value was removed."""
    try:
        change(catalogue, ordered, Options())
    except UserError as error:
        return error if "option" in error.values else None
    return None


def alternatives_to(
    catalogue: Catalogue, before: Parameters, image_count: int, prompt: str = "", offered: Offered = offer_all
) -> list[tuple[Model, Parameters]]:
    """The other models that can make the same video, with the parameters of each.

    First the one in `instead`, then in the order of the file. Each has all values that the user chose; a chat's default
    that it lacks is no reason against it.
    """

    def parameters(model: Model) -> Parameters | None:
        try:
            model.check(prompt, image_count)
            return change(catalogue, before, Options(model=model.name))
        except UserError:
            return None

    found = [(model, parameters(model)) for model in _others(catalogue, before.model, offered)]
    return [(model, fitting) for model, fitting in found if fitting]


def picture_refusal(model: Model, image_count: int) -> UserError | None:
    """Why a model does not take this number of pictures; None if it does."""
    try:
        model.check("", image_count)
    except UserError as error:
        return error
    return None


def some_names(models: Sequence[Model]) -> str:
    """The names of the first few models with commas between, as people type them; empty if there are none."""
    return comma_separated(model.name for model in models[:MOST_NAMED])


def _others(catalogue: Catalogue, name: str, wanted: Callable[[Model], bool]) -> list[Model]:
    """The other models that are wanted: first the one in `instead`, then in the order of the file."""
    own = catalogue.find(name)
    instead = own.instead if own else ""
    found = [model for model in catalogue.models if model.name != name and wanted(model)]
    return sorted(found, key=lambda model: model.name != instead)


def _replaced(model: Model, before: Parameters, requested: Options) -> set[str]:
    """Names of the values of `before` that the request replaces, perhaps under another name."""
    changed = {option.name for name in requested.values if (option := model.option(name))}
    return {name for name in before.values if (option := model.option(name)) and option.name in changed}


def _choose_model(
    catalogue: Catalogue, requested: Options, defaults: Options, topic: Options, *, even_paused: bool
) -> tuple[Model, Source]:
    name, source = _first(requested.model, topic.model, defaults.model, catalogue.default_model)
    is_default = source in DEFAULTS
    if is_default and not catalogue.find(str(name)):
        allowed = comma_separated(catalogue.available)
        raise UserError("default-model-unknown", value=shorten(str(name)), allowed=allowed)
    model = catalogue.get(str(name))
    if even_paused or not model.paused:
        return model, source
    if not catalogue.available:
        raise UserError("models-all-paused", model=model.title, reason=model.paused)
    key = "default-model-paused" if is_default else "model-paused"
    raise UserError(key, model=model.title, reason=model.paused, allowed=comma_separated(catalogue.available))


def _requested_values(catalogue: Catalogue, model: Model, requested: Options) -> Mapping[str, Value]:
    """The request's values as the model has them, by the model's names of the options."""
    values: dict[str, Value] = {}
    for name, value in requested.values.items():
        option = model.option(name)
        if option is None:
            raise _no_such_option(model, name, _models_with(catalogue, model, name, value))
        own = option.match(value)
        if own is None:
            raise _no_such_value(model, option, value, _models_with(catalogue, model, name, value))
        if values.setdefault(option.name, own) != own:
            first, second = format_value(values[option.name]), format_value(value)
            raise UserError("option-twice", option=option.name, first=shorten(first), second=shorten(second))
    return values


def _models_with(catalogue: Catalogue, lacking: Model, name: str, value: Value) -> str:
    """The names of other models that have a value, for an error; empty if there is none."""

    def has_it(model: Model) -> bool:
        option = None if model.paused else model.option(name)
        return option is not None and option.match(value) is not None

    return some_names(_others(catalogue, lacking.name, has_it))


def _no_such_option(model: Model, name: str, others: str) -> UserError:
    first = name.partition(NAME_SEPARATOR)[0]
    names = comma_separated(option.name for option in model.options)
    values = {"model": model.title, "option": first, "allowed": names or "–"}
    return UserError("option-elsewhere", **values, others=others) if others else UserError("option-not-taken", **values)


def _no_such_value(model: Model, option: Option, value: Value, others: str) -> UserError:
    if option.length is not None:
        count = len(format_value(value))
        return UserError("option-too-long", model=model.title, option=option.name, count=count, allowed=option.length)
    values = {"option": option.name, "value": shorten(format_value(value)), "allowed": comma_separated(option.allowed)}
    if others:
        return UserError("value-elsewhere", model=model.title, **values, others=others)
    return UserError("option-not-offered", model=model.title, **values)


def _applicable_defaults(model: Model, defaults: Options) -> tuple[Mapping[str, Value], list[str]]:
    """A chat's or a topic's defaults as the model has them, and the names of those that it does not have."""
    values: dict[str, Value] = {}
    lost: list[str] = []
    for name, value in defaults.values.items():  # of two names for one option, the one set last counts
        option = model.option(name)
        own = option.match(value) if option else None
        if option is not None and own is not None:
            values[option.name] = own
        else:
            lost.append(option.name if option else name.partition(NAME_SEPARATOR)[0])
    return values, [name for name in lost if name not in values]


def _first(
    requested: Value | None, topic: Value | None, chat: Value | None, own: Value | None
) -> tuple[Value | None, Source]:
    chosen = ((requested, Source.REQUEST), (topic, Source.TOPIC), (chat, Source.CHAT))
    return next(((value, source) for value, source in chosen if value is not None), (own, Source.BOT))
