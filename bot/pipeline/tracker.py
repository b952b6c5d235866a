"""Asks the provider how far each paid task is, until it is made, has failed, or a day is over."""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from bot.settings import Settings
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import ForeignRoot, QueryFailed
from bot.videoapi.models import State as Report
from bot.videoapi.models import TaskReport
from storage.database import Database
from storage.following import Following
from storage.states import State
from storage.tasks import Task

log = logging.getLogger(__name__)

USUAL = 943.0  # seconds within which 99 of 100 tasks are done (docs/video-api.md)
LONGEST_PAUSE = 60.0  # seconds between questions that had no answer
EDIT_PAUSE = 3.0  # seconds between two edits of a status message
JITTER = 0.15  # part of an interval by which questions are spread


@dataclass(frozen=True)
class TrackerRules:
    """Seconds. `interval` between questions; `slow_interval` after `unresolved_after`; asking ends after `expire_after`.

    `lease`: after it another worker asks what this one did not finish asking.
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


class Tracker:
    """One question for each claim; only a failed status makes a task failed."""

    def __init__(
        self,
        *,
        database: Database,
        api: VideoApi,
        rules: TrackerRules,
        clock: Callable[[], float] = time.time,
        spread: Callable[[float, float], float] = random.uniform,
    ) -> None:
        self._rows = Following(database)
        self._api = api
        self._rules = rules
        self._clock = clock
        self._spread = spread

    async def claim(self, most: int) -> list[Task]:
        """Running rows whose next question is due."""
        now = self._clock()
        return await self._rows.claim(State.RUNNING, now, now + self._rules.lease, most)

    async def ask(self, task: Task) -> Task | None:
        """Ask once and commit what was learned. Returns the row if the chat should see something of it."""
        try:
            report = await self._api.query(task.api_root, task.provider_id or "")
        except QueryFailed as error:
            return await self._no_answer(task, error)
        match report.state:
            case Report.DONE if report.video_url:
                now = self._clock()
                return await self._rows.ready(
                    task, result_url=report.video_url, width=report.width, height=report.height, show_at=now, now=now
                )
            case Report.FAILED:
                return await self._rows.failed(task, "failed", report.reason or None, self._clock())
            case _:
                return await self._at_work(task, report)

    async def _at_work(self, task: Task, report: TaskReport) -> Task | None:
        """Running, or done without a link yet, which is asked again."""
        now, age = self._clock(), self._age(task)
        if age >= self._rules.expire_after:
            return await self._rows.expired(task, now)
        progress = max(report.progress or 0, task.progress or 0) or None
        lateness = self._lateness(age)
        shown = progress != task.progress or lateness != task.lateness
        row = await self._rows.asked(
            task,
            due_at=now + self._pause(age),
            progress=progress,
            lateness=lateness,
            # A little later, so that quick steps become one edit; news that ring a phone go at once.
            show_at=(now + (EDIT_PAUSE if lateness == task.lateness else 0.0)) if shown else None,
            now=now,
        )
        return row if shown else None

    async def _no_answer(self, task: Task, error: QueryFailed) -> Task | None:
        """It says nothing about the task, but time passes all the same, and the chat hears of that."""
        level = logging.ERROR if isinstance(error, ForeignRoot) else logging.WARNING
        log.log(level, "task %s: no answer about %s: %s", task.id, task.provider_id, error)
        doubled = self._rules.interval * 2.0 ** min(task.failures, 16)
        pause = max(self._rules.interval, min(LONGEST_PAUSE, doubled), min(LONGEST_PAUSE, error.retry_after or 0.0))
        pause = max(pause, self._pause(self._age(task)))
        now, lateness = self._clock(), self._lateness(self._age(task))
        due_at = now + self._jittered(pause)
        if lateness != task.lateness:
            return await self._rows.asked(
                task, due_at=due_at, progress=task.progress, lateness=lateness, show_at=now, now=now
            )
        await self._rows.ask_failed(task, due_at, now)
        return None

    def _age(self, task: Task) -> float:
        return self._clock() - (task.accepted_at or task.created_at)

    def _lateness(self, age: float) -> str | None:
        if age >= self._rules.unresolved_after:
            return "unresolved"
        return "late" if age >= self._rules.late_after else None

    def _pause(self, age: float) -> float:
        """Nearly everything is done within `USUAL` seconds; what is not may be asked for less often."""
        if age >= self._rules.unresolved_after:
            return self._jittered(max(self._rules.slow_interval, self._rules.interval))
        return self._jittered(self._rules.interval * (1.0 if age < USUAL else 2.0))

    def _jittered(self, seconds: float) -> float:
        return seconds * (1 + self._spread(-JITTER, JITTER))
