"""Cross-process notifications (LISTEN/NOTIFY). An optimisation only: workers also poll once a second."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from storage.background import in_background
from storage.engines.engine import Wake
from storage.engines.postgresql.dedicated import BEAT, dedicated
from storage.engines.postgresql.errors import translated
from storage.errors import StorageUnavailable
from storage.session import Executor

log = logging.getLogger(__name__)

CHANNEL = "wake"
SHORTEST_INTERVAL = 0.05  # minimum seconds between two wake-ups from one process
FIRST_PAUSE = 0.5  # seconds before reconnecting; doubled up to
LONGEST_PAUSE = 15.0


@asynccontextmanager
async def wake_ups(dsn: str, executor: Executor, on_wake: Wake | None, *, beat: float = BEAT) -> AsyncIterator[Wake]:
    """Yield a function that wakes all other processes on this database; see `Engine.wake_ups`."""
    own_id, woken = uuid.uuid4().hex, asyncio.Event()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(in_background(_notify(executor, own_id, woken), "notifying other processes"))
        if on_wake is not None:
            await stack.enter_async_context(
                in_background(_listen(dsn, own_id, on_wake, beat), "listening to other processes")
            )
        yield woken.set


async def _notify(executor: Executor, own_id: str, woken: asyncio.Event) -> None:
    while True:
        await woken.wait()
        woken.clear()
        try:
            await executor.one("wake_others", channel=CHANNEL, sender=own_id)
        except Exception as error:  # noqa: BLE001 - the other processes also poll once a second
            log.debug("could not wake the other processes: %s", error)
        await asyncio.sleep(SHORTEST_INTERVAL)


async def _listen(dsn: str, own_id: str, on_wake: Wake, beat: float) -> None:
    backoff = _ListenBackoff()
    while True:
        try:
            async with dedicated(dsn, beat=beat) as connection:
                await _subscribe(connection.raw, own_id, on_wake)
                backoff.end()
                on_wake()
                await connection.until_lost()
            error: Exception = StorageUnavailable("the connection ended")
        except StorageUnavailable as unavailable:
            error = unavailable
        except Exception as bug:  # noqa: BLE001 - a process that no longer listens would look healthy
            error = bug
        await backoff.pause(error)


async def _subscribe(connection: Any, own_id: str, on_wake: Wake) -> None:
    def notified(_connection: object, _pid: int, _channel: str, sender: object) -> None:
        if sender != own_id:
            on_wake()

    with translated():
        await connection.add_listener(CHANNEL, notified)


class _ListenBackoff:
    """Backoff before reconnecting, with one log line per outage."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE
        self._is_logged = False

    async def pause(self, error: Exception) -> None:
        if not self._is_logged:
            log.warning("not receiving wake-ups from other processes (%s): polling once a second instead", error)
        self._is_logged = True
        await asyncio.sleep(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def end(self) -> None:
        if self._is_logged:
            log.info("receiving wake-ups from other processes again")
        self._pause, self._is_logged = FIRST_PAUSE, False
