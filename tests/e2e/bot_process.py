"""The bot as a separate process between stand-ins, as end-to-end tests start, stop and kill it."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import Process
from pathlib import Path

import aiohttp

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.e2e.forked import ForkedProcess, fork, run_bot
from tests.ports import free_port

ROOT = Path(__file__).parents[2]
START = 120.0  # seconds a start may take on a busy machine


class BotProcess:
    """`python -m bot run`, or another `command`, with its own folder, log and database.

    `environment` overrides the settings below.

    `fresh`: start a new interpreter, as a shell would, instead of forking one with all imports done.
    """

    command: tuple[str, ...] = ("run",)
    fresh = False

    def __init__(self, telegram: TelegramStandIn, video: VideoStandIn, folder: Path, **environment: str) -> None:
        self.folder = folder
        self.telegram = telegram
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_URL": telegram.url,
            "VIDEO_API_URL": video.url,
            "VIDEO_API_KEY": video.key,
            "DATABASE_URL": f"sqlite:///{folder}/bot.db",
            "PUBLIC_URL": self.url,
            "UPDATES": "polling",
            "HOST": "127.0.0.1",
            "PORT": str(self.port),
            "ACCESS": "open",
            "LOG_LEVEL": "DEBUG",
            "ALBUM_QUIET": "0.5",
            # A machine may stall for ten seconds. Tests that wait for one of these to expire set a shorter one.
            "SUBMIT_LEASE": "30",
            "SHOW_LEASE": "20",
            "CREATE_TIMEOUT": "30",
            "SUBMIT_RETRY_WINDOW": "60",
            "RATE_LIMIT_WINDOW": "60",
            "POLL_INTERVAL": "3600",  # tests of results set a shorter one
        } | environment
        self.process: Process | ForkedProcess | None = None

    @property
    def log_file(self) -> Path:
        return self.folder / "bot.log"

    def log(self) -> str:
        """The complete log, including earlier starts."""
        return self.log_file.read_text(encoding="utf-8") if self.log_file.exists() else ""

    async def logged(self, words: str, within: float = START) -> None:
        """Wait until the log contains `words`, for at most `within` seconds."""
        async with asyncio.timeout(within):
            while True:
                if words in self.log():
                    return
                await asyncio.sleep(0.05)

    async def launch(self, *arguments: str) -> Process | ForkedProcess:
        """Start the process and return at once."""
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        settings = {name: value for name, value in self.environment.items() if value}
        environment = inherited | settings | {"PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        if not self.fresh:
            self.process = fork(run_bot, str(self.folder), [*self.command, *arguments], environment)
            return self.process
        with self.log_file.open("ab") as log:
            self.process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", *self.command, *arguments,
                stdout=log, stderr=log, cwd=self.folder, env=environment,
            )  # fmt: skip
        return self.process

    async def start(self, *arguments: str) -> None:
        """Start the process and wait until it is ready."""
        await self.launch(*arguments)
        await self.ready()

    async def ready(self) -> None:
        """Wait until the launched process is ready."""
        async with asyncio.timeout(START), aiohttp.ClientSession() as session:
            while True:
                assert self.process is not None and self.process.returncode is None, self.log()[-4000:]
                try:
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return
                except aiohttp.ClientConnectionError:
                    pass
                await asyncio.sleep(0.05)

    async def kill(self) -> None:
        """Kill -9: the process cannot clean up."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.kill()
        await self.process.wait()

    async def terminate(self) -> int:
        """Send SIGTERM; returns the exit code."""
        assert self.process is not None
        if self.process.returncode is None:
            self.process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(60):
            return await self.process.wait()

    async def stop(self) -> None:
        """Terminate the process if it runs."""
        if self.process is not None and self.process.returncode is None:
            await self.terminate()

    async def end(self) -> None:
        """Stop the process, and check that its DEBUG log contains neither the token nor the key."""
        await self.stop()
        log = self.log()
        secrets = {"the token": self.telegram.token, "the key": self.environment["VIDEO_API_KEY"]}
        for name, secret in secrets.items():
            assert not secret or secret not in log, f"{name} is in the log"
