"""Processes on one PostgreSQL wake each other, also after their connections were closed."""

import asyncio
import os
import signal
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import asyncpg

from storage.database import Database
from storage.engines.postgresql.wakeups import wake_ups

Backends = Callable[[str], Awaitable[list[int]]]


class Listener:
    """Receives wake-ups."""

    def __init__(self) -> None:
        self.times = 0
        self._news = asyncio.Event()

    def __call__(self) -> None:
        self.times += 1
        self._news.set()

    async def woken(self) -> None:
        """Wait for the next one."""
        async with asyncio.timeout(60):
            await self._news.wait()
        self._news.clear()


async def test_a_wake_up_reaches_another_process(url: str, shared: Database) -> None:
    """It arrives ten times, although nothing else makes this process poll."""
    ear = Listener()
    async with shared.wake_ups(ear), shared.wake_ups() as wake:
        await ear.woken()  # connected
        for _ in range(10):
            wake()
            await ear.woken()


async def test_a_process_does_not_wake_itself(url: str, shared: Database) -> None:
    """It wakes its own loops without the database; its own notification would make them poll twice."""
    ear, other = Listener(), Listener()
    async with shared.wake_ups(ear) as wake, shared.wake_ups(other):
        await asyncio.gather(ear.woken(), other.woken())
        wake()
        await other.woken()
        await asyncio.sleep(0.1)
        assert (ear.times, other.times) == (1, 2)


async def test_wake_ups_are_throttled(url: str, shared: Database) -> None:
    """A burst becomes some twenty notifications a second, and the last one is not lost."""
    ear = Listener()
    async with shared.wake_ups(ear), shared.wake_ups() as wake:
        await ear.woken()
        began = time.monotonic()
        while time.monotonic() - began < 0.5:
            wake()
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.3)
        assert 1 <= ear.times - 1 <= 3 + 20 * (time.monotonic() - began)


async def test_listening_resumes_after_a_lost_connection(
    url: str, shared: Database, server: "asyncpg.Connection[asyncpg.Record]", backends: Backends
) -> None:
    """It reconnects, polls once for what it may have missed, and receives later wake-ups."""
    ear = Listener()
    async with shared.wake_ups(ear), shared.wake_ups() as wake:
        await ear.woken()
        [listening] = await backends("LISTEN")
        await server.execute("SELECT pg_terminate_backend($1)", listening)
        await ear.woken()
        wake()
        await ear.woken()


async def test_a_silent_server_is_detected(url: str, shared: Database, backends: Backends) -> None:
    """A connection whose other end hangs is replaced."""
    ear = Listener()
    async with wake_ups(url, shared, ear, beat=0.3), shared.wake_ups() as wake:
        await ear.woken()
        [listening] = await backends("LISTEN")
        os.kill(listening, signal.SIGSTOP)
        try:
            await ear.woken()
            wake()
            await ear.woken()
        finally:
            os.kill(listening, signal.SIGCONT)


async def test_on_sqlite_waking_does_nothing(tmp_path: Path) -> None:
    """There is only one process."""
    url = f"sqlite:///{tmp_path}/bot.db"
    async with Database.opened(url) as database, database.wake_ups(Listener()) as wake:
        wake()
