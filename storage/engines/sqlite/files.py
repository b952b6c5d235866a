"""The files of an SQLite database: who may read them, and whether they are still those that are open."""

import logging
import os
import stat
from pathlib import Path

from storage.errors import StorageFull, StorageGone, StorageUnusable

log = logging.getLogger(__name__)

SUFFIXES = ("", "-wal", "-shm")
FOLDER_MODE, FILE_MODE = 0o700, 0o600
OTHERS = 0o077  # the permissions of everybody but the owner
RESERVE = 1024 * 1024  # bytes to leave free: the outcomes of paid tasks still fit, after nothing new is taken any more

Identity = tuple[int, int]  # device and inode


def make_folder(path: Path) -> None:
    """Create the folder of a file, and its parents, for this user only. A folder that exists is not changed."""
    for folder in reversed((path.parent, *path.parent.parents)):
        if not folder.exists():
            folder.mkdir(FOLDER_MODE, exist_ok=True)


def make_private(path: Path) -> None:
    """Create the database file for this user only if it is missing; take permissions of other users away if not.

    Call this before the file is open: closing it a second time would drop SQLite's locks. Raises OSError, StorageUnusable.
    """
    make_folder(path)
    files = [path.with_name(path.name + suffix) for suffix in SUFFIXES]
    for file in files:
        if file.exists():
            _require_usable(file)
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
    for file in files:
        _tighten(file)


def _require_usable(path: Path) -> None:
    if path.is_dir():
        raise StorageUnusable(f"{path} is a folder, not a file")
    if not path.is_file():
        raise StorageUnusable(f"{path} is not an ordinary file")
    if not os.access(path, os.R_OK | os.W_OK, effective_ids=True):
        raise StorageUnusable(f"{path} may not be read and written by this user")
    if not os.access(path.parent, os.W_OK | os.X_OK, effective_ids=True):
        raise StorageUnusable(
            f"{path.parent} may not be written by this user, and SQLite needs files next to {path.name}"
        )


def _tighten(path: Path) -> None:
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
        if mode & OTHERS:
            path.chmod(FILE_MODE)
            log.warning("%s could be read by other users (mode %03o); it is private to this user now", path, mode)
    except FileNotFoundError:
        return
    except OSError as error:
        log.warning("%s can be read by other users, and its mode cannot be changed: %s", path, error.strerror)


class OpenFiles:
    """The files that a connection has open. Create it when the connection has read once, so that the -wal file exists."""

    def __init__(self, path: Path) -> None:
        self._shown = path
        real = os.path.realpath(path)  # as SQLite does: it finds the -wal file next to the target of a link
        self._paths = (real, f"{real}-wal")
        self._open = tuple(map(_identity, self._paths))

    def require_unchanged(self) -> None:
        """Raise StorageGone if a path leads to another file than the open one, or to none, or if the database is empty.

        Takes some microseconds: a commit into a deleted file would succeed.
        """
        for path, opened in zip(self._paths, self._open, strict=True):
            if opened is not None and _identity(path) != opened:
                raise StorageGone(self._words("deleted or replaced"))

    def require_content(self) -> None:
        """Raise StorageGone if the database was emptied in place."""
        try:
            if os.stat(self._paths[0]).st_size == 0:  # noqa: PTH116 - as below
                raise StorageGone(self._words("emptied"))
        except OSError as error:
            raise StorageGone(self._words("deleted or replaced")) from error

    def require_space(self) -> None:
        """Raise StorageFull if the disk has no room for what is going on."""
        system = os.statvfs(self._paths[0])
        free = system.f_bavail * system.f_frsize
        if system.f_blocks and free < RESERVE:  # some file systems do not count blocks
            raise StorageFull(f"the disk of {self._shown} is full ({free // 1024} KiB are free)")

    def _words(self, what: str) -> str:
        return f"{self._shown} was {what} while this program has it open: restore it and restart the program"


def _identity(path: str) -> Identity | None:
    """None if there is no file, or none that can be seen."""
    try:
        found = os.stat(path)  # noqa: PTH116 - runs in every commit; Path would take twice the time
    except OSError:
        return None
    return found.st_dev, found.st_ino
