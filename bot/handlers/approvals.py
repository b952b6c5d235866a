"""An admin's answer to the question which chats may order."""

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
    """*Approve* or *Block* was pressed; only an admin of the bot may. The chat hears of an approval."""
    services = context.services
    if not await services.admins.is_admin(query.from_user.id):
        raise UserError("access-admins-only")
    access, chat_id = ACCESS[button.decision], await _decided(button.chat_id, context)
    changed = await services.gate.decide(chat_id, access)
    # With the buttons still there, nobody has finished this: the press may come again after a process died on it.
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
        log.warning("chat %s: the admin's decision could not be told: %s", chat_id, error)


async def _decided(chat_id: int, context: BotContext) -> int:
    """Which chat a button of the question is about; the question keeps the old id of a group that migrated since."""
    return chat_id if chat_id > 0 else await context.services.messenger.locate(chat_id)
