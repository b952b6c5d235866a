"""Chats that wrote to the bot get its broadcasts: an open bot, where nobody approves chats, keeps a row of each."""

import logging
import time
from collections.abc import Callable

from bot.settings import Access
from storage.chats import Chats
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)

MOST_REMEMBERED = 10_000  # chats that this process does not record again
REMEMBERED_FOR = 3600.0  # seconds; the row may be deleted or added meanwhile


class KnownChats:
    """Records each chat once an hour."""

    def __init__(self, chats: Chats, mode: Access, clock: Callable[[], float] = time.time) -> None:
        self._chats = chats
        self._adds_rows = mode is Access.OPEN
        self._clock = clock
        self._remembered: set[int] = set()
        self._since = clock()  # when the set was empty

    async def note(self, chat_id: int, title: str) -> None:
        """Somebody wrote to the bot in this chat. Never raises: the message has been handled."""
        now = self._clock()
        if not 0 <= now - self._since < REMEMBERED_FOR:
            self._remembered.clear()
            self._since = now
        if chat_id in self._remembered:
            return
        try:
            if self._adds_rows:
                await self._chats.seen(chat_id, title=title, now=now)
            else:
                await self._chats.set_reachable(chat_id, reachable=True, now=now)
        except StorageUnavailable as error:
            return log.warning("chat %s: not recorded as known: %s", chat_id, error)
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered.add(chat_id)
