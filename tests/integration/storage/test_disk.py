"""On SQLite every commit waits for the disk, except those whose loss costs nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from storage.database import Database
from storage.polling import Polling
from storage.states import State
from storage.submissions import Submissions
from tests.conftest import migrated_file
from tests.integration.storage.test_paid_tasks import leased, running
from tests.integration.storage.test_tasks import NOW, added

FULL, NORMAL = 2, 1
ANSWER: dict[str, Any] = {"due_at": NOW + 15, "progress": 40, "lateness": None, "show_at": NOW, "now": NOW}


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    async with Database.opened(await migrated_file(tmp_path)) as opened:
        yield opened


async def level(database: Database) -> int:
    """The synchronous level of the latest commit, which only the connection knows."""
    connection: Any = database._connections._connection  # type: ignore[attr-defined]
    [[found]] = await connection.execute_fetchall("PRAGMA synchronous")
    return int(found)


async def test_a_poll_and_its_progress_do_not_wait_for_the_disk(database: Database) -> None:
    await running(database)
    assert await level(database) == FULL
    task = await leased(database, State.RUNNING)
    assert await level(database) == NORMAL
    assert await Polling(database).record_progress(task, **ANSWER)
    assert await level(database) == NORMAL


async def test_the_probe_whether_writes_work_does_not_wait_for_the_disk(database: Database) -> None:
    """It runs every few seconds; what follows waits again."""
    await database.health.check()
    assert await level(database) == NORMAL
    await added(database)
    assert await level(database) == FULL


async def test_every_other_commit_waits_for_the_disk(database: Database) -> None:
    """Later statements and transactions wait for the disk, whatever was cancelled before them."""
    await running(database)
    task = await leased(database, State.RUNNING)
    await Polling(database).reschedule(task, NOW + 1, NOW)
    await added(database, key="b")
    assert await level(database) == FULL

    for turns in range(12):  # cancelled at different points
        asking = asyncio.create_task(Polling(database).reschedule(task, NOW + 2 + turns, NOW))
        for _ in range(turns):
            await asyncio.sleep(0)
        asking.cancel()
        with suppress(asyncio.CancelledError):
            await asking
        await Submissions(database).claim(NOW, NOW + 30, 1)
        assert await level(database) == FULL
