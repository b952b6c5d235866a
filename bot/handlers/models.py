"""/models: the models that can be chosen, a page at a time, with buttons that make one the chat's default."""

from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.botapi.messenger import Card, Place
from bot.callbacks import ModelsPageButton, UseModelButton
from bot.cards.models import ModelCards
from bot.catalogue import resolve
from bot.errors import UserError
from bot.handlers.context import BotContext
from bot.handlers.defaults import require_group_admin, save, stored
from bot.handlers.routing import Request, reply, send_or_edit
from bot.parameters import Options


async def models(request: Request) -> None:
    """The first page."""
    incoming = request.incoming
    page = await _page(request.context, incoming.chat_id, incoming.language or "", 0)
    await reply(request.context, incoming, page)


async def turn_page(button: ModelsPageButton, query: CallbackQuery, context: BotContext) -> None:
    """Replace the page."""
    await _show(button.number, query, context)


async def use_here(button: UseModelButton, query: CallbackQuery, context: BotContext) -> str:
    """Make a model the chat's default. In a group, only for those who may change its defaults."""
    services, message = context.services, query.message
    model = services.catalogue.find(button.model)
    if message is None or model is None or not services.offered(model):
        raise UserError("button-stale")
    chat = message.chat
    if chat.type != ChatType.PRIVATE:
        await require_group_admin(context, chat.id, query.from_user.id)
    before, chosen = await stored(context, chat.id), Options(model=model.name)
    resolve(await services.pauses.catalogue(), chosen, before)  # raises if the model is paused
    await save(context, chat.id, chosen.over(before), title=chat.effective_name or "")
    await _show(button.page, query, context)
    return services.words.plain(context.language, "models-used", model=model.title)


async def _show(number: int, query: CallbackQuery, context: BotContext) -> None:
    if query.message is None:
        raise UserError("button-stale")
    chat_id = query.message.chat.id
    card = await _page(context, chat_id, context.language, number)
    await send_or_edit(context, Place(chat_id), card, message_id=query.message.message_id)


async def _page(context: BotContext, chat_id: int, language: str, number: int) -> Card:
    services = context.services
    catalogue = await services.pauses.catalogue()
    chosen = (await stored(context, chat_id)).model or catalogue.default_model
    return ModelCards(services.words, catalogue, services.offered).page(language, number, chosen)
