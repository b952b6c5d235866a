"""Asks the provider how far each paid task is, until it is made, has failed, or a day is over."""

import logging
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Self

from bot.settings import Settings
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import ForeignRoot, QueryFailed, TaskUnknown
from bot.videoapi.models import State as Report
from bot.videoapi.models import TaskReport
from storage.database import Database
from storage.following import Following
from storage.states import State
from storage.tasks import Task

log = logging.getLogger(__name__)

USUAL = 943.0  # seconds within which 99 of 100 tasks are done (docs/video-api.md)
LONGEST_PAUSE = 60.0  # seconds between questions that had no answer
LONGEST_ASKED = 3600.0  # seconds that a provider may ask to wait
TOO_MANY = 429
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
            case Report.DONE if report.video_urls:
                now = self._clock()
                # Where one place of the answer had a dead link, another may have a good one.
                url = report.video_urls[task.dead_links % len(report.video_urls)]
                return await self._rows.ready(
                    task, result_url=url, width=report.width, height=report.height, show_at=now, now=now
                )
            case Report.FAILED:
                return await self._rows.failed(task, "failed", report.reason or report.code or None, self._clock())
            case _:
                return await self._at_work(task, report)

    async def _at_work(self, task: Task, report: TaskReport) -> Task | None:
        """Running, or done without a link yet, which is asked again."""
        now, age = self._clock(), self._age(task)
        if age >= self._rules.expire_after:
            return await self._rows.expired(task, now)
        progress = max((known for known in (report.progress, task.progress) if known is not None), default=None)
        lateness = self._lateness(age)
        shown = progress != task.progress or lateness != task.lateness
        row = await self._rows.asked(
            task,
            due_at=now + self._jittered(self._usual_pause(age)),
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
        now, age = self._clock(), self._age(task)
        if isinstance(error, TaskUnknown) and age >= self._rules.expire_after:  # it has answered: it does not know it
            return await self._rows.expired(task, now)
        # Who is told to slow down does so from the first time on.
        doublings = min(task.failures + (error.status == TOO_MANY), 16)
        pause = max(self._rules.interval, min(LONGEST_PAUSE, self._rules.interval * 2.0**doublings))
        pause = self._jittered(max(pause, self._usual_pause(age)))
        asked = min(LONGEST_ASKED, error.retry_after or 0.0)
        due_at = now + max(pause, asked * (1 + self._spread(0, JITTER)))  # never before it was asked for
        lateness = self._lateness(age)
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

    def _usual_pause(self, age: float) -> float:
        """Nearly everything is done within `USUAL` seconds; what is not may be asked for less often."""
        if age >= self._rules.unresolved_after:
            return max(self._rules.slow_interval, self._rules.interval)
        return self._rules.interval * (1.0 if age < USUAL else 2.0)

    def _jittered(self, seconds: float) -> float:
        return seconds * (1 + self._spread(-JITTER, JITTER))
