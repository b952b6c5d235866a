"""Starts with a database that cannot be used: exit codes, lines of output and seconds."""

import asyncio
import os
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.conftest import migrated_file
from tests.e2e.bot_process import BotProcess

BAD_SETTING = 2
WITHIN = 10.0  # seconds
PAGE = 4096


def _garble(database: Path) -> None:
    """A page that is in use: migrations leave free ones, which may be damaged without harm."""
    with closing(sqlite3.connect(database)) as connection:
        [[page]] = connection.execute("SELECT MAX(rootpage) FROM sqlite_master")
    with database.open("r+b") as file:
        file.seek((int(page) - 1) * PAGE)
        file.write(os.urandom(PAGE))


def _folder(database: Path) -> None:
    database.unlink()
    database.mkdir()


def _newer(database: Path) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


CASES: dict[str, Callable[[Path], object]] = {
    "text": lambda database: database.write_text("no database\n" * 1000),
    "one garbled page": _garble,
    "a folder": _folder,
    "half a file": lambda database: os.truncate(database, database.stat().st_size // 2),
    "a newer version": _newer,
}
SHORT = ("text", "one garbled page", "a folder")


async def _start(folder: Path, name: str, bot: BotProcess) -> list[Figure]:
    began = time.monotonic()
    process = await bot.launch()
    try:
        async with asyncio.timeout(60):
            code = await process.wait()
    except TimeoutError:
        await bot.kill()
        code = -1
    seconds = time.monotonic() - began
    return [
        Figure(f"{name}: exit code, away from {BAD_SETTING}", abs(code - BAD_SETTING), "", 0),
        Figure(f"{name}: ended after", seconds, "s", WITHIN),
        Figure(f"{name}: lines more than one", len(bot.log().splitlines()) - 1, "", 0),
        Figure(f"{name}: tracebacks", bot.log().count("Traceback"), "", 0),
    ]


async def attack(folder: Path, short: bool) -> list[Figure]:
    os.environ.setdefault("TEST_POSTGRES_FOLDER", str(folder))
    telegram, video = TelegramStandIn(), VideoStandIn()
    await telegram.start()
    await video.start()
    figures = []
    try:
        for number, (name, breakage) in enumerate(CASES.items()):
            if short and name not in SHORT:
                continue
            place = folder / str(number)
            place.mkdir()
            await migrated_file(place)
            breakage(place / "bot.db")
            figures += await _start(place, name, BotProcess(telegram, video, place, LOG_LEVEL="WARNING"))
    finally:
        await telegram.close()
        await video.close()
    return figures
