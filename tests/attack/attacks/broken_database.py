"""The database of a running bot breaks: the seconds until /readyz knows it, and what happens to the orders meanwhile."""

import asyncio
import os
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import aiohttp

from sandbox.telegram import TelegramStandIn
from tests.attack.figures import Figure
from tests.conftest import migrated_file
from tests.e2e.scene import Scene, running_scene

UNREADY_WITHIN = 10.0  # seconds
DAMAGE_WITHIN = 40.0  # seconds: the pages of a small database are in memory, and the disk is read every 30 s
READY_WITHIN = 10.0
ADMIN_WITHIN = 15.0
ORDERS = 3
PAGE = 4096

Breakage = Callable[[Path], Callable[[], object] | None]


def _delete(database: Path) -> None:
    database.unlink()


def _replace(database: Path) -> None:
    other = database.with_name("other.db")
    other.write_bytes(database.read_bytes())
    other.rename(database)


def _move_away(database: Path) -> Callable[[], object]:
    away = database.rename(database.with_name("away.db"))
    return lambda: away.rename(database)


def _damage(database: Path) -> None:
    """Overwrite all pages but the first; those in SQLite's memory still look sound for a while."""
    with database.open("r+b") as file:
        file.seek(PAGE)
        file.write(os.urandom(database.stat().st_size - PAGE))


def _fill(database: Path) -> Callable[[], object]:
    free = os.statvfs(database.parent).f_bavail * os.statvfs(database.parent).f_frsize
    filler = database.with_name("filler")
    with suppress(OSError):  # the bot writes, too
        filler.write_bytes(bytes(free))
    return filler.unlink


@asynccontextmanager
async def _small_disk(folder: Path) -> AsyncIterator[Path | None]:
    """A file system of 12 MB; None if this user may not mount one."""
    os.mkdir(folder)  # noqa: PTH102 - as quick as any
    mounting = await asyncio.create_subprocess_exec(
        "mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(folder), stderr=subprocess.DEVNULL
    )
    if await mounting.wait():
        yield None
        return
    try:
        yield folder
    finally:
        await (await asyncio.create_subprocess_exec("umount", "-l", str(folder))).wait()


async def _status(scene: Scene, wanted: int, within: float) -> float:
    """Seconds until /readyz has this status; three times `within` if it never has."""
    began = time.monotonic()
    async with aiohttp.ClientSession() as session:
        while time.monotonic() - began < within * 3:
            async with session.get(f"{scene.bot.url}/readyz") as answer:
                if answer.status == wanted:
                    break
            await asyncio.sleep(0.1)
    return time.monotonic() - began


async def _broken(folder: Path, database: Path, name: str, breakage: Breakage) -> list[Figure]:
    await migrated_file(database.parent)
    admin = str(TelegramStandIn().person("Ada").id)  # the ids of a new stand-in's users are always the same
    url = f"sqlite:///{database}"
    async with running_scene(folder, DATABASE_URL=url, ADMIN_IDS=admin, POLL_INTERVAL="1") as scene:
        await scene.create_for(await scene.say("/video before it broke"), "before it broke")
        began = time.monotonic()
        mend = breakage(database)
        within = DAMAGE_WITHIN if breakage is _damage else UNREADY_WITHIN
        unready = await _status(scene, 503, within)
        for number in range(ORDERS):
            await scene.say(f"/video meanwhile{number}")
        await scene.telegram.wait_for(scene.chat, "Messages wait at Telegram", timeout=ADMIN_WITHIN * 3)
        figures = [
            Figure(f"{name}: /readyz is 503 after", unready, "s", within),
            Figure(f"{name}: the admins are notified after", time.monotonic() - began, "s", ADMIN_WITHIN),
            Figure(f"{name}: creates meanwhile", len(scene.video.matching("meanwhile")), "", 0),
            Figure(f"{name}: orders lost at Telegram", ORDERS - scene.telegram.pending_update_count, "", 0),
        ]
        if mend:
            mend()
            figures.append(
                Figure(
                    f"{name}: mended, /readyz is 200 after", await _status(scene, 200, READY_WITHIN), "s", READY_WITHIN
                )
            )
            await scene.video.wait_for_creates(ORDERS, match="meanwhile", timeout=60)
            await asyncio.sleep(2)
            made = len(scene.video.matching("meanwhile"))
            figures.append(Figure(f"{name}: orders made too often or not at all", abs(made - ORDERS), "", 0))
        return figures


async def attack(folder: Path, short: bool) -> list[Figure]:
    """All at once: each mostly waits."""
    os.environ.setdefault("TEST_POSTGRES_FOLDER", str(folder))
    cases: dict[str, Breakage] = {"moved away": _move_away}
    if not short:
        cases |= {"deleted": _delete, "replaced": _replace, "damaged": _damage}
    async with _small_disk(folder / "disk") as disk:
        if disk and not short:
            cases |= {"full disk": _fill}
        broken = []
        for name, case in cases.items():
            place = folder / name.replace(" ", "-")
            place.mkdir()
            database = (disk if case is _fill and disk else place) / "bot.db"
            broken.append(_broken(place, database, name, case))
        results = await asyncio.gather(*broken)
    return [figure for figures in results for figure in figures]
