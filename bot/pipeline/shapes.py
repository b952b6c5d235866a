"""Answers of an unknown shape: their keys are logged and reported to the admins, once per shape."""

import hashlib
import logging
import time
from collections.abc import Callable

from bot.access.admins import BotAdmins
from bot.texts.words import clip_escaped
from bot.videoapi.models import TaskReport
from storage.database import Database
from storage.model import Task
from storage.tasks import Tasks

log = logging.getLogger(__name__)

UNKNOWN_STATUS_TIME = 600.0  # seconds for which a task may have an unknown status before it is reported
LONGEST_SHAPE = 1500  # characters, escaped
MOST_TASKS = 10_000  # tasks remembered


class UnknownShapes:
    """Counts the odd answers of each task in this process. Reported shapes are stored in the database, for all processes."""

    def __init__(self, database: Database, admins: BotAdmins, clock: Callable[[], float] = time.time) -> None:
        self._tasks = Tasks(database)
        self._admins = admins
        self._clock = clock
        self._unknown_since: dict[str, float] = {}  # seconds for which each task had been followed before its first one
        self._without_link: set[str] = set()  # tasks that are completed without a link
        self._reported: set[str] = set()

    def clear(self, task: Task) -> None:
        """The task has ended, or its answers are understood again."""
        self._unknown_since.pop(task.id, None)
        self._without_link.discard(task.id)

    async def without_link(self, task: Task, report: TaskReport) -> None:
        """Completed, but without a video: the second such answer of a task is reported. Raises StorageUnavailable."""
        if task.id in self._without_link:
            await self._notify(task, report)
        elif len(self._without_link) < MOST_TASKS:
            self._without_link.add(task.id)

    async def unknown_status(self, task: Task, report: TaskReport, followed: float) -> None:
        """A status that is not known is reported after ten more minutes of following the task. Raises StorageUnavailable."""
        since = self._unknown_since.get(task.id)
        if since is not None and followed - since >= UNKNOWN_STATUS_TIME:
            await self._notify(task, report)
        elif since is None and len(self._unknown_since) < MOST_TASKS:
            self._unknown_since[task.id] = followed

    async def _notify(self, task: Task, report: TaskReport) -> None:
        digest = hashlib.sha256(report.shape.encode(errors="replace")).hexdigest()[:32]
        if digest in self._reported:
            return
        first = await self._tasks.record_key(f"shape:{digest}", task.id, self._clock())
        self._reported.add(digest)
        if first:
            log.error("task %s: an answer of an unknown shape; its keys: %s", task.id, report.shape)
            shape = clip_escaped(report.shape, LONGEST_SHAPE)
            await self._admins.notify("owner-new-shape", subject=digest, task=task.id, shape=shape)
