"""Wake-ups between processes: whoever committed work tells the others, who would find it within a second anyway."""

import asyncio
import logging
import uuid
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from storage.database import Database
from storage.dedicated import BEAT, dedicated
from storage.drivers import unavailable_is_said
from storage.errors import StorageUnavailable
from storage.location import Engine, Location

log = logging.getLogger(__name__)

CHANNEL = "wake"
APART = 0.05  # seconds between two wake-ups of one process
FIRST_PAUSE = 0.5  # seconds before connecting again; doubled up to
LONGEST_PAUSE = 15.0

Wake = Callable[[], None]


@asynccontextmanager
async def wake_ups(
    url: str, database: Database, heard: Wake | None = None, *, beat: float = BEAT
) -> AsyncIterator[Wake]:
    """Give what wakes all other processes on this database; on SQLite there are none.

    `heard` is called for each wake-up of another process, and after a break in which some may have been missed;
    None: this process has nothing to wake. Nothing here raises: a wake-up is a courtesy.
    """
    if Location.parse(url).engine is Engine.SQLITE:
        yield _nobody
        return
    me, news = uuid.uuid4().hex, asyncio.Event()
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(_beside(_tell(database, me, news), "telling other processes"))
        if heard is not None:
            await stack.enter_async_context(_beside(_listen(url, me, heard, beat), "listening to other processes"))
        yield news.set


def _nobody() -> None:
    return None


async def _tell(database: Database, me: str, news: asyncio.Event) -> None:
    while True:
        await news.wait()
        news.clear()
        try:
            await database.one("wake_others", channel=CHANNEL, sender=me)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others look by themselves
            log.debug("the other processes were not woken: %s", error)
        await asyncio.sleep(APART)


async def _listen(url: str, me: str, heard: Wake, beat: float) -> None:
    deaf = _Deaf()
    while True:
        try:
            async with dedicated(url, beat=beat) as connection:
                await _hear(connection.raw, me, heard)
                deaf.over()
                heard()
                await connection.until_lost()
            error: Exception = StorageUnavailable("the connection ended")
        except StorageUnavailable as unavailable:
            error = unavailable
        except Exception as bug:  # noqa: BLE001 - a process that no longer listens would look well
            error = bug
        await deaf.pause(error)


async def _hear(connection: Any, me: str, heard: Wake) -> None:
    def notified(_connection: object, _pid: int, _channel: str, sender: object) -> None:
        if sender != me:
            heard()

    with unavailable_is_said():
        await connection.add_listener(CHANNEL, notified)


class _Deaf:
    """How long to wait before connecting again, and one line in the log for a break."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE
        self._said = False

    async def pause(self, error: Exception) -> None:
        if not self._said:
            log.warning("wake-ups of other processes are not heard (%s): looking each second instead", error)
        self._said = True
        await asyncio.sleep(self._pause)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)

    def over(self) -> None:
        if self._said:
            log.info("wake-ups of other processes are heard again")
        self._pause, self._said = FIRST_PAUSE, False


@asynccontextmanager
async def _beside(work: Coroutine[Any, Any, None], name: str) -> AsyncIterator[None]:
    task = asyncio.create_task(work, name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
