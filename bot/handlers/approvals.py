"""Decisions of the bot's admins about chats: who may order. Each can be undone by another one."""

import logging

from telegram import CallbackQuery
from telegram.error import BadRequest, TelegramError

from bot.access.gate import ACCESS, GENERAL
from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Place
from bot.callbacks import ChatButton, Decision
from bot.cards.addressing import at
from bot.errors import UserError
from bot.handlers.bot_admins import require_admin_id
from bot.handlers.context import BotContext
from storage.kept import KeptRequest

log = logging.getLogger(__name__)


async def decide(button: ChatButton, query: CallbackQuery, context: BotContext) -> None:
    """*Approve*, *Only this topic* or *Block* below a request."""
    await require_admin_id(context, query.from_user.id)
    chat_id = await current_id(button.chat_id, context)
    await store(button.decision, chat_id, context, topic=button.topic)
    if button.decision is Decision.APPROVE and not await welcome(
        chat_id, context, topic=button.topic, language=button.language
    ):
        return  # the buttons stay for another try
    if query.message:
        text = await describe(button.decision, chat_id, context, context.language, topic=button.topic)
        try:
            await context.services.messenger.edit(query.message.chat.id, query.message.message_id, Card(text))
        except (ChatUnreachable, MessageGone, TelegramError) as error:
            log.warning("the request of chat %s is not updated: %s", chat_id, error)


async def store(decision: Decision, chat_id: int, context: BotContext, *, topic: int | None = None) -> None:
    """Store a decision. Raises UserError if it would have no effect."""
    services = context.services
    if decision is Decision.BLOCK and await services.admins.is_admin(chat_id):
        raise UserError("access-is-admin")
    title = (await services.chats.get(chat_id)).title or (await services.messenger.names(chat_id, chat_id))[0]
    await services.gate.decide(chat_id, decision, topic=topic, title=title)


async def welcome(
    chat_id: int, context: BotContext, *, topic: int | None = None, language: str = "", notify: bool = True
) -> bool:
    """Notify a chat once of its approval, and offer what it requested before. False if it may not have been reached.

    If the process dies in between, a repeated call goes on where it stopped. `language`: of the notification if the chat has
    none; empty if it is not known. `notify`: False if the chat has seen the decision itself.
    """
    services = context.services
    kept = await services.orders.kept.find(chat_id)
    chat = await services.chats.get(chat_id)
    language = chat.language or language or (kept.origin.language if kept else "")
    thread_id = None if topic == GENERAL else topic
    try:
        if chat.untold:
            if notify:
                text = (
                    services.words.say(language, "access-approved-kept") if kept
                    else services.words.say(language, "access-approved", at=at(context.bot.username, chat_id))
                )  # fmt: skip
                await services.messenger.send(Place(chat_id, thread_id), Card(text))
            await services.chats.mark_told(chat_id, services.clock())
        if kept:
            await _offer(kept, context)
    except (ChatUnreachable, TelegramError) as error:
        log.warning("chat %s: not notified of its approval: %s", chat_id, error)
        return isinstance(error, ChatUnreachable | BadRequest)  # another try would fail as well
    return True


async def _offer(kept: KeptRequest, context: BotContext) -> None:
    """Make a draft of a request. If it has a problem, the user gets it as the answer to the message."""
    origin, services = kept.origin, context.services
    try:
        await services.orders.kept.offer(kept)
    except UserError as error:
        text = services.words.say(origin.language, error.key, **error.values)
        await services.messenger.send(Place(origin.chat_id, origin.thread_id, origin.message_id), Card(text))


async def describe(
    decision: Decision, chat_id: int, context: BotContext, language: str, *, topic: int | None = None
) -> str:
    """The decision in a line."""
    services = context.services
    name = (await services.chats.get(chat_id)).title or "–"
    key = f"access-decided-{ACCESS[decision]}" if topic is None else "access-decided-topic"
    return services.words.say(language, key, name=name, chat=str(chat_id), topic=str(topic))


async def current_id(chat_id: int, context: BotContext) -> int:
    """The current id of a chat: buttons keep the old id of a group that has become a supergroup."""
    return chat_id if chat_id >= 0 else await context.services.messenger.current_id(chat_id)
