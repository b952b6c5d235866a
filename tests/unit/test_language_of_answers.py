"""The language of an answer is the chat's, else the user's; an outage of the database does not change who is answered."""

import sqlite3
from pathlib import Path

import pytest

from bot.handlers.languages import language_in
from storage.chats import Chats
from tests.conftest import migrated_file
from tests.unit.pipeline.world import FailingDatabase

NOW = 1_000_000.0


@pytest.mark.parametrize(("own", "users", "language"), [
    ("de", "ru", "de"), ("de", None, "de"), ("", "ru", "ru"), ("", None, ""),
])  # fmt: skip
async def test_the_chats_language_comes_first(tmp_path: Path, own: str, users: str | None, language: str) -> None:
    async with FailingDatabase.opened(await migrated_file(tmp_path)) as database:
        await database.transaction(lambda tx: Chats(tx, 1).set_language(-5, own, title="Club", now=NOW))
        assert await language_in(Chats(database, 1), -5, users) == language
        assert await language_in(Chats(database, 1), -6, users) == (users or "")


async def test_without_the_database_it_is_the_users(tmp_path: Path) -> None:
    """An answer in a wrong language is better than none; an order fails without the database in any case."""
    async with FailingDatabase.opened(await migrated_file(tmp_path)) as database:
        await database.transaction(lambda tx: Chats(tx, 1).set_language(-5, "de", title="Club", now=NOW))
        database.fail_with("chat", sqlite3.OperationalError("database is locked"), times=1)
        assert await language_in(Chats(database, 1), -5, "ru") == "ru"
        assert await language_in(Chats(database, 1), -5, "ru") == "de"
