"""Presses whose model is paused or rests are answered with the other models, as buttons."""

from telegram import CallbackQuery

from bot.botapi.messenger import Place
from bot.cards.current import OFFERING
from bot.handlers.context import BotContext
from bot.handlers.routing import send_or_edit
from storage.model import Task
from storage.states import State


async def offer_others(task: Task, query: CallbackQuery, context: BotContext) -> None:
    """Renew the card of a task that offers them, or write them below a result.

    An unknown outcome keeps its card: *Send again* settles it, and an order elsewhere would not.
    """
    message, cards = query.message, context.services.current_cards
    if message is None or task.state is State.UNKNOWN:
        return
    if task.state in OFFERING:
        await send_or_edit(context, Place(message.chat.id), await cards.of(task), message_id=message.message_id)
    elif card := await cards.instead(task):
        await send_or_edit(context, Place(message.chat.id, thread_of(query), message.message_id), card)


def thread_of(query: CallbackQuery) -> int | None:
    """The topic of the message with the button."""
    message = query.message
    return getattr(message, "message_thread_id", None) if getattr(message, "is_topic_message", None) else None
