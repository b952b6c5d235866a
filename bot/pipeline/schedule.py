"""Computes when each task is polled next, how long it has been followed, and when polling ends. No I/O."""

import random
from typing import Self

from bot.backoff import Backoff, Uniform
from bot.settings import Settings
from bot.videoapi.errors import QueryFailed
from storage.model import Task
from storage.records import dataclass

NEARLY_ALL_DONE = 943.0  # seconds within which 99 of 100 tasks are done (docs/video-api.md)
LONGEST_PAUSE = 60.0  # seconds between polls without an answer
LONGEST_RETRY_AFTER = 3600.0  # seconds; a longer Retry-After is cut to this
TOO_MANY = 429
JITTER = 0.15  # fraction of an interval by which polls are spread


@dataclass(frozen=True)
class TrackerRules:
    """Seconds. `interval` between polls; `slow_interval` after `unresolved_after`; polling ends after `expire_after`.

    `expire_after` counts the time for which a task was followed (ADR 19). `lease`: after it another worker may poll a task
    that this one has not finished polling.
    """

    interval: float
    late_after: float
    unresolved_after: float
    slow_interval: float
    expire_after: float
    lease: float

    @classmethod
    def of(cls, settings: Settings) -> Self:
        return cls(
            interval=settings.poll_interval,
            late_after=settings.late_after,
            unresolved_after=settings.unresolved_after,
            slow_interval=settings.slow_interval,
            expire_after=settings.expire_after,
            lease=settings.ask_lease,
        )

    @property
    def longest_pause(self) -> float:
        """Seconds: the longest time until a planned poll."""
        return max(LONGEST_RETRY_AFTER, self.slow_interval, 2 * self.interval) * (1 + JITTER)


class Schedule:
    """Applies `TrackerRules`. `uniform` spreads the polls of tasks that began at the same time."""

    def __init__(self, rules: TrackerRules, uniform: Uniform = random.uniform) -> None:
        self._rules = rules
        self._pauses = Backoff(
            base=rules.interval,
            cap=max(LONGEST_PAUSE, rules.interval),
            jitter=(1 - JITTER, 1 + JITTER),
            retry_after_jitter=min(rules.interval / 2, LONGEST_RETRY_AFTER * JITTER),  # within `longest_pause`
            longest_retry_after=LONGEST_RETRY_AFTER,
            uniform=uniform,
        )
        self._uniform = uniform

    def is_over(self, followed: float) -> bool:
        """Whether polling ends after so many seconds of following a task."""
        return followed >= self._rules.expire_after

    def after_answer(self, followed: float) -> float:
        """Seconds until the next poll of a task that is running."""
        return self._usual_pause(followed) * (1 + self._uniform(-JITTER, JITTER))

    def after_no_answer(self, task: Task, error: QueryFailed, followed: float) -> float:
        """Seconds until the next poll after one without an answer."""
        # A first 429 counts as a second failure: it requests a slower pace.
        failures = task.failures + (error.status == TOO_MANY)
        pause = self._pauses.pause(failures, least=self._usual_pause(followed))
        return max(pause, self._pauses.retry_after(error.retry_after)) if error.retry_after else pause

    def followed(self, task: Task, now: float) -> float:
        """Seconds for which the task has been followed, with the pause that ends now (ADR 19).

        A pause counts at most as long as it was planned plus one interval: a clock that jumps ahead or a machine that
        slept adds little, and a clock that jumps back adds nothing.
        """
        planned = min(self._rules.longest_pause, max(0.0, (task.due_at or now) - task.updated_at))
        return task.followed + max(0.0, min(now - task.updated_at, planned + self._rules.interval))

    def lateness(self, task: Task, now: float, followed: float) -> str | None:
        """How late the task is, for the chat. Also correct after the clock jumped back, because `followed` counts too."""
        age = max(now - (task.accepted_at or task.created_at), followed)
        if age >= self._rules.unresolved_after:
            return "unresolved"
        return "late" if age >= self._rules.late_after else None

    def _usual_pause(self, followed: float) -> float:
        """After `NEARLY_ALL_DONE` seconds, the few remaining tasks are polled less often."""
        if followed >= self._rules.unresolved_after:
            return max(self._rules.slow_interval, self._rules.interval)
        return self._rules.interval * (1.0 if followed < NEARLY_ALL_DONE else 2.0)
