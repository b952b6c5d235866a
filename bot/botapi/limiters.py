"""Counts messages against the send limits. Never waits."""

from collections import deque
from dataclasses import field

from bot.botapi import limits
from bot.botapi.turnstile import Turnstile
from bot.botapi.urgency import Urgency
from storage.pacing import Limit
from storage.records import dataclass


class Window:
    """At most `count` messages in any `period` (seconds)."""

    def __init__(self, count: int, period: float) -> None:
        self._count = count
        self._sent: deque[float] = deque(maxlen=count)
        self._period = period

    def ready_at(self, kept: int = 0) -> float:
        """When the next message may go and `kept` others still may after it; times in the past mean now."""
        usable = self._count - kept
        return self._sent[-usable] + self._period if len(self._sent) >= usable else 0.0

    def take(self, now: float) -> None:
        self._sent.append(now)

    def idle(self, now: float) -> bool:
        return not self._sent or self._sent[-1] + self._period <= now


class TokenBucket:
    """A burst of messages, then one per interval (seconds)."""

    def __init__(self, burst: int, interval: float) -> None:
        self._slack = (burst - 1) * interval
        self._interval = interval
        self._full_at = 0.0  # when the full burst is available again

    def ready_at(self, kept: int = 0) -> float:  # noqa: ARG002 - it is refilled within seconds
        return self._full_at - self._slack

    def take(self, now: float) -> None:
        self._full_at = max(self._full_at, now) + self._interval

    def idle(self, now: float) -> bool:
        return self._full_at <= now


@dataclass
class ChatLimiter:
    """One chat's limits, and its queue of waiting calls. `kept`: messages of a period that are only for orders."""

    limits: tuple[TokenBucket | Window, ...]
    kept: int = 0
    queue: Turnstile = field(default_factory=Turnstile)
    calls: int = 0  # waiting or in progress
    paused_until: float = 0.0

    def ready_at(self, urgency: Urgency) -> float:
        """When the next message of this urgency may go; times in the past mean now."""
        kept = self.kept if urgency >= Urgency.ANSWER else 0
        ready = 0.0
        for limit in self.limits:
            ready = max(ready, limit.ready_at(kept))
        return ready

    def most_urgent(self, urgency: Urgency) -> Urgency:
        """The urgency of the message that is next, if that is its own: others of the chat wait for it."""
        return self.queue.most_urgent(urgency)

    def waiting(self, urgency: Urgency) -> int:
        """How many messages go before one of this urgency."""
        return self.queue.taken() + self.queue.waiting(urgency)

    def take(self, now: float) -> None:
        for limit in self.limits:
            limit.take(now)

    def idle(self, now: float) -> bool:
        """Whether the object can be dropped without changing any limit."""
        return not self.calls and self.paused_until <= now and all(limit.idle(now) for limit in self.limits)


def chat_limiter(chat: int | str) -> ChatLimiter:
    """Create the limiter of a chat for this process."""
    limit = chat_limit(chat)
    bucket = TokenBucket(limit.burst, limit.interval)
    if not limit.most:
        return ChatLimiter((bucket,))
    return ChatLimiter((bucket, Window(limit.most, limit.period)), kept=limits.GROUP_MESSAGES_KEPT)


def chat_limit(chat: int | str) -> Limit:
    """The limit of a chat; groups and channels (negative ids and names) are also limited per minute."""
    return PRIVATE if isinstance(chat, int) and chat > 0 else GROUP


def overall_limit() -> Limit:
    """The limit of all chats together."""
    return OVERALL


PRIVATE = Limit(burst=limits.CHAT_BURST, interval=limits.CHAT_INTERVAL)
GROUP = Limit(
    burst=limits.CHAT_BURST,
    interval=limits.CHAT_INTERVAL,
    most=limits.GROUP_MESSAGES,
    period=limits.GROUP_PERIOD,
)
OVERALL = Limit(most=limits.OVERALL_MESSAGES, period=limits.OVERALL_PERIOD)
