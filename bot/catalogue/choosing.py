"""Chooses the parameters of a create: the request's options, then the chat's defaults, then the model's own defaults."""

from collections.abc import Mapping
from dataclasses import replace

from bot.catalogue.models import Catalogue, Model, comma_separated, shorten
from bot.errors import UserError
from bot.options import NAME_SEPARATOR, Option
from bot.parameters import Options, Parameters, Source
from bot.values import Value, format_value, normalize_value


def resolve(catalogue: Catalogue, requested: Options, defaults: Options) -> Parameters:
    """Complete the request with the chat's defaults and the model's own.

    The model's own default replaces a chat's default that the model does not have. Raises UserError if the model is
    unknown or paused, or does not have a requested option or value; the error lists what there is.
    """
    model, model_source = _choose_model(catalogue, requested, defaults)
    values_requested = _requested_values(model, requested)
    values_of_chat, lost = _applicable_defaults(model, defaults)
    values: dict[str, Value] = {}
    sources = {"model": model_source}
    for option in model.options:
        name = option.name
        value, source = _first(values_requested.get(name), values_of_chat.get(name), option.default)
        if value is not None:
            values[name] = value
            sources[name] = Source.MODEL if source is Source.BOT and name in lost else source
    sources |= {name: Source.MODEL for name in lost if name not in sources}
    return Parameters(model.name, values, sources)


def change(catalogue: Catalogue, before: Parameters, requested: Options) -> Parameters:
    """The parameters of a repeat: those of `before` with the requested changes. The chat's defaults do not apply.

    If the request names another model, values that nobody chose are replaced by the new model's defaults. Raises
    UserError as `resolve` does, also if the catalogue no longer has a value of `before`.
    """
    name = requested.model or before.model
    model = catalogue.find(name)
    unchosen = {*before.chosen_by(Source.BOT, Source.MODEL)}
    if normalize_value(name) == normalize_value(before.model):  # keep these values too, unless their option is gone
        dropped = {option for option in unchosen if model and model.option(option) is None}
    else:
        dropped = unchosen
    kept = before.without(dropped | (_replaced(model, before, requested) if model else set())).values
    after = resolve(catalogue, Options(name, {**kept, **requested.values}), Options())
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


def alternatives_to(catalogue: Catalogue, before: Parameters, image_count: int, prompt: str = "") -> list[Model]:
    """Return the other models that can make the same video: first the one in `instead`, then in the order of the file."""

    def can_make_it(model: Model) -> bool:
        try:
            change(catalogue, before, Options(model=model.name))
            model.check(prompt, image_count)
        except UserError:
            return False
        return True

    failed = catalogue.find(before.model)
    instead = failed.instead if failed else ""
    found = [model for model in catalogue.models if model.name != before.model and can_make_it(model)]
    return sorted(found, key=lambda model: model.name != instead)


def _replaced(model: Model, before: Parameters, requested: Options) -> set[str]:
    """Names of the values of `before` that the request replaces, perhaps under another name."""
    changed = {option.name for name in requested.values if (option := model.option(name))}
    return {name for name in before.values if (option := model.option(name)) and option.name in changed}


def _choose_model(catalogue: Catalogue, requested: Options, defaults: Options) -> tuple[Model, Source]:
    name, source = _first(requested.model, defaults.model, catalogue.default_model)
    from_chat = source is Source.CHAT
    if from_chat and not catalogue.find(str(name)):
        allowed = comma_separated(catalogue.available)
        raise UserError("default-model-unknown", value=shorten(str(name)), allowed=allowed)
    model = catalogue.get(str(name))
    if not model.paused:
        return model, source
    if not catalogue.available:
        raise UserError("models-all-paused", model=model.name, reason=model.paused)
    key = "default-model-paused" if from_chat else "model-paused"
    raise UserError(key, model=model.name, reason=model.paused, allowed=comma_separated(catalogue.available))


def _requested_values(model: Model, requested: Options) -> Mapping[str, Value]:
    """The request's values as the model has them, by the model's names of the options."""
    values: dict[str, Value] = {}
    for name, value in requested.values.items():
        option = model.option(name)
        if option is None:
            raise _no_such_option(model, name)
        own = option.match(value)
        if own is None:
            raise _no_such_value(model, option, value)
        if values.setdefault(option.name, own) != own:
            first, second = format_value(values[option.name]), format_value(value)
            raise UserError("option-twice", option=option.name, first=shorten(first), second=shorten(second))
    return values


def _no_such_option(model: Model, name: str) -> UserError:
    first = name.partition(NAME_SEPARATOR)[0]
    names = comma_separated(option.name for option in model.options)
    return UserError("option-not-taken", model=model.name, option=first, allowed=names or "–")


def _no_such_value(model: Model, option: Option, value: Value) -> UserError:
    if option.length is not None:
        count = len(format_value(value))
        return UserError("option-too-long", model=model.name, option=option.name, count=count, allowed=option.length)
    values = {"option": option.name, "value": shorten(format_value(value)), "allowed": comma_separated(option.allowed)}
    return UserError("option-not-offered", model=model.name, **values)


def _applicable_defaults(model: Model, defaults: Options) -> tuple[Mapping[str, Value], list[str]]:
    """The chat's defaults as the model has them, and the names of those that it does not have."""
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


def _first(requested: Value | None, chat: Value | None, own: Value | None) -> tuple[Value | None, Source]:
    if requested is not None:
        return requested, Source.REQUEST
    return (chat, Source.CHAT) if chat is not None else (own, Source.BOT)
