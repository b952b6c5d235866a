"""User actions on an existing task: show, check, cancel, mute, deliver again."""

import logging
import time
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import assert_never
from zoneinfo import ZoneInfo

from telegram.error import TelegramError

from bot.amounts import format_money, from_millionths
from bot.botapi.errors import PossiblySent
from bot.botapi.messenger import Card, ChatUnreachable, Place
from bot.botapi.videos import UnknownFileId
from bot.callbacks import task_of_result
from bot.cards.current import CurrentCards, is_change
from bot.cards.lists import OrderFacts, TaskLists
from bot.errors import UserError
from bot.orders.finding import TaskFinder, not_found
from bot.orders.withdrawal import Withdrawal
from bot.parsing.incoming import Incoming, Reply
from storage.chats import Chats
from storage.database import Database
from storage.deliveries import Deliveries
from storage.errors import StorageUnavailable
from storage.ledger import Ledger
from storage.model import Task
from storage.polling import Polling
from storage.records import dataclass
from storage.states import FACTS, State
from storage.tasks import Tasks

log = logging.getLogger(__name__)

UTC = ZoneInfo("UTC")
Resend = Callable[[Task, Place], Awaitable[int]]

CHECK_PAUSE = {False: 5.0, True: 15.0}
"""Seconds after a poll in which a user's request for another one is answered without it. True: that one failed."""


@dataclass(frozen=True)
class ActionTools:
    """`resend` sends a video by its Telegram `file_id`; `wake` wakes the workers."""

    resend: Resend
    wake: Callable[[], None]


@dataclass(frozen=True)
class Found:
    """A task that a message means, and what the message says before and after its id."""

    task: Task
    before: str = ""
    after: str = ""


class Actions:
    """All user actions on one task except ordering. Task ids of other chats are not found."""

    def __init__(
        self,
        *,
        database: Database,
        bot_id: int,
        cards: CurrentCards,
        lists: TaskLists,
        tools: ActionTools,
        zone: ZoneInfo = UTC,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._tasks = Tasks(database)
        self._finder = TaskFinder(database, bot_id)
        self._polling = Polling(database)
        self._deliveries = Deliveries(database)
        self._chats = Chats(database, bot_id)
        self._ledger = Ledger(database)
        self._zone = zone
        self._bot_id = bot_id
        self._cards = cards
        self._lists = lists
        self._tools = tools
        self._clock = clock
        self.withdrawal = Withdrawal(self._tasks, tools.wake, clock)

    async def find(self, incoming: Incoming) -> Found | None:
        """The task of the given id or of the replied-to message; None if there is neither.

        Raises UserError for an id that is not in this chat.
        """
        text = incoming.body.strip()
        found = await self._finder.find(text, incoming.chat_id) if text else None
        task = await self._tasks.get(found.task_id) if found else None
        if found and task:
            return Found(task, found.before, found.after)
        task = await self.find_replied(incoming)
        if task is None and text:
            raise not_found(text)
        return Found(task, "", text) if task else None

    async def find_replied(self, incoming: Incoming) -> Task | None:
        """The task of the replied-to message: a request, a status message or a result."""
        if incoming.reply is None or incoming.reply.message_id is None:
            return None
        task = await self._tasks.by_message(self._bot_id, incoming.chat_id, incoming.reply.message_id)
        if task is None and incoming.reply.from_this_bot:
            # A reply may arrive before the row has the video's message id; the message's buttons contain the task id.
            task_id = _task_of_result(incoming.reply)
            task = await self._tasks.in_chat(self._bot_id, incoming.chat_id, task_id) if task_id else None
        return task if task and FACTS[task.state].ordered else None

    async def find_change(self, incoming: Incoming) -> Task | None:
        """The draft of *Change* whose card was replied to."""
        if incoming.reply is None or not incoming.reply.from_this_bot or incoming.reply.message_id is None:
            return None
        task = await self._tasks.by_status_message(self._bot_id, incoming.chat_id, incoming.reply.message_id)
        return task if task and is_change(task) else None

    def is_result(self, task: Task, incoming: Incoming) -> bool:
        """Whether the replied-to message is the task's video, or the link sent in its place."""
        replied = incoming.reply
        return replied is not None and (
            (replied.message_id is not None and replied.message_id == task.result_message_id)
            or _task_of_result(replied) == task.id
        )

    async def card(self, task: Task) -> Card:
        """Content of the task's status message."""
        return await self._cards.of(task)

    async def details(self, task: Task, language: str) -> str:
        """The message of the *Details* button."""
        images = await self._tasks.images(task.id)
        return self._lists.details(language, task, len(images), await self._order(task))

    async def _order(self, task: Task) -> OrderFacts:
        """When it was ordered, in the owner's time zone, for how much, and in a group by whom."""
        ordered = datetime.fromtimestamp(task.created_at, self._zone)
        time = f"{ordered:%Y-%m-%d %H:%M} ({self._zone.key})"
        name = "" if task.origin.private else (await self._chats.get(task.origin.user_id)).title
        reserved = await self._ledger.reserved(task.id)
        if reserved is None or reserved[0].amount is None:
            return OrderFacts(time=time, name=name)
        charge, is_released = reserved
        price = format_money(from_millionths(charge.amount or 0), charge.currency)
        return OrderFacts(time=time, name=name, price=price, is_released=is_released)

    async def show(self, task: Task, place: Place, request: str = "") -> str | None:
        """Send the result to the chat again. Returns a text key if there is something to answer instead.

        `request`: the id of the press that requests it; a message is the one that is replied to.
        """
        now = self._clock()
        if task.file_id or task.state is State.UNDELIVERED:
            # The update may be repeated after the video was sent: each request sends one video.
            request_key = f"show:{self._bot_id}:{place.chat_id}:{request or place.reply_to}"
            if not await self._tasks.record_key(request_key, task.id, now):
                return "show-unclear"
        if task.file_id:
            return await self._resend(task, place)
        if task.muted:
            task = await self._tasks.unmute(task, now) or task
        return await self._show_without_file(task, now)

    async def _show_without_file(self, task: Task, now: float) -> str:
        """Have the result fetched and delivered if there is one. Returns the text key of the answer."""
        match task.state:
            case State.UNDELIVERED:
                moved = await self._deliveries.deliver_again(task, now, now)
            case State.DELIVERED:  # delivered as a link, which may have expired
                return "show-only-link" if task.file_kind == "link" else "show-nothing"
            case State.READY | State.DELIVERING:
                moved = task
            case State.EXPIRED:
                moved = await self._polling.poll_again(task, due_at=now, dead_links=0, now=now)
            case State.RUNNING | State.QUEUED | State.SUBMITTING:
                return "show-not-yet"
            case State.DRAFT | State.COLLECTING | State.FAILED | State.UNKNOWN | State.REFUSED | State.CANCELLED:
                return "show-nothing"
            case other:
                assert_never(other)
        self._tools.wake()
        return "show-coming" if moved else "task-moved-on"

    async def _resend(self, task: Task, place: Place) -> str | None:
        """Send once per request: if the first attempt may have arrived, it is not repeated."""
        try:
            message_id = await self._tools.resend(task, place)
        except UnknownFileId as error:
            log.error("task %s: Telegram does not know its video any more: %s", task.id, error)
            return "show-nothing"
        except PossiblySent as error:
            log.warning("task %s: unknown whether the result was sent again: %s", task.id, error)
            return "show-unclear"
        except (TelegramError, ChatUnreachable, OSError) as error:
            log.warning("task %s: result not sent again: %s: %s", task.id, type(error).__name__, error)
            return "show-failed"
        try:
            await self._deliveries.add_result_message(task, message_id)
        except StorageUnavailable as error:  # must not cause a retry: the message's buttons identify the task
            log.warning(
                "task %s: its result was sent again, but message %s was not recorded: %s", task.id, message_id, error
            )
        return None

    async def check(self, task: Task) -> str:
        """Poll the provider now, unless it was polled a moment ago. Returns the text key of the answer."""
        now = self._clock()
        match task.state:
            case State.RUNNING if 0 <= now - task.updated_at < CHECK_PAUSE[task.failures > 0] and task.heard_at:
                return "check-asked"
            case State.RUNNING:
                await self._polling.poll_now(task, now)
            case State.EXPIRED:
                await self._polling.poll_again(task, due_at=now, dead_links=0, now=now)
            case State.DELIVERED:
                return "show-only-link" if task.file_kind == "link" else "check-done"
            case (
                State.DRAFT
                | State.COLLECTING
                | State.QUEUED
                | State.SUBMITTING
                | State.READY
                | State.DELIVERING
                | State.UNDELIVERED
                | State.FAILED
                | State.UNKNOWN
                | State.REFUSED
                | State.CANCELLED
            ):
                return "check-nothing"
            case other:
                assert_never(other)
        self._tools.wake()
        return "check-asking"

    async def cancel(self, task: Task) -> str:
        """/cancel. Returns a text key."""
        return await self.withdrawal.cancel(task)

    async def deliver(self, task: Task) -> None:
        """*Send the video again* was pressed on an up-to-date card."""
        now = self._clock()
        if task.state is not State.UNDELIVERED or not await self._deliveries.deliver_again(task, now, now):
            raise UserError("button-stale")
        self._tools.wake()


def _task_of_result(replied: Reply) -> str | None:
    """The task of a result message, read from its buttons."""
    return next(filter(None, map(task_of_result, replied.buttons)), None)
