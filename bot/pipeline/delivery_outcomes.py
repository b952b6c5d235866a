"""Stores the outcome of a delivery until the database accepts it: sent, postponed, polled again, or left to a person."""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from bot.backoff import Backoff
from bot.botapi.videos import SentVideo
from bot.pipeline.commits import background, retry_commit
from storage.database import Database
from storage.deliveries import Deliveries
from storage.model import Task
from storage.polling import Polling

log = logging.getLogger(__name__)
T = TypeVar("T")

PAUSES = Backoff(base=5.0, cap=300.0)  # seconds between tries of a download or a send
NOTIFY_WITHIN = 5.0  # seconds that telling the admins may take beyond a commit


class NotifyAdmins(Protocol):
    """Tells the admins a text, at most once an hour about one `subject`."""

    async def __call__(self, key: str, *, subject: str = "", **values: Any) -> None: ...


class DeliveryOutcomes:
    """Each method stores one outcome. `give_up_after`: seconds for which a commit is retried after an unexpected error."""

    def __init__(
        self,
        database: Database,
        notify_admins: NotifyAdmins,
        give_up_after: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._deliveries = Deliveries(database)
        self._polling = Polling(database)
        self._notify_admins = notify_admins
        self._give_up_after = give_up_after
        self._clock = clock

    async def delivered(self, task: Task, sent: SentVideo) -> None:
        """The chat has it."""
        now = self._clock()
        await self._store(
            task,
            lambda: self._deliveries.mark_delivered(
                task, message_id=sent.message_id, file_id=sent.file_id, file_kind=sent.kind, now=now
            ),
            sent=True,
        )

    async def interrupted(self, task: Task, *, spent: bool) -> None:
        """This process stops: what was not begun may be sent by the next one; the rest may have arrived."""
        now = self._clock()
        if spent:
            await self._store(task, lambda: self._deliveries.mark_undelivered(task, "send-interrupted", None, now))
        else:
            await self._store(task, lambda: self._deliveries.requeue(task, now, now))

    async def give_up(self, task: Task, key: str) -> None:
        """It cannot be sent, or may have arrived: a person decides."""
        await self._store(task, lambda: self._deliveries.mark_undelivered(task, key, None, self._clock()))

    async def poll_again(self, task: Task, pause: float) -> None:
        """Ask the provider for another link in `pause` seconds."""
        due_at, dead = self._clock() + pause, task.dead_links + 1
        await self._store(
            task, lambda: self._polling.poll_again(task, due_at=due_at, dead_links=dead, now=self._clock())
        )

    async def fetch_later(self, task: Task) -> None:
        """It could not be fetched."""
        due_at = self._clock() + PAUSES.pause(task.failures)
        await self._store(task, lambda: self._deliveries.reschedule(task, due_at, self._clock()))

    async def send_later(self, task: Task, at_least: float = 0.0) -> None:
        """It was definitely not sent; `at_least`: seconds that Telegram asked to wait."""
        due_at = self._clock() + max(PAUSES.pause(task.failures), at_least)
        await self._store(task, lambda: self._deliveries.requeue(task, due_at, self._clock()))

    async def notify_unexpected(self, task: Task, error: Exception) -> None:
        """Tell the admins of an error that nobody foresaw. Never raises."""
        name = type(error).__name__
        await self.notify("owner-delivery", subject=name, error=name, id=task.id)

    async def notify(self, key: str, *, subject: str = "", **values: str) -> None:
        """Tell the admins. Never raises: their chats and the database behind them may fail as well."""
        try:
            await self._notify_admins(key, subject=subject, **values)
        except Exception:
            log.exception("the admins could not be told: %s", key)

    async def _store(self, task: Task, commit: Callable[[], Awaitable[T]], *, sent: bool = False) -> T | None:
        """Repeat a statement until the database takes it: what happened on the wire has happened.

        None after too many errors that are no outage: the row stays as it is until its lease is over. With `sent` there is
        no such end, since the chat has the video.
        """
        async with background(NOTIFY_WITHIN) as begin:
            try:
                return await retry_commit(
                    task,
                    commit,
                    give_up_after=None if sent else self._give_up_after,
                    on_unexpected=lambda error: begin(self.notify_unexpected(task, error)),
                )
            except Exception:  # noqa: BLE001 - which `retry_commit` has logged
                log.error("task %s: left as it is, until its lease is over", task.id)
                return None
