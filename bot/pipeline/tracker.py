"""Step 6: polls the provider for each task until it completes, fails, or has been followed for a day."""

import logging
import random
import time
from collections.abc import Callable

from bot.access.admins import BotAdmins
from bot.access.notices import Notices
from bot.backoff import Uniform
from bot.pipeline.owner_notices import tell_refused_key
from bot.pipeline.schedule import LONGEST_PAUSE, Schedule, TrackerRules
from bot.pipeline.shapes import UnknownShapes
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.telemetry import OFF, Telemetry
from bot.texts.words import clip_escaped
from bot.videoapi.errors import ForeignRoot, QueryFailed, TaskUnknown
from bot.videoapi.models import TaskReport
from bot.videoapi.models import TaskState as Report
from bot.videoapi.provider import Provider
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.polling import Polling

log = logging.getLogger(__name__)

FETCHABLE = ("http://", "https://")
BAD_KEY = frozenset({401, 403})
FAILURES_BEFORE_NOTICE = {True: 1, False: 6}  # failed polls in a row before the admins are notified; True: a bad key
LONGEST_DETAIL = 300  # characters of an error that the admins see
EDIT_PAUSE = 3.0  # seconds between two edits of a status message


class Tracker:
    """One poll per claim. Only a failed status makes a task failed."""

    def __init__(
        self,
        *,
        database: Database,
        providers: Providers,
        admins: BotAdmins,
        rules: TrackerRules,
        telemetry: Telemetry = OFF,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
        uniform: Uniform = random.uniform,
    ) -> None:
        self._polling = Polling(database)
        self._providers = providers
        self._admins = admins
        self._notices = Notices(database, admins)
        self._unexpected = UnexpectedErrors(admins, "polls", longest=LONGEST_PAUSE, clock=elapsed)
        self._shapes = UnknownShapes(database, admins, clock)
        self._lease = rules.lease
        self._telemetry = telemetry
        self._elapsed = elapsed
        self._clock = clock
        self._schedule = Schedule(rules, uniform)

    async def claim(self, most: int, reserve: int = 0) -> list[Task]:
        """Running tasks whose next poll is due, leased to this process.

        `most`: free places, `reserve` of which are for chats that have none (`storage/shares.py`).
        """
        now = self._clock()
        return await self._polling.claim(now, now + self._lease, most, spare=most - reserve)

    async def poll(self, task: Task) -> Task | None:
        """Poll once and commit the answer. Returns the row if the chat should see a change.

        Raises StorageUnavailable only. After any other error polling continues, after a pause.
        """
        if self._unexpected.is_paused(task.id):
            return None
        try:
            row = await self._poll(task)
        except StorageUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - no error ends a paid task
            await self._unexpected_error(task, error)
            return None
        self._unexpected.clear(task.id)
        return row

    async def _poll(self, task: Task) -> Task | None:
        provider = self._providers.find(task.provider)
        if provider is None:  # removed from the catalogue: the task waits, and does not grow older
            now = self._clock()
            return await self._polling.reschedule(task, now + LONGEST_PAUSE, now)
        try:
            report = await self._query(provider, task)
        except QueryFailed as error:
            return await self._no_answer(task, error)
        match report.state:
            case Report.DONE:
                url = await self._result_url(provider, task, report)
                return await (self._still_running(task, report) if url is None else self._ready(task, report, url))
            case Report.FAILED:
                self._shapes.clear(task)
                return await self._polling.mark_failed(
                    task, "failed", report.reason or report.code or None, self._clock()
                )
            case _:
                return await self._still_running(task, report)

    async def _query(self, provider: Provider, task: Task) -> TaskReport:
        began, answered = self._elapsed(), False
        try:
            report = await provider.query(task.api_root, task.provider_id or "")
            answered = True
        finally:
            model = task.parameters.model if task.parameters else ""
            self._telemetry.queried(model, self._elapsed() - began, answered=answered)
        return report

    async def _ready(self, task: Task, report: TaskReport, url: str) -> Task | None:
        self._shapes.clear(task)
        now = self._clock()
        return await self._polling.mark_ready(
            task, result_url=url, width=report.width, height=report.height, enhanced_prompt=report.enhanced_prompt or None,
            show_at=now, now=now,
        )  # fmt: skip

    async def _result_url(self, provider: Provider, task: Task, report: TaskReport) -> str | None:
        """The video's URL: a link of the answer, or else the task's content route; None if there is no video yet.

        A link that cannot be fetched is returned last; the courier refuses it with a reason for the chat.
        """
        urls = report.video_urls
        # If one link of the answer is dead, the next may work.
        named = urls[task.dead_links % len(urls)] if urls else None
        if any(url.lower().startswith(FETCHABLE) for url in urls):
            return named
        provider_id = task.provider_id or ""
        try:
            if await provider.has_content(task.api_root, provider_id):
                return provider.content_url(task.api_root, provider_id)
        except QueryFailed as error:
            log.warning("task %s: unknown whether its video is there: %s", task.id, error)
            return None
        return named

    async def _still_running(self, task: Task, report: TaskReport) -> Task | None:
        """The task is running, or completed without a video yet: poll it again."""
        now = self._clock()
        followed = self._schedule.followed(task, now)
        if self._schedule.is_over(followed):
            self._shapes.clear(task)
            return await self._polling.mark_expired(task, now)
        progress = max((known for known in (report.progress, task.progress) if known is not None), default=None)
        lateness = self._schedule.lateness(task, now, followed)
        shown = progress != task.progress or lateness != task.lateness
        row = await self._polling.record_progress(
            task,
            due_at=now + self._schedule.after_answer(followed),
            followed=followed,
            progress=progress,
            lateness=lateness,
            # Progress waits a little, so that quick steps become one edit; new messages are sent at once.
            show_at=(now + (EDIT_PAUSE if lateness == task.lateness else 0.0)) if shown else None,
            now=now,
        )
        await self._report_shape(task, report, followed)
        return row if shown else None

    async def _report_shape(self, task: Task, report: TaskReport, followed: float) -> None:
        """Report an answer that is not understood to the admins. Called after the commit, so that nothing waits for it."""
        try:
            if report.state is Report.DONE:
                await self._shapes.without_link(task, report)
            elif not report.is_known:
                await self._shapes.unknown_status(task, report, followed)
            else:
                self._shapes.clear(task)
        except StorageUnavailable as error:
            log.warning("task %s: the shape of its answer will be reported later: %s", task.id, error)

    async def _no_answer(self, task: Task, error: QueryFailed) -> Task | None:
        """The poll failed, which says nothing about the task. Its lateness is still updated and shown."""
        level = logging.ERROR if isinstance(error, ForeignRoot) else logging.WARNING
        log.log(level, "task %s: no answer about %s: %s", task.id, task.provider_id, error)
        now = self._clock()
        followed = self._schedule.followed(task, now)
        if isinstance(error, TaskUnknown) and self._schedule.is_over(
            followed
        ):  # an answer: the provider does not know the task
            self._shapes.clear(task)
            return await self._polling.mark_expired(task, now)
        due_at = now + self._schedule.after_no_answer(task, error, followed)
        lateness = self._schedule.lateness(task, now, followed)
        row = None
        if lateness != task.lateness:
            row = await self._polling.record_progress(
                task, due_at=due_at, followed=followed, progress=task.progress, lateness=lateness, show_at=now, now=now,
                heard=False,
            )  # fmt: skip
        else:
            await self._polling.reschedule(task, due_at, now, followed=followed)
        await self._notify(task, error)
        return row

    async def _notify(self, task: Task, error: QueryFailed) -> None:
        """Notify the admins: of a bad key soon, of other errors if they last."""
        if isinstance(error, TaskUnknown):
            return
        is_bad_key = error.status in BAD_KEY
        names = self._providers.setting_names(task.provider)
        if task.failures < FAILURES_BEFORE_NOTICE[is_bad_key]:
            return
        if is_bad_key:
            await tell_refused_key(self._notices, task, names, error.status, error.message)
        else:
            reason = clip_escaped(str(error), LONGEST_DETAIL)
            await self._admins.notify(
                "owner-no-answers", subject=f"{error.status} {task.provider}", task=task.id, reason=reason,
                setting=names.url,
            )  # fmt: skip

    async def _unexpected_error(self, task: Task, error: Exception) -> None:
        """Back off like after a poll without an answer, and notify the admins."""
        pause_after_error = self._unexpected.record(task.id, error)
        now = self._clock()
        followed = self._schedule.followed(task, now)
        pause = max(pause_after_error, self._schedule.after_no_answer(task, QueryFailed(), followed))
        try:
            await self._polling.reschedule(task, now + pause, now, followed=followed)
        except Exception as again:  # noqa: BLE001 - the lease and the pause in this process still apply
            log.error("task %s: its pause could not be stored: %s", task.id, type(again).__name__)
        await self._unexpected.notify(task.id, error)
