"""Lock file of an SQLite database: a second process waits for the first to end."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.engines.sqlite.errors import translated
from storage.engines.sqlite.files import make_folder

log = logging.getLogger(__name__)

RETRY_PAUSE = 0.3  # seconds between two attempts


@asynccontextmanager
async def only_process(path: Path) -> AsyncIterator[None]:
    """Wait until no other process uses this file, and hold the lock for the block.

    The system releases the lock when the process ends, even if it is killed. Raises StorageUnavailable if the
    file cannot be created.
    """
    lock = FileLock(path.with_name(path.name + ".lock"))
    is_logged = False
    while True:
        try:
            make_folder(path)
            lock.acquire(timeout=0)
            break
        except Timeout:
            if not is_logged:
                log.warning("another process runs on %s; waiting for it to end", path)
            is_logged = True
        except OSError:  # after Timeout, which is a subclass
            with translated():
                raise
        await asyncio.sleep(RETRY_PAUSE)
    try:
        yield
    finally:
        lock.release()
