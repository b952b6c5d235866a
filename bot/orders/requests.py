"""Reads requests from messages and from existing rows, and orders them through the door."""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.access.gate import Requester
from bot.catalogue import DEFAULT
from bot.errors import UserError
from bot.orders.door import Door, OrderRequest, OrderRules
from bot.orders.entry import Entry
from bot.orders.held_texts import HeldTexts
from bot.orders.keeping import Keeping
from bot.orders.offer_pace import OfferPace
from bot.orders.origins import intent_of_message, origin_of
from bot.orders.other_models import OtherModels
from bot.orders.pictures import doubtful_links, hyperlinks, picture_links
from bot.parameters import Options
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from bot.parsing.options import OrderText
from storage.database import Database
from storage.kept import KeptRequest
from storage.model import Image, NewTask, Origin, Task
from storage.records import dataclass
from storage.states import State
from storage.tasks import Tasks

log = logging.getLogger(__name__)

NO_OPTIONS = Options()


@dataclass(frozen=True)
class CollectedRequest:
    """A request whose messages were stored before it was read. `doubtful`: links that may be pictures."""

    text: OrderText
    pictures: tuple[Image, ...]
    doubtful: tuple[Image, ...]
    parent: Task | None


class OrderRequests:
    """The two sources of an order: `from_message` and `from_row`. Both raise UserError for problems the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        rules: OrderRules,
        held: HeldTexts,
        other_models: OtherModels,
        keeping: Keeping,
        pace: OfferPace,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._tasks = Tasks(database)
        self._keeping = keeping
        self._pace = pace
        self._door = door
        self._rules = rules
        self._held = held
        self._other_models = other_models
        self._clock = clock

    async def from_message(
        self, incoming: Incoming, requester: Requester, body: str, photos: Sequence[Image], *,
        parent: Task | None = None, draft: bool = False, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """An order, or a draft if `draft`, if anything is doubtful, or if only other models take its pictures.

        None if the message has a row already.

        A text that may have been cut is held until its continuation had time to arrive.
        """
        if incoming.joint is not None:
            # Access is checked when the text is complete: what is not approved yet is kept as a whole.
            return await self._held.hold(
                self._held_text(incoming, requester, photos, parent, draft=draft), incoming, body
            )

        async def read() -> OrderRequest:
            reason = doubt or incoming.doubt
            return await self._read(incoming, requester, body, photos, parent=parent, draft=draft, doubt=reason)

        async def to_keep() -> KeptRequest:
            return self.to_keep(incoming, requester, body, photos, parent)

        requester = self._keeping.for_requester(requester, to_keep)
        return log_outcome(await self._other_models.enter(requester, read), incoming)

    def to_keep(
        self, incoming: Incoming, requester: Requester, body: str, photos: Sequence[Image], parent: Task | None = None
    ) -> KeptRequest:
        """A message as it is kept until its chat is approved."""
        origin, images = self.origin(incoming, requester), (*photos, *hyperlinks(incoming))
        parent_id = parent.id if parent else None
        return self._keeping.request(
            origin, body, images, self.intent(incoming), doubt=incoming.doubt, parent_id=parent_id
        )

    async def _read(
        self, incoming: Incoming, requester: Requester, body: str, photos: Sequence[Image], *,
        parent: Task | None, draft: bool, doubt: Doubt | None,
    ) -> OrderRequest:  # fmt: skip
        if draft:
            self._pace.require(
                incoming.chat_id
            )  # after the check of access: what is kept until the approval has no limit
        text = self._door.parse(body, incoming.text_links if body else ())
        doubtful = doubtful_links(text, incoming.message_id)
        images = (*photos, *picture_links(text, incoming.message_id))
        text, images = await self.inherit(text, images, parent)

        async def write(entry: Entry) -> Task | None:
            return await entry.add(
                self.origin(incoming, requester),
                text.prompt,
                (*images, *doubtful),
                intent=self.intent(incoming),
                parent_id=parent.id if parent else None,
                doubt=doubt,
            )

        return OrderRequest(
            chat_id=incoming.chat_id,
            text=text,
            images=images,
            previous=parent.parameters if parent else None,
            doubtful_links=len(doubtful),
            draft=draft or doubt is not None or bool(doubtful),
            write=write,
        )

    async def from_row(
        self, task: Task, requester: Requester, images: Sequence[Image], write: Callable[[Entry], Awaitable[Task | None]],
        *, of: State | None = None, prompt: str | None = None, options: Options = NO_OPTIONS,
        shown_price: int | None = None,
    ) -> Task:  # fmt: skip
        """Order the content of a row. It may be old: the door checks it against the current catalogue and settings.

        `options` change the row's own. `shown_price`: of the button, as in OrderRequest. Raises UserError, also if the row is
        not in the state `of`, has no parameters, or has changed since.
        """

        async def read() -> OrderRequest:
            if task.parameters is None or of not in {None, task.state}:
                raise UserError("button-stale")
            text = OrderText(task.prompt if prompt is None else prompt, options, ())
            return OrderRequest(
                chat_id=task.origin.chat_id,
                text=text,
                images=images,
                previous=task.parameters,
                write=write,
                pressed=True,
                confirmed=True,
                shown_price=shown_price,
            )

        return require_current(await self._door.enter(requester, read))

    async def understand(
        self, body: str, images: Sequence[Image], message_id: int, parent_id: str | None
    ) -> "CollectedRequest":
        """Read a text whose pictures are known. `images`: photos and links, which may be doubtful. Raises UserError."""
        text = self._door.parse(body)
        hidden = tuple(image for image in images if image.kind == "doubtful")
        self._door.require_no_secret(*(link.ref for link in hidden))
        sure, known = [image for image in images if image.kind != "doubtful"], {image.ref for image in images}
        pictures = (*sure, *(link for link in picture_links(text, message_id) if link.ref not in known))
        doubtful = (*(link for link in doubtful_links(text, message_id) if link.ref not in known), *hidden)
        parent = await self._tasks.get(parent_id) if parent_id else None
        text, pictures = await self.inherit(text, pictures, parent)
        return CollectedRequest(text, pictures, doubtful, parent)

    def photo_draft(self, origin: Origin, images: Sequence[Image], intent: str) -> NewTask:
        """A draft of photos that waits for a prompt."""
        return NewTask(
            state=State.DRAFT,
            origin=origin,
            prompt="",
            parameters=None,
            images=images,
            provider=DEFAULT,
            api_root=self._rules.api_roots[DEFAULT],
            idempotency_key=intent,
            show_at=self._clock(),
        )

    async def inherit(
        self, text: OrderText, images: tuple[Image, ...], parent: Task | None
    ) -> tuple[OrderText, tuple[Image, ...]]:
        """Take a missing prompt and missing pictures from the task that is repeated."""
        if parent is None:
            return text, images
        return replace(text, prompt=text.prompt or parent.prompt), images or await self._tasks.images(parent.id)

    def _held_text(
        self, incoming: Incoming, requester: Requester, photos: Sequence[Image], parent: Task | None, *, draft: bool
    ) -> NewTask:
        return NewTask(
            state=State.COLLECTING,
            origin=self.origin(incoming, requester),
            prompt="",
            addressed=not draft,
            doubt=incoming.doubt,
            parameters=None,
            images=(*photos, *hyperlinks(incoming)),
            provider=DEFAULT,
            api_root=self._rules.api_roots[DEFAULT],
            idempotency_key=self.intent(incoming),
            parent_id=parent.id if parent else None,
            due_at=self._clock() + self._rules.text_quiet,
        )

    def origin(self, incoming: Incoming, requester: Requester) -> Origin:
        """Where a message comes from, as its row stores it."""
        return origin_of(requester, self._rules.bot_id, incoming.message_id)

    def intent(self, incoming: Incoming) -> str:
        """The idempotency key of a message."""
        return intent_of_message(self._rules.bot_id, incoming.chat_id, incoming.message_id)


def require_current(task: Task | None) -> Task:
    """Return the changed row. Raises UserError if it had changed before, so that the button is outdated."""
    if task is None:
        raise UserError("button-stale")
    return task


def log_outcome(task: Task | None, incoming: Incoming) -> Task | None:
    """Log what became of a message, and return its row. That a row is `submitting` was logged when it was committed."""
    if task is None:
        log.info("message %s of chat %s has a row already", incoming.message_id, incoming.chat_id)
    elif task.state is not State.SUBMITTING:
        log.info("task %s %s chat=%s message=%s", task.id, task.state, task.origin.chat_id, task.origin.message_id)
    return task
