"""What the agenda tells of each kind of work, with one statement for all that ask at once."""

import asyncio
import math
from pathlib import Path
from typing import Any

import pytest

from storage.agenda import Agenda, Work
from storage.broadcasts import Broadcasts, start_broadcast
from storage.database import Database, Executor
from storage.errors import StorageUnavailable
from storage.migrate import migrate
from tests.conftest import migrated_file, migrated_postgres_database
from tests.raw import raw_connection

NOW = 1_000.0
TASK = (
    "INSERT INTO tasks (id, state, version, bot_id, chat_id, user_id, private, language, prompt, addressed, sources, api_root,"
    " tries, shown_version, created_at, updated_at, due_at, lease_until, show_at)"
    " VALUES ('{id}', '{state}', 1, 1, 5, 5, 1, 'en', 'a cat', 1, '{{}}', '', 1, 1, 90, 95, {due_at}, {lease_until}, {show_at})"
)


class Counted:
    """Counts the statements that it passes on."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.count = 0

    async def one(self, name: str, /, **values: Any) -> Any:
        self.count += 1
        return await self._database.one(name, **values)


async def add(url: str, **columns: object) -> None:
    connection = await raw_connection(url)
    values = {"due_at": "NULL", "lease_until": "NULL", "show_at": "NULL"} | columns
    await connection.execute(TASK.format(id=f"{columns}".replace("'", "")[:40], **values))
    await connection.close()


@pytest.fixture
async def sqlite_url(tmp_path: Path) -> str:
    return await migrated_file(tmp_path)


@pytest.mark.parametrize(
    ("work", "columns", "due_in"),
    [
        (Work.POLLS, {"state": "running", "due_at": 1010.5}, 10.5),
        (Work.POLLS, {"state": "running", "due_at": 990, "lease_until": 1020}, math.inf),  # being polled
        (Work.POLLS, {"state": "running", "due_at": 990, "lease_until": 995}, -10),  # by a process that died
        (Work.DELIVERIES, {"state": "ready", "due_at": 990}, -10),
        (Work.SUBMISSIONS, {"state": "queued", "due_at": 1000}, 0),
        (Work.ALBUMS, {"state": "collecting", "due_at": 1001}, 1),
        (Work.SHOWS, {"state": "failed", "show_at": 1000}, 0),
        (Work.LEASES, {"state": "submitting", "lease_until": 1030}, 30),
        (Work.LEASES, {"state": "delivering", "lease_until": 900}, -100),
        (Work.BROADCASTS, {"state": "running", "due_at": 990}, math.inf),
    ],
)
async def test_each_kind_of_work(database_url: str, work: Work, columns: dict[str, Any], due_in: float) -> None:
    await migrate(database_url)
    await add(database_url, **columns)
    async with Database.opened(database_url) as database:
        agenda = Agenda(database, lambda: NOW)
        assert await agenda.due_in(work) == due_in
        others = [await agenda.due_in(other) for other in Work if other is not work]
        assert [due for due in others if due < math.inf] == ([-10] if work is Work.BROADCASTS else [])


async def test_those_who_ask_together_share_a_statement(database_url: str) -> None:
    await migrate(database_url)
    async with Database.opened(database_url) as database:
        counted = Counted(database)
        agenda = Agenda(counted, lambda: NOW)  # type: ignore[arg-type]  # the agenda only reads one row
        assert set(await asyncio.gather(*(agenda.due_in(work) for work in Work))) == {math.inf}
        assert counted.count == 1
        await agenda.due_in(Work.POLLS)
        assert counted.count == 2


async def test_a_broadcast_whose_time_a_clock_that_was_ahead_wrote_is_due(database_url: str) -> None:
    """It can be claimed at once, and no other loop repairs its time."""
    await migrate(database_url)
    async with Database.opened(database_url) as database:
        broadcasts, agenda = Broadcasts(database, 1), Agenda(database, lambda: NOW)
        ahead = NOW + 7 * 86_400
        await start_broadcast(
            database, 1, chat_id=5, source_id=1, question_id=2, language="en", everybody=True, now=ahead
        )
        assert await agenda.due_in(Work.BROADCASTS) <= 0
        claimed = await broadcasts.claim(NOW, NOW + 60)
        assert claimed is not None
        await broadcasts.release(claimed, NOW + 30, NOW)
        assert await agenda.due_in(Work.BROADCASTS) == 30


async def test_a_row_without_a_time_hides_no_other(database_url: str) -> None:
    """SQLite sorts NULL first."""
    await migrate(database_url)
    await add(database_url, state="running")
    await add(database_url, state="running", due_at=990)
    async with Database.opened(database_url) as database:
        assert await Agenda(database, lambda: NOW).due_in(Work.POLLS) == -10


async def forget(database: Database) -> None:
    """A write that concerns no task."""
    await database.run("published_forget", bot_id=1, subject="commands:default:en")


async def test_nothing_is_read_again_until_a_write(sqlite_url: str) -> None:
    """No other process writes to the file, so what was read stays true."""
    async with Database.opened(sqlite_url) as database:
        counted, clock = Counted(database), [NOW]
        agenda = Agenda(counted, lambda: clock[0], lambda: database.writes)  # type: ignore[arg-type]  # as above
        await add(sqlite_url, state="queued", due_at=NOW + 10)
        for clock[0], due_in in ((NOW, 10), (NOW + 9, 1), (NOW + 11, -1)):
            assert await agenda.due_in(Work.SUBMISSIONS) == due_in
        assert counted.count == 1
        for times in (2, 3):
            await forget(database)
            assert await agenda.due_in(Work.SUBMISSIONS) == -1
            assert counted.count == times


async def test_it_is_read_again_after_a_write_that_failed(sqlite_url: str) -> None:
    """During an outage each look is to meet it."""
    async with Database.opened(sqlite_url) as database:
        counted = Counted(database)
        agenda = Agenda(counted, lambda: NOW, lambda: database.writes)  # type: ignore[arg-type]  # as above
        await agenda.due_in(Work.POLLS)

        async def fails(_: Executor) -> None:
            raise StorageUnavailable("away")

        with pytest.raises(StorageUnavailable):
            await database.transaction(fails)
        await agenda.due_in(Work.POLLS)
        assert counted.count == 2


async def test_a_write_during_the_look_is_not_overlooked(sqlite_url: str) -> None:
    async with Database.opened(sqlite_url) as database:
        counted = Counted(database)
        agenda = Agenda(counted, lambda: NOW, lambda: database.writes)  # type: ignore[arg-type]  # as above
        await asyncio.gather(agenda.due_in(Work.POLLS), forget(database))
        await agenda.due_in(Work.POLLS)
        assert counted.count == 2


async def test_while_an_album_is_collected_each_look_meets_an_outage(sqlite_url: str) -> None:
    await add(sqlite_url, state="collecting", due_at=1001)
    async with Database.opened(sqlite_url) as database:
        counted = Counted(database)
        agenda = Agenda(counted, lambda: NOW, lambda: database.writes)  # type: ignore[arg-type]  # as above
        for times in (1, 2):
            assert await agenda.due_in(Work.ALBUMS) == 1
            assert counted.count == times


async def test_other_processes_may_write_to_postgresql(postgres: str) -> None:
    postgres_url = await migrated_postgres_database(postgres)
    async with Database.opened(postgres_url) as database:
        agenda = Agenda(database, lambda: NOW, lambda: database.writes)
        assert await agenda.due_in(Work.SUBMISSIONS) == math.inf
        await add(postgres_url, state="queued", due_at=NOW)
        assert await agenda.due_in(Work.SUBMISSIONS) == 0
