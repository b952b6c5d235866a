"""A database is migrated to the newest schema by one of several callers; a current one is not touched."""

import asyncio
from contextlib import suppress

import pytest

from storage.database import Database
from storage.engines import engine_at
from storage.errors import StorageUnusable
from storage.migrate import migrate, newest
from storage.migrations.sql import VERSIONS, revisions, scripts, statements
from storage.polling import Polling
from storage.states import State
from storage.submissions import Submissions
from tests.raw import raw_connection

ENGINES = ("sqlite", "postgresql")


class _DiedError(Exception): ...


async def first_schema(url: str, *more: str) -> None:
    """Make an empty database one of the first version, and run more statements in it."""
    connection = await raw_connection(url)
    [script] = scripts("0001", "sqlite")
    versions = "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)"
    for statement in (*statements(script), versions, "INSERT INTO alembic_version VALUES ('0001')", *more):
        await connection.execute(statement)
    await connection.close()


async def test_an_empty_database_gets_the_newest_schema(database_url: str) -> None:
    """The first call migrates, the second does nothing."""
    assert await migrate(database_url)
    assert not await migrate(database_url)
    async with Database.opened(database_url) as database:
        assert await database.revision() == newest()


async def test_several_processes_may_start_together(database_url: str) -> None:
    """Replicas that start at once on an empty database all end with the schema."""
    await asyncio.gather(*(migrate(database_url) for _ in range(4)))
    assert not await migrate(database_url)


async def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    """Half a schema would make the next attempt fail. The error is one of ours, not the driver's."""
    await first_schema(database_url, "CREATE TABLE shown_again (in_the_way INTEGER)")
    with pytest.raises(StorageUnusable, match="shown_again"):
        await migrate(database_url)
    async with Database.opened(database_url) as database:
        assert await database.revision() == "0001"


async def test_a_newer_database_is_refused(database_url: str) -> None:
    """An old program does not write to a newer schema."""
    await migrate(database_url)
    connection = await raw_connection(database_url)
    await connection.execute("UPDATE alembic_version SET version_num = '9999'")
    await connection.close()
    with pytest.raises(StorageUnusable, match="newer program"):
        await migrate(database_url)


async def test_tasks_of_the_first_schema_are_still_followed(database_url: str) -> None:
    """A queued and a running task are kept unchanged, and are due."""
    await first_schema(
        database_url,
        "INSERT INTO tasks (id, state, version, bot_id, chat_id, user_id, private, language, prompt, addressed, model,"
        " orientation, size, duration, watermark, sources, api_root, provider_id, tries, due_at, shown_version, created_at,"
        " updated_at) SELECT state, state, 1, 1, 5, 5, 1, 'en', 'a cat', 1, 'sora-2', 'portrait', 'small', 10, 1, '{}',"
        " 'https://api.example', provider_id, 1, 100, 1, 90, 95"
        " FROM (SELECT 'queued' AS state, NULL AS provider_id UNION ALL SELECT 'running', 'sora-2:task_1') AS rows",
    )

    assert await migrate(database_url)

    async with Database.opened(database_url) as database:
        [running] = await Polling(database).claim(200, 260, 10)
        [queued] = await Submissions(database).claim(200, 230, 10)
    assert (running.provider_id, running.prompt, running.failures, running.muted) == (
        "sora-2:task_1",
        "a cat",
        0,
        False,
    )
    assert running.followed == 5  # from the order to the last change
    assert (queued.id, queued.state, queued.tries) == ("queued", State.SUBMITTING, 2)


async def test_a_process_that_dies_while_it_migrates_leaves_nothing_behind(database_url: str) -> None:
    """Nothing keeps the next start from migrating: no lock, no half a schema."""
    engine = engine_at(database_url)
    with suppress(_DiedError):
        async with engine.migrating(), engine.changing_schema() as change:
            for statement in statements(scripts("0001", engine.name)[0]):
                await change.run(statement)
            raise _DiedError
    assert await migrate(database_url)
    async with Database.opened(database_url) as database:
        assert await database.revision() == newest()


def test_each_file_belongs_to_a_revision_and_an_engine() -> None:
    """A file with another name would never be run."""
    read = [script for revision in revisions() for engine in ENGINES for script in scripts(revision, engine)]
    assert {path.read_text(encoding="utf-8") for path in VERSIONS.iterdir() if path.is_file()} == set(read)
