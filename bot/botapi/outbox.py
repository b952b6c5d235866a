"""Sends answers in the background: no chat waits for an answer, and what Telegram's pace does not allow is dropped."""

import asyncio
import logging
import time
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from functools import partial

from bot.acknowledgement import acknowledge_after_answer
from bot.botapi.urgency import Urgency, sending_as

log = logging.getLogger(__name__)

MAX_WAITING = 5  # pending answers per chat; further ones are dropped
BUSY = 40  # pending answers of all chats from which each chat may have one
MAX_OVERALL = 120  # pending answers of all chats
CALM = 3  # pending answers of all chats up to which an update is acknowledged after its answer
ACKNOWLEDGED_WITHIN = 1.5  # seconds, whether it is answered or not: what others write waits at Telegram meanwhile
LOG_EVERY = 60.0  # seconds between log lines about dropped answers
CLOSE_TIMEOUT = 2.0  # seconds for pending answers when the process stops


class Outbox:
    """Sends answers concurrently, a few per chat. Messages about tasks go first (`bot/botapi/pacing.py`).

    At most `per_chat` of each chat wait, or one if `busy` wait in all; at most `overall` wait in all. The last two do not hold
    for chats that have been promised answers. While fewer than `calm` wait, and none of the same chat, an update is
    acknowledged after its answer: a process that dies loses none. In a flood, it waits for nothing.
    """

    def __init__(
        self,
        *,
        per_chat: int = MAX_WAITING,
        busy: int = BUSY,
        overall: int = MAX_OVERALL,
        calm: int = CALM,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._per_chat = per_chat
        self._busy = busy
        self._overall = overall
        self._calm = calm
        self._clock = clock
        self._waiting: defaultdict[int, set[asyncio.Task[None]]] = defaultdict(set)
        self._sending: set[asyncio.Task[None]] = set()
        self._promised: set[int] = set()
        self._dropped: Counter[int] = Counter()
        self._logged_at: float | None = None

    def has_room(self, chat_id: int) -> bool:
        """Whether an answer to this chat would be sent. If not, counts and logs that it is dropped."""
        if len(self.pending(chat_id)) < self._most(chat_id):
            return True
        self._drop(chat_id)
        return False

    def promise(self, chat_id: int) -> None:
        """From now on, answer this chat however many others wait. For few chats, that of the owner."""
        self._promised.add(chat_id)

    def _most(self, chat_id: int) -> int:
        """How many answers to this chat may wait now."""
        waiting = len(self._sending)
        if chat_id in self._promised or waiting < min(self._busy, self._overall):
            return self._per_chat
        return 1 if waiting < self._overall else 0

    def send(self, chat_id: int, send: Callable[[], Awaitable[None]]) -> None:
        """Send an answer soon, or drop it. `send` must handle its own errors."""
        if not self.has_room(chat_id):
            return
        is_calm = len(self._sending) < self._calm and not self.pending(chat_id)
        task = asyncio.create_task(self._send(send), name=f"answer to {chat_id}")
        if is_calm:
            acknowledge_after_answer(task, ACKNOWLEDGED_WITHIN)
        self._sending.add(task)
        self._waiting[chat_id].add(task)
        task.add_done_callback(partial(self._sent, chat_id))

    def pending(self, chat_id: int) -> frozenset[asyncio.Task[None]]:
        """The answers to this chat that are not sent yet."""
        return frozenset(self._waiting.get(chat_id, ()))

    async def close(self) -> None:
        """Wait briefly for pending answers."""
        if self._sending:
            await asyncio.wait(self._sending, timeout=CLOSE_TIMEOUT)
        for task in list(self._sending):
            task.cancel()

    async def _send(self, send: Callable[[], Awaitable[None]]) -> None:
        with sending_as(Urgency.ANSWER):
            await send()

    def _sent(self, chat_id: int, task: asyncio.Task[None]) -> None:
        self._sending.discard(task)
        self._waiting[chat_id].discard(task)
        if not self._waiting[chat_id]:
            del self._waiting[chat_id]
        if not task.cancelled() and (error := task.exception()):
            log.error("an answer to chat %s failed: %s", chat_id, type(error).__name__, exc_info=error)

    def _drop(self, chat_id: int) -> None:
        self._dropped[chat_id] += 1
        now = self._clock()
        if self._logged_at is not None and now - self._logged_at < LOG_EVERY:
            return
        self._logged_at = now
        log.warning(
            "more is written than can be answered: dropped %d answers to %d chats, most of them to chat %s",
            self._dropped.total(), len(self._dropped), self._dropped.most_common(1)[0][0],
        )  # fmt: skip
        self._dropped.clear()
