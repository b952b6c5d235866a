"""Orders and drafts from messages: commands, captions, mentions, plain text, photos, and continuations of a cut text."""

import time
from collections.abc import Callable, Sequence

from bot.access.gate import Requester
from bot.orders.door import Door, OrderRules
from bot.orders.held_texts import Continuation, HeldTexts
from bot.orders.keeping import JUST_SENT, Keeping
from bot.orders.offer_pace import OfferPace
from bot.orders.pictures import all_photos, hyperlinks, pictures_of
from bot.orders.requests import OrderRequests, log_outcome
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from storage.database import Database
from storage.kept import KeptRequest
from storage.model import Image, Task
from storage.tasks import Tasks


class Messages:
    """Each method handles one message and raises UserError for problems the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        requests: OrderRequests,
        held: HeldTexts,
        keeping: Keeping,
        pace: OfferPace,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._door = door
        self._requests = requests
        self._held = held
        self._keeping = keeping
        self._pace = pace
        self._rules = rules
        self._wake = wake
        self._clock = clock

    async def order(self, incoming: Incoming, requester: Requester, *, draft: bool = False) -> Task | None:
        """`/video …`, a caption, a mention: queued at once, unless it is doubtful or to be a draft.

        None if the message has a row already.
        """
        photos = pictures_of(all_photos(incoming))
        return await self._requests.from_message(incoming, requester, incoming.body, photos, draft=draft)

    async def offer(self, incoming: Incoming, requester: Requester) -> Task | None:
        """Plain text in a private chat: becomes a draft, which costs nothing.

        A photo that was sent shortly before and waits for a prompt is included, even without a reply to it.
        """
        waiting = await self._tasks.photos_without_prompt(
            self._rules.bot_id, incoming.chat_id, self._clock() - JUST_SENT
        )
        return await self._requests.from_message(incoming, requester, incoming.body, waiting, draft=True)

    async def keep_photos(self, incoming: Incoming, requester: Requester) -> Task | None:
        """A photo without a caption in a private chat: a draft that waits for a prompt and costs nothing."""
        images = pictures_of(incoming.photos)

        async def to_keep() -> KeptRequest:
            return self._requests.to_keep(incoming, requester, "", images)

        await self._door.admit(self._keeping.for_requester(requester, to_keep))
        self._pace.require(incoming.chat_id)
        await self._door.check_pictures(images)
        origin, intent = self._requests.origin(incoming, requester), self._requests.intent(incoming)
        new = self._requests.photo_draft(origin, images, intent)
        draft = await self._database.transaction(lambda tx: Tasks(tx).add(new, self._clock()))
        if draft:
            self._wake()
        return log_outcome(draft, incoming)

    async def waiting_photos(self, incoming: Incoming) -> tuple[Image, ...]:
        """The photos of the replied-to draft if it waits for a prompt; otherwise none."""
        if incoming.reply is None or not incoming.reply.from_this_bot or incoming.reply.message_id is None:
            return ()
        draft = await self._tasks.by_status_message(self._rules.bot_id, incoming.chat_id, incoming.reply.message_id)
        return await self._tasks.images(draft.id) if draft and draft.parameters is None else ()

    async def order_with(
        self, incoming: Incoming, requester: Requester, images: Sequence[Image], doubt: Doubt | None = None
    ) -> Task | None:
        """A reply to a draft of photos: an order with these photos, which can be used more than once."""
        photos = (*images, *pictures_of(incoming.photos))
        return await self._requests.from_message(incoming, requester, incoming.body, photos, doubt=doubt)

    async def take_continuation(self, incoming: Incoming, requester: Requester) -> Continuation:
        """Join a plain text to the text that it continues, if that is still held.

        In a group, a continuation is a plain message that does not address the bot.
        """
        links = hyperlinks(incoming)
        return await self._held.take(incoming, requester.user_id, links, self._requests.intent(incoming))
