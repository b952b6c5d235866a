"""Allocates send slots: within the limits of each chat and of all together, and not during a pause."""

import math
from collections.abc import Awaitable, Callable
from datetime import timedelta

from telegram.error import RetryAfter

from bot.botapi import limits
from bot.botapi.allowance import WaitAllowance
from bot.botapi.limiters import ChatLimiter, Window, chat_limiter
from bot.botapi.shared_limits import SlotSource, UnsharedSlots
from bot.botapi.turnstile import Turn, Turnstile
from bot.botapi.urgency import Urgency
from storage.pacing import Slot

Sleep = Callable[[float], Awaitable[None]]

INSTANT = 1e-6  # seconds: shorter waits are rounding errors
SWEEP_INTERVAL = 60.0  # seconds between cleanups of idle chats
LONGEST_SLEEP = 1.0  # seconds until a message that waits looks whether a more urgent one waits for it


class Slots:
    """The slots of this process; with `share`, those that all processes of a bot share are taken too.

    A chat is its id or a channel's @name. None is no chat: only the overall limit applies to an inline message.
    """

    def __init__(self, clock: Callable[[], float], sleep: Sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._overall = Window(limits.OVERALL_MESSAGES, limits.OVERALL_PERIOD)
        self._gate = Turnstile()  # one call of a chat at a time waits here
        self._chats: dict[int | str, ChatLimiter] = {}
        self._swept_at = 0.0
        self._sharing: SlotSource = UnsharedSlots()
        self.paused_until = 0.0  # of the whole bot

    def share(self, sharing: SlotSource) -> None:
        """From now on, also take slots that all processes share."""
        self._sharing = sharing

    @property
    def chats(self) -> frozenset[int | str]:
        """The chats whose limits are kept in memory."""
        return frozenset(self._chats)

    def chat(self, chat_id: int | str | None) -> ChatLimiter:
        """The limits of a chat, and its queue. While its `calls` are counted, the object is kept."""
        self._forget_idle()
        return ChatLimiter(()) if chat_id is None else self._kept(chat_id)

    def would_wait(self, chat_id: int, urgency: Urgency) -> float:
        """Estimated seconds that a message to this chat would wait now; 0: it would go at once, or an edit may take a slot."""
        kept = limits.OVERALL_MESSAGES_KEPT if urgency is Urgency.EDIT else 0
        now, ready = self._clock(), max(self._overall.ready_at(kept), self.paused_until)
        chat = self._chats.get(chat_id)
        if chat is None:
            return max(0.0, ready - now)
        ready = max(ready, chat.ready_at(urgency), chat.paused_until)
        return max(0.0, ready - now) + chat.waiting(urgency) * limits.CHAT_INTERVAL

    async def wait(
        self, chat_id: int | str | None, chat: ChatLimiter, turn: Turn, urgency: Urgency, allowance: WaitAllowance
    ) -> None:
        """Wait for this chat's slot and count the message. Raises RetryAfter for a pause that is too long."""
        has_slot = False
        while True:
            await self.wait_for_pauses(allowance, chat)
            if (wait := chat.ready_at(urgency) - self._clock()) > INSTANT:
                if not await turn.let_pass():
                    await self._sleep(min(wait, LONGEST_SLEEP))
            elif chat_id is not None and not has_slot:
                has_slot = await self._wait_until(chat_id, await self._sharing.chat_slot(chat_id))
            elif await self._take(chat_id, chat, urgency):
                return

    async def wait_for_pauses(self, allowance: WaitAllowance, chat: ChatLimiter | None = None) -> None:
        """Wait until all pauses are over; raises RetryAfter at once for one that is too long."""
        while True:
            until = max(self.paused_until, chat.paused_until) if chat else self.paused_until
            if (left := until - self._clock()) <= INSTANT:
                return
            if not allowance.spend(left):
                raise RetryAfter(timedelta(seconds=math.ceil(left)))
            await self._sleep(left)

    async def pause(self, chat_id: int | str | None, seconds: float) -> None:
        """Send nothing to this chat for that long, from any process; None: to no chat, and no other request either."""
        self._pause(chat_id, seconds)
        await self._sharing.pause(chat_id, seconds)

    async def _take(self, chat_id: int | str | None, chat: ChatLimiter, urgency: Urgency) -> bool:
        """Wait for a slot among all chats; False if this chat may not send after all."""
        async with self._gate.turn(lambda: chat.most_urgent(urgency)):
            if (wait := self._overall.ready_at() - self._clock()) > INSTANT:
                await self._sleep(wait)
            await self._wait_until(chat_id, await self._sharing.overall_slot(chat_id))
            now = self._clock()
            # The wait may have brought a pause, or a retried upload of the same chat.
            if max(chat.ready_at(urgency), chat.paused_until, self.paused_until) > now + INSTANT:
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

    def _pause(self, chat_id: int | str | None, seconds: float) -> None:
        until = self._clock() + seconds
        if chat_id is None:
            self.paused_until = max(self.paused_until, until)
        else:
            chat = self._kept(chat_id)
            chat.paused_until = max(chat.paused_until, until)

    def _kept(self, chat_id: int | str) -> ChatLimiter:
        chat = self._chats.get(chat_id)
        if chat is None:
            chat = self._chats[chat_id] = chat_limiter(chat_id)
        return chat

    def _forget_idle(self) -> None:
        now = self._clock()
        if now - self._swept_at >= SWEEP_INTERVAL:
            self._swept_at = now
            self._chats = {chat_id: chat for chat_id, chat in self._chats.items() if not chat.idle(now)}
