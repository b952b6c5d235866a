"""An admin's answer to the question which chats may order."""

import logging
import re

from telegram import CallbackQuery, Message
from telegram.error import TelegramError

from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Place
from bot.context import BotContext
from bot.errors import UserError
from storage.chats import ChatAccess

log = logging.getLogger(__name__)

BUTTON = re.compile(r"(-?[0-9]{1,18})(?::([a-z]{2}))?")
"""A chat's id, and the language of the person who asked (older buttons carry none)."""
DECISIONS = {"approve": ChatAccess.APPROVED, "block": ChatAccess.BLOCKED}


async def decide(access: ChatAccess, rest: str, query: CallbackQuery, context: BotContext) -> None:
    """*Approve* or *Block* was pressed; only an admin of the bot may. The chat hears of an approval."""
    services = context.services
    if not await services.owner.is_admin(query.from_user.id):
        raise UserError("access-admins-only")
    asked, language = _question(rest)
    chat_id = await _current(asked, context)
    changed = await services.gate.decide(chat_id, access)
    # With the buttons still there, nobody has finished this: the press may come again after a process died on it.
    unfinished = isinstance(query.message, Message) and query.message.reply_markup is not None
    try:
        if access is ChatAccess.APPROVED and (changed or unfinished):
            await services.messenger.send(Place(chat_id), Card(services.words.say(language, "access-approved")))
        if query.message:
            name = (await services.chats.get(chat_id)).title or "–"
            key = f"access-decided-{access}"
            text = services.words.say(query.from_user.language_code, key, name=name, chat=str(chat_id))
            await services.messenger.edit(query.message.chat.id, query.message.message_id, Card(text))
    except (ChatUnreachable, MessageGone, TelegramError) as error:
        log.warning("chat %s: the admin's decision could not be told: %s", chat_id, error)


def _question(rest: str) -> tuple[int, str | None]:
    """Which chat a button of the question is about, and in which language it asked."""
    found = BUTTON.fullmatch(rest)
    if found is None:
        raise UserError("button-stale")
    return int(found[1]), found[2]


async def _current(chat_id: int, context: BotContext) -> int:
    """The question keeps the old id of a group that migrated since."""
    return chat_id if chat_id > 0 else await context.services.messenger.locate(chat_id)
