"""Where a task comes from, and the idempotency key of the message that orders it."""

import re

from bot.access.requester import Requester
from storage.model import Origin

LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")  # an IETF tag


def origin_of(requester: Requester, bot_id: int, message_id: int) -> Origin:
    """What a row stores of its requester and of the message to which its answers reply. What is no language tag is left out."""
    return Origin(
        bot_id=bot_id,
        chat_id=requester.chat_id,
        message_id=message_id,
        thread_id=requester.thread_id,
        user_id=requester.user_id,
        private=requester.private,
        language=requester.language if LANGUAGE.fullmatch(requester.language) else "",
    )


def intent_of_message(bot_id: int, chat_id: int, message_id: int) -> str:
    """The idempotency key of a message: it has one row at most, however often Telegram delivers it."""
    return f"message:{bot_id}:{chat_id}:{message_id}"
