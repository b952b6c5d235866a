"""Checks the database: that it answers, has this program's schema, and has an admin."""

import os
from pathlib import Path

from bot.doctor.finding import Finding, note, ok, problem
from bot.lost_disks import warning_for
from bot.settings import Access, Settings
from storage.admins import Admins
from storage.database import Database, check_connections
from storage.dsn_privacy import tls_is_optional
from storage.engines import engine_at
from storage.errors import StorageUnavailable
from storage.location import Location
from storage.migrate import newest


async def check_database(settings: Settings) -> list[Finding]:
    """Read the revision and the admins; does not create a missing file."""
    return [*await _look(settings), *_disk(settings)]


async def _look(settings: Settings) -> list[Finding]:
    url = settings.database_url.get_secret_value()
    try:
        if new_file := engine_at(url).new_file:
            return [_new_file(new_file), _access(settings, 0)]
        await check_connections(url)
        async with Database.opened(url) as database:
            revision = await database.revision()
            foreign = None if revision else await database.foreign_table()
            invited = len(await Admins(database).ids()) if revision == newest() else 0
    except StorageUnavailable as error:
        return [
            problem(
                "database.unusable",
                f"cannot be used ({error}): look at DATABASE_URL and at the server or disk behind it",
            )
        ]
    if foreign:
        return [
            problem(
                "database.foreign",
                f"has the table {foreign} of another program: choose an empty database as DATABASE_URL",
            )
        ]
    return [_schema(revision), *_network(url), _access(settings, invited)]


def _network(url: str) -> list[Finding]:
    location = Location.parse(url)
    if location.is_file or not tls_is_optional(location.dsn):
        return []
    return [
        note(
            "database.tls-optional",
            "the password and prompts may cross the network without TLS: add sslmode=verify-full and sslrootcert to "
            "DATABASE_URL (docs/database.md), unless nobody else is on the way, as in a network of containers",
        )
    ]


def _disk(settings: Settings) -> list[Finding]:
    location = Location.parse(settings.database_url.get_secret_value())
    words = warning_for(location.path) if location.is_file else None
    return [note("disk.lost", f"the database {words}")] if words else []


def _new_file(path: Path) -> Finding:
    folder = next(folder for folder in path.absolute().parents if folder.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK | os.X_OK):
        return problem(
            "database.folder-not-writable",
            f"{path} cannot be made, as {folder} may not be written to: look at DATABASE_URL",
        )
    return ok("database.new", f"{path} will be made at the first start")


def _schema(revision: str | None) -> Finding:
    if revision == newest():
        return ok("database.current", "answers, with this program's schema")
    if revision is None:
        return ok("database.empty", "answers, and is empty: the first start makes the schema")
    if revision < newest():
        return note("database.older", f"its schema is {revision}: the next start brings it to {newest()}")
    return problem(
        "database.newer", f"its schema is {revision}, and this program knows {newest()}: start the newer program"
    )


def _access(settings: Settings, invited: int) -> Finding:
    admins = invited + len(settings.admin_ids)
    if settings.access is Access.OPEN:
        return note("access.open", "ACCESS is open: anyone who finds the bot can order videos, and you pay for them")
    if not admins:
        return note(
            "access.no-admin",
            "nobody is an admin yet: open the invite link that the bot prints at its start, or set ADMIN_IDS",
        )
    return ok("access.asks", f"new chats ask an admin first ({admins} there)")
