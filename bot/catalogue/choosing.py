"""Options that were said, over a chat's defaults, over the model's own: complete parameters, or a reason why not."""

from collections.abc import Mapping
from dataclasses import replace

from bot.catalogue.models import Catalogue, Model, clip, listed
from bot.errors import UserError
from bot.options import ALTERNATIVES, Option, Options, Parameters, Source, Value, alike, written


def resolve(catalogue: Catalogue, said: Options, chat: Options) -> Parameters:
    """Put the request over the chat's defaults over the model's own.

    A default of the chat that the model does not have gives way to the model's own. Raises UserError for a value of the
    request that the model does not have, with what it has, and for a model that is unknown or paused.
    """
    model, chosen_by = _model(catalogue, said, chat)
    asked = _asked(model, said)
    kept, lost = _fitting(model, chat)
    values: dict[str, Value] = {}
    sources = {"model": chosen_by}
    for option in model.options:
        name = option.name
        value, source = _first(asked.get(name), kept.get(name), option.default)
        if value is not None:
            values[name] = value
            sources[name] = Source.MODEL if source is Source.BOT and name in lost else source
    sources |= {name: Source.MODEL for name in lost if name not in sources}
    return Parameters(model.name, values, sources)


def change(catalogue: Catalogue, before: Parameters, said: Options) -> Parameters:
    """Order `before` again with what was said changed; the rest stays, whatever the chat's defaults are by now.

    Where another model is named, what the bot had chosen is chosen again. Raises UserError as `resolve` does, also for a
    value that the catalogue has lost since.
    """
    name = said.model or before.model
    model = catalogue.find(name)
    unchosen = {*before.by(Source.BOT, Source.MODEL)}
    if alike(name) == alike(before.model):  # what nobody chose stays, too, but for an option that is gone
        dropped = {option for option in unchosen if model and model.option(option) is None}
    else:
        dropped = unchosen
    kept = before.without(dropped | (_replaced(model, before, said) if model else set())).values
    after = resolve(catalogue, Options(name, {**kept, **said.values}), Options())
    still = {option: before.sources[option] for option in unchosen if option in kept}
    if said.model is None and "model" in unchosen:
        still["model"] = before.sources["model"]
    return replace(after, sources={**after.sources, **still})


def others_for(catalogue: Catalogue, before: Parameters, image_count: int, prompt: str = "") -> list[Model]:
    """Return the other models that could make the same: the one named as `instead` first, then in the operator's order."""

    def could(model: Model) -> bool:
        try:
            change(catalogue, before, Options(model=model.name))
            model.check(prompt, image_count)
        except UserError:
            return False
        return True

    failed = catalogue.find(before.model)
    instead = failed.instead if failed else ""
    found = [model for model in catalogue.models if model.name != before.model and could(model)]
    return sorted(found, key=lambda model: model.name != instead)


def _replaced(model: Model, before: Parameters, said: Options) -> set[str]:
    """Names of the values that what was said takes the place of."""
    spoken = {option.name for name in said.values if (option := model.option(name))}
    return {name for name in before.values if (option := model.option(name)) and option.name in spoken}


def _model(catalogue: Catalogue, said: Options, chat: Options) -> tuple[Model, Source]:
    name, source = _first(said.model, chat.model, catalogue.default_model)
    from_chat = source is Source.CHAT
    if from_chat and not catalogue.find(str(name)):
        raise UserError("default-model-unknown", value=clip(str(name)), allowed=listed(catalogue.available))
    model = catalogue.get(str(name))
    if not model.paused:
        return model, source
    if not catalogue.available:
        raise UserError("models-all-paused", model=model.name, reason=model.paused)
    key = "default-model-paused" if from_chat else "model-paused"
    raise UserError(key, model=model.name, reason=model.paused, allowed=listed(catalogue.available))


def _asked(model: Model, said: Options) -> Mapping[str, Value]:
    """What the request said, as the model's own values. Raises UserError for what the model does not have."""
    asked: dict[str, Value] = {}
    for name, value in said.values.items():
        option = model.option(name)
        if option is None:
            first = name.partition(ALTERNATIVES)[0]
            names = listed(option.name for option in model.options)
            raise UserError("option-not-taken", model=model.name, option=first, allowed=names or "–")
        found = option.find(value)
        if found is None:
            raise _not_offered(model, option, value)
        if asked.setdefault(option.name, found) != found:
            first, second = written(asked[option.name]), written(value)
            raise UserError("option-twice", option=option.name, first=clip(first), second=clip(second))
    return asked


def _not_offered(model: Model, option: Option, value: Value) -> UserError:
    if option.length is not None:
        count = len(written(value))
        return UserError("option-too-long", model=model.name, option=option.name, count=count, allowed=option.length)
    values = {"option": option.name, "value": clip(written(value)), "allowed": listed(option.allowed)}
    return UserError("option-not-offered", model=model.name, **values)


def _fitting(model: Model, chat: Options) -> tuple[Mapping[str, Value], list[str]]:
    """The chat's defaults as the model's own values, and the names of those that the model does not have."""
    fitting: dict[str, Value] = {}
    lost: list[str] = []
    for name, value in chat.values.items():  # of two names that mean one option, the one set last counts
        option = model.option(name)
        found = option.find(value) if option else None
        if option is not None and found is not None:
            fitting[option.name] = found
        else:
            lost.append(option.name if option else name.partition(ALTERNATIVES)[0])
    return fitting, [name for name in lost if name not in fitting]


def _first(said: Value | None, chat: Value | None, bot: Value | None) -> tuple[Value | None, Source]:
    if said is not None:
        return said, Source.REQUEST
    return (chat, Source.CHAT) if chat is not None else (bot, Source.BOT)
