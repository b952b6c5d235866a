"""Puts words and buttons into a chat: replies in the right topic, edits, and what Telegram says when it cannot be done."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

log = logging.getLogger(__name__)
T = TypeVar("T")

Migrated = Callable[[int, int], Awaitable[None]]  # called with a group's old and new id, before anything is sent there

NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
THREAD_GONE = "message thread not found"
UNCHANGED = "message is not modified"


@dataclass(frozen=True)
class Button:
    """An inline button: `data` comes back when it is pressed (at most 64 bytes), `copy` goes to the clipboard."""

    label: str
    data: str = ""
    copy: str = ""


@dataclass(frozen=True)
class Card:
    """What a message shows: Telegram HTML (at most 4096 characters once parsed) and rows of buttons."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a message goes. `reply_to` None: as a message of its own."""

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None


class ChatUnreachable(Exception):
    """The bot was removed, blocked or muted, or the chat or topic is gone: trying again will not help."""


class MessageGone(Exception):
    """The message to be edited is not there any more, or can no longer be edited."""


class Messenger:
    """Sends and edits. Errors of the network come out as the transport's: surely not sent, or possibly sent."""

    def __init__(self, bot: Bot, migrated: Migrated) -> None:
        self._bot = bot
        self._migrated = migrated

    async def send(self, place: Place, card: Card) -> int:
        """Send, and return the message's id. Raises ChatUnreachable, SurelyNotSent, PossiblySent or TelegramError."""

        async def send(place: Place) -> int:
            message = await self._bot.send_message(
                place.chat_id,
                card.text,
                parse_mode=ParseMode.HTML,
                message_thread_id=place.thread_id,
                reply_parameters=reply_in(place),
                reply_markup=markup(card.buttons),
                link_preview_options=NO_PREVIEW,
            )
            return message.message_id

        return await send_to(place, send, self._migrated)

    async def edit(self, chat_id: int, message_id: int, card: Card) -> None:
        """Make a message of the bot show this card. Raises MessageGone, ChatUnreachable, or the transport's errors."""
        try:
            await self._bot.edit_message_text(
                card.text,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=markup(card.buttons),
                link_preview_options=NO_PREVIEW,
            )
        except ChatMigrated as moved:
            await self._migrated(chat_id, moved.new_chat_id)
            raise MessageGone(moved.message) from None
        except Forbidden as error:
            raise ChatUnreachable(error.message) from None
        except BadRequest as error:
            if UNCHANGED not in error.message.lower():
                raise MessageGone(error.message) from None

    async def set_buttons(self, chat_id: int, message_id: int, buttons: tuple[tuple[Button, ...], ...]) -> None:
        """Change only the buttons of a message of the bot's; where that fails, the old ones answer that they are old."""
        try:
            await self._bot.edit_message_reply_markup(chat_id, message_id, reply_markup=markup(buttons))
        except TelegramError as error:
            log.debug("buttons of message %s of chat %s not changed: %s", message_id, chat_id, error)

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Take a message of the bot's own away; one that cannot be is no trouble."""
        try:
            await self._bot.delete_message(chat_id, message_id)
        except TelegramError as error:
            log.debug("message %s of chat %s not deleted: %s", message_id, chat_id, error)

    async def react(self, chat_id: int, message_id: int, emoji: str) -> None:
        """Set the bot's reaction on a message; where that is not allowed, nothing is missing."""
        try:
            await self._bot.set_message_reaction(chat_id, message_id, emoji)
        except TelegramError as error:
            log.debug("no reaction on message %s of chat %s: %s", message_id, chat_id, error)

    async def locate(self, chat_id: int) -> int:
        """Where a chat is now: a group may have become a supergroup since its id was written down. Never fails."""
        try:
            await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
        except ChatMigrated as moved:
            await self._migrated(chat_id, moved.new_chat_id)
            return moved.new_chat_id
        except TelegramError as error:
            log.debug("chat %s: not looked for: %s", chat_id, error)
        return chat_id

    async def names(self, chat_id: int, user_id: int) -> tuple[str, str]:
        """A chat's title and the name of somebody in it, empty where Telegram does not tell. Never fails."""
        try:
            chat = await self._bot.get_chat(chat_id)
            title = chat.effective_name or ""
            if chat_id == user_id:
                return title, title
            return title, (await self._bot.get_chat_member(chat_id, user_id)).user.full_name
        except TelegramError as error:
            log.debug("chat %s: names not told: %s", chat_id, error)
            return "", ""

    async def answer(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a pressed button. Best effort: what the press asked for is done, and must not be tried again for this."""
        try:
            await self._bot.answer_callback_query(query_id, text, show_alert=alert)
        except TelegramError as error:
            log.debug("button not answered: %s", error.message)


async def send_to(place: Place, send: Callable[[Place], Awaitable[T]], migrated: Migrated) -> T:
    """Send to a place, or to what has become of it: a chat that moved, a topic that is gone.

    Raises ChatUnreachable where Telegram refuses, and what `send` raises beside that.
    """
    try:
        return await send(place)
    except ChatMigrated as moved:
        new_chat_id = moved.new_chat_id
    except Forbidden as error:
        raise ChatUnreachable(error.message) from None
    except BadRequest as error:
        if place.thread_id is None or THREAD_GONE not in error.message.lower():
            raise ChatUnreachable(error.message) from None
        return await send_to(replace(place, thread_id=None), send, migrated)
    await migrated(place.chat_id, new_chat_id)
    # Messages of the old group cannot be replied to from the new one, and it had no topics.
    return await send_to(Place(new_chat_id), send, migrated)


def reply_in(place: Place) -> ReplyParameters | None:
    """What a message replies to, if it is still there."""
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None


def markup(buttons: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """Rows of buttons as Telegram takes them."""
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in buttons]) if buttons else None


def _button(button: Button) -> InlineKeyboardButton:
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    return InlineKeyboardButton(button.label, callback_data=button.data)
