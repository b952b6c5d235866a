"""Dispatches raw updates to the handlers until their effects are committed. Shared by polling and the webhook."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, Protocol

from bot.acknowledgement import handling
from bot.botapi.json_answers import UNREADABLE
from bot.intake import RawUpdate
from bot.intake.lanes import ChatLanes
from bot.intake.origin import chat_id, lane_key
from bot.intake.outage import Sleep
from bot.intake.traces import traceback_of
from bot.log_ids import working_on
from bot.telemetry import OFF, Telemetry
from storage.errors import StorageUnavailable

logger = logging.getLogger(__name__)

WaitForDatabase = Callable[[], Awaitable[None]]

REMEMBERED = 2048  # update ids; Telegram's longest answer has 100
NO_ID = "no update_id"
DROPPED_EVERY = 60.0  # seconds between reports of updates without an id
NOTIFY_TIMEOUT = 10.0  # seconds
MOST_NOTICES = 20  # in progress; the admins are not notified of further failures, which are stored and logged
LATE_TIMEOUT = 1.0  # seconds for late commits and notices when the process stops


Handle = Callable[[], Awaitable[None]]
"""Handles one update and commits its effects. Raises any error; then it is called again."""


class Read(Protocol):
    """Parses an update, and returns what handles it. Raises any error if it is malformed (`UpdateReader` is one)."""

    def __call__(self, raw: RawUpdate, /) -> Handle: ...


class FailureStore(Protocol):
    """Stores updates that could not be handled, without content (`storage.failures.Failures` is one)."""

    async def store(self, update_id: int, chat_id: int | None, error: str, now: float) -> None: ...


class NotifyAdmins(Protocol):
    """Notifies the admins that an update was given up; may fail. `update_id` None: it has none."""

    async def __call__(self, update_id: int | None, chat_id: int | None, error: str, /) -> None: ...


class Dispatcher:
    """Dispatches updates: in order within a chat, and each once while its id is remembered. No chat blocks another.

    `require_database` raises StorageUnavailable while nothing can be stored: then no handler runs, also none that only
    reads, because what it leads to could not be kept.
    Times are seconds: `pauses` between the tries of a failing update. An update that is not handled within `timeout` is
    not retried, because that would block its chat for as long again. `way`: how updates arrive, for `telemetry`.
    """

    def __init__(
        self,
        read: Read,
        failures: FailureStore,
        notify_admins: NotifyAdmins,
        lanes: ChatLanes,
        *,
        require_database: Callable[[], None] = lambda: None,
        pauses: Sequence[float] = (0.5, 2.0),
        timeout: float = 300.0,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.time,
        telemetry: Telemetry = OFF,
        way: str = "",
    ) -> None:
        self._read = read
        self._failures = failures
        self._notify_admins = notify_admins
        self._lanes = lanes
        self._require_database = require_database
        self._pauses = pauses
        self._timeout = timeout
        self._sleep = sleep
        self._clock = clock
        self._telemetry = telemetry
        self._way = way
        self._in_flight: dict[int, asyncio.Future[None]] = {}
        self._late: dict[int, asyncio.Future[list[Any]]] = {}
        self._notices: set[asyncio.Task[None]] = set()
        self._dropped_at: float | None = None
        self._done: OrderedDict[int, None] = OrderedDict()

    async def dispatch(self, raw: RawUpdate, wait_for_database: WaitForDatabase | None = None) -> None:
        """Return when the effects of an update, which has an id, are committed, or when it was stored as failed.

        While the database fails, `wait_for_database` is awaited between tries, and later updates of the chat wait;
        without it, StorageUnavailable is raised. StorageUnavailable and NotAccepted mean: do not acknowledge, and
        dispatch again.
        Cancelling the caller does not stop the handling; the next call for the same update joins it.
        """
        update_id: int = raw["update_id"]
        if update_id in self._done:
            return
        if update_id not in self._late:
            await asyncio.shield(self._in_flight.get(update_id) or self._begin(update_id, raw, wait_for_database))
        if late := self._late.get(update_id):
            await self._await_late(late, update_id, raw, wait_for_database)

    async def drain(self, grace: float) -> bool:
        """Refuse new updates and give those being handled `grace` seconds to finish; returns whether all did."""
        finished = await self._lanes.drain(grace)
        rest: set[asyncio.Future[Any]] = {*self._late.values(), *self._notices}
        if rest:
            await asyncio.wait(rest, timeout=LATE_TIMEOUT)
        return finished and not self._late

    def has_handled(self, update_id: int) -> bool:
        """Whether an update was handled, as far as it is remembered."""
        return update_id in self._done

    def drop(self, count: int) -> None:
        """Report updates without a valid id, which cannot be acknowledged or repeated."""
        if self._dropped_at is None or self._clock() - self._dropped_at >= DROPPED_EVERY:
            self._dropped_at = self._clock()
            logger.error("Dropped %d updates without an id: they are not from Telegram", count)
            self._notify_later(None, None, NO_ID)

    def _begin(
        self, update_id: int, raw: RawUpdate, wait_for_database: WaitForDatabase | None
    ) -> "asyncio.Future[None]":
        self._telemetry.update(self._way)
        run = partial(self._run, update_id, raw, wait_for_database, time.monotonic())
        future = self._lanes.submit(lane_key(raw), run)
        self._in_flight[update_id] = future
        future.add_done_callback(partial(self._finished, update_id))
        return future

    def _finished(self, update_id: int, finished: "asyncio.Future[None]") -> None:
        del self._in_flight[update_id]
        if finished.exception() is None and update_id not in self._late:
            self._remember(update_id)

    def _remember(self, update_id: int) -> None:
        self._done[update_id] = None
        if len(self._done) > REMEMBERED:
            self._done.popitem(last=False)

    def _wait_for_late(self, update_id: int, awaited: "list[asyncio.Future[Any]]") -> None:
        """Let the update's acknowledgement wait for commits and answers, but not the next update of its chat."""
        late = self._late[update_id] = asyncio.gather(*awaited)
        late.add_done_callback(partial(self._late_finished, update_id))

    def _late_finished(self, update_id: int, late: "asyncio.Future[list[Any]]") -> None:
        del self._late[update_id]
        if not late.cancelled() and late.exception() is None:
            self._remember(update_id)

    async def _await_late(
        self,
        late: "asyncio.Future[list[Any]]",
        update_id: int,
        raw: RawUpdate,
        wait_for_database: WaitForDatabase | None,
    ) -> None:
        try:
            await asyncio.shield(late)
        except StorageUnavailable:
            if wait_for_database is None:
                raise
            await wait_for_database()
            await self.dispatch(raw, wait_for_database)
        except Exception as error:  # noqa: BLE001 - as an error of a handler
            logger.error("Update %d failed:\n%s", update_id, traceback_of(error), extra={"error": error})
            await self._give_up(update_id, chat_id(raw), type(error).__qualname__)

    async def _run(
        self, update_id: int, raw: RawUpdate, wait_for_database: WaitForDatabase | None, arrived_at: float
    ) -> None:
        while True:
            try:
                with handling(arrived_at) as awaited, working_on(update=update_id, chat=chat_id(raw)):
                    await self._handle_or_store(update_id, raw)
                if awaited:
                    self._wait_for_late(update_id, awaited)
                return
            except StorageUnavailable:
                if wait_for_database is None:
                    raise
                await wait_for_database()

    async def _handle_or_store(self, update_id: int, raw: RawUpdate) -> None:
        self._require_database()
        error = await self._handle(update_id, raw)
        if error is not None:
            await self._give_up(update_id, chat_id(raw), type(error).__qualname__)

    async def _handle(self, update_id: int, raw: RawUpdate) -> BaseException | None:
        """Parse and handle an update; returns None, or the error of the last try."""
        if UNREADABLE in raw:
            logger.error("Update %d cannot be read: %s", update_id, raw[UNREADABLE])
            return UnreadableUpdateError()
        try:
            handle = self._read(raw)
        except Exception as error:  # noqa: BLE001 - a malformed update can make the parser raise anything
            logger.error("Update %d cannot be read:\n%s", update_id, traceback_of(error))
            return error
        failure = await self._attempt(update_id, handle)
        for pause in self._pauses:
            if failure is None or isinstance(failure, HandlingTooLongError):
                break
            await self._sleep(pause)
            failure = await self._attempt(update_id, handle)
        return failure

    async def _attempt(self, update_id: int, handle: Handle) -> BaseException | None:
        try:
            async with asyncio.timeout(self._timeout) as limit:
                await handle()
        except StorageUnavailable:
            raise
        except (Exception, asyncio.CancelledError) as error:
            if _is_being_cancelled(error):
                raise
            logger.error("Update %d failed:\n%s", update_id, traceback_of(error), extra={"error": error})
            logger.debug("Update %d failed", update_id, exc_info=error)
            return HandlingTooLongError() if limit.expired() else error
        return None

    async def _give_up(self, update_id: int, chat: int | None, error: str) -> None:
        logger.error("Giving up update %d of chat %s (%s); later updates continue", update_id, chat, error)
        self._telemetry.update_given_up()
        try:
            await self._failures.store(update_id, chat, error, self._clock())
        except StorageUnavailable:
            raise
        except Exception as bug:  # noqa: BLE001 - a bug in storing a failure must not block the chat forever
            logger.error("The failure of update %d could not be stored:\n%s", update_id, traceback_of(bug))
        self._notify_later(update_id, chat, error)

    def _notify_later(self, update_id: int | None, chat: int | None, error: str) -> None:
        """In the background: the next update of the chat does not wait for it."""
        if len(self._notices) >= MOST_NOTICES:
            return
        notice = asyncio.create_task(self._notify(update_id, chat, error), name=f"notice of update {update_id}")
        self._notices.add(notice)
        notice.add_done_callback(self._notices.discard)

    async def _notify(self, update_id: int | None, chat: int | None, error: str) -> None:
        try:
            async with asyncio.timeout(NOTIFY_TIMEOUT):
                await self._notify_admins(update_id, chat, error)
        except Exception as unsent:  # noqa: BLE001 - the notification is best effort
            logger.warning("The admins could not be notified of update %s (%s)", update_id, type(unsent).__qualname__)


class UnreadableUpdateError(Exception):
    """The JSON of an update cannot be read."""


class HandlingTooLongError(Exception):
    """The handlers of an update did not finish in time."""


def _is_being_cancelled(error: BaseException) -> bool:
    """Whether this task was cancelled; otherwise a handler leaked another task's cancellation."""
    task = asyncio.current_task()
    return isinstance(error, asyncio.CancelledError) and task is not None and task.cancelling() > 0
