"""The language of an answer: the chat's if it has one, else that of the user. Decided once per update, where it enters."""

import logging

from storage.chats import Chats
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)


async def language_in(chats: Chats, chat_id: int, users: str | None) -> str:
    """The language of everything that an update of this chat leads to. `users`: the user's, from Telegram. Never raises."""
    try:
        chat = await chats.get(chat_id)
    except StorageUnavailable as error:
        log.warning("chat %s: its language could not be read: %s", chat_id, error)
        return users or ""
    return chat.language or users or ""
