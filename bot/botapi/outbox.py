"""Answers on their way: a chat that writes faster than Telegram lets the bot answer must hold up nobody, itself included."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

log = logging.getLogger(__name__)

MOST_WAITING = 5  # answers of one chat; who asks more at once gets no answer to the rest
PATIENCE = 3.0  # seconds that the first answer of a chat is waited for
LAST_WORDS = 2.0  # seconds that answers under way get when the process stops


class Outbox:
    """Sends answers side by side, a few for each chat; they are waited for briefly, so that usually they are out first."""

    def __init__(self) -> None:
        self._waiting: Counter[int] = Counter()
        self._sending: set[asyncio.Task[None]] = set()

    async def send(self, chat_id: int, send: Callable[[], Awaitable[None]]) -> None:
        """Have an answer sent. `send` deals with its own failures. Returns when it is out, or goes on without it."""
        waiting = self._waiting[chat_id]
        if waiting >= MOST_WAITING:
            log.warning("chat %s writes faster than it can be answered: one answer is left out", chat_id)
            return
        self._waiting[chat_id] += 1
        task = asyncio.create_task(self._send(chat_id, send), name=f"answer to {chat_id}")
        self._sending.add(task)
        task.add_done_callback(self._sending.discard)
        if not waiting:
            await asyncio.wait({task}, timeout=PATIENCE)

    async def close(self) -> None:
        """Let what is on its way arrive, briefly."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=LAST_WORDS)
        for task in list(self._sending):
            task.cancel()

    async def _send(self, chat_id: int, send: Callable[[], Awaitable[None]]) -> None:
        try:
            await send()
        finally:
            self._waiting[chat_id] -= 1
            if not self._waiting[chat_id]:
                del self._waiting[chat_id]
