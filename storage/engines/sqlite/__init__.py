"""SQLite: one process, one file. No leader election and no wake-ups are needed."""

import asyncio
import stat
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.engines.engine import IN_USE, UNUSED_WITHIN, Raw, Wake
from storage.engines.sqlite.connections import SQLiteConnections
from storage.engines.sqlite.errors import translated
from storage.engines.sqlite.files import make_folder
from storage.engines.sqlite.lock import only_process
from storage.engines.sqlite.raw import raw_transaction
from storage.errors import StorageUnavailable, StorageUnusable
from storage.session import Executor

MIGRATION_TIME = 60.0  # seconds to wait for another process that migrates


class SQLite:
    """A database in one file. The file and its folder are created if missing."""

    is_shared = False
    name = "sqlite"

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def new_file(self) -> Path | None:
        with translated():
            try:
                found = self._path.stat()
            except (FileNotFoundError, NotADirectoryError):
                return self._path
        return self._path if stat.S_ISREG(found.st_mode) and not found.st_size else None

    async def check(self) -> None:
        """A file has nothing between it and this program."""

    async def open(self) -> SQLiteConnections:
        return await SQLiteConnections.open(self._path)

    def only_process(self) -> AbstractAsyncContextManager[None]:
        return only_process(self._path)

    @asynccontextmanager
    async def unused(self) -> AsyncIterator[None]:
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(UNUSED_WITHIN):
                    await stack.enter_async_context(only_process(self._path))
            except TimeoutError:
                raise StorageUnusable(IN_USE) from None
            yield

    @asynccontextmanager
    async def turn(self, work: str, standing_by: Callable[[], None]) -> AsyncIterator[asyncio.Event]:  # noqa: ARG002
        yield asyncio.Event()

    @asynccontextmanager
    async def wake_ups(self, executor: Executor, on_wake: Wake | None) -> AsyncIterator[Wake]:  # noqa: ARG002
        yield lambda: None

    @asynccontextmanager
    async def migrating(self) -> AsyncIterator[None]:
        # The first look needs the lock too: processes that create a file at the same time would find it locked.
        lock = FileLock(self._path.with_name(self._path.name + ".migrate.lock"), thread_local=False)
        try:
            make_folder(self._path)
            await asyncio.to_thread(lock.acquire, timeout=MIGRATION_TIME)
        except Timeout as error:
            raise StorageUnavailable("another process has been migrating for a minute") from error
        except OSError:  # after Timeout, which is a subclass
            with translated():
                raise
        try:
            yield
        finally:
            lock.release()

    def changing_schema(self) -> AbstractAsyncContextManager[Raw]:
        return raw_transaction(self._path, "IMMEDIATE")

    def snapshot(self) -> AbstractAsyncContextManager[Raw]:
        return raw_transaction(self._path, "DEFERRED")
