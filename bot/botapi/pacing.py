"""Send pacing: within Telegram's limits, the most urgent first, in order within a chat, and fairly between chats."""

import asyncio
import logging
import math
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import timedelta
from typing import Any

from telegram._utils.types import JSONDict  # type of the overridden method
from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.botapi import limits
from bot.botapi.allowance import WaitAllowance
from bot.botapi.errors import DefinitelyNotSent, requested_pause
from bot.botapi.limiters import Window
from bot.botapi.send_checks import send_checks
from bot.botapi.shared_limits import SlotSource
from bot.botapi.slots import INSTANT, Sleep, Slots
from bot.botapi.urgency import Urgency, urgency_of

log = logging.getLogger(__name__)

Result = bool | JSONDict | list[JSONDict]
Call = Callable[[], Awaitable[Result]]
Wait = Callable[[WaitAllowance], Awaitable[None]]

# Prefixes of methods that create or change messages, and the exceptions.
PACED = ("send", "edit", "copy", "forward", "stop")
UNPACED = frozenset({"sendChatAction"})
INLINE_ANSWER = "answerInlineQuery"
# An upload can take minutes: other messages of the chat do not wait for it.
LONG = frozenset({"sendVideo", "sendDocument", "sendAnimation", "sendPhoto", "sendMediaGroup", "editMessageMedia"})


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
        self._slots = Slots(clock, sleep)
        self._inline_answers = Window(limits.INLINE_ANSWERS, limits.OVERALL_PERIOD)
        self._inline_paused_until = 0.0
        self._calls = 0
        self._under_way = 0

    def share(self, sharing: SlotSource) -> None:
        """From now on, also take slots that all processes share."""
        self._slots.share(sharing)

    @property
    def waiting(self) -> int:
        """How many requests wait for a slot, or for the end of a pause."""
        return self._calls - self._under_way

    @property
    def chats(self) -> frozenset[int | str]:
        """The chats whose limits are kept in memory."""
        return self._slots.chats

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close: waiting calls are cancelled by their owners."""

    def would_wait(self, chat_id: int, urgency: Urgency = Urgency.BROADCAST) -> float:
        """Estimated seconds that a message to this chat would wait now; 0: it would go at once."""
        return self._slots.would_wait(chat_id, urgency)

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
            if endpoint in UNPACED or not endpoint.startswith(PACED):
                return await self._send(call, self._slots.wait_for_pauses, _chat_of(data))
            return await self._paced(call, endpoint, _chat_of(data))
        finally:
            self._calls -= 1

    async def _paced(self, call: Call, endpoint: str, chat_id: int | str | None) -> Result:
        check, refused = send_checks()
        urgency = urgency_of(endpoint)
        chat = self._slots.chat(chat_id)
        chat.calls += 1
        try:
            async with chat.queue.turn(lambda: urgency) as turn:

                async def wait(allowance: WaitAllowance) -> None:
                    await self._slots.wait(chat_id, chat, turn, urgency, allowance)
                    if endpoint in LONG:
                        turn.end()
                    check()

                async def watched() -> Result:
                    try:
                        return await call()
                    except (RetryAfter, DefinitelyNotSent):
                        refused()
                        raise

                return await self._send(watched, wait, chat_id)
        finally:
            chat.calls -= 1

    async def _answer_inline(self, call: Call) -> Result:
        """Somebody who types causes many of these. A 429 must not pause messages, and is raised: a newer query follows."""
        while (wait := self._inline_answers.ready_at() - self._clock()) > INSTANT:
            await self._sleep(wait)
        now, paused_until = self._clock(), max(self._slots.paused_until, self._inline_paused_until)
        if paused_until > now:
            raise RetryAfter(timedelta(seconds=math.ceil(paused_until - now)))
        self._inline_answers.take(now)
        try:
            return await call()
        except RetryAfter as error:
            self._inline_paused_until = self._clock() + requested_pause(error) + limits.RETRY_MARGIN
            raise

    async def _send(self, call: Call, wait: Wait, chat_id: int | str | None) -> Result:
        allowance = WaitAllowance(self._max_pause)
        while True:
            await wait(allowance)
            try:
                return await call()
            except RetryAfter as error:
                pause = requested_pause(error) + limits.RETRY_MARGIN
                await self._slots.pause(chat_id, pause)
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


def _chat_of(data: dict[str, Any]) -> int | str | None:
    """Chat of a request: an id, even if given as text, or a channel's @name."""
    chat_id = data.get("chat_id")
    try:
        return int(chat_id) if chat_id is not None else None
    except ValueError:
        return str(chat_id)
