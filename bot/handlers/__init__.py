"""The routing table: every kind of message that the bot answers. The first match handles it, so order matters."""

from collections.abc import Callable

from telegram.ext import CallbackQueryHandler, ChatMemberHandler, InlineQueryHandler, MessageHandler, filters

from bot.handlers import (
    access,
    admins,
    broadcasting,
    buttons,
    defaults,
    forgetting,
    greeting,
    groups,
    guide,
    inline,
    mentions,
    mistyped,
    models,
    money,
    ordering,
    pausing,
    small_talk,
    start,
    statistics,
    tasks,
    usage,
)
from bot.handlers.context import BotApplication
from bot.handlers.routing import MessageRoutes, Route
from bot.parsing.incoming import Incoming


def _command(*names: str) -> Callable[[Incoming], bool]:
    return lambda m: m.command is not None and m.command.name in names


def _in_private(m: Incoming) -> bool:
    """Addressed to this bot in a private chat; `/video@another` is not."""
    return m.is_private and m.addressed


def _is_text(m: Incoming) -> bool:
    """Text without photo or attachment, in any chat."""
    return bool(m.text) and not m.photos and m.attachment is None


def _starts_in_group(m: Incoming) -> bool:
    return not m.is_private and m.command is not None and m.command.name == "start"


def _mentions_in_words(m: Incoming) -> bool:
    """Plain text in a group that mentions this bot. In private, a mention means nothing."""
    return not m.is_private and m.mentioned and m.addressed and _is_text(m)


def _is_mistyped(m: Incoming) -> bool:
    """An unknown command for this bot."""
    return mistyped.addresses_bot(m) and mistyped.find(m) is not None


ROUTES = (
    Route("start in a group", _starts_in_group, greeting.start_in_group, is_silent=True),
    Route("start", _command("start"), start.start),
    Route("help", _command("help"), guide.show_help, only_answers=True),
    Route("settings", _command("settings", "defaults"), defaults.defaults),
    Route("models", _command("models"), models.models, only_answers=True),
    Route("budget", _command("budget"), money.budget),
    Route("refund", _command("refund"), money.refund),
    Route("stats", _command("stats"), statistics.stats),
    Route("balance", _command("balance"), usage.balance),
    Route("usage", _command("usage"), usage.usage, only_answers=True),
    Route("status", _command("status"), tasks.status, only_answers=True),
    Route("tasks", _command("tasks"), tasks.tasks, only_answers=True),
    Route("show", _command("show"), tasks.show),
    Route("retry", _command("retry"), tasks.retry),
    Route("cancel", _command("cancel"), tasks.cancel),
    Route("check", _command("check"), tasks.check),
    Route("forget", _command("forget"), forgetting.ask),
    Route("privacy", _command("privacy"), guide.show_privacy, only_answers=True),
    Route("pause", _command("pause"), pausing.pause),
    Route("resume", _command("resume"), pausing.resume),
    Route("broadcast", _command("broadcast"), broadcasting.broadcast),
    Route("access", _command("access"), access.access),
    Route("decision", _command(*access.DECISIONS), access.decide_by_hand),
    Route("admins", _command("admins"), admins.admins),
    Route("album item", lambda m: m.media_group_id is not None and bool(m.photos), ordering.collect),
    Route("video", _command("video"), ordering.order),
    Route("rest of a text", _is_text, ordering.continuation, is_silent=True),  # passes on any other text
    Route(
        "unknown command",
        lambda m: mistyped.addresses_bot(m) and mistyped.find(m) is not None,
        mistyped.answer,
        only_answers=True,
    ),
    Route("small talk", small_talk.may_be, small_talk.answer),  # passes on any other text
    Route("mention in a caption", lambda m: m.mentioned and bool(m.photos), ordering.order),
    Route(
        "mention in reply to a photo",
        lambda m: m.mentioned and m.reply is not None and bool(m.reply.photos),
        ordering.order,
    ),
    Route("mention", _mentions_in_words, mentions.mention),
    Route(
        "reply to the bot",
        lambda m: m.command is None and m.reply is not None and m.reply.from_this_bot,
        ordering.reply_to_bot,
    ),
    # Private chats only from here on: in a group the bot does not answer messages that do not address it.
    Route("caption", lambda m: _in_private(m) and bool(m.photos) and bool(m.body.strip()), ordering.order),
    Route("photo alone", lambda m: _in_private(m) and bool(m.photos), ordering.photo_alone),
    Route("attachment", lambda m: _in_private(m) and m.attachment is not None, ordering.attachment, only_answers=True),
    Route("words", lambda m: _in_private(m) and bool(m.body.strip()), ordering.plain_text),
    # Only the bot's name, for example.
    Route("nothing", lambda m: _in_private(m) and bool(m.text) and m.command is None, start.greet, only_answers=True),
)


MEMBERSHIPS = filters.StatusUpdate.NEW_CHAT_MEMBERS | filters.StatusUpdate.LEFT_CHAT_MEMBER


def message_routes(application: BotApplication, bot_username: str) -> MessageRoutes:
    return MessageRoutes(ROUTES, application, bot_username)


def register(application: BotApplication) -> None:
    """Register the handlers of all updates that are no messages of users."""
    application.add_handler(MessageHandler(filters.StatusUpdate.MIGRATE, groups.migrated))
    application.add_handler(MessageHandler(MEMBERSHIPS, groups.members_changed))
    application.add_handler(MessageHandler(filters.StatusUpdate.CHAT_CREATED, groups.created))
    application.add_handler(CallbackQueryHandler(buttons.button_pressed))
    application.add_handler(InlineQueryHandler(inline.inline_query))
    application.add_handler(ChatMemberHandler(groups.membership, ChatMemberHandler.MY_CHAT_MEMBER))
