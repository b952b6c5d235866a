"""Reads a request from a message or from an existing row, and takes it through the door."""

import logging
import re
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.access.gate import Requester
from bot.errors import UserError
from bot.options import Options
from bot.orders.door import Door, Entry, OrderRules, Request
from bot.orders.holding import HeldTexts
from bot.orders.pictures import doubtful_links, links_behind_words, sure_links
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from bot.parsing.options import OrderText
from storage.database import Database
from storage.model import Image, NewTask, Origin, Task
from storage.states import State
from storage.tasks import Tasks

log = logging.getLogger(__name__)

LANGUAGE = re.compile(r"[A-Za-z0-9-]{1,35}")  # an IETF tag
NO_OPTIONS = Options()


class Requests:
    """The two sources of an order: `from_message` and `from_row`. Both raise UserError for what the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        rules: OrderRules,
        held: HeldTexts,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._tasks = Tasks(database)
        self._door = door
        self._rules = rules
        self._held = held
        self._clock = clock

    async def from_message(
        self, incoming: Incoming, requester: Requester, body: str, photos: Sequence[Image], *,
        parent: Task | None = None, draft: bool = False, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """An order, or a draft if `draft` or if anything is doubtful. None if the message has a row already.

        A text that may have been cut is held until its rest had time to come.
        """
        if incoming.joint is not None:
            await self._door.admit(requester)
            return await self._held.hold(
                self._held_text(incoming, requester, photos, parent, draft=draft), incoming, body
            )

        async def read() -> Request:
            text = self._door.parse(body, incoming.text_links if body else ())
            doubtful = doubtful_links(text, incoming.message_id)
            images = (*photos, *sure_links(text, incoming.message_id))
            text, images = await self.inherit(text, images, parent)
            why = doubt or incoming.doubt

            async def write(entry: Entry) -> Task | None:
                return await entry.add(
                    self.origin(incoming, requester),
                    text.prompt,
                    (*images, *doubtful),
                    intent=self.intent(incoming),
                    parent_id=parent.id if parent else None,
                    doubt=why,
                )

            return Request(
                chat_id=incoming.chat_id,
                text=text,
                images=images,
                before=parent.parameters if parent else None,
                maybe=len(doubtful),
                draft=draft or why is not None or bool(doubtful),
                write=write,
            )

        return logged(await self._door.enter(requester, read), incoming)

    async def from_row(
        self, task: Task, requester: Requester, images: Sequence[Image], write: Callable[[Entry], Awaitable[Task | None]],
        *, of: State | None = None, prompt: str | None = None, options: Options = NO_OPTIONS,
    ) -> Task:  # fmt: skip
        """Order what a row contains. It may be old: the door checks it against what is allowed today.

        Raises UserError, also where the row is not in the state `of`, has no parameters, or has moved on since.
        """

        async def read() -> Request:
            if task.parameters is None or of not in {None, task.state}:
                raise UserError("button-stale")
            text = OrderText(task.prompt if prompt is None else prompt, options, ())
            return Request(chat_id=task.origin.chat_id, text=text, images=images, before=task.parameters, write=write)

        return still_there(await self._door.enter(requester, read))

    async def inherit(
        self, text: OrderText, images: tuple[Image, ...], parent: Task | None
    ) -> tuple[OrderText, tuple[Image, ...]]:
        """Take missing words and pictures from the task that is repeated."""
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
            images=(*photos, *links_behind_words(incoming)),
            api_root=self._rules.api_root,
            idempotency_key=self.intent(incoming),
            parent_id=parent.id if parent else None,
            due_at=self._clock() + self._rules.text_quiet,
        )

    def origin(self, incoming: Incoming, requester: Requester) -> Origin:
        return Origin(
            bot_id=self._rules.bot_id,
            chat_id=incoming.chat_id,
            message_id=incoming.message_id,
            thread_id=incoming.thread_id,
            user_id=requester.user_id,
            private=incoming.is_private,
            language=incoming.language if incoming.language and LANGUAGE.fullmatch(incoming.language) else "",
        )

    def intent(self, incoming: Incoming) -> str:
        """The idempotency key of a message."""
        return f"message:{self._rules.bot_id}:{incoming.chat_id}:{incoming.message_id}"


def still_there(task: Task | None) -> Task:
    """Raise UserError for a button whose row has moved on since it was drawn."""
    if task is None:
        raise UserError("button-stale")
    return task


def logged(task: Task | None, incoming: Incoming) -> Task | None:
    """Log what a message became."""
    if task is None:
        log.info("message %s of chat %s was an order before", incoming.message_id, incoming.chat_id)
    else:
        log.info("task %s %s chat=%s message=%s", task.id, task.state, task.origin.chat_id, task.origin.message_id)
    return task
