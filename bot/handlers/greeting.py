"""The bot's one message in a group to which it was added: how it is used there, and what it does not hear."""

import asyncio
import logging
from dataclasses import replace

from telegram import Bot, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

from bot.access.gate import Requester
from bot.botapi.messenger import Button, Card, ChatUnreachable, Place
from bot.callbacks import OpenSettingsButton, callback_data
from bot.errors import UserError, settled
from bot.handlers.context import BotContext, Services
from bot.handlers.languages import language_in
from bot.handlers.routing import NotForThisRoute, Request, requester
from storage.chats import Chats
from storage.database import Executor

log = logging.getLogger(__name__)

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)
GREET_AGAIN = 24 * 3600.0  # seconds in which a group that removed the bot and added it again is not greeted
# A group that becomes a supergroup may report a new member, too, before it reports the migration.
SETTLE = 1.0  # seconds
JUST_ADDED = 60.0  # seconds after the greeting
ANSWER_WITHIN = 5.0  # seconds for Telegram's answers about the bot itself


async def greet(update: Update, context: BotContext) -> None:
    """The bot was added to a group: greet it once, and ask the admins about it if they have not decided.

    Telegram reports the same event in several updates; the first one that claims the greeting sends it.
    """
    chat, services, now = update.effective_chat, context.services, context.services.clock()
    if chat is None or chat.type not in GROUPS:
        return
    user = requester(update)
    if not await _claim(chat.id, user.title, context.bot, services, every=GREET_AGAIN, now=now):
        return
    language = await language_in(services.chats, chat.id, user.language)
    added_by = replace(user, language=language, thread_id=None)

    async def send() -> None:
        if chat.type == ChatType.SUPERGROUP:
            await asyncio.sleep(SETTLE)
            if (await services.chats.get(chat.id)).greeted_at != now:
                return log.info("chat %s: not greeted, because it was a group before", chat.id)
        await _greet(added_by, context.bot, services)

    services.outbox.send(chat.id, send)


async def note_migration(chat_id: int, title: str, context: BotContext) -> None:
    """A group became this supergroup, whose people know the bot: it is not greeted."""
    await _claim(chat_id, title, context.bot, context.services, every=0.0, now=context.services.clock())


async def start_in_group(request: Request) -> None:
    """`/start`, which clients send for a user who adds the bot by a link: the greeting has answered it."""
    services, incoming = request.context.services, request.incoming
    greeted_at = (await services.chats.get(incoming.chat_id)).greeted_at
    if greeted_at is None or not 0 <= services.clock() - greeted_at < JUST_ADDED:
        raise NotForThisRoute(incoming)


async def _greet(user: Requester, bot: Bot, services: Services) -> None:
    try:
        refusal = await services.gate.introduce(user)
    except UserError:
        return log.info("chat %s: not greeted, because it or its user is blocked", user.chat_id)
    keys = ("greeting", "greeting-all" if await _hears_all(user.chat_id, bot) else "greeting-privacy")
    text = "\n".join(services.words.say(user.language, key, username=bot.username) for key in keys)
    if refusal is not None:
        known = await settled(refusal)
        text += "\n" + services.words.say(user.language, known.key, **known.values)
    label = services.words.plain(user.language, "button-open-settings")
    card = Card(text, ((Button(label, data=callback_data(OpenSettingsButton())),),))
    try:
        await services.messenger.send(Place(user.chat_id), card)
    except (ChatUnreachable, TelegramError) as error:
        log.warning("chat %s: not greeted: %s: %s", user.chat_id, type(error).__name__, error)
    return None


async def _claim(chat_id: int, title: str, bot: Bot, services: Services, *, every: float, now: float) -> bool:
    """Whether the caller is the first to greet the group since it was greeted last. From `now` on, nobody else is."""

    async def claim(tx: Executor) -> bool:
        return await Chats(tx, bot.id).claim_greeting(chat_id, title=title, every=every, now=now)

    return await services.database.transaction(claim)


async def _hears_all(chat_id: int, bot: Bot) -> bool:
    """Whether Telegram sends the bot every message of a group. If Telegram does not answer, what was known at the start."""
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            if (await bot.get_me()).can_read_all_group_messages:
                return True
            return (await bot.get_chat_member(chat_id, bot.id)).status == ChatMemberStatus.ADMINISTRATOR
    except (TelegramError, TimeoutError):
        return bool(bot.bot.can_read_all_group_messages)
