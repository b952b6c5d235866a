"""How often a status message is edited although its row does not change: positions in the queue, and the time that passes.

These edits bring no news, so they take only what the send limits leave, and get rarer the more tasks there are.
"""

import time
from collections.abc import Callable, Mapping

from bot.botapi.limiters import TokenBucket
from storage.limits import QueuePlace
from storage.model import Task
from storage.status import StatusMessages

POSITION_PAUSE = 10.0  # seconds between updates of a task's position in the queue, at least
CHAT_PAUSE = 4.0  # seconds between two such updates in one chat: the chat's own sends must not wait for them
SLOW_POSITIONS = 10.0  # positions per second of that pause: far back in the queue, it is counted less often
LONGEST_PAUSE = 3600.0  # seconds

SHORTEST_TICK = 20.0  # seconds between edits that show how time passes
LONGEST_TICK = 300.0
TICKS = 6.0  # such edits in a time as long as the task has taken so far
CHAT_TICK = 15.0  # seconds between two such edits in one chat: four a minute
TICKS_A_SECOND = 5.0  # such edits of all chats together: a sixth of what Telegram allows
COUNTED_FOR = 15.0  # seconds after which running tasks are counted again


def position_pause(place: QueuePlace) -> float:
    """Seconds until the position of a task is looked up again."""
    return min(LONGEST_PAUSE, max(POSITION_PAUSE, CHAT_PAUSE * place.in_chat, place.position / SLOW_POSITIONS))


class TickPace:
    """The pauses between edits that show how time passes, and how many there are in a second.

    Its knowledge of other tasks is a few seconds old. Tasks that began together are due together: without `take`, their edits
    would use up the send limits, and every new message would wait for a place.
    """

    def __init__(self, rows: StatusMessages, elapsed: Callable[[], float] = time.monotonic) -> None:
        self._rows = rows
        self._elapsed = elapsed
        self._counted_at = -COUNTED_FOR
        self._in_chats: Mapping[int, int] = {}
        self._overall = 0
        self._share = TokenBucket(int(TICKS_A_SECOND), 1 / TICKS_A_SECOND)

    def take(self) -> bool:
        """Whether one more such edit may be sent in this second, by this process; it is counted at once."""
        now = self._elapsed()
        if self._share.ready_at() > now:
            return False
        self._share.take(now)
        return True

    async def pause(self, task: Task, now: float) -> float:
        """Seconds until the next such edit of a running task. Raises StorageUnavailable."""
        await self._count(task.origin.bot_id)
        in_chat = self._in_chats.get(task.origin.chat_id, 1)
        return tick_pause(now - (task.accepted_at or task.created_at), in_chat, self._overall)

    async def _count(self, bot_id: int) -> None:
        if self._elapsed() - self._counted_at < COUNTED_FOR:
            return
        self._counted_at = self._elapsed()
        self._in_chats = await self._rows.running_by_chat(bot_id)
        self._overall = sum(self._in_chats.values())


def tick_pause(running_for: float, in_chat: int, overall: int) -> float:
    """Seconds. `running_for`: how long the task has taken. `in_chat`, `overall`: tasks under way there, and everywhere."""
    by_age = min(LONGEST_TICK, max(SHORTEST_TICK, running_for / TICKS))
    return min(LONGEST_PAUSE, max(by_age, CHAT_TICK * in_chat, overall / TICKS_A_SECOND))
