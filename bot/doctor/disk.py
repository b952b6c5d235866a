"""Checks the room on the disks of the database and of temporary files, and who may read the files with secrets."""

import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.doctor.finding import Finding, note, ok, problem
from bot.settings import ENV_FILE, MIB, Settings
from storage.location import Location

Free = Callable[[Path], int | None]

DATABASE_LEAST, DATABASE_LITTLE = 100 * MIB, 1024 * MIB
OTHERS = stat.S_IRWXG | stat.S_IRWXO
OTHERS_WRITE = stat.S_IWOTH  # a group may be that of the bot's own user
SUFFIXES = ("", "-wal", "-shm")  # of the files of an SQLite database


def free_bytes(folder: Path) -> int | None:
    """The room for this user; None if the file system does not count it."""
    system = os.statvfs(folder)
    return system.f_bavail * system.f_frsize if system.f_blocks else None


async def check_disks(settings: Settings, free: Free = free_bytes) -> list[Finding]:
    """How much room there is where the bot writes: for an SQLite database, and for videos on their way."""
    found = []
    location = Location.parse(settings.database_url.get_secret_value())
    if location.is_file:
        folder = next(folder for folder in location.path.absolute().parents if folder.is_dir())
        found.append(_room("disk.database", "the database", folder, DATABASE_LEAST, DATABASE_LITTLE, free))
    spool, one = Path(tempfile.gettempdir()), settings.upload_limit
    found.append(_room("disk.temporary", "videos on their way", spool, one, one * settings.deliver_concurrency, free))
    return found


def _room(id: str, what: str, folder: Path, least: int, little: int, free: Free) -> Finding:  # noqa: A002 - as in finding.py
    try:
        room = free(folder)
    except OSError as error:
        return problem(f"{id}-unchecked", f"{folder}, for {what}, cannot be looked at: {error.strerror}")
    if room is None:
        return ok(f"{id}-uncounted", f"{folder}, for {what}: this file system does not count its room")
    words = f"{_size(room)} are free at {folder}, for {what}"
    setting = "DATABASE_URL" if id == "disk.database" else "TMPDIR"
    if room < least:
        return problem(f"{id}-full", f"{words}: at least {_size(least)} are needed. Make room, or set {setting}")
    if room < little:
        return note(f"{id}-little", f"{words}; {_size(little)} would be enough for everything at once")
    return ok(id, words)


def _size(count: int) -> str:
    return f"{count / MIB / 1024:.1f} GiB" if count >= 1024 * MIB else f"{count // MIB} MiB"


async def check_files(settings: Settings) -> list[Finding]:
    """Which files with secrets others may read or change: `.env`, and an SQLite database, which has all prompts."""
    if os.name != "posix":
        return []
    found = list(_open_to_others("files.env", ENV_FILE))
    location = Location.parse(settings.database_url.get_secret_value())
    if location.is_file:
        for suffix in SUFFIXES:
            found += _open_to_others("files.database", location.path.with_name(location.path.name + suffix))
    return found or [ok("files.private", "no other user may read the files with secrets and prompts")]


def _open_to_others(id: str, path: Path) -> Iterator[Finding]:  # noqa: A002 - as in finding.py
    try:
        mode = stat.S_IMODE(path.stat().st_mode)
    except OSError:  # there is none, or another check reports it
        return
    if mode & OTHERS_WRITE:
        yield problem(f"{id}-writable", f"other users may change {path} (mode {mode:03o}): chmod 600 {path}")
    elif mode & OTHERS:
        yield note(f"{id}-readable", f"other users may read {path} (mode {mode:03o}): chmod 600 {path}")
