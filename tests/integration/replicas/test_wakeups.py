"""Processes on one PostgreSQL wake each other, also after their connections were cut."""

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


class Ear:
    """Receives wake-ups."""

    def __init__(self) -> None:
        self.times = 0
        self._news = asyncio.Event()

    def __call__(self) -> None:
        self.times += 1
        self._news.set()

    async def hears(self) -> None:
        """Wait for the next one."""
        async with asyncio.timeout(60):
            await self._news.wait()
        self._news.clear()


async def test_a_wake_up_reaches_another_process_long_before_it_would_look(url: str, shared: Database) -> None:
    """Ten times: nothing else makes this process poll."""
    ear = Ear()
    async with shared.wake_ups(ear), shared.wake_ups() as wake:
        await ear.hears()  # connected
        for _ in range(10):
            wake()
            await ear.hears()


async def test_nobody_wakes_himself(url: str, shared: Database) -> None:
    """A process wakes its own loops without the database; its own notification would make them poll twice."""
    ear, other = Ear(), Ear()
    async with shared.wake_ups(ear) as wake, shared.wake_ups(other):
        await asyncio.gather(ear.hears(), other.hears())
        wake()
        await other.hears()
        await asyncio.sleep(0.1)
        assert (ear.times, other.times) == (1, 2)


async def test_many_wake_ups_become_few(url: str, shared: Database) -> None:
    """A burst takes some twenty notifications a second, and the last one is not lost."""
    ear = Ear()
    async with shared.wake_ups(ear), shared.wake_ups() as wake:
        await ear.hears()
        began = time.monotonic()
        while time.monotonic() - began < 0.5:
            wake()
            await asyncio.sleep(0.001)
        await asyncio.sleep(0.3)
        assert 1 <= ear.times - 1 <= 3 + 20 * (time.monotonic() - began)


async def test_listening_goes_on_after_the_connection_was_cut(
    url: str, shared: Database, server: "asyncpg.Connection[asyncpg.Record]", backends: Backends
) -> None:
    """It reconnects, polls once for what it may have missed, and receives later wake-ups."""
    ear = Ear()
    async with shared.wake_ups(ear), shared.wake_ups() as wake:
        await ear.hears()
        [listening] = await backends("LISTEN")
        await server.execute("SELECT pg_terminate_backend($1)", listening)
        await ear.hears()
        wake()
        await ear.hears()


async def test_a_server_that_says_nothing_is_noticed(url: str, shared: Database, backends: Backends) -> None:
    """A connection whose other end hangs is replaced."""
    ear = Ear()
    async with wake_ups(url, shared, ear, beat=0.3), shared.wake_ups() as wake:
        await ear.hears()
        [listening] = await backends("LISTEN")
        os.kill(listening, signal.SIGSTOP)
        try:
            await ear.hears()
            wake()
            await ear.hears()
        finally:
            os.kill(listening, signal.SIGCONT)


async def test_on_sqlite_there_is_nobody_to_wake(tmp_path: Path) -> None:
    """With a single process, waking does nothing."""
    url = f"sqlite:///{tmp_path}/bot.db"
    async with Database.opened(url) as database, database.wake_ups(Ear()) as wake:
        wake()
