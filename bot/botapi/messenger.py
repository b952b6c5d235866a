"""Puts words and buttons into a chat: replies in the right topic, edits, and what Telegram says when it cannot be done."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

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

    def __init__(self, bot: Bot, migrated: Callable[[int, int], Awaitable[None]]) -> None:
        self._bot = bot
        self._migrated = migrated

    async def send(self, place: Place, card: Card) -> int:
        """Send, and return the message's id. Raises ChatUnreachable, SurelyNotSent, PossiblySent or TelegramError."""
        try:
            return await self._send(place, card)
        except ChatMigrated as moved:
            await self._migrated(place.chat_id, moved.new_chat_id)
            # Messages of the old group cannot be replied to from the new one, and it had no topics.
            return await self._send(Place(moved.new_chat_id), card)
        except Forbidden as error:
            raise ChatUnreachable(error.message) from None
        except BadRequest as error:
            if place.thread_id is not None and THREAD_GONE in error.message.lower():
                return await self.send(Place(place.chat_id, None, place.reply_to), card)
            raise ChatUnreachable(error.message) from None

    async def _send(self, place: Place, card: Card) -> int:
        reply = ReplyParameters(place.reply_to, allow_sending_without_reply=True) if place.reply_to else None
        message = await self._bot.send_message(
            place.chat_id,
            card.text,
            parse_mode=ParseMode.HTML,
            message_thread_id=place.thread_id,
            reply_parameters=reply,
            reply_markup=_markup(card),
            link_preview_options=NO_PREVIEW,
        )
        return message.message_id

    async def edit(self, chat_id: int, message_id: int, card: Card) -> None:
        """Make a message of the bot show this card. Raises MessageGone, ChatUnreachable, or the transport's errors."""
        try:
            await self._bot.edit_message_text(
                card.text,
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=_markup(card),
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


def _markup(card: Card) -> InlineKeyboardMarkup | None:
    if not card.buttons:
        return None
    return InlineKeyboardMarkup([[_button(button) for button in row] for row in card.buttons])


def _button(button: Button) -> InlineKeyboardButton:
    if button.copy:
        return InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
    return InlineKeyboardButton(button.label, callback_data=button.data)
