"""Temporary files that end with their use, or with the process that made them."""

import asyncio
import contextlib
import logging
import os
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import IO

try:
    from fcntl import LOCK_EX, LOCK_NB, flock
except ImportError:  # no such locks on this system: what a dead process leaves there stays
    flock = None  # type: ignore[assignment]

log = logging.getLogger(__name__)

PREFIX = "telegram-video-"


class SpoolFile:
    """A file being written. It is locked for as long as it is open, so that others can tell that it is in use."""

    def __init__(self, folder: Path | None, suffix: str) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix, PREFIX, folder)
        self.path = Path(name)
        self._file: IO[bytes] = os.fdopen(handle, "wb")
        if flock is not None:
            flock(handle, LOCK_EX | LOCK_NB)

    async def write(self, data: bytes | bytearray) -> None:
        """Write all of `data`, beside the event loop: a disk can take seconds. Raises OSError."""
        await asyncio.get_running_loop().run_in_executor(None, self._file.write, data)

    async def flush(self) -> None:
        """From here on others can read all of it by its path. Raises OSError."""
        await asyncio.get_running_loop().run_in_executor(None, self._file.flush)

    def remove(self) -> None:
        """Close and delete it. Closing waits for a write that is still under way."""
        with contextlib.suppress(OSError):  # a full disk: what could not be written is not wanted any more
            self._file.close()
        self.path.unlink(missing_ok=True)


@asynccontextmanager
async def spooled(folder: Path | None, suffix: str) -> AsyncIterator[SpoolFile]:
    """Make a file in `folder` (None: where the system keeps such files) that is deleted at the end, however it comes."""
    file = SpoolFile(folder, suffix)  # not in a thread: if that were cancelled, the file would be nobody's
    try:
        yield file
    finally:
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, file.remove))


def sweep(folder: Path | None) -> int:
    """Delete the files of dead processes in `folder`; returns how many there were."""
    if flock is None:
        return 0
    root = folder or Path(tempfile.gettempdir())
    return sum(_removed(path) for path in root.glob(f"{PREFIX}*"))


def _removed(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            flock(file, LOCK_EX | LOCK_NB)
            path.unlink()
    except OSError as error:  # in use, somebody else's, or gone already
        log.debug("%s stays: %s", path.name, error)
        return False
    return True
