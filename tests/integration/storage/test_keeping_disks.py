"""Backups and restores where the disk is full or may not be written: one line that names the file, and nothing left behind."""

import os
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir

import pytest

from storage.errors import StorageFull, StorageUnusable
from storage.keeping import _new_file, back_up, restore
from tests.conftest import migrated_file
from tests.integration.storage.test_keeping import NOW, content, fill, names_in

# Leaves no letters for what is written next to the file, which is refused as on a read-only disk.
LONGEST = "b" * 247 + ".db"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system without room for a backup; only root can mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:  # noqa: S603 - our own command
        pytest.skip("file systems cannot be mounted here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607 - as above


@pytest.fixture
async def source(tmp_path: Path) -> str:
    url = await migrated_file(tmp_path)
    await fill(url)
    return url


async def test_a_backup_is_restored_from_where_nobody_may_write(source: str, tmp_path: Path) -> None:
    """Such as a mounted backup disk: the copy that is migrated is made with the temporary files, and removed."""
    await back_up(source, tmp_path / "backup.db")
    backup = tmp_path / LONGEST
    (tmp_path / "backup.db").rename(backup)
    (tmp_path / "new").mkdir()
    before, url = names_in(Path(gettempdir())), f"sqlite:///{tmp_path}/new/bot.db"
    await restore(backup, url, NOW)
    assert (await content(url))["admins"] == (await content(source))["admins"]
    left = names_in(Path(gettempdir())) - before
    assert [name for name in left if name.startswith("restoring-")] == []


async def test_a_backup_to_where_nobody_may_write_is_refused(source: str, tmp_path: Path) -> None:
    before = names_in(tmp_path)
    with pytest.raises(StorageUnusable, match="File name too long"):
        await back_up(source, tmp_path / LONGEST)
    with pytest.raises(StorageUnusable, match=r"bot\.db: File exists"):
        await back_up(source, tmp_path / "bot.db" / "backup.db")
    assert names_in(tmp_path) - before <= {"bot.db-wal", "bot.db-shm"}


async def test_an_unfinished_backup_is_private(tmp_path: Path) -> None:
    """From its first byte, also if the folder is not."""
    before = os.umask(0)
    try:
        with _new_file(tmp_path / "new" / "backup.db") as unfinished:
            assert stat.S_IMODE(unfinished.stat().st_mode) == 0o600
            assert stat.S_IMODE(unfinished.parent.stat().st_mode) == 0o700
    finally:
        os.umask(before)


async def test_two_backups_with_one_name_do_not_mix(source: str, tmp_path: Path) -> None:
    """The second is refused while the first writes: it would replace the file that the first publishes."""
    file = tmp_path / "backup.db"
    with _new_file(file) as unfinished:
        unfinished.write_text("half of it")
        with pytest.raises(StorageUnusable, match="another backup writes"):
            await back_up(source, file)
        assert unfinished.read_text() == "half of it"
    await back_up(source, file)
    assert await content(f"sqlite:///{file}") == await content(source)
    assert [name for name in names_in(tmp_path) if name.startswith("backup.db.")] == []


async def test_a_backup_to_a_full_disk_names_it(source: str, small_disk: Path) -> None:
    """Not the database, which is in order."""
    with pytest.raises(StorageFull, match=r"no room for .*/backup\.db"):
        await back_up(source, small_disk / "backup.db")
    assert names_in(small_disk) == set()


async def test_a_restore_without_room_for_its_copy_names_the_place(source: str, small_disk: Path) -> None:
    backup = small_disk / "backup.db"
    backup.write_bytes(b"SQLite format 3\0" + bytes(70_000))
    with pytest.raises(StorageFull, match=r"no room for a copy of .*/disk/backup\.db"):
        await restore(backup, source, NOW)
    assert names_in(small_disk) == {"backup.db"}
