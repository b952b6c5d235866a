"""Keeps one message per task showing what its row says: sent once, edited as the row changes, repaired after a restart."""

import logging
import time
from collections.abc import Callable

from telegram.error import RetryAfter, TelegramError

from bot.botapi.errors import PossiblySent
from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Messenger, Place
from bot.cards.status import Cards
from storage.database import Database
from storage.following import Following
from storage.limits import queue_place
from storage.states import State
from storage.tasks import Task, Tasks

log = logging.getLogger(__name__)

SHOW_LEASE = 120.0  # seconds a process may take to show a row before another one may
PLACE_PAUSE = 10.0  # seconds after which a place in the queue is looked up again
TRY_AGAIN = 5.0  # seconds after a failed send or edit
DOUBTFUL_SENDS = 3  # how often a message is sent again when it is unclear whether it arrived


class StatusBoard:
    """Shows rows. Whoever calls `show` holds the row's show lease (`claim_shows`, or `running` in `Tasks`)."""

    def __init__(
        self,
        *,
        database: Database,
        messenger: Messenger,
        cards: Cards,
        queues: bool = False,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._queues = queues
        self._tasks = Tasks(database)
        self._following = Following(database)
        self._messenger = messenger
        self._cards = cards
        self._clock = clock
        self._doubts: dict[str, int] = {}

    async def claim(self, most: int) -> list[Task]:
        """Rows whose message is due, leased to this process."""
        now = self._clock()
        return await self._tasks.claim_shows(now, now + SHOW_LEASE, most)

    def holds(self, task: Task) -> bool:
        """Whether nobody else is showing this row, which just became `running`: then it may be shown at once."""
        return task.show_lease is not None and task.show_lease == task.updated_at + SHOW_LEASE

    async def show(self, task: Task) -> None:
        """Bring the task's message up to date; what cannot be done now stays due. Raises StorageUnavailable only."""
        if task.muted and task.status_message_id is None:
            return await self._tasks.shown(task, None)
        card = self._cards.card(task, len(await self._tasks.images(task.id)), await self._place(task))
        try:
            message_id = await self._put(task, card)
        except ChatUnreachable as error:
            log.warning("task %s: chat %s cannot be told: %s", task.id, task.origin.chat_id, error)
            message_id = None
        except TelegramError as error:
            if not self._worth_another_try(task, error):
                return await self._tasks.shown(task, None)
            pause = _seconds(error.retry_after) if isinstance(error, RetryAfter) else TRY_AGAIN
            log.warning("task %s: its message waits %.0f s: %s", task.id, pause, error)
            return await self._tasks.show_later(task, self._clock() + pause)
        self._doubts.pop(task.id, None)
        await self._tasks.shown(task, message_id)
        if self._queues and task.state is State.QUEUED:
            await self._tasks.show_later(task, self._clock() + PLACE_PAUSE)
        if task.stale_message_id is not None:
            await self._messenger.delete(task.origin.chat_id, task.stale_message_id)
            await self._following.stale_message_gone(task)

    async def _place(self, task: Task) -> int | None:
        waits = self._queues and task.state is State.QUEUED and task.reason_key is None
        return await queue_place(self._database, task) if waits else None

    async def _put(self, task: Task, card: Card) -> int | None:
        origin = task.origin
        if task.status_message_id is not None:
            try:
                await self._messenger.edit(origin.chat_id, task.status_message_id, card)
            except MessageGone as error:
                log.info("task %s: its message is gone (%s), so it gets a new one", task.id, error)
            else:
                return task.status_message_id
        return await self._messenger.send(Place(origin.chat_id, origin.thread_id, origin.message_id), card)

    def _worth_another_try(self, task: Task, error: TelegramError) -> bool:
        """A message with a task's id is better seen twice than never, within reason; an edit does no harm anyway."""
        if not isinstance(error, PossiblySent) or task.status_message_id is not None:
            return True
        self._doubts[task.id] = self._doubts.get(task.id, 0) + 1
        if self._doubts[task.id] < DOUBTFUL_SENDS:
            return True
        log.error("task %s: unclear whether chat %s was told its id %s", task.id, task.origin.chat_id, task.provider_id)
        del self._doubts[task.id]
        return False


def _seconds(retry_after: object) -> float:
    return retry_after.total_seconds() if hasattr(retry_after, "total_seconds") else float(str(retry_after))
