"""Keeps one status message per task up to date with its row: sent once, then edited, and repaired after a restart."""

import logging
import time
from collections.abc import Callable

from telegram.error import RetryAfter, TelegramError

from bot.access.admins import BotAdmins
from bot.botapi.errors import requested_pause
from bot.botapi.messenger import Card, ChatUnreachable, MessageGone, Messenger, Place
from bot.botapi.urgency import Urgency, sending_as
from bot.cards.current import CurrentCards
from bot.pipeline.edit_pace import LONGEST_PAUSE, TickPace, position_pause
from bot.pipeline.outcomes import MAY_NOT_WRITE
from bot.pipeline.unexpected_errors import UnexpectedErrors
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.limits import QueuePlace
from storage.model import Task
from storage.states import FACTS, State
from storage.status import StatusMessages

log = logging.getLogger(__name__)

SHORTEST_PAUSE = 5.0  # seconds after a failed send
LONGEST_WAIT = 5.0  # seconds for which a claimed row waits for its chat's next send slot
GIVE_UP_AFTER = 86400.0  # seconds after the row's last change in which its message is retried


class StatusBoard:
    """Shows rows. The caller of `show` holds the row's show lease (`StatusMessages.claim` or `Submissions.mark_running`).

    `lease`: seconds a process may take to show a row before another process may.
    """

    def __init__(
        self,
        *,
        database: Database,
        messenger: Messenger,
        cards: CurrentCards,
        admins: BotAdmins,
        would_wait: Callable[[int, Urgency], float],
        lease: float,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._rows = StatusMessages(database)
        self._pace = TickPace(self._rows, elapsed)
        self._messenger = messenger
        self._cards = cards
        self._unexpected = UnexpectedErrors(admins, "status messages", longest=LONGEST_PAUSE, clock=elapsed)
        self._would_wait = would_wait
        self._lease = lease
        self._clock = clock

    async def claim(self, most: int) -> list[Task]:
        """Tasks whose message is due, leased to this process."""
        now = self._clock()
        return await self._rows.claim(now, now + self._lease, most)

    def may_show(self, task: Task) -> bool:
        """Whether this process holds the show lease of a row that just became `running`, and may show it at once."""
        return task.show_lease is not None and task.show_lease == task.updated_at + self._lease

    async def release(self, task: Task) -> None:
        """End the lease of a row without showing it, so that any process can claim it."""
        await self._rows.show_later(task, self._clock())

    async def show(self, task: Task) -> None:
        """Update the task's message. It stays due if that is not possible now. Raises StorageUnavailable only."""
        if self._unexpected.is_paused(task.id):
            return
        try:
            await self._show(task)
        except StorageUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - the message stays due
            return await self._unexpected_error(task, error)
        self._unexpected.clear(task.id)

    async def _unexpected_error(self, task: Task, error: Exception) -> None:
        """Back off: the message waits longer after each error, even if its next time cannot be committed."""
        self._unexpected.record(task.id, error)
        try:
            await self._retry_later(task, error)
        except Exception as again:  # noqa: BLE001 - the lease and the pause in this process still apply
            log.error("task %s: the pause of its message could not be stored: %s", task.id, type(again).__name__)
        await self._unexpected.notify(task.id, error)

    async def _show(self, task: Task) -> None:
        if task.muted and task.status_message_id is None:
            return await self._rows.mark_shown(task, None, self._clock())
        urgency = message_urgency(task)
        wait = self._would_wait(task.origin.chat_id, urgency)
        if is_tick(task) and (wait > 0 or not self._pace.take()):  # the first edits to be left out
            return await self._rows.show_later(task, self._clock() + max(wait, await self._tick_pause(task)))
        if wait > LONGEST_WAIT:  # a busy chat must not occupy the workers that other chats need
            return await self._rows.show_later(task, self._clock() + wait)
        place = await self._cards.place(task)
        position = self._cards.position(task, place)
        again_at = await self._again_at(task, place)
        if place is not None and again_at is not None and _is_shown(task, position):
            return await self._rows.show_later(task, again_at)
        card = await self._cards.at(task, position)
        estimate = self._cards.estimate(task)
        try:
            with sending_as(urgency):
                message_id = await self._edit_or_send(task, card)
        except _LeaseExpired:
            log.warning("task %s: its message was deleted, and another process may show it by now", task.id)
            return await self._rows.show_later(task, self._clock())
        except (ChatUnreachable, TelegramError) as error:
            return await self._retry_later(task, error)
        await self._rows.mark_shown(
            task, message_id, self._clock(), position=position, estimate=estimate, again_at=again_at
        )
        if task.stale_message_id is not None:
            await self._messenger.delete(task.origin.chat_id, task.stale_message_id)
            await self._rows.clear_stale_message(task)

    async def _again_at(self, task: Task, place: QueuePlace | None) -> float | None:
        """When the message is edited next although its row has not changed."""
        if place is not None:
            return self._clock() + position_pause(place)
        return self._clock() + await self._tick_pause(task) if shows_time(task) else None

    async def _tick_pause(self, task: Task) -> float:
        return await self._pace.pause(task, self._clock())

    async def _retry_later(self, task: Task, error: Exception) -> None:
        """Retry for a day, less and less often: a user who never learns of a paid task orders it again.

        This includes sends that may have arrived (two messages are better than none) and chats in which the bot cannot
        write now (it may be admitted again).
        """
        if task.reason_key == MAY_NOT_WRITE and isinstance(error, ChatUnreachable):
            return await self._notify_in_private(task)
        age = self._clock() - task.updated_at
        if age >= GIVE_UP_AFTER:
            log.error("task %s: chat %s never got its id %s: %s", task.id, task.origin.chat_id, task.provider_id, error)
            return await self._rows.mark_shown(task, None, self._clock())
        asked = requested_pause(error) if isinstance(error, RetryAfter) else 0.0
        pause = max(SHORTEST_PAUSE, asked, min(LONGEST_PAUSE, age))
        log.warning("task %s: its message waits %.0f s: %s: %s", task.id, pause, type(error).__name__, error)
        return await self._rows.show_later(task, self._clock() + pause)

    async def _notify_in_private(self, task: Task) -> None:
        """The task was not sent because the bot may not write in the chat: try once to notify the user in private."""
        origin = task.origin
        if not origin.private and origin.user_id > 0:
            title, _ = await self._messenger.names(origin.chat_id, origin.user_id)
            card = await self._cards.refused_elsewhere(task, title)
            try:
                await self._messenger.send(Place(origin.user_id), card)
            except (ChatUnreachable, TelegramError) as error:
                log.info("task %s: user %s could not be notified in private: %s", task.id, origin.user_id, error)
        await self._rows.mark_shown(task, None, self._clock())

    async def _edit_or_send(self, task: Task, card: Card) -> int | None:
        origin = task.origin
        if task.status_message_id is not None:
            try:
                await self._messenger.edit(origin.chat_id, task.status_message_id, card)
            except MessageGone as error:
                if task.show_lease is not None and task.show_lease < self._clock():
                    raise _LeaseExpired from None
                log.info("task %s: its message was deleted (%s), so it gets a new one", task.id, error)
            else:
                return task.status_message_id
        # Offers and what was not ordered because the bot may not write there are of no use in another topic.
        must_arrive = task.state is not State.DRAFT and task.reason_key != MAY_NOT_WRITE
        place = Place(origin.chat_id, origin.thread_id, origin.message_id, must_arrive=must_arrive)
        return await self._messenger.send(place, card)


def message_urgency(task: Task) -> Urgency:
    """News (a new message, the provider's id, an outcome) go first, then offers, then what only changes.

    `status_claim` has the same rule.
    """
    if task.state is State.DRAFT:
        return Urgency.ANSWER
    has_its_id = task.state is State.RUNNING and task.progress is None and task.lateness is None and not is_tick(task)
    is_news = task.status_message_id is None or has_its_id or not FACTS[task.state].changing
    return Urgency.MESSAGE if is_news else Urgency.EDIT


def shows_time(task: Task) -> bool:
    """Whether the message of a task shows how long it has taken, and has to be edited for that."""
    return task.state is State.RUNNING and not task.muted and not task.dead_links


def is_tick(task: Task) -> bool:
    """Whether the message shows the row as it is, and is due only because time has passed."""
    return shows_time(task) and task.shown_version == task.version and task.status_message_id is not None


def _is_shown(task: Task, position: int | None) -> bool:
    """Whether the message shows this version of the row and this position."""
    is_current = task.shown_version == task.version and task.shown_position == position
    return is_current and task.status_message_id is not None


class _LeaseExpired(Exception):
    """The edit took longer than the lease, and the message was deleted: a new one could show an outdated state."""
