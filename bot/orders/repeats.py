"""Repeats of a task: the buttons *Again* and *Try …*, replies with changes, and `/retry`."""

import time
from collections.abc import Callable
from dataclasses import replace

from bot.access.gate import Requester
from bot.errors import UserError
from bot.options import ORIENTATION
from bot.orders.door import Door, OrderRules
from bot.orders.entry import Entry
from bot.orders.pictures import pictures_of
from bot.orders.requests import OrderRequests
from bot.parameters import Options
from bot.parsing.cutting import SHORTEST
from bot.parsing.incoming import Incoming
from bot.parsing.options import OrderText
from storage.database import Database
from storage.model import Origin, Task
from storage.tasks import Tasks

DOUBLE_TAP = 3.0  # seconds after a press in which another one is taken for a double tap


class Repeats:
    """A repeat inherits everything that its request does not replace. Raises UserError for problems the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        requests: OrderRequests,
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
        """Repeat a task with the options and the prompt of `body`; what it omits is inherited. A draft waits for *Create*."""
        photos = pictures_of(incoming.photos)
        return await self._requests.from_message(incoming, requester, body, photos, parent=task, draft=draft)

    def has_only_options(self, text: str) -> bool:
        """Whether a text contains only options, so that no *Create* is needed. Raises UserError."""
        if len(text) >= SHORTEST:  # may be cut within an option
            return False
        parsed = self._door.parse(text, ())
        return not parsed.words and parsed.options != Options()

    def parse(self, text: str) -> OrderText:
        """Parse the options of a reply. Raises UserError."""
        return self._door.parse(text)

    async def by_button(
        self,
        task: Task,
        number: int,
        requester: Requester,
        press: str,
        model: str | None = None,
        shown_price: int | None = None,
        orientation: str = "",
        origin: Origin | None = None,
    ) -> Task:
        """Button `number` of a result was pressed: one press (by its id) is one order.

        Returns the old row with the number of its next button. `model` and `orientation` replace the task's own.
        `shown_price`: as in Drafts. `origin`: where the order comes from, if not from where the task did.
        """
        pressed = f"press:{self._rules.bot_id}:{press}"
        # Before the door: a repeated press must not be told of a price or a pause that came after the order.
        if await self._tasks.key_recorded_since(pressed, 0.0):
            raise UserError("button-ordered")
        images = await self._tasks.images(task.id)

        async def write(entry: Entry) -> Task:
            rows, of_order = Tasks(entry.tx), replace(origin or task.origin, user_id=requester.user_id)
            # The button may have been updated between the taps, or not yet.
            just_now = [
                await rows.key_recorded_since(_intent(task, each), entry.now - DOUBLE_TAP)
                for each in (number - 1, number)
            ]
            # A user who is told "out of date" would press the new button and order twice.
            if any(just_now) or not await rows.record_key(pressed, task.id, entry.now):
                raise UserError("button-ordered")
            counted = await Tasks(entry.tx).count_repeat(task, number)
            intent = _intent(task, number)
            if counted and await entry.add(of_order, task.prompt, images, intent=intent, parent_id=task.id):
                return counted
            raise UserError("button-stale")

        options = Options(model, {ORIENTATION: orientation} if orientation else {})
        return await self._requests.from_row(task, requester, images, write, options=options, shown_price=shown_price)


def _intent(task: Task, number: int) -> str:
    return f"button:{task.id}:redo:{number}"
