"""The buttons of /settings. The message is edited in place, so nobody turns its pages but who may change something."""

from contextlib import suppress

from telegram import CallbackQuery, Chat
from telegram.constants import ChatType

from bot.botapi.messenger import Card, Place
from bot.callbacks import OpenSettingsButton, SetButton, SettingsButton, SettingsCallback
from bot.cards.chat_settings import ChatSettings, NoSuchChoice, Setting
from bot.errors import UserError
from bot.handlers.chat_settings import cards, load, require_group_admin, require_may_change, save
from bot.handlers.context import BotContext
from bot.handlers.languages import language_in
from bot.handlers.routing import send_or_edit
from bot.handlers.unavailable import thread_of

Shown = SettingsButton | SetButton
"""The buttons of the message of /settings itself."""


async def press(button: SettingsCallback, query: CallbackQuery, context: BotContext) -> str | None:
    """Show a page, or set a value. Returns the answer to the press. Raises UserError."""
    if isinstance(button, OpenSettingsButton):
        await _open_below(query, context)
        return None
    settings = await _load(button, query, context)
    await _require_permission(button, settings, query, context)
    if button.version == settings.version:  # else the button may stand for another value now, or for none
        with suppress(NoSuchChoice):
            return await _act(button, settings, query, context)
    await _show(_overview(settings, context), query, context)
    raise UserError("settings-changed")


async def _open_below(query: CallbackQuery, context: BotContext) -> None:
    """*Settings* below the greeting of a group: show them in a message of their own. Raises UserError."""
    chat = _chat(query)
    settings = await load(context, chat.id, None, private=chat.type == ChatType.PRIVATE)
    await require_may_change(context, settings, query.from_user.id)
    reply_to = query.message.message_id if query.message else None
    await send_or_edit(context, Place(chat.id, thread_of(query), reply_to), _overview(settings, context))


async def _act(button: Shown, settings: ChatSettings, query: CallbackQuery, context: BotContext) -> str | None:
    if isinstance(button, SettingsButton):
        await _show(_page(button, settings, context), query, context)
        return None
    change = settings.change(button.setting, button.number)
    await save(context, settings, change, title=_chat(query).effective_name or "")
    context.language = await language_in(context.services.chats, settings.chat.chat_id, query.from_user.language_code)
    await _show(_overview(await _load(button, query, context), context), query, context)
    return context.services.words.plain(context.language, "defaults-saved")


def _page(button: SettingsButton, settings: ChatSettings, context: BotContext) -> Card:
    if button.setting == Setting.ALL:
        return _overview(settings, context)
    return cards(context.services).page(context.language, settings, button.setting, button.page)


def _overview(settings: ChatSettings, context: BotContext) -> Card:
    return cards(context.services).overview(context.language, settings)


async def _load(button: Shown, query: CallbackQuery, context: BotContext) -> ChatSettings:
    chat = _chat(query)
    return await load(context, chat.id, button.topic, private=chat.type == ChatType.PRIVATE)


async def _require_permission(button: Shown, settings: ChatSettings, query: CallbackQuery, context: BotContext) -> None:
    """Who may change the settings is up to the admins alone."""
    if button.setting == Setting.WHO and not settings.private:
        return await require_group_admin(
            context, settings.chat.chat_id, query.from_user.id, key="settings-who-admins-only"
        )
    await require_may_change(context, settings, query.from_user.id)


async def _show(card: Card, query: CallbackQuery, context: BotContext) -> None:
    if query.message is not None:
        await send_or_edit(context, Place(_chat(query).id), card, message_id=query.message.message_id)


def _chat(query: CallbackQuery) -> Chat:
    if query.message is None:
        raise UserError("button-stale")
    return query.message.chat
