"""Keeps the last request of a chat that is not approved yet, until it can be offered with *Create*."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.access.gate import Requester
from bot.acknowledgement import acknowledge_after
from bot.orders.door import OrderRules
from bot.parsing.options import storable
from storage.database import Database, Executor
from storage.kept import KeptRequest, KeptRequests
from storage.model import Image, Origin

log = logging.getLogger(__name__)

COLLECT = 0.03  # seconds in which the requests of a flooding chat are collected before one is stored
JUST_SENT = 600.0  # seconds in which a text belongs to the photo before it, if nothing was ordered in between


class Keeping:
    """Stores requests that were refused only because no admin has approved the chat yet. Nothing is ordered."""

    def __init__(self, *, database: Database, rules: OrderRules, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock
        self._soon: dict[int, tuple[list[KeptRequest], asyncio.Task[None]]] = {}

    def for_requester(self, requester: Requester, read: Callable[[], Awaitable[KeptRequest]]) -> Requester:
        """The requester with the request that `read` returns, which is kept before the admins are asked."""

        async def keep() -> None:
            if kept := self._worth_keeping(await read()):
                await self._store([kept])

        async def keep_late() -> None:
            if kept := self._worth_keeping(await read()):
                await self._store_soon(kept)

        return replace(requester, keep=keep, keep_late=keep_late)

    def request(
        self, origin: Origin, body: str, images: Sequence[Image], intent: str, *,
        doubt: str | None = None, parent_id: str | None = None,
    ) -> KeptRequest:  # fmt: skip
        """A request as it is kept. `images`: photos, and links behind words, as `hyperlinks` returns them."""
        return KeptRequest(
            origin=origin, body=storable(body), images=tuple(images), doubt=doubt, parent_id=parent_id, intent=intent,
            asked_at=self._clock(),
        )  # fmt: skip

    def _worth_keeping(self, new: KeptRequest) -> KeptRequest | None:
        if not (new.body.strip() or new.images or new.parent_id):
            return None
        holds_secret = any(map(self._rules.holds_secret, (new.body, *(image.ref for image in new.images))))
        return None if holds_secret else new

    async def _store_soon(self, new: KeptRequest) -> None:
        """Store a request together with the next ones of its chat: of a flood, only the last one is kept anyway."""
        chat_id = new.origin.chat_id
        if chat_id not in self._soon:
            requests: list[KeptRequest] = []
            storing = asyncio.create_task(self._store_collected(chat_id, requests), name=f"requests of {chat_id}")
            self._soon[chat_id] = requests, storing
        requests, storing = self._soon[chat_id]
        requests.append(new)
        await acknowledge_after(storing)

    async def _store_collected(self, chat_id: int, requests: list[KeptRequest]) -> None:
        await asyncio.sleep(COLLECT)
        del self._soon[chat_id]
        await self._store(requests)

    async def _store(self, requests: Sequence[KeptRequest]) -> None:
        """Keep the last of some requests of one chat, with the photos that belong to it."""
        chat_id = requests[0].origin.chat_id

        async def work(tx: Executor) -> None:
            kept = KeptRequests(tx, self._rules.bot_id)
            latest = await kept.get(chat_id)
            for new in requests:
                latest = _with_photos_before(new, latest) if latest else new
            if latest:
                await kept.replace(latest)

        await self._database.transaction(work)
        log.info("the request of chat %s is kept until the chat is approved", chat_id)


def _with_photos_before(new: KeptRequest, before: KeptRequest) -> KeptRequest:
    """A text with the photo that the user sent just before without words, as after an approval.

    Or the same request again, because its update was repeated or its album had a further photo.
    """
    is_same_user = (before.origin.user_id, before.origin.thread_id) == (new.origin.user_id, new.origin.thread_id)
    is_its_photo = (
        is_same_user
        and not before.body
        and new.asked_at - before.asked_at < JUST_SENT
        and not any(image.kind == "photo" for image in new.images)
    )
    if not (is_its_photo or before.intent == new.intent):
        return new
    return replace(new, images=(*before.images, *(image for image in new.images if image not in before.images)))
