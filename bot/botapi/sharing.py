"""Send limits shared by all processes of one bot, as long as the database answers."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol, TypeVar

from bot.botapi.budgets import chat_limit, overall_limit
from storage.pacing import Limit, Slot

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

EVERYBODY = ""  # all chats together, in place of a chat's id or @name
AT_ONCE = Slot(0.0, 0.0)
ANSWER_WITHIN = 1.0  # seconds; then only the limits of this process apply
ASK_AGAIN = 5.0  # seconds after a request that got no answer


class Places(Protocol):
    """Allocates send slots to all processes (`storage.pacing.SendSlots` is one)."""

    def take(self, chat: str, limit: Limit, beside: str) -> Coroutine[Any, Any, Slot]: ...

    def pause(self, chat: str, seconds: float) -> Coroutine[Any, Any, None]: ...


class Sharing(Protocol):
    """Shared limits that the pacing also observes; chat None: all chats together."""

    async def chat_place(self, chat: int | str) -> Slot: ...

    async def overall_place(self, chat: int | str | None) -> Slot: ...

    async def pause(self, chat: int | str | None, seconds: float) -> None: ...


class Alone:
    """A single process: its own limits are enough."""

    async def chat_place(self, _chat: int | str) -> Slot:
        return AT_ONCE

    async def overall_place(self, _chat: int | str | None) -> Slot:
        return AT_ONCE

    async def pause(self, _chat: int | str | None, _seconds: float) -> None:
        return None


class Shared:
    """Limits shared by several processes. Without an answer, sending goes on under the limits of this process."""

    def __init__(
        self, places: Places, *, clock: Callable[[], float] = time.monotonic, answer_within: float = ANSWER_WITHIN
    ) -> None:
        self._places = places
        self._clock = clock
        self._answer_within = answer_within
        self._ask_again_at = 0.0
        self._said = False
        self._asked: set[asyncio.Task[Any]] = set()

    async def chat_place(self, chat: int | str) -> Slot:
        """Take this chat's next slot; its pause is the chat's or the global one."""
        return await self._ask(partial(self._places.take, str(chat), chat_limit(chat), EVERYBODY)) or AT_ONCE

    async def overall_place(self, chat: int | str | None) -> Slot:
        """Take the next slot among all chats; its pause is this chat's or the global one."""
        beside = EVERYBODY if chat is None else str(chat)
        return await self._ask(partial(self._places.take, EVERYBODY, overall_limit(), beside)) or AT_ONCE

    async def pause(self, chat: int | str | None, seconds: float) -> None:
        """Apply Telegram's pause to all processes."""
        await self._ask(partial(self._places.pause, EVERYBODY if chat is None else str(chat), seconds))

    async def _ask(self, question: Callable[[], Coroutine[Any, Any, Answer]]) -> Answer | None:
        if self._clock() < self._ask_again_at:
            return None
        asked = asyncio.create_task(question(), name="shared pacing")
        self._asked.add(asked)
        asked.add_done_callback(self._answered)
        try:
            await asyncio.wait({asked}, timeout=self._answer_within)
        finally:
            given_up = asked.cancel()  # not awaited: a driver may wait long for a server that hangs
        error = TimeoutError("no answer in time") if given_up else asked.exception()
        if error is not None:
            self._without(error)
            return None
        self._with_again()
        return asked.result()

    def _answered(self, asked: "asyncio.Task[Any]") -> None:
        self._asked.discard(asked)
        if not asked.cancelled():
            asked.exception()  # retrieved, to avoid a warning about a late one

    def _without(self, error: BaseException) -> None:
        self._ask_again_at = self._clock() + ASK_AGAIN
        if not self._said:
            log.warning("send limits are not shared for now, each process applies its own: %s", error)
        self._said = True

    def _with_again(self) -> None:
        if self._said:
            log.info("send limits are shared again")
        self._said = False
