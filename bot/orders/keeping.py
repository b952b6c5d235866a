"""Keeps the last request of a chat that is not approved yet, until it can be offered with *Create*."""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.access.gate import Requester
from bot.orders.door import OrderRules
from bot.parsing.options import storable
from storage.database import Database, Executor
from storage.kept import KeptRequest, KeptRequests
from storage.model import Image, Origin

log = logging.getLogger(__name__)

JUST_SENT = 600.0  # seconds in which a text belongs to the photo before it, if nothing was ordered in between


class Keeping:
    """Stores requests that were refused only because no admin has approved the chat yet. Nothing is ordered."""

    def __init__(self, *, database: Database, rules: OrderRules, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._rules = rules
        self._clock = clock

    def for_requester(self, requester: Requester, read: Callable[[], Awaitable[KeptRequest]]) -> Requester:
        """The requester with the request that `read` returns, which is kept before the admins are asked."""

        async def keep() -> None:
            await self._keep(await read())

        return replace(requester, keep=keep)

    def request(
        self, origin: Origin, body: str, images: Sequence[Image], intent: str, *,
        doubt: str | None = None, parent_id: str | None = None,
    ) -> KeptRequest:  # fmt: skip
        """A request as it is kept. `images`: photos, and links behind words, as `hyperlinks` returns them."""
        return KeptRequest(
            origin=origin, body=storable(body), images=tuple(images), doubt=doubt, parent_id=parent_id, intent=intent,
            asked_at=self._clock(),
        )  # fmt: skip

    async def _keep(self, new: KeptRequest) -> None:
        if not (new.body.strip() or new.images or new.parent_id):
            return
        if any(map(self._rules.holds_secret, (new.body, *(image.ref for image in new.images)))):
            return

        async def work(tx: Executor) -> None:
            kept = KeptRequests(tx, self._rules.bot_id)
            before = await kept.get(new.origin.chat_id)
            await kept.replace(_with_photos_before(new, before) if before else new)

        await self._database.transaction(work)
        log.info("the request of chat %s is kept until the chat is approved", new.origin.chat_id)


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
