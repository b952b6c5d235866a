"""Groups: their admins, their migration to supergroups, and the bot's membership."""

import asyncio
import logging

from telegram import Bot, Update
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from bot.handlers.context import BotContext
from bot.handlers.greeting import greet, note_migration

log = logging.getLogger(__name__)

ANSWER_WITHIN = 5.0  # seconds: the next message of the group waits
GONE = (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)
ADMINS = (ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.OWNER)


async def migrated(update: Update, context: BotContext) -> None:
    """A group became a supergroup. Telegram notifies both chats; moving the rows twice changes nothing."""
    message = update.message
    if message is None:
        return
    old_id, new_id = message.migrate_from_chat_id or message.chat.id, message.migrate_to_chat_id or message.chat.id
    await context.services.move_chat(old_id, new_id)
    await note_migration(new_id, message.chat.title or "", context)


async def membership(update: Update, context: BotContext) -> None:
    """The bot was added, removed, blocked or muted. Chats that it cannot write in get no broadcasts."""
    change = update.my_chat_member
    if change is None:
        return
    services, status = context.services, change.new_chat_member.status
    log.info("chat %s: the bot is %s now", change.chat.id, status)
    await services.chats.set_reachable(change.chat.id, reachable=status not in GONE, now=services.clock())
    if change.old_chat_member.status in GONE and status not in GONE:
        await greet(update, context)


async def members_changed(update: Update, context: BotContext) -> None:
    """Users joined or left a group: with ACCESS=members, what was known about them no longer holds."""
    message = update.message
    if message is None:
        return
    left = (message.left_chat_member,) if message.left_chat_member else ()
    for user in (*message.new_chat_members, *left):
        context.services.members.forget(user.id)
    if any(user.id == context.bot.id for user in message.new_chat_members):
        await greet(update, context)


async def created(update: Update, context: BotContext) -> None:
    """A group was created with the bot in it."""
    await greet(update, context)


async def is_group_admin(bot: Bot, chat_id: int, user_id: int) -> bool:
    """Whether a user is an admin of the group; False if Telegram does not answer."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            member = await bot.get_chat_member(chat_id, user_id)
    except (TelegramError, TimeoutError):
        return False
    return member.status in ADMINS
