"""A bot process between its own stand-ins: started, loaded with requests at a steady rate, and measured."""

import asyncio
import os
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Person
from sandbox.video import VideoStandIn

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds within which a bot must start, or answer all requests


class Contender:
    """One of the bots. Its stand-ins run in the benchmark's process, so their cost is not counted."""

    def __init__(self, name: str, command: Sequence[str], settings: Mapping[str, str], folder: Path) -> None:
        self.name = name
        self.telegram = TelegramStandIn()
        self.video = VideoStandIn()
        self._command = tuple(command)
        self._settings = dict(settings)
        self._folder = folder
        self._chats: list[tuple[Chat, Person]] = []
        self._process: asyncio.subprocess.Process | None = None

    async def open(self, chats: int) -> None:
        """Start the stand-ins with this many private chats, enough to stay below Telegram's limits per chat."""
        self._folder.mkdir(parents=True)
        await self.telegram.start()
        await self.video.start()
        self.video.script(life="stuck", times=None)
        people = [self.telegram.person(f"Person {number}") for number in range(chats)]
        self._chats = [(self.telegram.private(person), person) for person in people]

    async def close(self) -> None:
        await self.stop()
        await self.video.close()
        await self.telegram.close()

    async def start(self) -> float:
        """Seconds from the start of the process until it polls for updates."""
        environment = self._settings | {
            "TELEGRAM_BOT_TOKEN": self.telegram.token,
            "TELEGRAM_API_URL": self.telegram.url,
            "VIDEO_API_URL": self.video.url,
            "VIDEO_API_KEY": self.video.key,
            "PYTHONPATH": str(ROOT),
        }
        polls = len(self.telegram.calls_to("getUpdates"))
        began = time.monotonic()
        with (self._folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, *self._command, stdout=log, stderr=log, cwd=self._folder, env=_inherited() | environment
            )
        await self.telegram.wait_for_call("getUpdates", polls + 1, timeout=PATIENCE)
        return time.monotonic() - began

    async def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    async def serve(self, count: int, rate: float) -> float:
        """Milliseconds of CPU per request, for `count` requests at `rate` per second."""
        creates, answers, cpu = len(self.video.creates), self._answers(), self._cpu()
        began = time.monotonic()
        for number in range(count):
            chat, person = self._chats[number % len(self._chats)]
            await self.telegram.send_text(chat, person, f"/video a cat on the moon, take {number}")
            await asyncio.sleep(max(0.0, began + (number + 1) / rate - time.monotonic()))
        async with asyncio.timeout(PATIENCE):
            while self._answers() < answers + count:  # noqa: ASYNC110 - the stand-in counts but has no event
                await asyncio.sleep(0.05)
        assert len(self.video.creates) == creates + count, "not every request became one create"
        return (self._cpu() - cpu) * 1000 / count

    def check(self) -> None:
        """Check the bot's work: every task's id was sent to a chat. Raises AssertionError."""
        said = "\n".join(
            message.words for chat, _ in self._chats for message in self.telegram.messages(chat, from_bot=True)
        )
        missing = [create.task_id for create in self.video.creates if (create.task_id or "") not in said]
        assert not missing, f"{self.name} did not tell {len(missing)} ids"

    @property
    def megabytes(self) -> float:
        """Resident memory (RSS)."""
        return float(self._process_info().memory_info().rss) / 2**20

    def _answers(self) -> int:
        return sum(call.ok is True for call in self.telegram.calls_to("sendMessage"))

    def _cpu(self) -> float:
        """Seconds in user and kernel mode; the kernel counts in hundredths."""
        times = self._process_info().cpu_times()
        return float(times.user + times.system)

    def _process_info(self) -> psutil.Process:
        assert self._process is not None
        return psutil.Process(self._process.pid)


def _inherited() -> dict[str, str]:
    return {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
