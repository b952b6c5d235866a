"""*Approve* and *Block*: an admin decides whether a chat may order."""

import logging

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Place
from bot.callbacks import ChatButton, Decision
from bot.errors import UserError
from bot.handlers.context import BotContext
from storage.chats import ChatAccess

log = logging.getLogger(__name__)

ACCESS = {Decision.APPROVE: ChatAccess.APPROVED, Decision.BLOCK: ChatAccess.BLOCKED}


async def decide(button: ChatButton, query: CallbackQuery, context: BotContext) -> None:
    """Store the decision of one of the bot's admins, and notify the chat of an approval."""
    services = context.services
    if not await services.admins.is_admin(query.from_user.id):
        raise UserError("access-admins-only")
    access, chat_id = ACCESS[button.decision], await _current_id(button.chat_id, context)
    changed = await services.gate.decide(chat_id, access)
    # The buttons are removed last. If they are still there, a process may have died before it notified the chat.
    unfinished = isinstance(query.message, Message) and query.message.reply_markup is not None
    try:
        if access is ChatAccess.APPROVED and (changed or unfinished):
            await services.messenger.send(
                Place(chat_id), Card(services.words.say(button.language or None, "access-approved"))
            )
        if query.message:
            name = (await services.chats.get(chat_id)).title or "–"
            key = f"access-decided-{access}"
            text = services.words.say(query.from_user.language_code, key, name=name, chat=str(chat_id))
            await services.messenger.edit(query.message.chat.id, query.message.message_id, Card(text))
    except (ChatUnreachable, MessageGone, TelegramError) as error:
        log.warning("chat %s: not notified of the admin's decision: %s", chat_id, error)


async def _current_id(chat_id: int, context: BotContext) -> int:
    """The current id of a chat: buttons keep the old id of a group that has become a supergroup."""
    return chat_id if chat_id > 0 else await context.services.messenger.current_id(chat_id)
