"""Backups, restores and moves bring every row along, and nothing that was charged is charged again."""

import asyncio
import shutil
import stat
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from storage.copying import TABLES, unused
from storage.database import Database, only_process
from storage.engines import Raw, engine_at
from storage.errors import StorageUnavailable, StorageUnusable
from storage.keeping import _working_copy, back_up, move, restore
from storage.migrate import migrate
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.conftest import migrated_file, migrated_postgres_database
from tests.integration.storage.test_migrate_options import old_database
from tests.integration.storage.test_tasks import added
from tests.raw import raw_connection

NOW = 1_800_000_000.0
QUOTED = 'it\'s 猫 \\ "{$x}"\n\t🐱'


@pytest.fixture(params=["sqlite", "postgresql"])
async def new_source(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A migrated, empty database."""
    return await _new(request, request.param, tmp_path / "source")


@pytest.fixture(params=["sqlite", "postgresql"])
async def target(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return await _new(request, request.param, tmp_path / "target")


async def _new(request: pytest.FixtureRequest, engine: str, folder: Path) -> str:
    if engine == "postgresql":
        return await migrated_postgres_database(request.getfixturevalue("postgres"))
    folder.mkdir()  # noqa: ASYNC240 - at once, on a disk in memory
    return await migrated_file(folder)


@pytest.fixture
async def source(new_source: str) -> str:
    """A database with rows in every table, and a task in every state."""
    await fill(new_source)
    return new_source


async def fill(url: str) -> None:
    async with engine_at(url).changing_schema() as raw:
        await raw.run("DELETE FROM budget_currency")
        for table in TABLES:
            columns = await raw.columns(table)
            kinds = await kinds_of(raw, url, table)
            keys = list(State) if table == "tasks" else ["draft", "running"]
            keys = keys[:1] if table == "budget_currency" else keys
            rows = [
                tuple(value(table, name, kinds[name], key, number) for name in columns)
                for number, key in enumerate(keys)
            ]
            await raw.insert(table, columns, rows)


async def kinds_of(raw: Raw, url: str, table: str) -> dict[str, str]:
    """The types of a table's columns. Read with a driver of the tests' own."""
    connection = await raw_connection(url)
    try:
        if url.startswith("sqlite"):
            rows = await connection.execute_fetchall("SELECT name, type FROM pragma_table_info(?)", (table,))
        else:
            columns = (
                "SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $1"
            )
            rows = await connection.fetch(columns, table)
        return {row["name"]: row["type"].upper() for row in rows}
    finally:
        await connection.close()


def value(table: str, name: str, kind: str, key: str, number: int) -> Any:
    """Something of the right type; other in each row, where rows must differ."""
    if (table, name) == ("budget_currency", "id"):
        return 1
    if name in {"task_id", "broadcast_id", "id", "key", "token_hash", "subject"} or (table, name) == ("tasks", "state"):
        return key
    if kind == "TEXT":
        return "{}" if name in {"options", "sources"} else f"{QUOTED}{number}"
    return NOW + number / 7 if "DOUBLE" in kind else (2**53 + number if "BIG" in kind else number % 2)


async def content(url: str) -> dict[str, list[Any]]:
    async with engine_at(url).snapshot() as raw:
        found: dict[str, list[Any]] = {}
        for table in TABLES:
            rows = [row async for chunk in raw.rows(table, await raw.columns(table)) for row in chunk]
            found[table] = sorted(rows, key=repr)
        return found


async def test_every_table_is_known(new_source: str) -> None:
    """A table of a later migration must not be forgotten."""
    connection = await raw_connection(new_source)
    if new_source.startswith("sqlite"):
        names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        found = {row["name"] for row in await connection.execute_fetchall(names)}
    else:
        names = "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        found = {row["name"] for row in await connection.fetch(names)}
    await connection.close()
    assert found - {"alembic_version", "send_places"} == set(TABLES)


async def test_a_move_brings_every_row_to_either_engine(source: str, target: str) -> None:
    before = await content(source)
    contents = await move(source, target)
    assert await content(target) == before
    assert {table: read.rows for table, read in contents.items()} == {
        table: len(rows) for table, rows in before.items()
    }
    assert all(before.values())
    assert await content(source) == before


async def test_a_backup_is_a_whole_database(source: str, tmp_path: Path) -> None:
    before = await content(source)
    file = tmp_path / "backup.db"
    await back_up(source, file)
    assert await content(f"sqlite:///{file}") == before
    assert file.stat().st_mode & 0o077 == 0
    assert not [name for name in names_in(tmp_path) if name.startswith("backup.db.")]


async def test_a_backup_sees_one_moment_while_the_bot_writes(new_source: str, tmp_path: Path) -> None:
    """What is written in one transaction, as a task and its charge are, is in a backup as a whole or not at all."""
    await fill(new_source)
    async with Database.opened(new_source) as database:
        stop = asyncio.Event()

        async def write() -> None:
            number = 0
            while not stop.is_set():
                number += 1
                key = f"pair-{number}"

                async def pair(session: Any, key: str = key) -> None:
                    await session.run("last_time_note", subject=f"a {key}", now=NOW)
                    await session.run("last_time_note", subject=f"b {key}", now=NOW)

                await database.transaction(pair)
                await asyncio.sleep(0)

        writing = asyncio.create_task(write())
        await asyncio.sleep(0.05)
        await back_up(new_source, tmp_path / "backup.db")
        stop.set()
        await writing
    subjects = {row[1] for row in (await content(f"sqlite:///{tmp_path / 'backup.db'}"))["last_times"]}
    pairs = {name.removeprefix("a ") for name in subjects if name.startswith("a ")}
    assert pairs
    assert pairs == {name.removeprefix("b ") for name in subjects if name.startswith("b ")}


async def test_what_may_have_been_sent_since_a_backup_is_not_sent_again(
    source: str, target: str, tmp_path: Path
) -> None:
    """The bot went on after the backup: its queue may have been charged. Nobody but the chat knows what to do."""
    await back_up(source, tmp_path / "backup.db")
    await restore(tmp_path / "backup.db", target, NOW)

    async with Database.opened(target) as database:
        submissions = Submissions(database)
        assert await submissions.claim(NOW + 1e6, NOW + 2e6, 10) == []
        unclear = await submissions.mark_interrupted("interrupted", NOW + 1e6)
        assert {task.id for task in unclear} == {"queued", "submitting"}
        assert {task.state for task in unclear} == {State.UNKNOWN}
        assert await Tasks(database).get("collecting") is None
    before, after = await content(source), await content(target)
    same = [table for table in TABLES if table not in {"tasks", "broadcasts", "broadcast_recipients"}]
    assert {table: after[table] for table in same if table != "charges"} == {
        table: before[table] for table in same if table != "charges"
    }
    assert len(after["tasks"]) == len(State) - 1
    assert len(after["charges"]) == len(before["charges"])


async def test_a_full_target_is_refused_and_kept(source: str, target: str) -> None:
    await fill(target)
    before = await content(target)
    with pytest.raises(StorageUnusable, match="not empty: it has rows in tasks"):
        await move(source, target)
    assert await content(target) == before


async def test_a_target_in_use_is_refused(source: str, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/used.db"
    await migrate(url)
    async with only_process(url):
        with pytest.raises(StorageUnusable, match="another process uses it"):
            await move(source, url)


async def test_a_source_or_target_that_a_process_uses_is_refused(postgres: str, tmp_path: Path) -> None:
    """Two databases with the same waiting orders would both send them, and a copy would lack what is written meanwhile.

    That a process only receives updates makes no difference. A backup only reads, and is restored differently.
    """
    url, other = await migrated_postgres_database(postgres), f"sqlite:///{tmp_path}/other.db"
    await migrate(other)
    async with Database.opened(url) as database:
        await database.ping()
        for source, target in ((url, other), (other, url)):
            with pytest.raises(StorageUnusable, match="another process uses it"):
                await move(source, target)
        await back_up(url, tmp_path / "backup.db")
    await move(other, url)


async def test_a_process_that_starts_during_a_copy_waits(postgres: str) -> None:
    """What it wrote would not be in the copy."""
    url = await migrated_postgres_database(postgres)
    async with unused(engine_at(url)):
        with pytest.raises(StorageUnavailable, match="being copied"):
            await Database.open(url)
    async with Database.opened(url) as database:
        await database.ping()


async def test_a_source_that_is_missing_is_not_created(tmp_path: Path) -> None:
    missing = f"sqlite:///{tmp_path}/missing.db"
    with pytest.raises(StorageUnusable, match="no database"):
        await move(missing, f"sqlite:///{tmp_path}/new.db")
    with pytest.raises(StorageUnusable, match="no database"):
        await back_up(missing, tmp_path / "backup.db")
    assert {name for name in names_in(tmp_path) if name.endswith(".db")} == set()


async def test_an_existing_file_is_not_overwritten(new_source: str, tmp_path: Path) -> None:
    file = tmp_path / "backup.db"
    file.write_text("precious")
    with pytest.raises(StorageUnusable, match="exists"):
        await back_up(new_source, file)
    assert file.read_text() == "precious"


@pytest.mark.parametrize(
    "content_of_file", [b"", b"no database at all, but some text", b"SQLite format 3\0" + bytes(200)]
)
async def test_a_file_that_is_no_backup_changes_nothing(tmp_path: Path, content_of_file: bytes) -> None:
    file = tmp_path / "backup.db"
    file.write_bytes(content_of_file)
    url = f"sqlite:///{tmp_path}/new.db"
    await migrate(url)
    empty = await content(url)
    with pytest.raises(StorageUnusable):
        await restore(file, url, NOW)
    assert await content(url) == empty
    assert file.read_bytes() == content_of_file


async def test_a_backup_of_an_older_version_is_restored(tmp_path: Path, target: str) -> None:
    connection = await old_database(f"sqlite:///{tmp_path}/old.db", "0008")
    await connection.execute("INSERT INTO admins VALUES (5, 90.0)")
    await connection.close()
    await restore(tmp_path / "old.db", target, NOW)
    assert (await content(target))["admins"] == [(90.0, 5)]


BACK_UP = """
import asyncio, sys
from pathlib import Path
from storage.keeping import back_up
asyncio.run(back_up(sys.argv[1], Path(sys.argv[2])))
"""


@pytest.mark.parametrize("pause", [0.0, 0.12, 0.2, 0.25, 0.3, 0.4])
async def test_a_kill_leaves_no_file_that_looks_whole(tmp_path: Path, pause: float) -> None:
    """Whenever it dies, the backup is whole or not there, and the next attempt succeeds."""
    source = await migrated_file(tmp_path)
    await fill(source)
    file = tmp_path / "backup.db"
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", BACK_UP, source, str(file))
    await asyncio.sleep(pause)
    with suppress(ProcessLookupError):
        process.kill()
    await process.wait()
    if "backup.db" not in names_in(tmp_path):
        await back_up(source, file)
    assert await content(f"sqlite:///{file}") == await content(source)


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


async def test_the_files_of_a_bot_that_was_killed_are_restored_with_its_last_commits(
    tmp_path: Path, target: str
) -> None:
    """They are in the file next to it, with -wal at its end."""
    (tmp_path / "saved").mkdir()
    url = await migrated_file(tmp_path)
    async with Database.opened(url) as database:
        task = await added(database, "the last order")
        for file in tmp_path.glob("bot.db*"):  # noqa: ASYNC240 - as above
            if file.suffix in {".db", ".db-wal"}:
                shutil.copy(file, tmp_path / "saved")
    await restore(tmp_path / "saved" / "bot.db", target, NOW)
    async with Database.opened(target) as restored:
        found = await Tasks(restored).get(task.id)
        assert found is not None and found.prompt == task.prompt
    left = {file.name for file in (tmp_path / "saved").iterdir()}
    assert left == {"bot.db", "bot.db-wal"}


async def test_the_copy_of_a_backup_is_private(tmp_path: Path) -> None:
    """From its first byte, whatever the mode of the backup is."""
    backup = tmp_path / "backup.db"
    backup.write_bytes(b"")
    backup.chmod(0o644)
    with _working_copy(backup) as copy:
        assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert names_in(tmp_path) == {"backup.db"}
