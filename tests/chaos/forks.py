"""Bots forked from a process that has everything imported: a start takes a tenth of what a fresh interpreter takes."""

import asyncio
import os
import signal
from asyncio.subprocess import Process
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess
from typing import cast

from tests.chaos import killable
from tests.e2e.bot_process import ROOT, BotProcess

PRELOADED = ["tests.chaos.killable", "aiosqlite", "asyncpg", "alembic.config", "sqlalchemy.ext.asyncio"]
LOOK = 0.01  # seconds between looks whether a process has ended


class ForkedProcess:
    """As much of asyncio's Process as BotProcess uses."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def send_signal(self, number: int) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    async def wait(self) -> int:
        while (code := self._process.exitcode) is None:  # noqa: ASYNC110 - another process sets no Event
            await asyncio.sleep(LOOK)
        return code


class KillableBot(BotProcess):
    """A BotProcess whose database has a fuse. `-9` as its exit code is the death that was wished for."""

    async def launch(self, *arguments: str) -> Process:
        assert not arguments
        context = get_context("forkserver")
        context.set_forkserver_preload(PRELOADED)
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        settings = {name: value for name, value in self.environment.items() if value}
        environment = inherited | settings | {"PYTHONPATH": str(ROOT), "PTB_TIMEDELTA": "true"}
        process = context.Process(target=killable.main, args=(str(self.folder), environment), daemon=True)
        # The interpreter of the parent starts it: a moment of work, and only the first takes longer.
        process.start()
        self.process = cast("Process", ForkedProcess(process))
        return self.process


def killed(returncode: int | None) -> bool:
    return returncode == -signal.SIGKILL
