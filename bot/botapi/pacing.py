"""Send pacing: within Telegram's limits, the most urgent first, in order within a chat, and fairly between chats."""

import asyncio
import logging
import math
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from telegram._utils.types import JSONDict  # type of the overridden method
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.backoff import Backoff
from bot.botapi import limits
from bot.botapi.errors import DefinitelyNotSent, requested_pause
from bot.botapi.limiters import ChatLimiter, Window, chat_limiter
from bot.botapi.shared_limits import SlotSource, UnsharedSlots
from bot.botapi.turnstile import Turn, Turnstile
from bot.botapi.urgency import Urgency, urgency_of
from storage.pacing import Slot

log = logging.getLogger(__name__)

Result = bool | JSONDict | list[JSONDict]
Call = Callable[[], Awaitable[Result]]
Sleep = Callable[[float], Awaitable[None]]

# Prefixes of methods that create or change messages, and the exceptions.
PACED = ("send", "edit", "copy", "forward", "stop")
UNPACED = frozenset({"sendChatAction"})
INLINE_ANSWER = "answerInlineQuery"
# An upload can take minutes: other messages of the chat do not wait for it.
LONG = frozenset({"sendVideo", "sendDocument", "sendAnimation", "sendPhoto", "sendMediaGroup", "editMessageMedia"})

TRIES = 4  # for a request that was definitely not sent
PAUSES = Backoff(base=0.5, cap=2.0)  # seconds between these tries
INSTANT = 1e-6  # seconds: shorter waits are rounding errors
SWEEP_INTERVAL = 60.0  # seconds between cleanups of idle chats
LONGEST_SLEEP = 1.0  # seconds until a message that waits looks whether a more urgent one waits for it


class WaitAllowance:
    """How long one call may still wait for pauses and retry failed connections."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._tries = 1

    def spend(self, pause: float) -> bool:
        """Spend a pause (seconds); False, with nothing spent, if not enough is left."""
        if pause > self._seconds:
            return False
        self._seconds -= pause
        return True

    def another_try(self) -> float | None:
        """Seconds until the next try, or None after the last."""
        self._tries += 1
        return PAUSES.pause(self._tries - 2) if self._tries <= TRIES else None


Wait = Callable[[WaitAllowance], Awaitable[None]]
Check = Callable[[], None]


def _nothing() -> None:
    """The default check."""


_send_checks: ContextVar[tuple[Check, Check]] = ContextVar("send_checks", default=(_nothing, _nothing))


@contextmanager
def before_sending(check: Check, refused: Check = _nothing) -> Iterator[None]:
    """In this block, call `check` right before each message is sent, after it waited for its slot.

    If `check` raises, the send raises the same and nothing is sent: the wait can take a minute. `refused` is called each time
    a message was not accepted, before the wait for the next try.
    """
    token = _send_checks.set((check, refused))
    try:
        yield
    finally:
        _send_checks.reset(token)


class SendPacing(BaseRateLimiter[None]):
    """Paces methods that create or change messages. All others pass at once unless the whole bot is paused.

    The most urgent go first (`Urgency`), in a chat as well as among all of them; each kind still gets a few slots
    (`Turnstile`).

    A 429 pauses its chat (or everything, for a method without a chat), and the request is retried after the pause.
    Requests that were definitely not sent are retried a few times; those that may have been sent never are.
    Answers to inline queries have limits of their own, take no message's slot and are never repeated.
    `share` applies the limits and pauses to all processes of a bot.

    `max_pause`: total seconds that a call waits because of 429 answers; a longer pause is raised as RetryAfter at
    once. Waiting for a slot within the limits does not count.
    """

    def __init__(
        self,
        max_pause: float = 90.0,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._max_pause = max_pause
        self._clock = clock
        self._sleep = sleep
        self._overall = Window(limits.OVERALL_MESSAGES, limits.OVERALL_PERIOD)
        self._gate = Turnstile()  # one call of a chat at a time waits here
        self._paused_until = 0.0
        self._inline_answers = Window(limits.INLINE_ANSWERS, limits.OVERALL_PERIOD)
        self._inline_paused_until = 0.0
        self._chats: dict[int | str, ChatLimiter] = {}
        self._swept_at = 0.0
        self._sharing: SlotSource = UnsharedSlots()
        self._calls = 0
        self._under_way = 0

    def share(self, sharing: SlotSource) -> None:
        """From now on, also take slots that all processes share."""
        self._sharing = sharing

    @property
    def waiting(self) -> int:
        """How many requests wait for a slot, or for the end of a pause."""
        return self._calls - self._under_way

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close: waiting calls are cancelled by their owners."""

    def would_wait(self, chat_id: int, urgency: Urgency = Urgency.BROADCAST) -> float:
        """Estimated seconds that a message to this chat would wait now; 0: it would go at once."""
        now, ready = self._clock(), max(self._overall.ready_at(), self._paused_until)
        chat = self._chats.get(chat_id)
        if chat is None:
            return max(0.0, ready - now)
        ready = max(ready, chat.ready_at(urgency), chat.paused_until)
        return max(0.0, ready - now) + chat.waiting(urgency) * limits.CHAT_INTERVAL

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002 - PTB's signature
    ) -> Result:
        """Send a request when the limits allow. Raises its errors, and RetryAfter if a pause is too long."""
        chat_id = _chat_of(data)
        allowance = WaitAllowance(self._max_pause)

        async def call() -> Result:
            self._under_way += 1
            try:
                return await callback(*args, **kwargs)
            finally:
                self._under_way -= 1

        self._calls += 1
        try:
            if endpoint == INLINE_ANSWER:
                return await self._answer_inline(call)
            return await self._paced(call, endpoint, chat_id, allowance)
        finally:
            self._calls -= 1

    async def _paced(self, call: Call, endpoint: str, chat_id: int | str | None, allowance: WaitAllowance) -> Result:
        if endpoint in UNPACED or not endpoint.startswith(PACED):
            return await self._send(call, self._wait_for_pauses, chat_id, allowance)
        check, refused = _send_checks.get()
        urgency = urgency_of(endpoint)
        async with self._chat(chat_id) as chat, AsyncExitStack() as queue:
            turn = await queue.enter_async_context(chat.queue.turn(lambda: urgency))

            async def wait(allowance: WaitAllowance) -> None:
                await self._wait_for_slot(chat_id, chat, turn, urgency, allowance)
                if endpoint in LONG:
                    await queue.aclose()
                check()

            async def watched() -> Result:
                try:
                    return await call()
                except (RetryAfter, DefinitelyNotSent):
                    refused()
                    raise

            return await self._send(watched, wait, chat_id, allowance)

    async def _answer_inline(self, call: Call) -> Result:
        """Somebody who types causes many of these. A 429 must not pause messages, and is raised: a newer query follows."""
        while (wait := self._inline_answers.ready_at() - self._clock()) > INSTANT:
            await self._sleep(wait)
        now, paused_until = self._clock(), max(self._paused_until, self._inline_paused_until)
        if paused_until > now:
            raise RetryAfter(timedelta(seconds=math.ceil(paused_until - now)))
        self._inline_answers.take(now)
        try:
            return await call()
        except RetryAfter as error:
            self._inline_paused_until = self._clock() + requested_pause(error) + limits.RETRY_MARGIN
            raise

    async def _send(self, call: Call, wait: Wait, chat_id: int | str | None, allowance: WaitAllowance) -> Result:
        while True:
            await wait(allowance)
            try:
                return await call()
            except RetryAfter as error:
                pause = requested_pause(error) + limits.RETRY_MARGIN
                self._pause(chat_id, pause)
                await self._sharing.pause(chat_id, pause)
                if not allowance.spend(pause):
                    raise
                log.info("Telegram requested a pause of %.0f s (chat %s)", pause, chat_id)
            except DefinitelyNotSent as error:
                delay = allowance.another_try()
                if delay is None:
                    raise
                log.info("not sent, trying again: %s", error)
                pause = delay
            await self._sleep(pause)

    async def _wait_for_slot(
        self, chat_id: int | str | None, chat: ChatLimiter, turn: Turn, urgency: Urgency, allowance: WaitAllowance
    ) -> None:
        """Wait for this chat's slot and count the message."""
        has_slot = False
        while True:
            await self._wait_for_pauses(allowance, chat)
            if (wait := chat.ready_at(urgency) - self._clock()) > INSTANT:
                if not await turn.let_pass():
                    await self._sleep(min(wait, LONGEST_SLEEP))
            elif chat_id is not None and not has_slot:
                has_slot = await self._wait_until(chat_id, await self._sharing.chat_slot(chat_id))
            elif await self._take_slot(chat_id, chat, urgency):
                return

    async def _take_slot(self, chat_id: int | str | None, chat: ChatLimiter, urgency: Urgency) -> bool:
        """Wait for a slot among all chats; False if this chat may not send after all."""
        async with self._gate.turn(lambda: chat.most_urgent(urgency)):
            if (wait := self._overall.ready_at() - self._clock()) > INSTANT:
                await self._sleep(wait)
            await self._wait_until(chat_id, await self._sharing.overall_slot(chat_id))
            now = self._clock()
            # The wait may have brought a pause, or a retried upload of the same chat.
            if max(chat.ready_at(urgency), chat.paused_until, self._paused_until) > now + INSTANT:
                return False
            self._overall.take(now)
            chat.take(now)
            return True

    async def _wait_until(self, chat_id: int | str | None, place: Slot) -> bool:
        """Wait for a slot shared by all processes; False if a pause makes it void."""
        if place.pause > INSTANT:
            self._pause(chat_id, place.pause)
            return False
        if place.wait > INSTANT:
            await self._sleep(place.wait)
        return True

    async def _wait_for_pauses(self, allowance: WaitAllowance, chat: ChatLimiter | None = None) -> None:
        """Wait until all pauses are over; raises RetryAfter at once for one that is too long."""
        while True:
            until = max(self._paused_until, chat.paused_until if chat else 0.0)
            if (left := until - self._clock()) <= INSTANT:
                return
            if not allowance.spend(left):
                raise RetryAfter(timedelta(seconds=math.ceil(left)))
            await self._sleep(left)

    def _pause(self, chat_id: int | str | None, seconds: float) -> None:
        until = self._clock() + seconds
        if chat_id is None:
            self._paused_until = max(self._paused_until, until)
        else:
            chat = self._chats.setdefault(chat_id, chat_limiter(chat_id))
            chat.paused_until = max(chat.paused_until, until)

    @asynccontextmanager
    async def _chat(self, chat_id: int | str | None) -> AsyncIterator[ChatLimiter]:
        self._sweep()
        if chat_id is None:  # editing an inline message: only the overall limit applies
            yield ChatLimiter(())
            return
        chat = self._chats.setdefault(chat_id, chat_limiter(chat_id))
        chat.calls += 1
        try:
            yield chat
        finally:
            chat.calls -= 1

    def _sweep(self) -> None:
        now = self._clock()
        if now - self._swept_at >= SWEEP_INTERVAL:
            self._swept_at = now
            self._chats = {chat_id: chat for chat_id, chat in self._chats.items() if not chat.idle(now)}


def _chat_of(data: dict[str, Any]) -> int | str | None:
    """Chat of a request: an id, even if given as text, or a channel's @name."""
    chat_id = data.get("chat_id")
    try:
        return int(chat_id) if chat_id is not None else None
    except ValueError:
        return str(chat_id)
