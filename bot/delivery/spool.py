"""Temporary files that are deleted after use, or after the death of their process."""

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
except ImportError:  # no such locks on this system: files of killed processes stay
    flock = None  # type: ignore[assignment]

log = logging.getLogger(__name__)

PREFIX = "telegram-video-"


class SpoolFile:
    """A file being written. It is locked while it is open, so that other processes see that it is in use."""

    def __init__(self, folder: Path | None, suffix: str) -> None:
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix, PREFIX, folder)
        self.path = Path(name)
        self._file: IO[bytes] = os.fdopen(handle, "wb")
        if flock is not None:
            flock(handle, LOCK_EX | LOCK_NB)

    async def write(self, data: bytes | bytearray) -> None:
        """Write all of `data`, in a thread: a disk can take seconds. Raises OSError."""
        await asyncio.get_running_loop().run_in_executor(None, self._file.write, data)

    async def flush(self) -> None:
        """Make all written data readable by the file's path. Raises OSError."""
        await asyncio.get_running_loop().run_in_executor(None, self._file.flush)

    def remove(self) -> None:
        """Close and delete the file. Waits for a write that is still running."""
        with contextlib.suppress(OSError):  # a full disk: the file is deleted anyway
            self._file.close()
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:  # what was done with the file counts, and `sweep` deletes it later
            log.warning("%s is not deleted: %s", self.path.name, error.strerror)


@asynccontextmanager
async def spool_file(folder: Path | None, suffix: str) -> AsyncIterator[SpoolFile]:
    """Create a file in `folder` (None: the system's folder for temporary files) that is deleted when the context exits."""
    file = SpoolFile(folder, suffix)  # not in a thread: if that were cancelled, nothing would delete the file
    try:
        yield file
    finally:
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, file.remove))


def sweep(folder: Path | None) -> int:
    """Delete the files of dead processes in `folder`. Returns how many."""
    if flock is None:
        return 0
    root = folder or Path(tempfile.gettempdir())
    return sum(_delete_if_unused(path) for path in root.glob(f"{PREFIX}*"))


def _delete_if_unused(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            flock(file, LOCK_EX | LOCK_NB)
            path.unlink()
    except OSError as error:  # in use, of another user, or deleted already
        log.debug("%s is not deleted: %s", path.name, error)
        return False
    return True
