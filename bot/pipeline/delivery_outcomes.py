"""Stores the outcome of a delivery, with retries: delivered, postponed, polled again, or undelivered."""

import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any, Protocol, TypeVar

from bot.backoff import Backoff
from bot.botapi.videos import SentVideo
from bot.cards.owner import undelivered_topic
from bot.pipeline.commits import background, retry_commit
from storage.database import Database
from storage.deliveries import Deliveries
from storage.model import Task
from storage.polling import Polling

log = logging.getLogger(__name__)
T = TypeVar("T")

PAUSES = Backoff(base=5.0, cap=300.0)  # seconds between tries of a download or a send
NOTIFY_WITHIN = 5.0  # seconds that notifying the admins may take after a commit


class NotifyAdmins(Protocol):
    """Sends a text to all admins, at most once an hour per `subject` (`BotAdmins.notify` is one)."""

    async def __call__(self, key: str, *, subject: str = "", told: str = "", **values: Any) -> bool: ...


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

    async def delivered(self, task: Task, sent: SentVideo, *, here: bool = True) -> None:
        """The video is in the chat. `here`: in that of the task, so that replies to the message find the task."""
        now = self._clock()
        await self._store(
            task,
            lambda: self._deliveries.mark_delivered(
                task, message_id=sent.message_id if here else None, file_id=sent.file_id, file_kind=sent.kind, now=now
            ),
            sent=True,
        )

    async def interrupted(self, task: Task, *, spent: bool) -> None:
        """This process stops. `spent`: the send had begun, so the video may have arrived; otherwise the next process sends it."""
        now = self._clock()
        if spent:
            await self._store(task, lambda: self._deliveries.mark_undelivered(task, "send-interrupted", None, now))
        else:
            await self._store(task, lambda: self._deliveries.requeue(task, now, now))

    async def give_up(self, task: Task, key: str) -> None:
        """The video cannot be sent, or may have arrived: a user decides."""
        await self._store(task, lambda: self._deliveries.mark_undelivered(task, key, None, self._clock()))

    async def poll_again(self, task: Task, pause: float) -> None:
        """Poll the provider for another link in `pause` seconds."""
        due_at, dead = self._clock() + pause, task.dead_links + 1
        await self._store(
            task, lambda: self._polling.poll_again(task, due_at=due_at, dead_links=dead, now=self._clock())
        )

    async def fetch_later(self, task: Task) -> None:
        """The video could not be fetched: retry later."""
        due_at = self._clock() + PAUSES.pause(task.failures)
        await self._store(task, lambda: self._deliveries.reschedule(task, due_at, self._clock()))

    async def send_later(self, task: Task, at_least: float = 0.0) -> None:
        """The video was definitely not sent: retry later. `at_least`: seconds that Telegram requested."""
        due_at = self._clock() + max(PAUSES.pause(task.failures), at_least)
        await self._store(task, lambda: self._deliveries.requeue(task, due_at, self._clock()))

    async def notify_unexpected(self, task: Task, error: Exception) -> None:
        """Notify the admins of an unexpected error. Never raises."""
        name = type(error).__name__
        told = undelivered_topic("went-wrong")
        await self.notify("owner-delivery", subject=name, told=told, error=name, id=task.id)

    async def notify(self, key: str, *, subject: str = "", told: str = "", **values: str) -> None:
        """Notify the admins. Never raises, although Telegram or the database may fail here too."""
        try:
            await self._notify_admins(key, subject=subject, told=told, **values)
        except Exception:
            log.exception("the admins could not be notified: %s", key)

    async def _store(self, task: Task, commit: Callable[[], Awaitable[T]], *, sent: bool = False) -> T | None:
        """Commit with retries.

        Returns None if unexpected errors last too long: the row then stays unchanged until its lease expires. If the video
        was `sent`, the commit is retried without limit.
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
                log.error("task %s: left unchanged until its lease expires", task.id)
                return None
