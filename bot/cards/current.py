"""A row -> its card at this moment, with what the row alone does not know: photos, usual times, a place in the queue."""

import html
import logging

from bot.botapi.messenger import Card
from bot.cards.making import MakingTimes
from bot.cards.status import Cards
from storage.database import Database
from storage.limits import Limits, queue_place
from storage.states import State
from storage.tasks import Task, Tasks

log = logging.getLogger(__name__)


class CurrentCards:
    """What the status message shows, and what `/status` answers: the same."""

    def __init__(self, *, database: Database, cards: Cards, making: MakingTimes, limits: Limits) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._cards = cards
        self._making = making
        self._limits = limits

    def has_place(self, task: Task) -> bool:
        """Whether it waits for others, and comes nearer without any change of its own row."""
        return bool(self._limits) and task.state is State.QUEUED and task.reason_key is None

    def refused_elsewhere(self, task: Task, title: str) -> Card:
        """For the user's private chat: the chat in which the order was written does not take messages."""
        return self._cards.refused_elsewhere(task, title)

    async def of(self, task: Task) -> Card:
        """Raises StorageUnavailable only."""
        if task.state is State.RUNNING:
            await self._making.refresh()
        place = await queue_place(self._database, task, self._limits) if self.has_place(task) else None
        image_count = len(await self._tasks.images(task.id)) if task.image_count is None else task.image_count
        doubtful = await self._tasks.doubtful_links(task.id) if task.state is State.DRAFT else ()
        try:
            return self._cards.card(task, image_count, place, [link.ref for link in doubtful])
        except Exception:
            # A bug in the words must not keep somebody from hearing of a paid task.
            log.exception("task %s: its card cannot be made; its id is said without", task.id)
            return Card(f"<code>{html.escape(task.provider_id or task.id)}</code> {task.state}")
