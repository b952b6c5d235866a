"""Lock file of an SQLite database: a second process waits for the first to end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StorageUnusable

log = logging.getLogger(__name__)

RETRY_PAUSE = 0.3  # seconds between two attempts


@asynccontextmanager
async def only_process(path: Path) -> AsyncIterator[None]:
    """Wait until no other process uses this file, and hold the lock for the block.

    The system releases the lock when the process ends, even if it is killed. Raises StorageUnusable if the file
    cannot be created.
    """
    lock = FileLock(path.with_name(path.name + ".lock"))
    is_logged = False
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
            break
        except Timeout:
            if not is_logged:
                log.warning("another process runs on %s; waiting for it to end", path)
            is_logged = True
        except OSError as error:  # after Timeout, which is a subclass
            raise StorageUnusable(f"{path}: {error.strerror}") from error
        await asyncio.sleep(RETRY_PAUSE)
    try:
        yield
    finally:
        lock.release()
