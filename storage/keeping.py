"""Backups, restores and moves of a whole database."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from storage.copying import Contents, copy_all, unused
from storage.database import Database
from storage.engines import Engine, engine_at
from storage.errors import StorageUnusable
from storage.migrate import migrate

COMMITTED = ("", "-wal")  # a database whose process was killed has its last commits in the second
BESIDE = ("", "-wal", "-shm", ".lock", ".migrate.lock")  # the names of what may be next to an SQLite file


async def move(source_url: str, target_url: str) -> Contents:
    """Copy a database that no process uses into an empty one, in one transaction; returns what each table has.

    Raises StorageUnusable if the source is in use (as far as the engine can tell), and as `copy_all`.
    """
    async with unused(_existing(source_url)) as source:
        return await copy_all(source, target_url)


async def back_up(source_url: str, file: Path) -> Contents:
    """Write a consistent copy into a new SQLite file, while the source may be in use. The file appears when it is complete.

    Raises StorageUnusable if the file exists, and as `copy_all`.
    """
    unfinished = _new_file(file)
    try:
        contents = await copy_all(_existing(source_url), _url(unfinished))
        _publish(unfinished, file)
    finally:
        _remove(unfinished)
    return contents


async def restore(file: Path, target_url: str, now: float) -> Contents:
    """Copy a backup, also of an older version, into an empty database. The file of a bot that ended, or was killed, is one too.

    What may have been sent after the backup is not sent again: orders that were waiting become outcomes that nobody knows.
    Raises as `copy_all`.
    """
    working = _working_copy(file)
    try:
        async with Database.opened(_url(working)) as database:
            if await database.revision() is None:
                raise StorageUnusable(f"{file} is not a backup of this program")
        await migrate(_url(working))
        return await copy_all(engine_at(_url(working)), target_url, restored_at=now)
    finally:
        _remove(working)


def _existing(url: str) -> Engine:
    engine = engine_at(url)
    if engine.new_file:
        raise StorageUnusable(f"there is no database at {engine.new_file}")
    return engine


def _new_file(file: Path) -> Path:
    """Where a file is written until it is complete. What an earlier attempt left there is removed."""
    if file.exists():
        raise StorageUnusable(f"{file} exists: choose another name")
    unfinished = file.with_name(f"{file.name}.unfinished")
    _remove(unfinished)
    return unfinished


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


def _working_copy(file: Path) -> Path:
    """A copy that may be migrated."""
    if not file.is_file():
        raise StorageUnusable(f"{file} is not a file")
    working = file.with_name(f"{file.name}.restoring")
    _remove(working)
    for suffix in COMMITTED:
        if (part := file.with_name(file.name + suffix)).exists():
            copy = working.with_name(working.name + suffix)
            copy.touch(mode=0o600)  # it has what people wrote
            shutil.copyfile(part, copy)
    return working


def _remove(file: Path) -> None:
    for suffix in BESIDE:
        with suppress(FileNotFoundError):
            file.with_name(file.name + suffix).unlink()


def _url(file: Path) -> str:
    return f"sqlite:///{file.absolute()}"
