"""An admin's answer to the question which chats may order."""

import logging

from telegram import CallbackQuery
from telegram.error import TelegramError

from bot.botapi.messenger import Card, ChatUnreachable, Place
from bot.context import BotContext
from bot.errors import UserError
from storage.chats import ChatAccess

log = logging.getLogger(__name__)

DECISIONS = {"approve": ChatAccess.APPROVED, "block": ChatAccess.BLOCKED}


async def decide(access: ChatAccess, rest: str, query: CallbackQuery, context: BotContext) -> None:
    """*Approve* or *Block* was pressed; only an admin of the bot may. The chat hears of an approval."""
    services = context.services
    if not await services.owner.is_admin(query.from_user.id):
        raise UserError("access-admins-only")
    chat_id = int(rest)
    changed = await services.gate.decide(chat_id, access)
    try:
        if changed and access is ChatAccess.APPROVED:
            await services.messenger.send(Place(chat_id), Card(services.words.say(None, "access-approved")))
        if query.message:
            text = services.words.say(query.from_user.language_code, f"access-decided-{access}", chat=str(chat_id))
            await services.messenger.edit(query.message.chat.id, query.message.message_id, Card(text))
    except (ChatUnreachable, TelegramError) as error:
        log.warning("chat %s: the admin's decision could not be told: %s", chat_id, error)
