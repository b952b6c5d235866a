"""Reads what a status message shows in addition to its row: images, usual times, the position in the queue."""

import html
import logging
import time
from collections.abc import Callable
from dataclasses import replace

from bot.botapi.messenger import Card
from bot.cards.changes import Change, ChangeCards
from bot.cards.making import MakingTimes
from bot.cards.owner import told_subject, topic_of
from bot.cards.status import StatusCards
from bot.cards.usable import UsableModels
from bot.catalogue import ANY
from bot.parameters import Parameters
from bot.parsing.doubts import Doubt
from storage.chats import Chats
from storage.database import Database
from storage.last_times import last_time
from storage.limits import Limits, QueuePlace, queue_place
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks

log = logging.getLogger(__name__)

OFFERING = frozenset({State.DRAFT, State.REFUSED, State.FAILED})
"""States whose card may offer other models."""

NOTICE_HOLDS = 24 * 3600.0  # seconds for which the same cause is not reported again

SENT_AT_ONCE = 2.0  # seconds that a task for which there is room may be queued: workers claim every second


class CurrentCards:
    """The card of a task for its status message and for `/status`."""

    def __init__(
        self,
        *,
        database: Database,
        cards: StatusCards,
        making: MakingTimes,
        limits: Limits,
        usable: UsableModels | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._cards = cards
        self._making = making
        self._limits = limits
        self._usable = usable or UsableModels(database)
        self._clock = clock

    async def place(self, task: Task) -> QueuePlace | None:
        """The place of a task that waits for its turn: its card may change although its row does not."""
        if task.state is not State.QUEUED or task.reason_key is not None:
            return None
        return await queue_place(self._database, task, self._limits)

    def position(self, task: Task, place: QueuePlace | None) -> int | None:
        """The position to show. None for a task that is sent at once."""
        if place is None or (place.has_room and self._clock() - (task.due_at or 0.0) < SENT_AT_ONCE):
            return None
        return place.position

    async def refused_elsewhere(self, task: Task, title: str) -> Card:
        """For the user's private chat, in its language, if the bot may not write in the chat of the order.

        Raises only StorageUnavailable.
        """
        private = await Chats(self._database, task.origin.bot_id).get(task.origin.user_id)
        if private.language:
            task = replace(task, origin=replace(task.origin, language=private.language))
        return self._cards.refused_elsewhere(task, title)

    async def of(self, task: Task) -> Card:
        """Raises only StorageUnavailable."""
        return await self.at(task, self.position(task, await self.place(task)))

    async def at(self, task: Task, position: int | None) -> Card:
        """The card with this position in the queue. Raises only StorageUnavailable."""
        if task.state is State.RUNNING:
            await self._making.refresh()
        image_count, usable = task.image_count, ANY
        if image_count is None or task.state in OFFERING:
            images = await self._tasks.images(task.id)
            image_count = len(images)
            usable = await self._usable.now(images) if task.state in OFFERING else ANY
        doubtful = await self._tasks.doubtful_links(task.id) if task.state is State.DRAFT else ()
        owner_knows = await self._owner_knows(task)
        change = await self.change(task) if is_change(task) else None
        try:
            if change:
                return self._cards.changes.overview(change)
            links = [link.ref for link in doubtful]
            return self._cards.card(task, image_count, position, links, usable, owner_knows=owner_knows)
        except Exception:
            # Even with a bug in the texts, the user must be notified of a paid task.
            log.exception("task %s: its card cannot be rendered; only its id is shown", task.id)
            return Card(f"<code>{html.escape(task.provider_id or task.id)}</code> {task.state}")

    async def change(self, task: Task) -> Change | None:
        """What the card of a draft of *Change* shows. Raises only StorageUnavailable."""
        images = await self._tasks.images(task.id)
        original = await self._tasks.get(task.parent_id) if task.parent_id else None
        parameters = Parameters.of(original.parameters) if original and original.parameters else None
        return self._cards.changes.of(task, len(images), await self._usable.now(images), parameters)

    @property
    def changes(self) -> ChangeCards:
        return self._cards.changes

    def estimate(self, task: Task) -> int | None:
        """The percentage that the card of a running task estimates; None if it shows none."""
        return self._cards.estimate(task)

    def known(self, task: Task, language: str | None) -> str:
        """What the provider said last about a running task, in a sentence."""
        return self._cards.known(task, language)

    async def _owner_knows(self, task: Task) -> bool:
        """Whether the admins have been notified of the task's reason: at most a day before it, or later."""
        topic = topic_of(task)
        if topic is None:
            return False
        at = await last_time(self._database, told_subject(topic))
        return at is not None and at >= task.updated_at - NOTICE_HOLDS

    async def instead(self, task: Task) -> Card | None:
        """The models for a repeat that the task's own model cannot make now; None if it can, or if there are none.

        Raises only StorageUnavailable.
        """
        images = await self._tasks.images(task.id)
        return self._cards.instead(task, len(images), await self._usable.now(images))

    async def others(self, task: Task) -> Card | None:
        """As `instead`, also if the task's own model can make it now: for a message that offers them already."""
        images = await self._tasks.images(task.id)
        return self._cards.others(task, len(images), await self._usable.now(images))


def is_change(task: Task) -> bool:
    """Whether a task is a draft of *Change*, whose card has a button for each option."""
    return task.state is State.DRAFT and task.doubt == Doubt.CHANGE and task.parameters is not None
