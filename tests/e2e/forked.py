"""Processes forked from one with all imports done: they start in a fifth of the time of a new interpreter."""

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
    "storage.engines.sqlite",
    "storage.engines.postgresql",
    "tests.e2e.frozen",
]
POLL = 0.01  # seconds between two checks whether a process has ended


class ForkedProcess:
    """The part of asyncio's Process that BotProcess uses."""

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
            await asyncio.sleep(POLL)
        return code


def fork(target: Callable[..., None], *args: object, preload: Sequence[str] = ()) -> ForkedProcess:
    """Run `target(*args)` in a new process. The first call takes longer, because it starts the fork server."""
    context = get_context("forkserver")
    context.set_forkserver_preload([*PRELOADED, *preload])
    process = context.Process(target=target, args=args, daemon=True)
    process.start()
    return ForkedProcess(process)


def killed(returncode: int | None) -> bool:
    return returncode == -signal.SIGKILL


def run_bot(folder: str, arguments: Sequence[str], environment: Mapping[str, str]) -> None:
    """Entry point of a forked process: run `python -m bot …` in its folder with exactly this environment."""
    from bot import cli  # noqa: PLC0415 - only the bot is that program

    os.environ.clear()
    os.environ.update(
        {"PTB_TIMEDELTA": "true"} | dict(environment)
    )  # the import of bot.botapi in the parent had set it
    os.chdir(folder)
    log = os.open("bot.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)
    sys.exit(cli.main(list(arguments)))
