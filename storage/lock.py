"""One process at a time on a SQLite database: a second one waits for the first to end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from filelock import FileLock, Timeout

from storage.errors import StorageUnusable
from storage.location import Engine, Location

log = logging.getLogger(__name__)

LOOK = 0.3  # seconds


@asynccontextmanager
async def only_process(url: str) -> AsyncIterator[None]:
    """Wait until no other process runs on this SQLite file, and hold it; PostgreSQL needs no such thing.

    The system gives the lock up when the process ends, however it ends. Raises StorageUnusable where no file can be.
    """
    location = Location.parse(url)
    if location.engine is not Engine.SQLITE:
        yield
        return
    lock = FileLock(location.path.with_name(location.path.name + ".lock"))
    said = False
    while True:
        try:
            location.path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
            break
        except Timeout:
            if not said:
                log.warning("another process runs on %s; waiting for it to end", location.path)
            said = True
        except OSError as error:  # after Timeout, which is one too
            raise StorageUnusable(f"{location.path}: {error.strerror}") from error
        await asyncio.sleep(LOOK)
    try:
        yield
    finally:
        lock.release()
