"""The same limits for all processes of one bot: each asks for a place, as long as whoever gives them out answers."""

import asyncio
import logging
import time
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol, TypeVar

from bot.botapi.budgets import chat_limit, overall_limit
from storage.pacing import Limit, Place

log = logging.getLogger(__name__)
Answer = TypeVar("Answer")

EVERYBODY = ""  # all chats together, where a chat's id or @name would stand
AT_ONCE = Place(0.0, 0.0)
ANSWER_WITHIN = 1.0  # seconds; then the message goes by the limits of this process alone
ASK_AGAIN = 5.0  # seconds after an answer that did not come


class Places(Protocol):
    """Gives places out one by one to all who ask (`storage.pacing.SendPlaces` is one)."""

    def take(self, chat: str, limit: Limit, beside: str) -> Coroutine[Any, Any, Place]: ...

    def pause(self, chat: str, seconds: float) -> Coroutine[Any, Any, None]: ...


class Sharing(Protocol):
    """What the pacing asks beyond its own limits; chat None: all chats together."""

    async def chat_place(self, chat: int | str) -> Place: ...

    async def overall_place(self, chat: int | str | None) -> Place: ...

    async def pause(self, chat: int | str | None, seconds: float) -> None: ...


class Alone:
    """There is one process: its own limits say all."""

    async def chat_place(self, _chat: int | str) -> Place:
        return AT_ONCE

    async def overall_place(self, _chat: int | str | None) -> Place:
        return AT_ONCE

    async def pause(self, _chat: int | str | None, _seconds: float) -> None:
        return None


class Shared:
    """Several processes share the limits. When no answer comes, sending goes on without: it never waits for one."""

    def __init__(
        self, places: Places, *, clock: Callable[[], float] = time.monotonic, answer_within: float = ANSWER_WITHIN
    ) -> None:
        self._places = places
        self._clock = clock
        self._answer_within = answer_within
        self._ask_again_at = 0.0
        self._said = False
        self._asked: set[asyncio.Task[Any]] = set()

    async def chat_place(self, chat: int | str) -> Place:
        """Take the next place of this chat; its pause is the chat's or everybody's."""
        return await self._ask(partial(self._places.take, str(chat), chat_limit(chat), EVERYBODY)) or AT_ONCE

    async def overall_place(self, chat: int | str | None) -> Place:
        """Take the next place among all chats; the pause is this chat's or everybody's."""
        beside = EVERYBODY if chat is None else str(chat)
        return await self._ask(partial(self._places.take, EVERYBODY, overall_limit(), beside)) or AT_ONCE

    async def pause(self, chat: int | str | None, seconds: float) -> None:
        """Have all processes pause as Telegram asked this one to."""
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
            given_up = asked.cancel()  # it ends when it can: a driver may wait long for a server that hangs
        error = TimeoutError("no answer in time") if given_up else asked.exception()
        if error is not None:
            self._without(error)
            return None
        self._with_again()
        return asked.result()

    def _answered(self, asked: "asyncio.Task[Any]") -> None:
        self._asked.discard(asked)
        if not asked.cancelled():
            asked.exception()  # looked at, so that nobody warns of one that came too late

    def _without(self, error: BaseException) -> None:
        self._ask_again_at = self._clock() + ASK_AGAIN
        if not self._said:
            log.warning("send limits are not shared for now, each process keeps them for itself: %s", error)
        self._said = True

    def _with_again(self) -> None:
        if self._said:
            log.info("send limits are shared again")
        self._said = False
