"""Sends an admin's message to all chats, one copy at a time, under everything else that the bot sends."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import assert_never

from telegram.error import RetryAfter, TelegramError

from bot.access.gate import GENERAL
from bot.botapi.errors import DefinitelyNotSent
from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Messenger, Place
from bot.botapi.send_checks import before_sending
from bot.cards.broadcasts import BroadcastCards
from bot.pipeline.copy_outcomes import OUTAGE_PAUSE, CopyOutcome, Later, Moved, SourceGone, classify_copy_error
from storage.broadcasts import Broadcast, Broadcasts, BroadcastState, Copy
from storage.chats import Chats
from storage.database import Database
from storage.recipients import gather

log = logging.getLogger(__name__)

LEASE = 120.0  # seconds; a copy with all its waits is shorter
BATCH = 10  # copies per claim, so that a stopping process ends soon
INTERVAL = 0.1  # seconds between copies: a third of what Telegram allows, so that answers have the rest
BUSY_PAUSE = 1.0  # seconds until chats that are busy are tried again
MOST_TOPICS = 5  # of a group that are tried for one copy
# Seconds without a copy after which one waits for its slot, although other messages use up the limit.
LONGEST_BUSY = 10.0
MOST_TRIES = 5  # of a copy that is refused in a form that may be temporary
PROGRESS_EVERY = 3.0  # seconds between updates of the progress


class Late(Exception):
    """The lease may end before the copy is sent."""


class Broadcaster:
    """Works on one broadcast at a time; the lease excludes other processes.

    `would_wait`: seconds that a message to a chat would wait now (chat 0: any chat). `move_chat`: called with the old and
    the new id of a group that became a supergroup.
    """

    def __init__(
        self,
        *,
        database: Database,
        bot_id: int,
        messenger: Messenger,
        cards: BroadcastCards,
        would_wait: Callable[[int], float],
        move_chat: Callable[[int, int], Awaitable[None]],
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._database = database
        self._broadcasts = Broadcasts(database, bot_id)
        self._chats = Chats(database, bot_id)
        self._messenger = messenger
        self._cards = cards
        self._would_wait = would_wait
        self._move_chat = move_chat
        self._clock = clock
        self._elapsed = elapsed
        self._sleep = sleep
        self._sent_at = elapsed()
        self._shown_at: tuple[str, float] = ("", 0.0)  # the broadcast whose progress was shown last, and when

    async def claim(self, _: int) -> list[Broadcast]:
        """The broadcast that is due, leased to this process."""
        now = self._clock()
        found = await self._broadcasts.claim(now, now + LEASE)
        return [found] if found else []

    async def work(self, broadcast: Broadcast) -> None:
        """Send a batch of copies, or the report if there is nothing left to send."""
        deadline = self._elapsed() + LEASE / 2
        pause = 0.0
        try:
            if broadcast.gathered is not None:
                await gather(self._database, broadcast.id, self._clock())
            if broadcast.state is BroadcastState.RUNNING:
                pause = await self._send_batch(broadcast, deadline)
            state = await self._broadcasts.state(broadcast)
            if state is BroadcastState.RUNNING and await self._broadcasts.is_waiting(broadcast.id):
                await self._show_progress(broadcast)
            elif state is not BroadcastState.OVER:
                pause = await self._report(broadcast)
        finally:
            now = self._clock()
            await self._broadcasts.release(broadcast, now + pause, now)

    async def _send_batch(self, broadcast: Broadcast, deadline: float) -> float:
        """Send some copies. Returns the seconds until the next batch."""
        due = await self._broadcasts.due(broadcast, self._clock(), BATCH)
        for chat_id in due:
            if (
                self._would_wait(0) > 0 and self._elapsed() - self._sent_at < LONGEST_BUSY
            ):  # other messages use up the limit
                return BUSY_PAUSE
            if (wait := self._would_wait(chat_id)) > 0:  # a copy would delay the answers of this chat
                await self._broadcasts.postpone(broadcast, chat_id, self._clock() + wait, tried=False)
                continue
            if self._elapsed() > deadline or not await self._broadcasts.begin(broadcast, chat_id):
                return 0.0
            self._sent_at = self._elapsed()
            if pause := await self._copy(broadcast, chat_id, deadline):
                return pause
            await self._sleep(INTERVAL)
        return 0.0 if due else BUSY_PAUSE

    async def _copy(self, broadcast: Broadcast, chat_id: int, deadline: float) -> float:
        """Send one copy and store what became of it. Returns the seconds for which no copy should be sent."""
        outcome = await self._send(broadcast, chat_id, deadline)
        match outcome:
            case Later(pause, counted):
                tries = await self._broadcasts.postpone(broadcast, chat_id, self._clock() + pause, tried=counted)
                if tries >= MOST_TRIES and await self._broadcasts.begin(broadcast, chat_id):
                    await self._broadcasts.record(broadcast, chat_id, Copy.FAILED)
                return pause
            case Moved(new_chat_id):
                await self._broadcasts.postpone(broadcast, chat_id, self._clock(), tried=False)
                await self._move_chat(chat_id, new_chat_id)
            case SourceGone():
                await self._broadcasts.postpone(broadcast, chat_id, self._clock(), tried=False)
                await self._broadcasts.break_off(broadcast, self._clock())
            case Copy():
                await self._broadcasts.record(broadcast, chat_id, outcome)
                if outcome is Copy.BLOCKED:
                    await self._chats.set_reachable(chat_id, reachable=False, now=self._clock())
            case other:
                assert_never(other)
        return 0.0

    async def _send(self, broadcast: Broadcast, chat_id: int, deadline: float) -> CopyOutcome:
        def still_leased() -> None:
            if self._elapsed() > deadline:
                raise Late

        outcome: CopyOutcome = Copy.FAILED
        for thread_id in await self._threads(chat_id):
            try:
                with before_sending(still_leased):
                    await self._messenger.copy(chat_id, broadcast.chat_id, broadcast.source_id, thread_id)
            except Late:
                return Later(0.0)
            except TelegramError as error:
                log.info("broadcast %s: chat %s: %s: %s", broadcast.id, chat_id, type(error).__name__, error)
                outcome = classify_copy_error(error)
            else:
                return Copy.SENT
            if outcome is not Copy.FAILED:  # otherwise Telegram refused this topic only, and the next may be open
                break
        return outcome

    async def _threads(self, chat_id: int) -> tuple[int | None, ...]:
        """Where in a chat the copy may go: the topics that were approved one by one, or its main topic."""
        topics = await self._chats.topics(chat_id)
        return tuple(None if topic == GENERAL else topic for topic in topics[:MOST_TOPICS]) or (None,)

    async def _show_progress(self, broadcast: Broadcast) -> None:
        shown, at = self._shown_at
        if shown == broadcast.id and self._elapsed() - at < PROGRESS_EVERY:
            return
        self._shown_at = broadcast.id, self._elapsed()
        tally = await self._broadcasts.tally(broadcast.id)
        done = tally.total - tally[Copy.WAITING] - tally[Copy.SENDING]
        await self._edit(broadcast, self._cards.progress(broadcast.language, broadcast.source_id, done, tally.total))

    async def _report(self, broadcast: Broadcast) -> float:
        """Send the report before it counts as sent: a process that dies in between sends it twice rather than never.

        Returns the seconds until it is tried again if Telegram did not take it.
        """
        state = await self._broadcasts.state(broadcast)
        tally = await self._broadcasts.tally(broadcast.id)
        await self._edit(broadcast, self._cards.over(broadcast.language))
        card = self._cards.report(broadcast.language, state, tally)
        log.info("broadcast %s is over (%s): %s", broadcast.id, state, dict(tally.by_state))
        try:
            await self._messenger.send(Place(broadcast.chat_id, None, broadcast.question_id), card)
        except (DefinitelyNotSent, RetryAfter):
            return OUTAGE_PAUSE
        except (ChatUnreachable, TelegramError) as error:
            log.warning("broadcast %s: its report was not sent: %s", broadcast.id, error)
        await self._broadcasts.finish(broadcast, state, self._clock())
        return 0.0

    async def _edit(self, broadcast: Broadcast, card: Card) -> None:
        try:
            await self._messenger.edit(broadcast.chat_id, broadcast.question_id, card)
        except (ChatUnreachable, MessageGone, TelegramError) as error:
            log.warning("broadcast %s: its progress is not shown: %s", broadcast.id, error)
