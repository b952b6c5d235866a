"""Backups, restores and moves of a whole database."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from storage.copying import Contents, copy_all, unused
from storage.database import Database
from storage.engines import Engine, engine_at
from storage.errors import StorageFull, StorageUnusable
from storage.migrate import migrate

COMMITTED = ("", "-wal")  # a database whose process was killed has its last commits in the second
BESIDE = ("", "-wal", "-shm", ".lock", ".migrate.lock")  # the names of what may be next to an SQLite file
NOT_WRITABLE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM, errno.ENAMETOOLONG})
NO_SPACE = frozenset({errno.ENOSPC, errno.EDQUOT})


async def move(source_url: str, target_url: str) -> Contents:
    """Copy a database that no process uses into an empty one, in one transaction; returns what each table has.

    Raises StorageUnusable if the source is in use, and as `copy_all`.
    """
    async with unused(_existing(source_url)) as source:
        return await copy_all(source, target_url)


async def back_up(source_url: str, file: Path) -> Contents:
    """Write a consistent copy into a new SQLite file, while the source may be in use. The file appears when it is complete.

    Raises StorageUnusable if the file exists or cannot be written, StorageFull if there is no room for it, and as `copy_all`.
    """
    source = _existing(source_url)
    with _named(file, f"there is no room for {file}"), _new_file(file) as unfinished:
        contents = await copy_all(source, _url(unfinished))
        _publish(unfinished, file)
    return contents


async def restore(file: Path, target_url: str, now: float) -> Contents:
    """Copy a backup, also of an older version, into an empty database. The file of a bot that ended, or was killed, is one too.

    What may have been sent after the backup is not sent again: orders that were waiting become outcomes that nobody knows.
    Raises StorageUnusable if the file is no backup or cannot be read, StorageFull if there is no room for a copy of it, and as
    `copy_all`.
    """
    with _working_copy(file) as working:
        async with Database.opened(_url(working)) as database:
            if await database.revision() is None:
                raise StorageUnusable(f"{file} is not a backup of this program")
        await migrate(_url(working))
        return await copy_all(engine_at(_url(working)), target_url, restored_at=now)


def _existing(url: str) -> Engine:
    engine = engine_at(url)
    if engine.new_file:
        raise StorageUnusable(f"there is no database at {engine.new_file}")
    return engine


@contextmanager
def _new_file(file: Path) -> Iterator[Path]:
    """Where a file is written until it is complete. What an earlier attempt left there is removed."""
    if file.exists():
        raise StorageUnusable(f"{file} exists: choose another name")
    unfinished = file.with_name(f"{file.name}.unfinished")
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _only_writer(unfinished):
        try:
            _remove(unfinished)
            unfinished.touch(mode=0o600)  # a folder that may not be written is reported at once
            yield unfinished
        finally:
            _remove(unfinished)


@contextmanager
def _only_writer(unfinished: Path) -> Iterator[None]:
    """Without it, the first of two backups with one name would publish what the second has written so far."""
    lock = FileLock(f"{unfinished}.writer")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise StorageUnusable(f"another backup writes {unfinished}") from None
    try:
        yield
    finally:
        Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()


def _publish(unfinished: Path, file: Path) -> None:
    try:
        os.link(unfinished, file)  # unlike a renaming, it fails if the file was created in the meantime
    except FileExistsError:
        raise StorageUnusable(f"{file} exists: choose another name") from None
    except OSError:  # a file system without links
        unfinished.rename(file)
    descriptor = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _working_copy(file: Path) -> Iterator[Path]:
    """A copy that may be migrated: next to the file, or with temporary files if the backup is where this user may not write."""
    with ExitStack() as stack:
        with _named(file, f"there is no room for a copy of {file}: next to it, or in TMPDIR if that is read-only"):
            if not file.is_file():
                raise StorageUnusable(f"{file} is not a file")
            working = file.with_name(f"{file.name}.restoring")
            stack.callback(_remove, working)
            try:
                _copy(file, working)
            except OSError as error:
                if error.errno not in NOT_WRITABLE:
                    raise
                working = Path(stack.enter_context(TemporaryDirectory(prefix="restoring-"))) / "backup.db"
                _copy(file, working)
        yield working


def _copy(file: Path, working: Path) -> None:
    _remove(working)
    for suffix in COMMITTED:
        if (part := file.with_name(file.name + suffix)).exists():
            copy = working.with_name(working.name + suffix)
            copy.touch(mode=0o600)  # it has what people wrote
            shutil.copyfile(part, copy)


@contextmanager
def _named(file: Path, full: str) -> Iterator[None]:
    """Raise errors of the system as storage errors that name the file. `full`: the words for a full disk."""
    try:
        yield
    except StorageFull as error:
        raise StorageFull(full) from error
    except OSError as error:
        if error.errno in NO_SPACE:
            raise StorageFull(full) from error
        raise StorageUnusable(f"{error.filename or file}: {error.strerror}") from error


def _remove(file: Path) -> None:
    for suffix in BESIDE:
        path = file.with_name(file.name + suffix)
        if os.path.lexists(path):  # on a read-only file system, unlinking fails even if there is nothing
            path.unlink(missing_ok=True)


def _url(file: Path) -> str:
    return f"sqlite:///{file.absolute()}"
