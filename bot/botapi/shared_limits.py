"""Send limits shared by all processes of one bot, as long as the database answers."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol, TypeVar

from bot.botapi.limiters import chat_limit, overall_limit
from storage.pacing import Limit, Slot

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

ALL_CHATS = ""  # all chats together, in place of a chat's id or @name
AT_ONCE = Slot(0.0, 0.0)
ANSWER_WITHIN = 1.0  # seconds; then only the limits of this process apply
RETRY_AFTER = 5.0  # seconds after a request that got no answer


class SlotStore(Protocol):
    """Allocates send slots to all processes (see `storage.pacing.SendSlots`). `also_paused_by`: another chat's pause counts."""

    def take(self, chat: str, limit: Limit, also_paused_by: str, /) -> Coroutine[Any, Any, Slot]: ...

    def pause(self, chat: str, seconds: float, /) -> Coroutine[Any, Any, None]: ...


class SlotSource(Protocol):
    """SharedSlots limits that the pacing also observes; chat None: all chats together."""

    async def chat_slot(self, chat: int | str) -> Slot: ...

    async def overall_slot(self, chat: int | str | None) -> Slot: ...

    async def pause(self, chat: int | str | None, seconds: float) -> None: ...


class UnsharedSlots:
    """A single process: its own limits are enough."""

    async def chat_slot(self, _chat: int | str) -> Slot:
        return AT_ONCE

    async def overall_slot(self, _chat: int | str | None) -> Slot:
        return AT_ONCE

    async def pause(self, _chat: int | str | None, _seconds: float) -> None:
        return None


class SharedSlots:
    """Limits shared by several processes. Without an answer, sending goes on under the limits of this process."""

    def __init__(
        self, store: SlotStore, *, clock: Callable[[], float] = time.monotonic, answer_within: float = ANSWER_WITHIN
    ) -> None:
        self._store = store
        self._clock = clock
        self._answer_within = answer_within
        self._retry_at = 0.0
        self._logged = False
        self._requests: set[asyncio.Task[Any]] = set()

    async def chat_slot(self, chat: int | str) -> Slot:
        """Take this chat's next slot; its pause is the chat's or the global one."""
        return await self._request(partial(self._store.take, str(chat), chat_limit(chat), ALL_CHATS)) or AT_ONCE

    async def overall_slot(self, chat: int | str | None) -> Slot:
        """Take the next slot among all chats; its pause is this chat's or the global one."""
        also = ALL_CHATS if chat is None else str(chat)
        return await self._request(partial(self._store.take, ALL_CHATS, overall_limit(), also)) or AT_ONCE

    async def pause(self, chat: int | str | None, seconds: float) -> None:
        """Apply Telegram's pause to all processes."""
        await self._request(partial(self._store.pause, ALL_CHATS if chat is None else str(chat), seconds))

    async def _request(self, call: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer | None:
        if self._clock() < self._retry_at:
            return None
        request = asyncio.create_task(call(), name="shared pacing")
        self._requests.add(request)
        request.add_done_callback(self._answered)
        try:
            await asyncio.wait({request}, timeout=self._answer_within)
        finally:
            given_up = request.cancel()  # not awaited: a driver may wait long for a hanging server
        error = TimeoutError("no answer in time") if given_up else request.exception()
        if error is not None:
            self._failed(error)
            return None
        self._recovered()
        return request.result()

    def _answered(self, request: "asyncio.Task[Any]") -> None:
        self._requests.discard(request)
        if not request.cancelled():
            request.exception()  # retrieved, to avoid a warning about a late one

    def _failed(self, error: BaseException) -> None:
        self._retry_at = self._clock() + RETRY_AFTER
        if not self._logged:
            log.warning("send limits are not shared for now, each process applies its own: %s", error)
        self._logged = True

    def _recovered(self) -> None:
        if self._logged:
            log.info("send limits are shared again")
        self._logged = False
