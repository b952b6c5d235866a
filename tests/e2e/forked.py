"""Processes forked from one that has everything imported: a start takes a fifth of what a fresh interpreter takes."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.context import ForkServerProcess

PRELOADED = [
    "tests.e2e.forked",
    "bot.bootstrap.application",
    "aiosqlite",
    "asyncpg",
    "alembic.config",
    "sqlalchemy.ext.asyncio",
]
LOOK = 0.01  # seconds between looks whether a process has ended


class ForkedProcess:
    """As much of asyncio's Process as BotProcess uses."""

    def __init__(self, process: ForkServerProcess) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def kill(self) -> None:
        self._process.kill()

    def send_signal(self, number: int) -> None:
        os.kill(self.pid, number)

    async def wait(self) -> int:
        while (code := self._process.exitcode) is None:  # noqa: ASYNC110 - another process sets no Event
            await asyncio.sleep(LOOK)
        return code


def fork(target: Callable[..., None], *args: object, preload: Sequence[str] = ()) -> ForkedProcess:
    """Run `target(*args)` in a process of its own. The first one of a parent takes longer: it imports for all."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED, *preload])
    process = context.Process(target=target, args=args, daemon=True)
    process.start()
    return ForkedProcess(process)


def killed(returncode: int | None) -> bool:
    return returncode == -signal.SIGKILL


def become_the_bot(folder: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """What a forked process does: become `python -m bot …` in its folder, with this environment and no other."""
    from bot import cli  # noqa: PLC0415 - only the bot is that program

    os.environ.clear()
    os.environ.update({"PTB_TIMEDELTA": "true"} | dict(environment))  # the import of bot.botapi, before, had set it
    os.chdir(folder)
    log = os.open("bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    sys.exit(cli.main(list(arguments)))
