"""Whether the bot may write in a chat, as Telegram says at this moment; nothing is remembered."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from telegram import Bot
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.botapi.errors import pause_asked

log = logging.getLogger(__name__)

ANSWER_WITHIN = 8.0  # seconds for each question
# Pieces of Telegram's "Bad Request" sentences that mean "you may not write here".
CLOSED = (
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
Question = Callable[[], Awaitable[Answer]]


class MayNotWrite(Exception):
    """The bot was removed, blocked or muted, or the chat or topic is closed. The message is Telegram's, or says what it gave."""


class TelegramSilent(Exception):
    """Telegram answered none of the questions. `retry_after`: seconds that it asked to wait, None if it did not."""

    def __init__(self, message: str, retry_after: float | None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


@dataclass(frozen=True)
class ChatStanding:
    """Asks Telegram what the bot may do in a chat."""

    bot: Bot

    async def check_private(self, chat_id: int) -> None:
        """One call. Raises MayNotWrite where the user has blocked the bot, TelegramSilent."""
        _check(await _answers({"action": lambda: self._act(chat_id, None)}))

    async def check_group(self, chat_id: int, thread_id: int | None) -> None:
        """Three calls at once, for a group or channel. Raises MayNotWrite, TelegramSilent.

        A chat action is refused to a bot that is outside, and in a closed topic, but not to every one that is muted: that
        stands in the bot's own restrictions and in the permissions of all members. A question that fails otherwise says
        nothing, so the others decide.
        """
        answers = await _answers(
            {
                "action": lambda: self._act(chat_id, thread_id),
                "member": lambda: self._ask("get_Chat_Member", {"chat_id": chat_id, "user_id": self.bot.id}),
                "chat": lambda: self._ask("get_Chat", {"chat_id": chat_id}),
            }
        )
        if isinstance(moved := answers.get("action"), ChatMigrated):
            return await self.check_group(moved.new_chat_id, None)  # what the old one says of itself means nothing
        _check(answers)
        flaw = _flaw(_object(answers.get("member")), _object(answers.get("chat")))
        if flaw:
            raise MayNotWrite(flaw)

    async def _act(self, chat_id: int, thread_id: int | None) -> Answer:
        return await self.bot.send_chat_action(chat_id, ChatAction.TYPING, message_thread_id=thread_id)

    async def _ask(self, method: str, parameters: dict[str, Any]) -> Answer:
        # Written so, PTB sends getChat and does not warn that it has a method for it, which would build a large object.
        return await self.bot.do_api_request(method, parameters)


async def _answers(questions: Mapping[str, Question]) -> dict[str, Answer]:
    return dict(zip(questions, await asyncio.gather(*map(_heard, questions.values())), strict=True))


def _check(answers: Mapping[str, Answer]) -> None:
    """Raise MayNotWrite for a plain no among the answers, TelegramSilent where there is none at all."""
    for answer in answers.values():
        if isinstance(answer, Forbidden) or (isinstance(answer, BadRequest) and _closed(answer)):
            raise MayNotWrite(answer.message)
    if all(map(_is_silence, answers.values())):
        told = ", ".join(f"{name}: {type(answer).__name__}" for name, answer in answers.items())
        pauses = [pause_asked(answer) for answer in answers.values() if isinstance(answer, RetryAfter)]
        raise TelegramSilent(told, max(pauses, default=None))
    for name, answer in answers.items():
        if isinstance(answer, TelegramError):
            log.info("rights not fully known, %s: %s: %s", name, type(answer).__name__, answer)


async def _heard(question: Question) -> Answer:
    try:
        async with asyncio.timeout(ANSWER_WITHIN):
            return await question()
    except TelegramError as error:
        return error
    except TimeoutError:
        return NetworkError("no answer in time")


def _is_silence(answer: Answer) -> bool:
    """Whether Telegram did not say anything about the chat. PTB's BadRequest is a NetworkError too, and an answer."""
    return isinstance(answer, NetworkError | RetryAfter) and not isinstance(answer, BadRequest)


def _closed(error: BadRequest) -> bool:
    words = error.message.lower()
    return any(piece in words for piece in CLOSED)


def _object(answer: Answer) -> dict[str, Any]:
    return answer if isinstance(answer, dict) else {}


def _flaw(member: dict[str, Any], chat: dict[str, Any]) -> str | None:
    """What keeps the bot from sending text, by its ChatMember and the ChatFullInfo. A missing field forbids nothing.

    Text is what decides: a bot that may send text but no videos sends a link.
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
