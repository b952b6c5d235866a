"""A database that cannot keep what is written to it is noticed, and works again when it can."""

import asyncio
import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from storage.database import Database
from storage.errors import StorageDamaged, StorageFull, StorageGone, StorageUnavailable
from storage.health import Health
from storage.last_times import claim_turn
from tests.conftest import migrated_file, migrated_postgres_database
from tests.integration.storage.test_broken_files import garble, pages_of
from tests.raw import raw_connection


@pytest.fixture
async def file(tmp_path: Path) -> AsyncIterator[Database]:
    """A database in `bot.db` of the test's folder."""
    async with Database.opened(await migrated_file(tmp_path)) as opened:
        await opened.health.check()
        yield opened


times = itertools.count(1)


async def write(database: Database) -> bool:
    """Store another value: SQLite does not write a page that stays as it is."""
    return await claim_turn(database, "a test", every=0, now=next(times))


async def probe(database: Database) -> None:
    """Probe now, whenever the last probe was."""
    await Health(database._probe).check()


def delete(path: Path) -> None:
    path.unlink()


def delete_log(path: Path) -> None:
    path.with_name("bot.db-wal").unlink()


def replace(path: Path) -> None:
    shutil.copy(path, path.with_name("copy.db"))
    path.with_name("copy.db").rename(path)


def move_folder(path: Path) -> None:
    path.parent.rename(path.parent.with_name("elsewhere"))


@pytest.mark.parametrize("loss", [delete, delete_log, replace, move_folder])
async def test_nothing_is_committed_into_a_file_that_would_be_lost(
    file: Database, tmp_path: Path, loss: Callable[[Path], None]
) -> None:
    """SQLite itself would commit. Neither a statement nor a transaction does, alone or together with others."""
    loss(tmp_path / "bot.db")
    for attempt in (write(file), file.transaction(lambda tx: claim_turn(tx, "another", every=0, now=1)), probe(file)):
        with pytest.raises(StorageGone, match="restart"):
            await attempt
    together = await asyncio.gather(*(write(file) for _ in range(5)), return_exceptions=True)
    assert {type(result) for result in together} == {StorageGone}


async def test_a_file_that_comes_back_works_again(file: Database, tmp_path: Path) -> None:
    path = tmp_path / "bot.db"
    path.rename(tmp_path / "away.db")
    with pytest.raises(StorageGone):
        await write(file)
    (tmp_path / "away.db").rename(path)
    assert await write(file)
    await probe(file)


async def test_a_file_behind_a_link_is_the_same_file(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    await migrated_file(tmp_path / "disk")
    (tmp_path / "bot.db").symlink_to(tmp_path / "disk" / "bot.db")
    async with Database.opened(f"sqlite:///{tmp_path}/bot.db") as database:
        await probe(database)
        assert await write(database)
        delete_log(tmp_path / "disk" / "bot.db")
        with pytest.raises(StorageGone):
            await write(database)


async def test_an_emptied_file_is_noticed(file: Database, tmp_path: Path) -> None:
    os.truncate(tmp_path / "bot.db", 0)
    with pytest.raises(StorageGone, match="emptied"):
        await probe(file)


async def test_damage_is_an_outage_until_the_restart(tmp_path: Path) -> None:
    """Once a statement meets it, the probes fail, although their own page is sound."""
    url = await migrated_file(tmp_path)
    async with Database.opened(url) as database:
        await probe(database)
        garble(tmp_path / "bot.db", 3, pages_of(tmp_path / "bot.db") - 3)
        with pytest.raises(StorageDamaged, match="backup"):
            await database.verify()
        for _ in range(2):
            with pytest.raises(StorageDamaged, match="backup"):
                await probe(database)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system of 6 MB; only root can mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:  # noqa: S603 - our own command
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607 - as above


def fill(disk: Path, leave: int) -> None:
    """Leave this many bytes free."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "filler").write_bytes(bytes(free - leave))


async def test_a_full_disk_is_noticed_and_ends_by_itself(small_disk: Path) -> None:
    """A little before it is full: what is under way can still be stored."""
    async with Database.opened(await migrated_file(small_disk)) as database:
        await probe(database)
        fill(small_disk, 512 * 1024)
        with pytest.raises(StorageFull, match="full"):
            await probe(database)
        assert await write(database)
        (small_disk / "filler").unlink()
        fill(small_disk, 0)
        results = await asyncio.gather(*(write(database) for _ in range(3)), return_exceptions=True)
        assert StorageFull in map(type, results)
        (small_disk / "filler").unlink()
        await probe(database)
        assert await write(database)


LIMITED = """
import asyncio, resource, sys
from pathlib import Path
from storage.database import Database
from storage.errors import StorageUnavailable

async def main(path):
    async with Database.opened(f"sqlite:///{path}") as database:
        async def works():
            try:
                await database._probe()
            except StorageUnavailable:
                return False
            return True
        found = [await works()]
        size = Path(f"{path}-wal").stat().st_size
        for limit in (size, resource.RLIM_INFINITY):
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
            found.append(await works())
        print(*found)

asyncio.run(main(sys.argv[1]))
"""


async def test_a_log_that_cannot_grow_is_noticed(tmp_path: Path) -> None:
    """As with a quota, which the free space does not show."""
    await migrated_file(tmp_path)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", LIMITED, str(tmp_path / "bot.db"), stdout=subprocess.PIPE
    )
    output, _ = await process.communicate()
    assert output.decode().split() == ["True", "False", "True"]


async def test_either_engine_is_probed_by_a_write(database: Database) -> None:
    """A row has the time of the last probe."""
    assert await claim_turn(database, "database written", every=3600, now=time.time())
    await database.run("write_probe", now=1.0)
    await probe(database)
    assert not await claim_turn(database, "database written", every=3600, now=time.time())


async def test_a_read_only_server_is_noticed(postgres: str) -> None:
    """It still answers reads, as a standby does."""
    url = await migrated_postgres_database(postgres)
    connection = await raw_connection(url)
    name = urlsplit(url).path.removeprefix("/")
    await connection.execute(f"ALTER DATABASE {name} SET default_transaction_read_only = on")
    async with Database.opened(url) as database:
        await database.ping()
        with pytest.raises(StorageUnavailable, match="read-only"):
            await probe(database)
    await connection.execute("SET default_transaction_read_only = off")
    await connection.close()
