"""Pressed buttons: of a task's card by whoever ordered it or an admin, and of the question who may use the bot."""

import logging
import re
from collections.abc import Awaitable, Callable

from telegram import CallbackQuery, Message, Update
from telegram.error import TelegramError

from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Place
from bot.context import BotContext
from bot.errors import UserError
from bot.handlers.groups import is_group_admin
from bot.handlers.routing import asker
from bot.orders import Pressed
from storage.chats import ChatAccess
from storage.tasks import Task

log = logging.getLogger(__name__)

CHAT_ID = re.compile(r"-?[0-9]{1,18}")
DECISIONS = {"approve": ChatAccess.APPROVED, "block": ChatAccess.BLOCKED}


async def pressed(update: Update, context: BotContext) -> None:
    """Every button comes here; whatever happens, the phone stops showing that it waits."""
    query = update.callback_query
    if query is None:
        return
    services, language = context.services, query.from_user.language_code
    try:
        action, _, rest = (query.data or "").partition(":")
        await _act(action, rest, update, query, context)
    except UserError as error:
        return await services.messenger.answer(
            query.id, services.words.plain(language, error.key, **error.values), alert=True
        )
    await services.messenger.answer(query.id)


async def _act(action: str, rest: str, update: Update, query: CallbackQuery, context: BotContext) -> None:
    if action in DECISIONS:
        return await _decide(DECISIONS[action], rest, query, context)
    orders = context.services.orders
    actions: dict[str, Callable[[Task], Awaitable[None]]] = {
        "create": lambda task: orders.confirm(task, asker(update)),
        "again": lambda task: orders.again(task, asker(update)),
        "cancel": orders.withdraw,
        "forget": orders.forget,
    }
    if action not in actions or query.message is None:
        raise UserError("button-stale")
    task = await orders.find(_pressed(rest), query.message.chat.id)
    await _require_theirs(task, query, context)
    await actions[action](task)


def _pressed(rest: str) -> Pressed:
    task_id, _, version = rest.partition(":")
    if not (task_id.isascii() and task_id.isalnum() and version.isascii() and version.isdigit()):
        raise UserError("button-stale")
    return Pressed(task_id, int(version))


async def _require_theirs(task: Task, query: CallbackQuery, context: BotContext) -> None:
    user_id = query.from_user.id
    if user_id == task.origin.user_id or await context.services.owner.is_admin(user_id):
        return
    if task.origin.private or not await is_group_admin(context.bot, task.origin.chat_id, user_id):
        raise UserError("button-not-yours")


async def _decide(access: ChatAccess, rest: str, query: CallbackQuery, context: BotContext) -> None:
    services = context.services
    if not await services.owner.is_admin(query.from_user.id):
        raise UserError("access-admins-only")
    chat_id = await _decided(rest, context)
    changed = await services.gate.decide(chat_id, access)
    # With the buttons still there, nobody has finished this: the press may come again after a process died on it.
    unfinished = isinstance(query.message, Message) and query.message.reply_markup is not None
    try:
        if access is ChatAccess.APPROVED and (changed or unfinished):
            await services.messenger.send(Place(chat_id), Card(services.words.say(None, "access-approved")))
        if query.message:
            text = services.words.say(query.from_user.language_code, f"access-decided-{access}", chat=str(chat_id))
            await services.messenger.edit(query.message.chat.id, query.message.message_id, Card(text))
    except (ChatUnreachable, MessageGone, TelegramError) as error:
        log.warning("chat %s: the admin's decision could not be told: %s", chat_id, error)


async def _decided(rest: str, context: BotContext) -> int:
    """Which chat a button of the question is about; the question keeps the old id of a group that migrated since."""
    if not CHAT_ID.fullmatch(rest):
        raise UserError("button-stale")
    chat_id = int(rest)
    return chat_id if chat_id > 0 else await context.services.messenger.locate(chat_id)
