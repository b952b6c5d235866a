"""The language of an answer: the chat's if it has one, else that of the user. Decided once per update, where it enters."""

import logging
import time

from bot.access.requester import ChatRead
from storage.chats import Chats
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)


async def language_in(chats: Chats, chat_id: int, users: str | None) -> str:
    """The language of everything that an update of this chat leads to. `users`: the user's, from Telegram. Never raises."""
    return language_of(await read_chat(chats, chat_id), users)


def language_of(read: ChatRead | None, users: str | None) -> str:
    """As `language_in`, of a chat that was read; None: it could not be."""
    return (read.chat.language if read else "") or users or ""


async def read_chat(chats: Chats, chat_id: int) -> ChatRead | None:
    """The chat's row, for the language and for the check of access that follows. None if the database does not answer."""
    at = time.monotonic()
    try:
        return ChatRead(await chats.get(chat_id), at)
    except StorageUnavailable as error:
        log.warning("chat %s: its language could not be read: %s", chat_id, error)
        return None
