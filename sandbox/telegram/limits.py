"""Flood limits like Telegram's: about 30 messages a second overall, 1 a second per chat, 20 a minute per group."""

import math
from collections import defaultdict, deque
from collections.abc import Callable

from sandbox.telegram.errors import too_many

OVERALL = (30, 1.0)  # messages, seconds
GROUP = (20, 60.0)
CHAT = (5, 5.0)  # one a second, after a small burst


class FloodLimits:
    """`clock` returns seconds. Telegram does not publish its limits; these follow its hints."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._sent: defaultdict[object, deque[float]] = defaultdict(deque)

    def count(self, chat_id: object) -> None:
        """Count one message to a chat; raises ApiError 429 with `retry_after` above the limit."""
        now = self._clock()
        windows: list[tuple[object, tuple[int, float]]] = [("overall", OVERALL), (("chat", chat_id), CHAT)]
        if isinstance(chat_id, int) and chat_id < 0:
            windows.append((("group", chat_id), GROUP))
        waits = [self._wait(key, window, now) for key, window in windows]
        if max(waits) > 0:
            raise too_many(math.ceil(max(waits)))
        for key, _ in windows:
            self._sent[key].append(now)

    def _wait(self, key: object, window: tuple[int, float], now: float) -> float:
        most, seconds = window
        sent = self._sent[key]
        while sent and sent[0] <= now - seconds:
            sent.popleft()
        return sent[0] + seconds - now if len(sent) >= most else 0.0
