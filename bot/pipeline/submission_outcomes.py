"""Stores the outcome of a submission, with retries, and notifies the admins of those that they can act on."""

import asyncio
import logging
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from bot.access.admins import BotAdmins
from bot.cards.owner import OWNERS_REASONS
from bot.catalogue import Catalogue
from bot.pipeline.commits import background, retry_commit
from bot.pipeline.outcomes import Accepted, Outcome, Rejected, RetryLater, Unknown
from bot.pipeline.owner_notices import OwnerNotices
from bot.texts.words import clip_escaped
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.model import Task
from storage.status import StatusMessages
from storage.submissions import Submissions

log = logging.getLogger(__name__)

STOP_COMMIT_TIME = 2.0  # seconds that a stopping process spends on committing an outcome
TELLING = 2.0  # seconds for which a status message waits until the admins have been notified of its reason
NOTIFY_WITHIN = 10.0  # seconds that notifying the admins of an id may take after it is stored
LONGEST_ANSWER = 2000  # characters of an answer that the admins see, escaped


class SubmissionOutcomes:
    """Commits the state that follows from an outcome.

    `show_lease`: seconds for which this process may show a task that it made `running`. `first_query`: seconds until that
    task is polled.
    """

    def __init__(
        self,
        database: Database,
        admins: BotAdmins,
        providers: Providers,
        catalogue: Catalogue,
        *,
        show_lease: float,
        first_query: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._submissions = Submissions(database)
        self._status = StatusMessages(database)
        self._admins = admins
        self._owner_notices = OwnerNotices(database, admins, providers, catalogue)
        self._show_lease = show_lease
        self._first_query = first_query
        self._clock = clock

    async def commit_interrupted(self, task: Task, *, spent: bool) -> None:
        """This process stops during a submission. `spent`: the create may have been sent."""
        outcome = Unknown("interrupted", "") if spent else RetryLater("", "", 0.0)
        await self._commit_at_stop(task, outcome)

    async def commit(self, task: Task, outcome: Outcome) -> Task | None:
        """Commit an outcome, even if this process is stopping. Returns the row; None if its state had changed."""
        try:
            return await self._commit(task, outcome)
        except asyncio.CancelledError:
            # It may be committed or not. A commit can be repeated: it changes a row only from the state before it. (To shield
            # each one would need a task for each create.)
            await self._commit_at_stop(task, outcome)
            raise

    async def _commit_at_stop(self, task: Task, outcome: Outcome) -> None:
        """Commit within STOP_COMMIT_TIME, also if the caller is cancelled again: a loop may do that when its time is over."""
        commit, clock = asyncio.ensure_future(self._commit(task, outcome)), asyncio.get_running_loop().time
        ends = clock() + STOP_COMMIT_TIME
        while not commit.done() and (left := ends - clock()) > 0:
            with suppress(asyncio.CancelledError):
                await asyncio.wait({commit}, timeout=left)
        if commit.done() and not commit.cancelled() and commit.exception() is None:
            return
        commit.cancel()
        if isinstance(outcome, Accepted):
            log.error("task %s: stopped before the paid task's id %s could be stored", task.id, outcome.provider_id)

    async def _commit(self, task: Task, outcome: Outcome) -> Task | None:
        now = self._clock()
        match outcome:
            case Accepted(provider_id):
                return await self._commit_id(task, provider_id)
            case RetryLater(key, words, pause):
                queued = await retry_commit(
                    task,
                    lambda: self._submissions.requeue(
                        task, due_at=now + pause, reason_key=key or None, reason=words, now=now
                    ),
                )
                # Another process has marked the task as interrupted: it is refused, and a user may send it again.
                return queued or await self._commit(task, Rejected(key or "went-wrong", words))
            case Rejected(key, words):
                mark = self._submissions.mark_refused
            case Unknown(key, words):
                mark = self._submissions.mark_unknown
        # The card says whether the owner knows, so the notice goes first; its commit waits for nothing.
        wait = TELLING if key in OWNERS_REASONS else 0.0
        return await retry_commit(task, lambda: mark(task, reason_key=key, reason=words, now=now, show_after=wait))

    async def _commit_id(self, task: Task, provider_id: str) -> Task | None:
        now = self._clock()

        async def commit() -> Task | None:
            return await self._submissions.mark_running(
                task,
                provider_id=provider_id,
                due_at=now + self._first_query,
                show_lease=now + self._show_lease,
                now=now,
            )

        async with background(NOTIFY_WITHIN) as begin:

            def notify(*_: object) -> None:
                begin(self._tell_id(task, provider_id))

            moved = await retry_commit(task, commit, paid_id=provider_id, on_unexpected=notify)
            if moved is None:
                log.error("task %s: its row is gone, but it was paid: the provider's id is %s", task.id, provider_id)
                notify()
        return moved

    async def notify_admins(self, task: Task, outcome: Outcome) -> None:
        """Notify the admins of an outcome that they can act on."""
        match outcome:
            case Unknown(answer=answer) if answer:
                await self._notify_unreadable_id(task, answer)
            case _:
                pass
        await self._owner_notices.tell(task, outcome)

    async def show(self, row: Task) -> None:
        """The admins have been notified, as far as possible: the status message, which waited for that, is due now."""
        now = self._clock()
        if row.reason_key in OWNERS_REASONS and now < row.updated_at + TELLING:
            try:
                await self._status.show_later(row, now)
            except StorageUnavailable as error:
                log.warning("task %s: its message is shown a moment later: %s", row.id, error)

    async def _tell_id(self, task: Task, provider_id: str) -> None:
        await self._admins.notify("owner-id-not-stored", subject=task.id, task=task.id, id=provider_id)

    async def _notify_unreadable_id(self, task: Task, answer: str) -> None:
        moment = datetime.fromtimestamp(self._clock(), UTC).strftime("%Y-%m-%d %H:%M:%S")
        await self._admins.notify(
            "owner-id-unreadable", subject=task.id, task=task.id, chat=str(task.origin.chat_id), time=moment,
            answer=clip_escaped(answer, LONGEST_ANSWER),
        )  # fmt: skip
