"""When each paid task is asked for next, how long it has been followed, and when that is enough: arithmetic."""

import random
from dataclasses import dataclass
from typing import Self

from bot.backoff import Backoff, Dice
from bot.settings import Settings
from bot.videoapi.errors import QueryFailed
from storage.model import Task

NEARLY_ALL_DONE = 943.0  # seconds within which 99 of 100 tasks are done (docs/video-api.md)
LONGEST_PAUSE = 60.0  # seconds between questions that had no answer
LONGEST_RETRY_AFTER = 3600.0  # seconds that a provider may ask to wait
TOO_MANY = 429
JITTER = 0.15  # part of an interval by which questions are spread


@dataclass(frozen=True)
class TrackerRules:
    """Seconds. `interval` between questions; `slow_interval` after `unresolved_after`; asking ends after `expire_after`.

    `expire_after` counts the time for which a task was followed (ADR 19). `lease`: after it another worker asks what this
    one did not finish asking.
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
        """Seconds: no poll is planned further ahead than this."""
        return max(LONGEST_RETRY_AFTER, self.slow_interval, 2 * self.interval) * (1 + JITTER)


class Schedule:
    """The law of `TrackerRules`. `dice` spreads the questions, so that tasks that began together do not ask together."""

    def __init__(self, rules: TrackerRules, dice: Dice = random.uniform) -> None:
        self._rules = rules
        self._pauses = Backoff(
            base=rules.interval,
            cap=max(LONGEST_PAUSE, rules.interval),
            spread=(1 - JITTER, 1 + JITTER),
            late=min(rules.interval / 2, LONGEST_RETRY_AFTER * JITTER),  # within `longest_pause`
            longest_asked=LONGEST_RETRY_AFTER,
            dice=dice,
        )
        self._dice = dice

    def is_over(self, followed: float) -> bool:
        """Whether a task that was followed for so many seconds is asked for no more."""
        return followed >= self._rules.expire_after

    def after_answer(self, followed: float) -> float:
        """Seconds until a task that is at work is asked for again."""
        return self._usual_pause(followed) * (1 + self._dice(-JITTER, JITTER))

    def after_no_answer(self, task: Task, error: QueryFailed, followed: float) -> float:
        """Seconds until a question that had no answer is repeated."""
        # Who is told to slow down does so from the first time on.
        failures = task.failures + (error.status == TOO_MANY)
        pause = self._pauses.pause(failures, least=self._usual_pause(followed))
        return max(pause, self._pauses.asked(error.retry_after)) if error.retry_after else pause

    def followed(self, task: Task, now: float) -> float:
        """Seconds for which the task has been followed, with the pause that ends now (ADR 19).

        A pause counts as long as it was planned, and one interval more: a clock that jumps ahead, or a machine that slept,
        adds little, and a clock that jumps back adds nothing.
        """
        planned = min(self._rules.longest_pause, max(0.0, (task.due_at or now) - task.updated_at))
        return task.followed + max(0.0, min(now - task.updated_at, planned + self._rules.interval))

    def lateness(self, task: Task, now: float, followed: float) -> str | None:
        """What the chat hears of a task that takes long. A clock that jumped back must not keep it from being told."""
        age = max(now - (task.accepted_at or task.created_at), followed)
        if age >= self._rules.unresolved_after:
            return "unresolved"
        return "late" if age >= self._rules.late_after else None

    def _usual_pause(self, followed: float) -> float:
        """Nearly everything is done within `NEARLY_ALL_DONE` seconds; what is not may be asked for less often."""
        if followed >= self._rules.unresolved_after:
            return max(self._rules.slow_interval, self._rules.interval)
        return self._rules.interval * (1.0 if followed < NEARLY_ALL_DONE else 2.0)
