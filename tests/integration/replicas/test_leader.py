"""Only one process leads at any time, and one that lost its lock is notified at once."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from storage.database import Database
from storage.engines.postgresql.leader import Leader

ROOT = Path(__file__).parents[3]

Backends = Callable[[str], Awaitable[list[int]]]


@asynccontextmanager
async def process(url: str) -> AsyncIterator[Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable, str(Path(__file__).with_name("leading.py")), url,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        yield started
    finally:
        if started.returncode is None:
            started.kill()
        await started.communicate()


async def output(process: Process, seconds: float = 60) -> str:
    assert process.stdout is not None
    async with asyncio.timeout(seconds):
        return (await process.stdout.readline()).decode().strip()


async def test_the_next_one_leads_when_the_first_is_killed(url: str) -> None:
    """Kill -9: the lock is released with the connection, and a process that stood by takes over."""
    async with process(url) as first:
        assert await output(first) == "leading"
        async with process(url) as second:
            assert await output(second) == "standing by"
            first.kill()
            assert await output(second) == "leading"


async def test_a_lost_connection_ends_the_lead(
    url: str, server: "asyncpg.Connection[asyncpg.Record]", backends: Backends
) -> None:
    """The work must stop at once, and may continue when the lock is held again."""
    leader = Leader(url, "testing", beat=3600)  # only the end of the connection is noticed
    async with leader.turn(lambda: None) as lost:
        [holding] = await backends("pg_try_advisory_lock")
        await server.execute("SELECT pg_terminate_backend($1)", holding)
        async with asyncio.timeout(60):
            await lost.wait()
    async with asyncio.timeout(60), leader.turn(lambda: None) as lost:
        assert not lost.is_set()


async def test_a_silent_server_ends_the_lead(url: str, backends: Backends) -> None:
    """Without an answer it is unknown whether the lock is still held, so it counts as lost."""
    async with Leader(url, "testing", beat=0.3).turn(lambda: None) as lost:
        [holding] = await backends("pg_try_advisory_lock")
        os.kill(holding, signal.SIGSTOP)
        try:
            async with asyncio.timeout(60):
                await lost.wait()
        finally:
            os.kill(holding, signal.SIGCONT)


async def test_the_lead_ends_with_the_block(url: str) -> None:
    """A process that stops gracefully lets the next one lead without delay."""
    stood_by = asyncio.Event()

    async def next_one() -> None:
        async with Leader(url, "testing").turn(stood_by.set):
            return

    async with Leader(url, "testing").turn(lambda: None):
        waiting = asyncio.create_task(next_one())
        async with asyncio.timeout(60):
            await stood_by.wait()
        assert not waiting.done()
    async with asyncio.timeout(60):
        await waiting


async def test_bots_have_separate_locks(url: str) -> None:
    """Two bots on one database each have a poller."""
    async with (
        asyncio.timeout(60),
        Leader(url, "polling for bot 1").turn(lambda: None),
        Leader(url, "polling for bot 2").turn(lambda: None),
    ):
        pass


async def test_on_sqlite_the_only_process_leads(tmp_path: Path) -> None:
    """The file lock excludes other processes."""
    async with (
        Database.opened(f"sqlite:///{tmp_path}/bot.db") as database,
        database.turn("testing", lambda: None) as lost,
    ):
        assert not lost.is_set()
