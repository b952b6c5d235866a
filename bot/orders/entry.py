"""Writes the row of a checked request, and reserves its charge in the same transaction."""

from collections.abc import Sequence
from functools import partial

from bot.money import Quote, Register
from bot.orders.places import OrderPlace
from bot.parsing.doubts import Doubt
from storage.collecting import Collecting
from storage.database import Executor
from storage.model import Image, NewTask, Origin, StoredParameters, Task
from storage.records import dataclass
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks

ORDERED = frozenset({State.QUEUED, State.SUBMITTING})
"""The states of an order that was just written."""
CARD_DELAY = 3.0  # seconds that an order may be queued before its status message is sent


@dataclass(frozen=True)
class Entry:
    """A checked request, and the transaction in which its row is written and charged. Only the door creates one.

    `payer_id`: whose budget for users it is charged to. `doubt`: of the door itself. `place`: where its create can be sent
    at once; None: it is queued.
    """

    register: Register
    quote: Quote
    payer_id: int
    parameters: StoredParameters
    draft: bool
    provider: str
    api_root: str
    doubt: Doubt | None = None
    place: OrderPlace | None = None

    @property
    def tx(self) -> Executor:
        return self.register.tx

    @property
    def now(self) -> float:
        return self.register.now

    async def add(
        self, origin: Origin, prompt: str, images: Sequence[Image], *,
        intent: str, parent_id: str | None = None, doubt: Doubt | None = None,
    ) -> Task | None:  # fmt: skip
        """Add a row; None if the intent already has one. `submitting` if its create can be sent without waiting."""
        lease_until = await self._lease_until(origin)
        new = NewTask(
            state=self._state if lease_until is None else State.SUBMITTING,
            origin=origin,
            prompt=prompt,
            doubt=doubt or self.doubt,
            parameters=self.parameters,
            images=images,
            provider=self.provider,
            api_root=self.api_root,
            idempotency_key=intent,
            parent_id=parent_id,
            due_at=None if self.draft else self.now,
            lease_until=lease_until,
            show_at=self.now if self.draft else self.now + CARD_DELAY,
        )
        row = await self._charged(await Tasks(self.tx).add(new, self.now))
        if row is not None and row.state is State.SUBMITTING and self.place is not None:
            # Also if the caller is cancelled meanwhile: nobody else would send it.
            self.tx.after_commit(partial(self.place.begin, row), in_doubt=partial(self.place.release, row))
        return row

    async def order_draft(self, draft: Task, prompt: str) -> Task | None:
        """Order a draft; None if it has changed since it was read."""
        ordered = await Tasks(self.tx).order_draft(
            draft,
            message_id=draft.origin.message_id,
            user_id=draft.origin.user_id,
            prompt=prompt,
            parameters=self.parameters,
            provider=self.provider,
            api_root=self.api_root,
            status_message_id=draft.status_message_id,
            show_at=self.now + CARD_DELAY,
            now=self.now,
        )
        return await self._charged(ordered)

    async def close(self, row: Task, prompt: str, doubt: str | None) -> Task | None:
        """End the collecting of an album or a text; None if a message was added meanwhile."""
        closed = await Collecting(self.tx).finish_collecting(
            row, self._state, prompt=prompt, parameters=self.parameters, provider=self.provider, api_root=self.api_root,
            doubt=doubt or self.doubt, now=self.now,
        )  # fmt: skip
        return await self._charged(closed)

    async def _charged(self, row: Task | None) -> Task | None:
        """Reserve the charge of an order, after its row was written. Raises UserError: then nothing is written."""
        if row is not None and row.state in ORDERED:
            await self.register.reserve(row, self.quote, self.payer_id)
        return row

    async def _lease_until(self, origin: Origin) -> float | None:
        """The end of the lease of an order that is sent at once. None: it is not."""
        if self.place is None or self.draft:
            return None
        has_room = await Submissions(self.tx).has_room(origin, self.place.spare, self.now)
        return self.now + self.place.lease if has_room else None

    @property
    def _state(self) -> State:
        return State.DRAFT if self.draft else State.QUEUED
