"""Reads what can be ordered in a chat, so that nothing is advertised that would be refused."""

from bot.access.gate import Requester
from bot.cards.chat_settings import ChatSettings
from bot.cards.greeting import Possible
from bot.cards.prices import Prices
from bot.catalogue import Model, picture_refusal
from bot.errors import UserError
from bot.handlers.chat_settings import load
from bot.handlers.context import BotContext
from bot.parameters import Parameters
from storage.budgets import Budget, Budgets
from storage.records import dataclass


@dataclass(frozen=True)
class _Order:
    """An order with the chat's defaults."""

    model: Model | None = None
    price: int | None = None


async def possible_for(context: BotContext, requester: Requester) -> Possible:
    """What the requester can order here now, without a check of access. Raises StorageUnavailable."""
    services = context.services
    settings = await load(context, requester.chat_id, requester.thread_id, private=requester.private)
    budgets = await Budgets(services.database).for_order(requester.chat_id, requester.payer_id)
    models = tuple(model for model in settings.catalogue.models if not model.paused and services.offered(model))
    order = _with_defaults(settings)
    is_unpriced = order.price is None and any(budget.slot.unit == "money" for budget in budgets)
    with_pictures = [model for model in models if model.images[1]]
    return Possible(
        refusal=_refusal(budgets, any_model=bool(models or order.model)),
        models=models,
        model=order.model,
        price=order.price,
        words_alone=order.model is not None and picture_refusal(order.model, 0) is None and not is_unpriced,
        photos=any(map(services.takes_photos, with_pictures)),
        pictures=bool(with_pictures),
    )


def parameters_of(settings: ChatSettings) -> Parameters | None:
    """The parameters of an order with the chat's defaults; None if these cannot be ordered now."""
    try:
        return settings.parameters()
    except UserError:
        return None


def _with_defaults(settings: ChatSettings) -> _Order:
    parameters = parameters_of(settings)
    if parameters is None:
        return _Order()
    return _Order(settings.catalogue.get(parameters.model), Prices(settings.catalogue).of_parameters(parameters))


def _refusal(budgets: list[Budget], *, any_model: bool) -> UserError | None:
    zero = next((budget for budget in budgets if budget.most == 0), None)
    if zero is not None:
        return UserError("budget-none", payer=zero.slot.payer)
    return None if any_model else UserError("models-none")
