"""Buttons of the greeting: an example that orders, how to send a photo, the settings."""

from typing import assert_never

from telegram import CallbackQuery
from telegram.constants import ChatType

from bot.access.gate import Requester
from bot.botapi.messenger import Place
from bot.callbacks import StartAction, StartButton
from bot.errors import UserError
from bot.handlers.chat_settings import cards, load
from bot.handlers.context import BotContext
from bot.handlers.possible import possible_for
from bot.handlers.presses import answer_below
from bot.handlers.routing import send_or_edit
from bot.handlers.start import greeting_cards
from bot.handlers.unavailable import thread_of
from bot.money import PriceChanged
from bot.orders import PressedExample
from bot.texts.bidi import without_marks
from storage.states import State


async def press(button: StartButton, query: CallbackQuery, user: Requester, context: BotContext) -> str | None:
    match button.action:
        case StartAction.WORDS:
            return await _order(button, query, user, context)
        case StartAction.PHOTO:
            await _explain_photos(query, user, context)
        case StartAction.SETTINGS:
            await _show_settings(query, user, context)
        case other:
            assert_never(other)
    return None


async def _order(button: StartButton, query: CallbackQuery, user: Requester, context: BotContext) -> str | None:
    """Order the example. The button is then removed: a greeting orders once."""
    services, message = context.services, query.message
    if message is None or message.chat.type != ChatType.PRIVATE:
        raise UserError("button-stale")
    prompt = without_marks(services.words.plain(button.language, "example-prompt"))
    pressed = PressedExample(message_id=message.message_id, prompt=prompt, shown_price=button.price)
    try:
        task = await services.orders.examples.order(pressed, user)
    except PriceChanged:
        card = greeting_cards(context).card(user.language, await possible_for(context, user), private=True)
        await send_or_edit(context, Place(user.chat_id), card, message_id=message.message_id)
        raise
    possible, message_id = await possible_for(context, user), message.message_id
    rest = greeting_cards(context).buttons(user.language, possible, has_example=False)
    services.outbox.send(user.chat_id, lambda: services.messenger.set_buttons(user.chat_id, message_id, rest))
    if task is None:
        raise UserError("button-stale")
    return None if task.state is State.DRAFT else services.words.plain(context.language, "button-ordered")


async def _explain_photos(query: CallbackQuery, user: Requester, context: BotContext) -> None:
    if not (await possible_for(context, user)).photos:
        raise UserError("photos-off")
    words = context.services.words
    if user.private:
        text = words.say(context.language, "start-photo")
    else:
        text = words.say(context.language, "start-photo-group", username=context.bot.username)
    await answer_below(query, text, context)


async def _show_settings(query: CallbackQuery, user: Requester, context: BotContext) -> None:
    """The message of /settings, below the greeting."""
    if query.message is None:
        raise UserError("button-stale")
    thread_id = thread_of(query)
    settings = await load(context, user.chat_id, thread_id, private=user.private)
    card = cards(context.services).overview(context.language, settings)
    await send_or_edit(context, Place(user.chat_id, thread_id, query.message.message_id), card)
