"""Buttons of drafts and of unknown outcomes; *Cancel* is in `withdrawal.py`."""

import time
from collections.abc import Callable
from dataclasses import replace

from bot.access.gate import Requester
from bot.errors import UserError
from bot.options import ORIENTATION
from bot.orders.entry import Entry
from bot.orders.requests import OrderRequests, require_current
from bot.parameters import Options
from bot.parsing.links import without_links
from storage.database import Database
from storage.model import Image, Task
from storage.pieces import Pieces
from storage.records import dataclass
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks


@dataclass(frozen=True)
class ButtonTarget:
    """The row of a button, and the row's version that the card shows (None: any)."""

    task_id: str
    version: int | None


class Drafts:
    """One method per button. All raise UserError for outdated buttons and for problems the user can fix.

    `shown_price`: of the button, in millionths of the currency; None: it showed none. Raises PriceChanged if it is higher now.
    """

    def __init__(
        self,
        *,
        database: Database,
        requests: OrderRequests,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._tasks = Tasks(database)
        self._submissions = Submissions(database)
        self._pieces = Pieces(database)
        self._requests = requests
        self._wake = wake
        self._clock = clock

    async def find(self, target: ButtonTarget, chat_id: int) -> Task:
        """The row of a button. Raises UserError if it is in another chat, was deleted, or has changed since."""
        task = await self._tasks.get(target.task_id)
        if task is None or task.origin.chat_id != chat_id or target.version not in {None, task.version}:
            raise UserError("button-stale")
        return task

    async def confirm(self, draft: Task, requester: Requester, shown_price: int | None = None) -> None:
        """*Create* was pressed. A draft may be old: the door checks it against the current catalogue and settings."""

        async def write(entry: Entry) -> Task | None:
            return await entry.order_draft(draft, draft.prompt)

        images = await self._tasks.images(draft.id)
        await self._requests.from_row(draft, requester, images, write, of=State.DRAFT, shown_price=shown_price)

    async def order_with(self, draft: Task, requester: Requester, model: str, shown_price: int | None = None) -> None:
        """A button with another model was pressed, because the draft's own cannot make it.

        Orders what the button showed: the draft's request at that model, with the defaults that the draft has.
        """

        async def write(entry: Entry) -> Task | None:
            return await entry.order_draft(draft, draft.prompt)

        if not model:
            raise UserError("button-stale")
        images = await self._tasks.images(draft.id)
        await self._requests.from_row(
            draft, requester, images, write, of=State.DRAFT, options=Options(model=model), shown_price=shown_price
        )

    async def fit(self, task: Task, requester: Requester, orientation: str, shown_price: int | None = None) -> None:
        """The shape that fits the picture was chosen: for a draft, or for an order that was not sent, which it replaces."""
        options, images = Options(None, {ORIENTATION: orientation}), await self._tasks.images(task.id)
        if not orientation:
            raise UserError("button-stale")

        async def write(entry: Entry) -> Task | None:
            if task.state is State.DRAFT:
                return await entry.order_draft(task, task.prompt)
            # Cancelled first: its charge is given back before the other one is reserved.
            if not await Tasks(entry.tx).cancel(task, entry.now):
                return None
            intent = f"button:{task.id}:fit:{task.version}"
            # Raises, so that nothing is cancelled without the order that replaces it.
            return require_current(
                await entry.add(task.origin, task.prompt, images, intent=intent, parent_id=task.parent_id)
            )

        if task.state not in {State.DRAFT, State.QUEUED}:
            raise UserError("button-stale")
        await self._requests.from_row(task, requester, images, write, options=options, shown_price=shown_price)

    async def use_links(self, draft: Task, requester: Requester, shown_price: int | None = None) -> None:
        """*Use as a picture* was pressed: move the doubtful links from the prompt to the images."""
        doubtful = await self._tasks.doubtful_links(draft.id)
        prompt, images = await self._without(draft, doubtful)
        pictures = (*images, *(replace(image, kind="link") for image in doubtful))

        async def write(entry: Entry) -> Task | None:
            ordered = await entry.order_draft(draft, prompt) if doubtful else None
            if ordered:
                await Tasks(entry.tx).replace_images(draft.id, pictures)
            return ordered

        await self._requests.from_row(
            draft, requester, pictures, write, of=State.DRAFT, prompt=prompt, shown_price=shown_price
        )

    async def _without(self, draft: Task, doubtful: tuple[Image, ...]) -> tuple[str, tuple[Image, ...]]:
        """The draft's prompt without these links, and its other pictures."""
        images = await self._tasks.images(draft.id)
        prompt = without_links(draft.prompt, {image.ref for image in doubtful})
        if draft.parent_id is None:
            return prompt, images
        # As in any repeat: new pictures replace the old ones, and an empty prompt is the old prompt.
        pieces = await self._pieces.of(draft.id)
        own = {link.message_id for link in doubtful} | {piece.message_id for piece in pieces}
        parent = await self._tasks.get(draft.parent_id)
        return (
            prompt or (parent.prompt if parent else ""),
            tuple(image for image in images if image.message_id in own),
        )

    async def dismiss(self, task: Task) -> None:
        """The user does not want a task with an unknown outcome sent again."""
        require_current(await self._submissions.record_answer(task, "forgotten", self._clock()))
        self._wake()

    async def send_again(self, task: Task, requester: Requester, shown_price: int | None = None) -> None:
        """Order again as a new row, once per press. The old row is still followed if a late answer arrives."""
        images = await self._tasks.images(task.id)

        async def write(entry: Entry) -> Task | None:
            settled = await Submissions(entry.tx).record_answer(task, "again", entry.now)
            intent = f"button:{task.id}:again:{task.version}"
            return settled and await entry.add(task.origin, task.prompt, images, intent=intent)

        await self._requests.from_row(task, requester, images, write, shown_price=shown_price)
