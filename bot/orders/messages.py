"""Orders and drafts from messages: commands, captions, mentions, plain text, photos, and the rest of a cut text."""

import time
from collections.abc import Callable, Sequence

from bot.access.gate import Requester
from bot.orders.door import Door, OrderRules
from bot.orders.holding import HeldTexts, Rest
from bot.orders.pictures import all_photos, links_behind_words, pictures_of
from bot.orders.requests import Requests, logged
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming
from storage.database import Database
from storage.model import Image, NewTask, Task
from storage.states import State
from storage.tasks import Tasks

JUST_SENT = 600.0  # seconds within which words belong to the photo before them, if nothing else was ordered since


class Messages:
    """Each method takes one message. Raises UserError for what the user can fix."""

    def __init__(
        self,
        *,
        database: Database,
        door: Door,
        requests: Requests,
        held: HeldTexts,
        rules: OrderRules,
        wake: Callable[[], None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._door = door
        self._requests = requests
        self._held = held
        self._rules = rules
        self._wake = wake
        self._clock = clock

    async def order(self, incoming: Incoming, requester: Requester) -> Task | None:
        """`/video …`, a caption, a mention: queued at once unless it is doubtful. None if the message was an order before."""
        photos = pictures_of(all_photos(incoming))
        return await self._requests.from_message(incoming, requester, incoming.body, photos)

    async def offer(self, incoming: Incoming, requester: Requester) -> Task | None:
        """Plain words in a private chat: kept as a draft with a button; nothing is spent.

        A photo that was sent just before and waits for a prompt is included, even without a reply to it; the draft shows it.
        """
        waiting = await self._tasks.photos_without_prompt(
            self._rules.bot_id, incoming.chat_id, self._clock() - JUST_SENT
        )
        return await self._requests.from_message(incoming, requester, incoming.body, waiting, draft=True)

    async def keep_photos(self, incoming: Incoming, requester: Requester) -> Task | None:
        """A photo without words in a private chat: kept until a reply gives the prompt; nothing is spent."""
        await self._door.admit(requester)
        images = pictures_of(incoming.photos)
        await self._door.check_pictures(images)
        new = NewTask(
            state=State.DRAFT,
            origin=self._requests.origin(incoming, requester),
            prompt="",
            parameters=None,
            images=images,
            api_root=self._rules.api_root,
            idempotency_key=self._requests.intent(incoming),
            show_at=self._clock(),
        )
        draft = await self._database.transaction(lambda tx: Tasks(tx).add(new, self._clock()))
        if draft:
            self._wake()
        return logged(draft, incoming)

    async def waiting_photos(self, incoming: Incoming) -> tuple[Image, ...]:
        """The photos of the draft whose message is replied to, if it is one."""
        if incoming.reply is None or not incoming.reply.from_this_bot or incoming.reply.message_id is None:
            return ()
        draft = await self._tasks.by_status_message(self._rules.bot_id, incoming.chat_id, incoming.reply.message_id)
        return await self._tasks.images(draft.id) if draft and draft.parameters is None else ()

    async def order_with(
        self, incoming: Incoming, requester: Requester, images: Sequence[Image], doubt: Doubt | None = None
    ) -> Task | None:
        """A reply to a draft's message: an order with the draft's photos, which can be used more than once."""
        photos = (*images, *pictures_of(incoming.photos))
        return await self._requests.from_message(incoming, requester, incoming.body, photos, doubt=doubt)

    async def take_rest(self, incoming: Incoming, requester: Requester) -> Rest:
        """Join a plain text to the one it was cut from, if that still waits for it.

        In a group the rest of a text arrives as a plain message that does not address the bot.
        """
        links = links_behind_words(incoming)
        return await self._held.take(incoming, requester.user_id, links, self._requests.intent(incoming))
