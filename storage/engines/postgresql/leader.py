"""Leader election by advisory lock: the holder does the work, the other processes stand by."""

import asyncio
import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager

from storage.engines.postgresql.dedicated import BEAT, Dedicated, dedicated
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)

RETRY_PAUSE = 1.0  # seconds between two attempts to get the lock, or to reach the database


class Leader:
    """Elects one process for `work`, a name that all processes share."""

    def __init__(self, dsn: str, work: str, *, beat: float = BEAT) -> None:
        self._dsn = dsn
        self._work = work
        self._beat = beat

    @asynccontextmanager
    async def turn(self, standing_by: Callable[[], None]) -> AsyncIterator[asyncio.Event]:
        """Wait until this process is the leader, and stay it for the block.

        `standing_by` is called when another process is the leader. The event is set if the lock is lost: the work must
        stop at once, because another process may have started it.
        """
        lost = asyncio.Event()
        async with AsyncExitStack() as stack:
            connection = await self._locked(stack, standing_by)
            watch = asyncio.create_task(self._watch(connection, lost), name=f"lock: {self._work}")
            try:
                yield lost
            finally:
                watch.cancel()
                await asyncio.gather(watch, return_exceptions=True)

    async def _locked(self, stack: AsyncExitStack, standing_by: Callable[[], None]) -> Dedicated:
        is_logged = False
        while True:
            try:
                async with AsyncExitStack() as attempt:
                    connection = await attempt.enter_async_context(dedicated(self._dsn, beat=self._beat))
                    await self._wait_for_lock(connection, standing_by)
                    await stack.enter_async_context(attempt.pop_all())
                    return connection
            except StorageUnavailable as error:
                if not is_logged:
                    log.error("%s: the database does not answer: %s", self._work, error)
                is_logged = True
            await asyncio.sleep(RETRY_PAUSE)

    async def _wait_for_lock(self, connection: Dedicated, standing_by: Callable[[], None]) -> None:
        stood_by = False
        while not await _got(connection, _key(self._work)):
            if not stood_by:
                log.info("%s: another process is the leader; standing by", self._work)
                standing_by()
            stood_by = True
            await asyncio.sleep(RETRY_PAUSE)
        if stood_by:
            log.info("%s: this process is the leader now", self._work)

    async def _watch(self, connection: Dedicated, lost: asyncio.Event) -> None:
        await connection.until_lost()
        log.error("%s: lost the lock with its connection; stopping until it is held again", self._work)
        lost.set()


async def _got(connection: Dedicated, key: int) -> bool:
    row = await connection.one("lock_try", key=key)
    return row is not None and bool(row["held"])


def _key(work: str) -> int:
    """The number of the lock: the same in every process, and unlikely to be used by another program."""
    return int.from_bytes(hashlib.blake2b(work.encode(), digest_size=8).digest(), "big", signed=True)
