"""Reads and stores the settings of a chat or a topic, and decides who may change them."""

from bot.amounts import to_millionths
from bot.cards.chat_settings import Change, ChatSettings
from bot.cards.settings import SettingsCards
from bot.errors import UserError
from bot.handlers.context import BotContext, Services
from bot.handlers.groups import is_group_admin
from storage.chats import Chats
from storage.session import Executor
from storage.topics import TopicOptions


async def load(context: BotContext, chat_id: int, topic: int | None, *, private: bool) -> ChatSettings:
    """The settings as they are now. `topic` None: the chat's."""
    services = context.services
    return ChatSettings(
        chat=await services.chats.get(chat_id),
        topic=topic,
        topic_options=await TopicOptions(services.database, context.bot.id).get(chat_id, topic),
        private=private,
        catalogue=await services.pauses.catalogue(),
        languages=services.words.languages,
        offered=services.offered,
    )


async def save(context: BotContext, settings: ChatSettings, change: Change, *, title: str) -> None:
    """Store a change as a whole. `title` of the chat."""
    services, chat_id, topic = context.services, settings.chat.chat_id, settings.topic
    now = services.clock()
    if change.language:
        await services.chats.translate_tasks(chat_id, change.language)

    async def work(tx: Executor) -> None:
        chats = Chats(tx, context.bot.id)
        if change.options is not None and topic is not None:
            await TopicOptions(tx, context.bot.id).set(chat_id, topic, change.options.to_json(), now=now)
        elif change.options is not None:
            await chats.set_options(chat_id, change.options.to_json(), title=title, now=now)
        if change.confirm_above is not None:
            await chats.set_confirm_above(chat_id, change.confirm_above.amount, title=title, now=now)
        if change.language is not None:
            await chats.set_language(chat_id, change.language, title=title, now=now)
        if change.open_settings is not None:
            await chats.set_open_settings(chat_id, is_open=change.open_settings, title=title, now=now)
        if change.order_mentions is not None:
            await chats.set_order_mentions(chat_id, at_once=change.order_mentions, title=title, now=now)

    await services.database.transaction(work)


async def require_may_change(
    context: BotContext, settings: ChatSettings, user_id: int | None, *, key: str = "defaults-admins-only"
) -> None:
    """In a group, only its admins and the bot's may, unless an admin allowed it to everybody. Raises UserError."""
    if not (settings.private or settings.chat.open_settings):
        await require_group_admin(context, settings.chat.chat_id, user_id, key=key)


async def require_group_admin(
    context: BotContext, chat_id: int, user_id: int | None, *, key: str = "defaults-admins-only"
) -> None:
    """Raise UserError `key` for a user who is neither an admin of the group nor one of the bot. None: a channel."""
    if user_id is None:
        raise UserError(key)
    if await is_group_admin(context.bot, chat_id, user_id):
        return
    if not await context.services.admins.is_admin(user_id):
        raise UserError(key)


def cards(services: Services) -> SettingsCards:
    """Renders them."""
    bots = services.settings.confirm_above
    return SettingsCards(services.words, services.option_words, None if bots is None else to_millionths(bots))
