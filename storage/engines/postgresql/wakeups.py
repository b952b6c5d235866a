"""Cross-process notifications (LISTEN/NOTIFY). An optimisation only: workers also poll once a second."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from storage.engines.engine import Wake
from storage.engines.postgresql.dedicated import BEAT, dedicated
from storage.engines.postgresql.errors import translated
from storage.errors import StorageUnavailable
from storage.session import Executor

log = logging.getLogger(__name__)

CHANNEL = "wake"
APART = 0.05  # minimum seconds between two wake-ups from one process
FIRST_PAUSE = 0.5  # seconds before reconnecting; doubled up to
LONGEST_PAUSE = 15.0


@asynccontextmanager
async def wake_ups(dsn: str, executor: Executor, heard: Wake | None, *, beat: float = BEAT) -> AsyncIterator[Wake]:
    """Yield a function that wakes all other processes on this database; see `Engine.wake_ups`."""
    me, news = uuid.uuid4().hex, asyncio.Event()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(_in_background(_notify(executor, me, news), "notifying other processes"))
        if heard is not None:
            await stack.enter_async_context(
                _in_background(_listen(dsn, me, heard, beat), "listening to other processes")
            )
        yield news.set


async def _notify(executor: Executor, me: str, news: asyncio.Event) -> None:
    while True:
        await news.wait()
        news.clear()
        try:
            await executor.one("wake_others", channel=CHANNEL, sender=me)
        except Exception as error:  # noqa: BLE001 - the other processes also poll once a second
            log.debug("could not wake the other processes: %s", error)
        await asyncio.sleep(APART)


async def _listen(dsn: str, me: str, heard: Wake, beat: float) -> None:
    deaf = _Deaf()
    while True:
        try:
            async with dedicated(dsn, beat=beat) as connection:
                await _hear(connection.raw, me, heard)
                deaf.over()
                heard()
                await connection.until_lost()
            error: Exception = StorageUnavailable("the connection ended")
        except StorageUnavailable as unavailable:
            error = unavailable
        except Exception as bug:  # noqa: BLE001 - a process that no longer listens would look healthy
            error = bug
        await deaf.pause(error)


async def _hear(connection: Any, me: str, heard: Wake) -> None:
    def notified(_connection: object, _pid: int, _channel: str, sender: object) -> None:
        if sender != me:
            heard()

    with translated():
        await connection.add_listener(CHANNEL, notified)


class _Deaf:
    """Backoff before reconnecting, with one log line per outage."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE
        self._said = False

    async def pause(self, error: Exception) -> None:
        if not self._said:
            log.warning("not receiving wake-ups from other processes (%s): polling once a second instead", error)
        self._said = True
        await asyncio.sleep(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def over(self) -> None:
        if self._said:
            log.info("receiving wake-ups from other processes again")
        self._pause, self._said = FIRST_PAUSE, False


@asynccontextmanager
async def _in_background(work: Coroutine[Any, Any, None], name: str) -> AsyncIterator[None]:
    task = asyncio.create_task(work, name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
