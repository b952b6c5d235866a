"""Repeats of a task: *Again* and *Try …* by a button, and a reply or `/retry` with changes."""

import time
from collections.abc import Callable
from dataclasses import replace

from bot.access.gate import Requester
from bot.errors import UserError
from bot.options import Options
from bot.orders.door import Door, Entry, OrderRules
from bot.orders.pictures import pictures_of
from bot.orders.requests import Requests
from bot.parsing.cutting import SHORTEST
from bot.parsing.incoming import Incoming
from storage.database import Database
from storage.model import Task
from storage.tasks import Tasks

TAPPING = 3.0  # seconds after a press in which another one is an impatient tap, not a second order


class Repeats:
    """A repeat inherits everything that its request does not replace. Raises UserError for what the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        requests: Requests,
        rules: OrderRules,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._tasks = Tasks(database)
        self._door = door
        self._requests = requests
        self._rules = rules
        self._clock = clock

    async def by_message(
        self, task: Task, incoming: Incoming, requester: Requester, *, body: str = "", draft: bool = False
    ) -> Task | None:
        """Order a task again: options and words of `body` replace its own, the rest is inherited. A draft waits for *Create*."""
        photos = pictures_of(incoming.photos)
        return await self._requests.from_message(incoming, requester, body, photos, parent=task, draft=draft)

    def says_only_options(self, words: str) -> bool:
        """Whether these words contain only options, so that no *Create* is needed. Raises UserError."""
        if len(words) >= SHORTEST:  # its rest may be missing, and with it what an option at its end means
            return False
        text = self._door.parse(words, ())
        return not text.words and text.options != Options()

    async def by_button(
        self, task: Task, number: int, requester: Requester, press: str, model: str | None = None
    ) -> Task:
        """Button `number` of a result was pressed: one press (by its id) is one order.

        Returns the old row, which has the number of its next button. `model` replaces the task's own.
        """
        images = await self._tasks.images(task.id)

        async def write(entry: Entry) -> Task:
            rows, origin = Tasks(entry.tx), replace(task.origin, user_id=requester.user_id)
            tapped = await rows.key_recorded_since(_intent(task, number - 1), entry.now - TAPPING)
            # Telegram may repeat an update. A person told that the button is out of date would press the next one.
            if tapped or not await rows.record_key(f"press:{self._rules.bot_id}:{press}", task.id, entry.now):
                raise UserError("button-ordered")
            counted = await Tasks(entry.tx).count_repeat(task, number)
            intent = _intent(task, number)
            if counted and await entry.add(origin, task.prompt, images, intent=intent, parent_id=task.id):
                return counted
            raise UserError("button-stale")

        return await self._requests.from_row(task, requester, images, write, options=Options(model=model))


def _intent(task: Task, number: int) -> str:
    return f"button:{task.id}:redo:{number}"
