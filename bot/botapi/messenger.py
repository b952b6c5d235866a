"""Sends and edits messages: replies in the right topic, buttons, and Telegram's refusals as exceptions."""

import logging
import re
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import IO, Any, TypeVar

from telegram import ChatMemberRestricted, InputFile, ReplyParameters
from telegram.constants import ChatAction, ChatMemberStatus, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError
from telegram.ext import ExtBot

from bot.botapi.calls import call
from bot.botapi.errors import AnswerLost, is_about_chat
from storage.records import dataclass

log = logging.getLogger(__name__)
T = TypeVar("T")

Migrated = Callable[[int, int], Awaitable[None]]  # called with a group's old and new id, before sending to the new one

NO_PREVIEW = {"is_disabled": True}
THREAD_GONE = re.compile(r"message thread not found|topic_deleted|topic_id_invalid|thread_id_invalid")
THREAD_CLOSED = "topic_closed"
UNCHANGED = "message is not modified"
MEMBERS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR, ChatMemberStatus.MEMBER)


@dataclass(frozen=True)
class Button:
    """An inline button: `data` is its callback data (at most 64 bytes), `copy` goes to the clipboard."""

    label: str
    data: str = ""
    copy: str = ""


@dataclass(frozen=True)
class Card:
    """Content of a message: Telegram HTML (at most 4096 characters after parsing) and rows of buttons."""

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a message goes. `reply_to` None: it is no reply.

    `must_arrive`: if the topic is closed, the message goes to *General*, where it replies to nothing.
    """

    chat_id: int
    thread_id: int | None = None
    reply_to: int | None = None
    must_arrive: bool = False


class ChatUnreachable(Exception):
    """The bot was removed, blocked or muted, or the chat or topic no longer exists: do not retry."""


class MessageGone(Exception):
    """The message to edit was deleted, or can no longer be edited."""


class Messenger:
    """Sends and edits messages. Network errors are the transport's: DefinitelyNotSent or PossiblySent."""

    def __init__(self, bot: ExtBot[None], migrated: Migrated) -> None:
        self._bot = bot
        self._migrated = migrated

    async def send(self, place: Place, card: Card) -> int:
        """Send and return the message id. Raises ChatUnreachable, DefinitelyNotSent, PossiblySent or TelegramError."""

        async def send(place: Place) -> int:
            message = await call(
                self._bot,
                "sendMessage",
                chat_id=place.chat_id,
                text=card.text,
                parse_mode=ParseMode.HTML,
                message_thread_id=place.thread_id,
                reply_parameters=reply_in(place),
                reply_markup=markup(card.buttons),
                link_preview_options=NO_PREVIEW,
            )
            return _id_of(message)

        return await send_to(place, send, self._migrated)

    async def copy(self, chat_id: int, from_chat_id: int, message_id: int, thread_id: int | None = None) -> None:
        """Send a copy of a message, whatever it contains. Raises TelegramError; Forbidden if the bot may not write there."""
        await call(
            self._bot, "copyMessage", chat_id=chat_id, from_chat_id=from_chat_id, message_id=message_id,
            message_thread_id=thread_id,
        )  # fmt: skip

    async def send_photo(self, place: Place, picture: bytes, caption: str) -> None:
        """Send a PNG with a caption (Telegram HTML). Raises what `send` raises."""
        upload = InputFile(picture, filename="picture.png")
        await send_to(
            place, lambda to: self._bot.send_photo(to.chat_id, upload, caption, **_upload_details(to)), self._migrated
        )

    async def send_document(self, place: Place, name: str, content: IO[bytes], caption: str) -> None:
        """Send an open file with a caption (Telegram HTML), without reading all of it. Raises what `send` raises."""
        upload = InputFile(content, filename=name, read_file_handle=False)
        await send_to(
            place,
            lambda to: self._bot.send_document(to.chat_id, upload, caption, **_upload_details(to)),
            self._migrated,
        )

    async def edit(self, chat_id: int, message_id: int, card: Card) -> None:
        """Replace the content of one of the bot's messages. Raises MessageGone, ChatUnreachable, or transport errors."""
        try:
            await call(
                self._bot,
                "editMessageText",
                chat_id=chat_id,
                message_id=message_id,
                text=card.text,
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
        """Replace the buttons of one of the bot's messages. Best effort: old buttons answer that they are outdated."""
        try:
            await call(
                self._bot,
                "editMessageReplyMarkup",
                chat_id=chat_id,
                message_id=message_id,
                reply_markup=markup(buttons),
            )
        except TelegramError as error:
            log.debug("buttons of message %s of chat %s not changed: %s", message_id, chat_id, error)

    async def delete(self, chat_id: int, message_id: int) -> None:
        """Delete one of the bot's messages. Best effort."""
        try:
            await call(self._bot, "deleteMessage", chat_id=chat_id, message_id=message_id)
        except TelegramError as error:
            log.debug("message %s of chat %s not deleted: %s", message_id, chat_id, error)

    async def react(self, chat_id: int, message_id: int, emoji: str) -> None:
        """Set the bot's reaction on a message. Best effort: not every chat allows it."""
        try:
            reaction = [{"type": "emoji", "emoji": emoji}]
            await call(self._bot, "setMessageReaction", chat_id=chat_id, message_id=message_id, reaction=reaction)
        except TelegramError as error:
            log.debug("no reaction on message %s of chat %s: %s", message_id, chat_id, error)

    async def current_id(self, chat_id: int) -> int:
        """Current id of a chat, which changes when a group becomes a supergroup. Never raises."""
        try:
            await call(self._bot, "sendChatAction", chat_id=chat_id, action=ChatAction.TYPING)
        except ChatMigrated as moved:
            await self._migrated(chat_id, moved.new_chat_id)
            return moved.new_chat_id
        except TelegramError as error:
            log.debug("chat %s: current id not available: %s", chat_id, error)
        return chat_id

    async def names(self, chat_id: int, user_id: int) -> tuple[str, str]:
        """Title of a chat and name of a user in it, empty if Telegram does not provide them. Never raises."""
        try:
            chat = await self._bot.get_chat(chat_id)
            title = chat.effective_name or ""
            if chat_id == user_id:
                return title, title
            return title, (await self._bot.get_chat_member(chat_id, user_id)).user.full_name
        except TelegramError as error:
            log.debug("chat %s: names not available: %s", chat_id, error)
            return "", ""

    async def is_member(self, chat_id: int, user_id: int) -> bool:
        """Whether a user is in a group now. Raises TelegramError, also if the bot is not in the group."""
        try:
            member = await self._bot.get_chat_member(chat_id, user_id)
        except ChatMigrated as moved:
            await self._migrated(chat_id, moved.new_chat_id)
            member = await self._bot.get_chat_member(moved.new_chat_id, user_id)
        if isinstance(member, ChatMemberRestricted):
            return member.is_member
        return member.status in MEMBERS

    async def answer(self, query_id: str, text: str | None = None, *, alert: bool = False) -> None:
        """Answer a button press. Best effort: the press was already handled and must not be retried because of this."""
        try:
            await call(self._bot, "answerCallbackQuery", callback_query_id=query_id, text=text, show_alert=alert)
        except TelegramError as error:
            log.debug("button not answered: %s", error.message)


def _id_of(message: Any) -> int:
    """Raises AnswerLost if an answer that says "ok" has none: it may have been sent."""
    number = message.get("message_id") if isinstance(message, dict) else None
    if not isinstance(number, int) or isinstance(number, bool):
        raise AnswerLost("Telegram's answer has no message id")
    return number


async def send_to(place: Place, send: Callable[[Place], Awaitable[T]], migrated: Migrated) -> T:
    """Send to a place, or to its replacement if the group became a supergroup, or the topic was deleted or closed.

    Raises ChatUnreachable if Telegram refuses the chat or topic, and everything that `send` raises.
    """
    try:
        return await send(place)
    except ChatMigrated as moved:
        new_chat_id = moved.new_chat_id
    except Forbidden as error:
        raise ChatUnreachable(error.message) from None
    except BadRequest as error:
        words = error.message.lower()
        if place.thread_id is not None and place.must_arrive and THREAD_CLOSED in words:
            return await send_to(Place(place.chat_id), send, migrated)  # a reply would go to the closed topic
        if place.thread_id is None or not THREAD_GONE.search(words):
            # Another BadRequest is about what was sent: "I couldn't write here" would be the wrong reason.
            raise (ChatUnreachable(error.message) if is_about_chat(error) else error) from None
        return await send_to(replace(place, thread_id=None), send, migrated)
    await migrated(place.chat_id, new_chat_id)
    # The supergroup cannot reply to messages of the old group, which had no topics.
    return await send_to(Place(new_chat_id), send, migrated)


def reply_in(place: Place) -> dict[str, Any] | None:
    """Reply to the place's message, if it still exists (ReplyParameters)."""
    return {"message_id": place.reply_to, "allow_sending_without_reply": True} if place.reply_to else None


def _upload_details(place: Place) -> dict[str, Any]:
    reply = reply_in(place)
    return {
        "parse_mode": ParseMode.HTML,
        "message_thread_id": place.thread_id,
        "reply_parameters": ReplyParameters.de_json(reply, None) if reply else None,
    }


def markup(buttons: Sequence[Sequence[Button]]) -> dict[str, Any] | None:
    """Rows of buttons as an InlineKeyboardMarkup."""
    return {"inline_keyboard": [[_button(button) for button in row] for row in buttons]} if buttons else None


def _button(button: Button) -> dict[str, Any]:
    if button.copy:
        return {"text": button.label, "copy_text": {"text": button.copy}}
    return {"text": button.label, "callback_data": button.data}
