"""Sends answers in the background: a flooding chat must not block other chats or its own updates."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

MAX_WAITING = 5  # pending answers per chat; further ones are dropped
FIRST_ANSWER_TIMEOUT = 3.0  # seconds to wait for a chat's first answer
CLOSE_TIMEOUT = 2.0  # seconds for pending answers when the process stops


class Outbox:
    """Sends answers concurrently, a few per chat, and waits briefly, so that they usually arrive first."""

    def __init__(self) -> None:
        self._waiting: Counter[int] = Counter()
        self._sending: set[asyncio.Task[None]] = set()

    async def send(self, chat_id: int, send: Callable[[], Awaitable[None]]) -> None:
        """Send an answer and wait briefly for it. `send` must handle its own errors."""
        waiting = self._waiting[chat_id]
        if waiting >= MAX_WAITING:
            log.warning("chat %s writes faster than it can be answered: dropped one answer", chat_id)
            return
        self._waiting[chat_id] += 1
        task = asyncio.create_task(self._send(chat_id, send), name=f"answer to {chat_id}")
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        if not waiting:
            await asyncio.wait({task}, timeout=FIRST_ANSWER_TIMEOUT)

    async def close(self) -> None:
        """Wait briefly for pending answers."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=CLOSE_TIMEOUT)
        for task in list(self._sending):
            task.cancel()

    async def _send(self, chat_id: int, send: Callable[[], Awaitable[None]]) -> None:
        try:
            await send()
        finally:
            self._waiting[chat_id] -= 1
            if not self._waiting[chat_id]:
                del self._waiting[chat_id]
