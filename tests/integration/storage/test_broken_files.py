"""A database file that cannot be used ends the start with one sentence, and is left as it was."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from bot.bootstrap.connections import opened_database
from bot.errors import SettingsError
from bot.settings import load_settings
from storage.database import Database
from tests.conftest import migrated_file

TOKEN = "7123456:AAE_a-token-of-nobody_0123456789abcde"
PAGE = 4096


async def start(url: str) -> None:
    """Open the database as a starting bot does."""
    settings = load_settings(
        _env_file=None, telegram_bot_token=TOKEN, video_api_key="sk-of-nobody-0123456789", database_url=url
    )
    async with opened_database(settings, Database.open):
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


def another_program(path: Path) -> None:
    path.unlink()
    run(path, "CREATE TABLE tasks (id TEXT)")


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda path: path.write_text("no database at all\n" * 500), "not a database"),
    "zeros": (lambda path: path.write_bytes(bytes(64 * 1024)), "not a database"),
    "a garbled header": (lambda path: garble(path, 0, 1), "not a database"),
    "garbled pages": (lambda path: garble(path, 2, pages_of(path) - 2), "damaged"),
    "one garbled page": (lambda path: garble(path, pages_of(path) // 2, 1), "damaged"),
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
