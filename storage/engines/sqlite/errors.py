"""Which driver errors mean that the file cannot be used at the moment, or not at all."""

import errno
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from storage.errors import StorageDamaged, StorageFull, StorageGone, StorageUnavailable, StorageUnusable

# By primary result code. All other operational errors (busy, locked, an I/O error) may end by themselves.
KINDS: Mapping[int, type[StorageUnavailable]] = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_CORRUPT: StorageDamaged,
    sqlite3.SQLITE_NOTADB: StorageDamaged,
    sqlite3.SQLITE_CANTOPEN: StorageUnusable,
    sqlite3.SQLITE_READONLY: StorageUnusable,
    sqlite3.SQLITE_PERM: StorageUnusable,
    sqlite3.SQLITE_ERROR: StorageUnusable,  # a missing table or column: not this program's schema
}
WORDS = {
    sqlite3.SQLITE_CORRUPT: "the file is damaged: restore a backup of it, or move it away to start with an empty one",
    sqlite3.SQLITE_NOTADB: "the file is not a database",
    sqlite3.SQLITE_CANTOPEN: "the file, or one next to it with -wal or -shm at its end, cannot be opened",
    sqlite3.SQLITE_READONLY: "the file is read-only",
}
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})
# Of the file or its folder: they last until a person changes something.
PERMANENT = (PermissionError, NotADirectoryError, IsADirectoryError, FileExistsError)
OF_ITS_NAME = frozenset({errno.ENAMETOOLONG, errno.ELOOP})
SHOWN = 100  # characters of a file's name


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageUnavailable, or a subclass, in place of driver errors; other errors pass unchanged."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        kind = _kind(error)
        if kind is None:
            raise
        raise kind(_words(error)) from error
    except OSError as error:
        words = (
            f"{str(error.filename)[:SHOWN]}: {error.strerror}" if error.filename else f"{type(error).__name__}: {error}"
        )
        raise _kind_of_system_error(error)(words) from error


def _kind(error: sqlite3.DatabaseError) -> type[StorageUnavailable] | None:
    """The exception to raise instead; None for a bug."""
    code = getattr(error, "sqlite_errorcode", None)
    if code == sqlite3.SQLITE_READONLY_DBMOVED:
        return StorageGone
    default = StorageUnavailable if isinstance(error, sqlite3.OperationalError) else None
    return default if code is None else KINDS.get(code & 0xFF, default)


def _words(error: sqlite3.DatabaseError) -> str:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return WORDS.get(code, f"{type(error).__name__}: {error}")


def _kind_of_system_error(error: OSError) -> type[StorageUnavailable]:
    if error.errno in NO_SPACE:
        return StorageFull
    is_permanent = isinstance(error, PERMANENT) or error.errno in OF_ITS_NAME
    return StorageUnusable if is_permanent else StorageUnavailable
