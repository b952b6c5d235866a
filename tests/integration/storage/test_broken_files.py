"""A database file that cannot be used ends the start with one sentence, and is left as it was."""

import asyncio
import os
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap.connections import opened_database
from bot.errors import SettingsError
from bot.settings import load_settings
from storage.database import Database
from storage.migrate import migrate
from tests.conftest import migrated_file

TOKEN = "7123456:AAE_a-token-of-nobody_0123456789abcde"
PAGE = 4096


async def start(url: str) -> None:
    """Open the database as a starting bot does."""
    settings = load_settings(
        _env_file=None, telegram_bot_token=TOKEN, video_api_key="sk-of-nobody-0123456789", database_url=url
    )
    async with asyncio.timeout(60), opened_database(settings, Database.open):
        pass


async def refusal(path: Path) -> str:
    """The line that ends a start."""
    with pytest.raises(SettingsError) as refused:
        await start(f"sqlite:///{path}")
    [line] = refused.value.lines
    assert line.startswith("DATABASE_URL cannot be used: ") and len(line) < 300 and "\n" not in line
    return line


def run(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.executescript(script)


def garble(path: Path, first: int, pages: int) -> None:
    """Overwrite pages of a database that nobody has open."""
    with path.open("r+b") as file:
        file.seek(first * PAGE)
        file.write(os.urandom(pages * PAGE))


def pages_of(path: Path) -> int:
    return path.stat().st_size // PAGE


def last_root(path: Path) -> int:
    """The number, from 0 on, of a page that is in use: migrations leave free ones, which may be damaged without harm."""
    with closing(sqlite3.connect(path)) as database:
        [[page]] = database.execute("SELECT MAX(rootpage) FROM sqlite_master")
    return int(page) - 1


def another_program(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE tasks (id TEXT)")


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("no database at all\n" * 500), "not a database"),
    "zeros": (lambda path: path.write_bytes(bytes(64 * 1024)), "not a database"),
    "a garbled header": (lambda path: garble(path, 0, 1), "not a database"),
    "garbled pages": (lambda path: garble(path, 2, pages_of(path) - 2), "damaged"),
    "one garbled page": (lambda path: garble(path, last_root(path), 1), "damaged"),
    "cut off in the middle": (lambda path: os.truncate(path, path.stat().st_size // 2), "damaged"),
    "a table is missing": (lambda path: run(path, "DROP TABLE tasks"), "no such table"),
    "a newer version": (lambda path: run(path, "UPDATE alembic_version SET version_num = '9999'"), "newer program"),
    "an unknown version": (
        lambda path: run(path, "UPDATE alembic_version SET version_num = '0000f'"),
        "another program",
    ),
    "no version": (lambda path: run(path, "DELETE FROM alembic_version"), "another program"),
    "another program's": (another_program, "another program"),
}


@pytest.mark.parametrize("case", BROKEN)
async def test_a_broken_file_is_refused(tmp_path: Path, case: str) -> None:
    await migrated_file(tmp_path)
    path = tmp_path / "bot.db"
    damage, words = BROKEN[case]
    damage(path)
    assert words in await refusal(path)
    assert path.exists()


PLACES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (lambda path: path.mkdir(), "is a folder"),
    "a pipe": (os.mkfifo, "not an ordinary file"),
    "a link to itself": (lambda path: path.symlink_to(path), "symbolic links"),
    "a folder in place of the log": (lambda path: path.with_name("bot.db-wal").mkdir(), "is a folder"),
}


@pytest.mark.parametrize("case", PLACES)
async def test_what_is_no_file_is_refused(tmp_path: Path, case: str) -> None:
    make, words = PLACES[case]
    make(tmp_path / "bot.db")
    assert words in await refusal(tmp_path / "bot.db")


@pytest.mark.parametrize("name", ["a" * 300, f"{'a' * 200}/" * 30])  # not deep: pytest must be able to delete it
async def test_a_name_that_is_too_long_is_refused(tmp_path: Path, name: str) -> None:
    """It is not shown completely."""
    assert "name too long" in await refusal(tmp_path / name / "bot.db")


@pytest.fixture
def place() -> Iterator[Path]:
    """A folder that every user can reach, and this process without the rights of root."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o777)
        yield folder
        if not os.getuid():
            os.seteuid(0)


def lose_rights() -> None:
    if not os.getuid():
        os.seteuid(65534)


async def test_a_file_of_another_user_is_refused(place: Path) -> None:
    """Also one that may be read."""
    await migrated_file(place)
    for rights in (0o000, 0o444):
        (place / "bot.db").chmod(rights)
        lose_rights()
        assert "may not be read and written by this user" in await refusal(place / "bot.db")
        os.seteuid(os.getuid())


async def test_a_folder_that_may_not_be_written_is_refused(place: Path) -> None:
    (place / "readable").mkdir(0o555)
    lose_rights()
    for path in (place / "readable" / "bot.db", place / "readable" / "missing" / "bot.db"):
        assert "Permission denied" in await refusal(path)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


async def test_new_files_and_folders_are_private(tmp_path: Path) -> None:
    """Whatever the umask is. A folder that exists keeps its rights."""
    path = tmp_path / "data" / "of the bot" / "bot.db"
    there = mode(tmp_path)
    before = os.umask(0)
    try:
        await migrate(f"sqlite:///{path}")
        async with Database.opened(f"sqlite:///{path}") as database:
            await database.health.check()
            assert {mode(path.with_name(f"bot.db{end}")) for end in ("", "-wal", "-shm")} == {0o600}
    finally:
        os.umask(before)
    assert (mode(path.parent), mode(path.parent.parent), mode(tmp_path)) == (0o700, 0o700, there)


@pytest.mark.parametrize("found", [0o644, 0o666, 0o640])
async def test_a_file_that_others_can_read_is_made_private(
    tmp_path: Path, found: int, caplog: pytest.LogCaptureFixture
) -> None:
    """The log mentions it once. A file that is private already is not mentioned."""
    path = tmp_path / "bot.db"
    await migrated_file(tmp_path)
    path.chmod(found)
    for _ in range(2):
        await start(f"sqlite:///{path}")
    assert mode(path) == 0o600
    assert caplog.text.count("could be read by other users") == 1
