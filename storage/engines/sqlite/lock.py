"""One process at a time on an SQLite file: a second one waits for the first to end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StorageUnusable

log = logging.getLogger(__name__)

LOOK = 0.3  # seconds


@asynccontextmanager
async def only_process(path: Path) -> AsyncIterator[None]:
    """Wait until no other process runs on this file, and hold it for the block.

    The system releases the lock when the process ends, however it ends. Raises StorageUnusable if no file can be there.
    """
    lock = FileLock(path.with_name(path.name + ".lock"))
    warned = False
    while True:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            lock.acquire(timeout=0)
            break
        except Timeout:
            if not warned:
                log.warning("another process runs on %s; waiting for it to end", path)
            warned = True
        except OSError as error:  # after Timeout, which is one too
            raise StorageUnusable(f"{path}: {error.strerror}") from error
        await asyncio.sleep(LOOK)
    try:
        yield
    finally:
        lock.release()
