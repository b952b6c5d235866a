"""Reads what a status message shows in addition to its row: images, usual times, the position in the queue."""

import html
import logging

from bot.botapi.messenger import Card
from bot.cards.making import MakingTimes
from bot.cards.status import StatusCards
from bot.cards.usable import UsableModels
from bot.catalogue import ANY
from storage.database import Database
from storage.limits import Limits, queue_position
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks

log = logging.getLogger(__name__)

OFFERING = frozenset({State.DRAFT, State.REFUSED, State.FAILED})
"""States whose card may offer other models."""


class CurrentCards:
    """The card of a task for its status message and for `/status`."""

    def __init__(
        self, *, database: Database, cards: StatusCards, making: MakingTimes, limits: Limits,
        usable: UsableModels | None = None,
    ) -> None:  # fmt: skip
        self._database = database
        self._tasks = Tasks(database)
        self._cards = cards
        self._making = making
        self._limits = limits
        self._usable = usable or UsableModels(database)

    def has_position(self, task: Task) -> bool:
        """Whether the task waits for others in the queue, so that its card changes although its row does not."""
        return bool(self._limits) and task.state is State.QUEUED and task.reason_key is None

    def refused_elsewhere(self, task: Task, title: str) -> Card:
        """For the user's private chat, if the bot may not write in the chat of the order."""
        return self._cards.refused_elsewhere(task, title)

    async def of(self, task: Task) -> Card:
        """Raises only StorageUnavailable."""
        if task.state is State.RUNNING:
            await self._making.refresh()
        position = await queue_position(self._database, task, self._limits) if self.has_position(task) else None
        image_count, usable = task.image_count, ANY
        if image_count is None or task.state in OFFERING:
            images = await self._tasks.images(task.id)
            image_count = len(images)
            usable = await self._usable.now(images) if task.state in OFFERING else ANY
        doubtful = await self._tasks.doubtful_links(task.id) if task.state is State.DRAFT else ()
        try:
            return self._cards.card(task, image_count, position, [link.ref for link in doubtful], usable)
        except Exception:
            # Even with a bug in the texts, the user must be notified of a paid task.
            log.exception("task %s: its card cannot be rendered; only its id is shown", task.id)
            return Card(f"<code>{html.escape(task.provider_id or task.id)}</code> {task.state}")

    async def instead(self, task: Task) -> Card | None:
        """The models for a repeat that the task's own model cannot make now; None if it can, or if there are none.

        Raises only StorageUnavailable.
        """
        images = await self._tasks.images(task.id)
        return self._cards.instead(task, len(images), await self._usable.now(images))
