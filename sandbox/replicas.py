"""Several processes of the bot on one database behind one address, connected to the stand-ins."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from asyncio.subprocess import PIPE, STDOUT, Process
from collections.abc import Callable, Mapping
from pathlib import Path

import aiohttp

ROOT = Path(__file__).parents[1]
END_WITHIN = 20.0  # seconds for a process to end after SIGTERM
KEPT = ("PATH", "HOME", "TMPDIR", "LANG", "LOG_LEVEL")  # environment variables that are passed on: no token, no key

Say = Callable[[str], None]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Replica:
    """One `python -m bot run --role …`; each of its log lines is prefixed with its name."""

    def __init__(self, name: str, role: str, settings: Mapping[str, str], say: Say) -> None:
        self.name = name
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._role = role
        self._settings = settings
        self._say = say
        self._process: Process | None = None
        self._log: asyncio.Task[None] | None = None

    async def start(self, folder: Path) -> None:
        """`folder`: its working directory; the current one may have an `.env` with a real token."""
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        own = {"HOST": "127.0.0.1", "PORT": str(self.port), "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1"}
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", "--role", self._role,
            stdout=PIPE, stderr=STDOUT, cwd=folder, env=environment | dict(self._settings) | own,
            start_new_session=True,  # Ctrl-C goes to the parent only, which stops the processes once and in order
        )  # fmt: skip
        self._log = asyncio.create_task(self._repeat(self._process), name=f"log of {self.name}")

    async def ready(self) -> bool:
        """Wait until it is ready; False if it ended instead."""
        assert self._process is not None, "it was started"  # noqa: S101 - own invariant
        async with aiohttp.ClientSession() as session:
            while self._process.returncode is None:
                with contextlib.suppress(aiohttp.ClientError):
                    async with session.get(f"{self.url}/readyz") as answer:
                        if answer.status == 200:
                            return True
                await asyncio.sleep(0.2)
        return False

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    async def stop(self) -> None:
        """Send SIGTERM, and SIGKILL after twenty seconds."""
        if self._process is None or self._log is None:
            return
        if self._process.returncode is None:
            self._process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(self._process.wait(), END_WITHIN)
        except TimeoutError:
            self._process.kill()
        await self._log

    async def _repeat(self, process: Process) -> None:
        assert process.stdout is not None, "it was started with a pipe"  # noqa: S101 - own invariant
        async for line in process.stdout:
            self._say(f"{self.name:<9}| {line.decode(errors='replace').rstrip()}")
        self._say(f"{self.name:<9}| ended ({await process.wait()})")
