"""Which driver errors mean that the file cannot be used at the moment."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from storage.errors import StorageUnavailable, StorageUnusable

# Locked, full, read-only or impossible to open, and errors of the operating system.
UNAVAILABLE = (sqlite3.OperationalError, OSError, TimeoutError)


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageUnavailable or StorageUnusable in place of driver errors; other errors pass unchanged."""
    try:
        yield
    except UNAVAILABLE as error:
        raise StorageUnavailable(f"{type(error).__name__}: {error}") from error
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", None) != sqlite3.SQLITE_NOTADB:
            raise
        raise StorageUnusable("the file is not a database") from error
