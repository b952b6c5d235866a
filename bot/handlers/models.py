"""/models: the models that can be chosen, a page at a time, with buttons that make one the chat's default."""

from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.botapi.messenger import Card, Place
from bot.callbacks import ModelsPageButton, UseModelButton
from bot.cards.models import ModelCards
from bot.errors import UserError
from bot.handlers.chat_settings import load, require_may_change, save
from bot.handlers.context import BotContext
from bot.handlers.routing import Request, reply, send_or_edit
from bot.handlers.unavailable import thread_of
from bot.parameters import Options


async def models(request: Request) -> None:
    """The first page."""
    incoming = request.incoming
    page = await _page(request.context, incoming.chat_id, incoming.thread_id, 0)
    await reply(request.context, incoming, page)


async def press(button: ModelsPageButton | UseModelButton, query: CallbackQuery, context: BotContext) -> str | None:
    """Another page, or *Use … here*."""
    if isinstance(button, UseModelButton):
        return await _use_here(button, query, context)
    await _show(button.number, query, context)
    return None


async def _use_here(button: UseModelButton, query: CallbackQuery, context: BotContext) -> str:
    """Make a model the default of the chat or the topic. In a group, only for those who may change its settings."""
    services, message = context.services, query.message
    model = services.catalogue.find(button.model)
    if message is None or model is None or not services.offered(model):
        raise UserError("button-stale")
    chat = message.chat
    settings = await load(context, chat.id, thread_of(query), private=chat.type == ChatType.PRIVATE)
    await require_may_change(context, settings, query.from_user.id)
    change = settings.typed(Options(model=model.name))  # raises if the model is paused
    await save(context, settings, change, title=chat.effective_name or "")
    await _show(button.page, query, context)
    key = "models-used" if settings.topic is None else "settings-model-used-topic"
    return services.words.plain(context.language, key, model=model.title)


async def _show(number: int, query: CallbackQuery, context: BotContext) -> None:
    if query.message is None:
        raise UserError("button-stale")
    chat_id = query.message.chat.id
    card = await _page(context, chat_id, thread_of(query), number)
    await send_or_edit(context, Place(chat_id), card, message_id=query.message.message_id)


async def _page(context: BotContext, chat_id: int, topic: int | None, number: int) -> Card:
    services = context.services
    settings = await load(context, chat_id, topic, private=False)
    chosen = settings.of_topic.model or settings.of_chat.model or settings.catalogue.default_model
    return ModelCards(services.words, settings.catalogue, services.offered).page(context.language, number, chosen)
