"""*Change*: a draft of what is different about a task. It is written row first, and only *Create* orders it."""

import time
from collections.abc import Callable
from dataclasses import replace

from bot.access.gate import Requester
from bot.errors import UserError
from bot.orders.door import Door, OrderRules
from bot.orders.offer_pace import OfferPace
from bot.parameters import Parameters
from bot.parsing.doubts import Doubt
from storage.database import Database, Executor
from storage.model import NewTask, StoredParameters, Task
from storage.states import State
from storage.tasks import Tasks

DOUBLE_TAP = 3.0  # seconds after a press in which another one is taken for a double tap
TRIES = 5  # a draft may be changed by another press between its reading and its writing

Choice = Callable[[Task], Parameters]
"""The parameters that a draft gets, computed from its row as it is. Raises UserError."""


class Changes:
    """Drafts that people change with buttons. All methods raise UserError for problems the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        rules: OrderRules,
        pace: OfferPace,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._door = door
        self._rules = rules
        self._pace = pace
        self._wake = wake
        self._clock = clock

    async def begin(self, task: Task, requester: Requester, press: str, reply_to: int | None) -> None:
        """*Change* was pressed: write a draft for this user, which starts as the task was made.

        It is not checked: the user may choose something else than what cannot be made any more. Its card replies to the
        message `reply_to`. One press (by its id) is one draft, and so is a double tap. Raises TooManyOffers.
        """
        if task.parameters is None:
            raise UserError("button-stale")
        await self._door.admit(requester)
        self._pace.require(requester.chat_id)
        origin = replace(
            task.origin, message_id=reply_to, thread_id=requester.thread_id, user_id=requester.user_id,
            language=requester.language or task.origin.language,
        )  # fmt: skip
        new = NewTask(
            state=State.DRAFT,
            origin=origin,
            prompt=task.prompt,
            parameters=task.parameters,
            images=await self._tasks.images(task.id),
            provider=task.provider,
            api_root=task.api_root,
            idempotency_key=f"press:{self._rules.bot_id}:{press}",
            parent_id=task.id,
            doubt=Doubt.CHANGE,
            show_at=self._clock(),
        )

        async def work(tx: Executor) -> Task | None:
            now = self._clock()
            if await Tasks(tx).change_begun(task, requester.user_id, now - DOUBLE_TAP):
                return None
            return await Tasks(tx).add(new, now)

        if await self._database.transaction(work):
            self._wake()

    async def choose(self, draft: Task, choice: Choice) -> None:
        """Give a draft other parameters. Whatever else was chosen for it meanwhile is kept."""
        row: Task | None = draft
        for _ in range(TRIES):
            if row is None or row.state is not State.DRAFT or row.doubt != Doubt.CHANGE:
                raise UserError("button-stale")
            if await self._tasks.change_draft(row, _stored(choice(row)), self._clock()):
                return self._wake()
            row = await self._tasks.get(draft.id)
        raise UserError("button-stale")

    async def type_in(self, draft: Task, message: str, requester: Requester, choice: Choice) -> None:
        """Options were written in reply to the card. `message`: its idempotency key; a repeated one changes nothing."""
        await self._door.admit(requester)

        async def work(tx: Executor) -> bool:
            tasks = Tasks(tx)
            row = await tasks.get(draft.id)
            if row is None or row.state is not State.DRAFT:
                raise UserError("button-stale")
            if not await tasks.record_key(message, draft.id, self._clock()):
                return False
            if not await tasks.change_draft(row, _stored(choice(row)), self._clock()):
                raise UserError("button-stale")
            return True

        if await self._database.transaction(work):
            self._wake()


def _stored(parameters: Parameters) -> StoredParameters:
    return StoredParameters(
        model=parameters.model, options=parameters.options_json(), sources=parameters.sources_json()
    )
