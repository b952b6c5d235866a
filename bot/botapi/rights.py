"""Checks with Telegram whether the bot may write in a chat. Nothing is cached."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.botapi.calls import call
from bot.botapi.errors import requested_pause
from storage.records import dataclass

log = logging.getLogger(__name__)

ANSWER_WITHIN = 8.0  # seconds per request
# Parts of Telegram's "Bad Request" messages that mean "you may not write here".
WRITING_FORBIDDEN = (
    "not enough rights",
    "have no rights",
    "no write access",
    "chat_write_forbidden",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "user_banned_in_channel",
    "topic_closed",
    "chat not found",
    "chat was deleted",
    "chat was deactivated",
)

Answer = Any
Call = Callable[[], Awaitable[Answer]]


class MayNotWrite(Exception):
    """The bot was removed, blocked or muted, or the chat or topic is closed.

    The message is Telegram's or quotes its answer.
    """


class TelegramUnavailable(Exception):
    """Telegram answered none of the requests. `retry_after`: seconds that it requested, or None."""

    def __init__(self, message: str, retry_after: float | None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


@dataclass(frozen=True)
class ChatRights:
    """Requests the bot's rights in a chat."""

    bot: ExtBot[None]

    async def check_private(self, chat_id: int) -> None:
        """One call. Raises MayNotWrite if the user has blocked the bot, TelegramUnavailable."""
        _check(await _answers({"action": lambda: self._show_typing(chat_id, None)}))

    async def check_group(self, chat_id: int, thread_id: int | None) -> None:
        """Three concurrent calls, for a group or channel. Raises MayNotWrite, TelegramUnavailable.

        Telegram refuses a chat action if the bot is not a member or the topic is closed, but not in every case where it
        is muted: its own restrictions and the permissions of all members show that. A request that fails for another
        reason is ignored, and the others decide.
        """
        answers = await _answers(
            {
                "action": lambda: self._show_typing(chat_id, thread_id),
                "member": lambda: call(self.bot, "getChatMember", chat_id=chat_id, user_id=self.bot.id),
                "chat": lambda: call(self.bot, "getChat", chat_id=chat_id),
            }
        )
        if isinstance(moved := answers.get("action"), ChatMigrated):
            return await self.check_group(moved.new_chat_id, None)  # the old group's answer is meaningless
        _check(answers)
        flaw = _flaw(_object(answers.get("member")), _object(answers.get("chat")))
        if flaw:
            raise MayNotWrite(flaw)

    async def _show_typing(self, chat_id: int, thread_id: int | None) -> Answer:
        return await call(
            self.bot, "sendChatAction", chat_id=chat_id, action=ChatAction.TYPING, message_thread_id=thread_id
        )


async def _answers(calls: Mapping[str, Call]) -> dict[str, Answer]:
    return dict(zip(calls, await asyncio.gather(*map(_answer_or_error, calls.values())), strict=True))


def _check(answers: Mapping[str, Answer]) -> None:
    """Raise MayNotWrite if any answer is a clear refusal, TelegramUnavailable if there is no answer at all."""
    for answer in answers.values():
        if isinstance(answer, Forbidden) or (isinstance(answer, BadRequest) and _forbids_writing(answer)):
            raise MayNotWrite(answer.message)
    if all(map(_is_no_answer, answers.values())):
        errors = ", ".join(f"{name}: {type(answer).__name__}" for name, answer in answers.items())
        pauses = [requested_pause(answer) for answer in answers.values() if isinstance(answer, RetryAfter)]
        raise TelegramUnavailable(errors, max(pauses, default=None))
    for name, answer in answers.items():
        if isinstance(answer, TelegramError):
            log.info("rights not fully known, %s: %s: %s", name, type(answer).__name__, answer)


async def _answer_or_error(request: Call) -> Answer:
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            return await request()
    except TelegramError as error:
        return error
    except TimeoutError:
        return NetworkError("no answer in time")


def _is_no_answer(answer: Answer) -> bool:
    """Whether this is no statement about the chat. PTB's BadRequest is a NetworkError too, but it is an answer."""
    return isinstance(answer, NetworkError | RetryAfter) and not isinstance(answer, BadRequest)


def _forbids_writing(error: BadRequest) -> bool:
    words = error.message.lower()
    return any(piece in words for piece in WRITING_FORBIDDEN)


def _object(answer: Answer) -> dict[str, Any]:
    return answer if isinstance(answer, dict) else {}


def _flaw(member: dict[str, Any], chat: dict[str, Any]) -> str | None:
    """Why the bot may not send text, by its ChatMember and the ChatFullInfo. A missing field forbids nothing.

    Only text counts: a bot that may send text but no videos sends a link.
    """
    match member.get("status"):
        case "left" | "kicked" as status:
            return f"the bot's status in the chat is {status}"
        case "restricted" if member.get("is_member") is False:
            return "the bot is not a member of the chat"
        case "restricted" if member.get("can_send_messages") is False:
            return "the bot is restricted: it may not send messages"
        case "administrator" if chat.get("type") == "channel" and member.get("can_post_messages") is False:
            return "the bot may not post in the channel"
        case "creator" | "administrator" | None:
            return None
    permissions = chat.get("permissions")
    if isinstance(permissions, dict) and permissions.get("can_send_messages") is False:
        return "members of the chat may not send messages"
    return None
