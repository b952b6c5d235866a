"""Dispatches raw updates to the handlers until their effects are committed. Shared by polling and the webhook."""

import asyncio
import logging
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Protocol

from telegram import Bot, Update

from bot.intake import RawUpdate
from bot.intake.lanes import ChatLanes
from bot.intake.origin import chat_id, lane_key
from bot.intake.outage import Sleep
from bot.intake.traces import traceback_of
from storage.errors import StorageUnavailable

logger = logging.getLogger(__name__)

WaitForDatabase = Callable[[], Awaitable[None]]

REMEMBERED = 2048  # update ids; Telegram's longest answer has 100
NOTIFY_TIMEOUT = 10.0  # seconds


class Process(Protocol):
    """Handles an update and commits its effects; raises any error (`ProcessUpdate` is one)."""

    async def __call__(self, update: Update, /) -> None: ...


class FailureStore(Protocol):
    """Stores updates that could not be handled, without content (`storage.failures.Failures` is one)."""

    async def store(self, update_id: int, chat_id: int | None, error: str, now: float) -> None: ...


class NotifyAdmins(Protocol):
    """Notifies the admins that an update was given up; may fail."""

    async def __call__(self, update_id: int, chat_id: int | None, error: str, /) -> None: ...


class Dispatcher:
    """Dispatches updates: in order within a chat, and each once while its id is remembered. No chat blocks another.

    `require_database` raises StorageUnavailable while nothing can be stored: then no handler runs, also none that only
    reads, because what it leads to could not be kept.
    Times are seconds: `pauses` between the tries of a failing update. An update that is not handled within `timeout` is
    not retried, because that would block its chat for as long again.
    """

    def __init__(
        self,
        bot: Bot,
        process: Process,
        failures: FailureStore,
        notify_admins: NotifyAdmins,
        lanes: ChatLanes,
        *,
        require_database: Callable[[], None] = lambda: None,
        pauses: Sequence[float] = (0.5, 2.0),
        timeout: float = 300.0,
        sleep: Sleep = asyncio.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._bot = bot
        self._process = process
        self._failures = failures
        self._notify_admins = notify_admins
        self._lanes = lanes
        self._require_database = require_database
        self._pauses = pauses
        self._timeout = timeout
        self._sleep = sleep
        self._clock = clock
        self._in_flight: dict[int, asyncio.Future[None]] = {}
        self._done: OrderedDict[int, None] = OrderedDict()

    async def dispatch(self, raw: RawUpdate, wait_for_database: WaitForDatabase | None = None) -> None:
        """Return when the update's effects are committed, or when it was stored as failed.

        While the database fails, `wait_for_database` is awaited between tries, and later updates of the chat wait;
        without it, StorageUnavailable is raised. StorageUnavailable and NotAccepted mean: do not acknowledge, and
        dispatch again.
        Cancelling the caller does not stop the handling; the next call for the same update joins it.
        """
        update_id = raw.get("update_id")
        if not isinstance(update_id, int):
            logger.error("Dropped an update without an id: it is not from Telegram")
            return
        if update_id in self._done:
            return
        await asyncio.shield(self._in_flight.get(update_id) or self._begin(update_id, raw, wait_for_database))

    async def drain(self, grace: float) -> bool:
        """Refuse new updates and give those being handled `grace` seconds to finish; returns whether all did."""
        return await self._lanes.drain(grace)

    def _begin(
        self, update_id: int, raw: RawUpdate, wait_for_database: WaitForDatabase | None
    ) -> "asyncio.Future[None]":
        future = self._lanes.submit(lane_key(raw), partial(self._run, update_id, raw, wait_for_database))
        self._in_flight[update_id] = future
        future.add_done_callback(partial(self._finished, update_id))
        return future

    def _finished(self, update_id: int, finished: "asyncio.Future[None]") -> None:
        del self._in_flight[update_id]
        if finished.exception() is None:
            self._done[update_id] = None
            if len(self._done) > REMEMBERED:
                self._done.popitem(last=False)

    async def _run(self, update_id: int, raw: RawUpdate, wait_for_database: WaitForDatabase | None) -> None:
        while True:
            try:
                return await self._handle_or_store(update_id, raw)
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
        try:
            update = Update.de_json(raw, self._bot)
        except Exception as error:  # noqa: BLE001 - a malformed update can make the parser raise anything
            logger.error("Update %d cannot be read:\n%s", update_id, traceback_of(error))
            return error
        failure = await self._attempt(update)
        for pause in self._pauses:
            if failure is None or isinstance(failure, HandlingTooLongError):
                break
            await self._sleep(pause)
            failure = await self._attempt(update)
        return failure

    async def _attempt(self, update: Update) -> BaseException | None:
        try:
            async with asyncio.timeout(self._timeout) as limit:
                await self._process(update)
        except StorageUnavailable:
            raise
        except (Exception, asyncio.CancelledError) as error:
            if _is_being_cancelled(error):
                raise
            logger.error("Update %d failed:\n%s", update.update_id, traceback_of(error))
            logger.debug("Update %d failed", update.update_id, exc_info=error)
            return HandlingTooLongError() if limit.expired() else error
        return None

    async def _give_up(self, update_id: int, chat: int | None, error: str) -> None:
        logger.error("Giving up update %d of chat %s (%s); later updates continue", update_id, chat, error)
        try:
            await self._failures.store(update_id, chat, error, self._clock())
        except StorageUnavailable:
            raise
        except Exception as bug:  # noqa: BLE001 - a bug in storing a failure must not block the chat forever
            logger.error("The failure of update %d could not be stored:\n%s", update_id, traceback_of(bug))
        try:
            async with asyncio.timeout(NOTIFY_TIMEOUT):
                await self._notify_admins(update_id, chat, error)
        except Exception as unsent:  # noqa: BLE001 - the notification is best effort
            logger.warning("The admins could not be notified of update %d (%s)", update_id, type(unsent).__qualname__)


class HandlingTooLongError(Exception):
    """The handlers of an update did not finish in time."""


def _is_being_cancelled(error: BaseException) -> bool:
    """Whether this task was cancelled; otherwise a handler leaked another task's cancellation."""
    task = asyncio.current_task()
    return isinstance(error, asyncio.CancelledError) and task is not None and task.cancelling() > 0
