"""Chats that wrote to the bot get its broadcasts: an open bot, where nobody approves chats, keeps a row of each."""

import asyncio
import logging
import time
from collections.abc import Callable, Mapping

from bot.acknowledgement import acknowledge_after
from bot.settings import Access
from storage.chats import Chats
from storage.database import Database, Executor
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)

MOST_REMEMBERED = 10_000  # chats that this process does not record again
REMEMBERED_FOR = 3600.0  # seconds; the row may be deleted or added meanwhile
COLLECT = 0.03  # seconds in which new chats are collected before they are stored in one transaction


class KnownChats:
    """Records each chat once an hour."""

    def __init__(self, database: Database, bot_id: int, mode: Access, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._bot_id = bot_id
        self._adds_rows = mode is Access.OPEN
        self._clock = clock
        self._remembered: set[int] = set()
        self._since = clock()  # when the set was empty
        self._new: dict[int, str] = {}
        self._storing: asyncio.Task[None] | None = None

    async def note(self, chat_id: int, title: str) -> None:
        """Somebody wrote to the bot in this chat. Never raises: the message has been handled."""
        now = self._clock()
        if not 0 <= now - self._since < REMEMBERED_FOR:
            self._remembered.clear()
            self._since = now
        if chat_id in self._remembered:
            return
        if not self._new:
            self._storing = asyncio.create_task(self._store_soon(), name="known chats")
        self._new[chat_id] = title
        if self._storing is not None:
            await acknowledge_after(self._storing)

    async def _store_soon(self) -> None:
        await asyncio.sleep(COLLECT)
        new, self._new = self._new, {}
        try:
            await self._database.transaction(lambda tx: self._store(tx, new))
        except StorageUnavailable as error:
            return log.warning("%d chats: not recorded as known: %s", len(new), error)
        if len(self._remembered) >= MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered.update(new)

    async def _store(self, tx: Executor, new: Mapping[int, str]) -> None:
        chats, now = Chats(tx, self._bot_id), self._clock()
        for chat_id, title in sorted(new.items()):  # the same order in all processes: no deadlock
            if self._adds_rows:
                await chats.seen(chat_id, title=title, now=now)
            else:
                await chats.set_reachable(chat_id, reachable=True, now=now)
