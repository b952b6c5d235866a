"""Offers what a chat requested before it was approved: a draft with *Create*, which costs nothing until it is pressed."""

import time
from collections.abc import Callable

from bot.access.gate import NOT_APPROVED, Requester
from bot.acknowledgement import arriving_now
from bot.errors import UserError
from bot.orders.door import Door, OrderRequest, OrderRules
from bot.orders.entry import Entry
from bot.orders.other_models import OtherModels
from bot.orders.requests import OrderRequests
from bot.parsing.doubts import Doubt
from storage.database import Database, Executor
from storage.kept import KeptRequest, KeptRequests
from storage.model import Task
from storage.tasks import Tasks


class KeptOffers:
    """The requests that `Keeping` has stored. Each is offered once."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        requests: OrderRequests,
        other_models: OtherModels,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._kept = KeptRequests(database, rules.bot_id)
        self._door = door
        self._requests = requests
        self._other_models = other_models
        self._rules = rules
        self._wake = wake
        self._clock = clock

    async def find(self, chat_id: int) -> KeptRequest | None:
        """The chat's request, if it may be ordered now: not if only another topic was approved, or its user is blocked."""
        kept = await self._kept.get(chat_id)
        return kept if kept and await self._door.is_approved(_requester(kept)) else None

    async def offer(self, kept: KeptRequest) -> Task | None:
        """Make a draft of it, whose card replies to the message. None if it was offered or forgotten before.

        Raises UserError for a problem that its user can fix; the request is then deleted.
        """
        try:
            has_words = kept.body.strip() or kept.parent_id
            with arriving_now():  # refusals are remembered from before the approval
                return await (self._offer_text(kept) if has_words else self._offer_photos(kept))
        except UserError as error:
            if error.key in NOT_APPROVED:  # decided otherwise in the meantime
                return None
            await self._kept.delete(kept)
            raise

    async def _offer_text(self, kept: KeptRequest) -> Task | None:
        async def read() -> OrderRequest:
            return await self._read(kept)

        return await self._other_models.enter(_requester(kept), read)

    async def _read(self, kept: KeptRequest) -> OrderRequest:
        origin = kept.origin
        found = await self._requests.understand(kept.body, kept.images, origin.message_id or 0, kept.parent_id)

        async def write(entry: Entry) -> Task | None:
            if not await KeptRequests(entry.tx, self._rules.bot_id).delete(kept):
                return None
            return await entry.add(
                origin,
                found.text.prompt,
                (*found.pictures, *found.doubtful),
                intent=kept.intent,
                parent_id=found.parent.id if found.parent else None,
                doubt=Doubt(kept.doubt) if kept.doubt else None,
            )

        return OrderRequest(
            chat_id=origin.chat_id,
            text=found.text,
            images=found.pictures,
            previous=found.parent.parameters if found.parent else None,
            doubtful_links=len(found.doubtful),
            draft=True,
            write=write,
        )

    async def _offer_photos(self, kept: KeptRequest) -> Task | None:
        """Photos without words wait for a prompt."""
        await self._door.check_pictures(kept.images)
        new = self._requests.photo_draft(kept.origin, kept.images, kept.intent)

        async def work(tx: Executor) -> Task | None:
            if not await KeptRequests(tx, self._rules.bot_id).delete(kept):
                return None
            return await Tasks(tx).add(new, self._clock())

        draft = await self._database.transaction(work)
        if draft:
            self._wake()
        return draft


def _requester(kept: KeptRequest) -> Requester:
    origin = kept.origin
    return Requester(
        origin.chat_id, "", origin.user_id, "", private=origin.private, language=origin.language, thread_id=origin.thread_id
    )  # fmt: skip
