"""A bot process between its own stand-ins: started, loaded with requests by webhook, and measured."""

import asyncio
import os
import time
from collections.abc import Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp

from benchmarks.load import PATIENCE, Load
from benchmarks.processes import collector_paused, cpu_seconds
from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.ports import free_port

ROOT = Path(__file__).parents[1]
SETTLES = 0.3  # seconds after the last answer, for what a bot does after it (a reaction, a commit)
SECRET = "benchmark-secret"  # noqa: S105 - of a webhook on loopback


@dataclass(frozen=True)
class Kind:
    """One of the bots that are compared.

    `program`: the interpreter and its arguments. `settings`: in addition to those that all have; `{folder}` is replaced by
    the contender's own. `lacks`: what it does not do, for readers of the figures.
    """

    name: str
    program: tuple[str, ...]
    settings: Mapping[str, str] = field(default_factory=dict)
    lacks: str = ""


@dataclass(frozen=True)
class Window:
    """What some requests cost. `cpu`: milliseconds per request. `waits`: seconds from the webhook's POST to sendMessage.

    `edits`: how many messages the bot edited meanwhile, those of earlier requests included.
    """

    cpu: float
    waits: tuple[float, ...]
    edits: int


@dataclass(frozen=True)
class Start:
    """Seconds until the bot has set its webhook and answers on its port, and seconds of CPU until then."""

    seconds: float
    cpu: float


class Contender:
    """One of the bots. Its stand-ins run in the benchmark's process, so their cost is not counted."""

    def __init__(self, kind: Kind, folder: Path, token: str | None = None) -> None:
        self.kind = kind
        self.folder = folder
        self.telegram = TelegramStandIn(token)
        self.video = VideoStandIn()
        self.url = ""
        self._load = Load(self.telegram)
        self._process: asyncio.subprocess.Process | None = None
        self._session: aiohttp.ClientSession | None = None

    async def open(self, languages: Sequence[str] = ("en",), life: str | None = "stuck") -> None:
        """Start the stand-ins, with people who speak these languages.

        `life`: of all tasks; stuck ones never end. None: as the words of a prompt select it.
        """
        self.folder.mkdir(parents=True)
        await self.telegram.start()
        await self.video.start()
        if life is not None:
            self.video.script(life=life, times=None)
        self._load.people(languages)
        self._session = aiohttp.ClientSession()

    async def close(self) -> None:
        await self.stop()
        await self._load.close()
        if self._session is not None:
            await self._session.close()
        await self.video.close()
        await self.telegram.close()

    async def start(self) -> Start:
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        settings = {
            "TELEGRAM_BOT_TOKEN": self.telegram.token,
            "TELEGRAM_API_URL": self.telegram.url,
            "VIDEO_API_URL": self.video.url,
            "VIDEO_API_KEY": self.video.key,
            "PUBLIC_URL": self.url,
            "HOST": "127.0.0.1",
            "PORT": str(port),
            "WEBHOOK_SECRET": SECRET,
            "PYTHONPATH": str(ROOT),
        } | {name: value.format(folder=self.folder) for name, value in self.kind.settings.items()}
        inherited = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR", "LANG") if name in os.environ}
        await self.telegram.webhook.remove()
        began = time.monotonic()
        with (self.folder / "bot.log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *self.kind.program, stdout=log, stderr=log, cwd=self.folder, env=inherited | settings
            )
        async with asyncio.timeout(PATIENCE):
            while self.telegram.webhook.settings is None or not await self._is_ready():
                assert self._process.returncode is None, self.log[-4000:]
                await asyncio.sleep(0.01)
        return Start(time.monotonic() - began, cpu_seconds(self.pid))

    async def stop(self) -> None:
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
            await self._process.wait()

    async def steady(self, count: int, rate: float) -> Window:
        """`count` requests at `rate` per second."""
        return await self._measured(self._load.steady(count, rate), count)

    async def burst(self, at_once: int) -> Window:
        """So many requests at the same moment, each in a chat of its own; ends when all have their ids."""
        return await self._measured(self._load.burst(at_once), at_once)

    async def say(self, text: str) -> None:
        """Send a text in the first chat, and wait for an answer."""
        await self._load.say(text)

    async def check(self, since: int = 0) -> None:
        """Check the bot's work: the id of every task, from create `since` on, was sent to a chat.

        Waits for those that are missing. Raises AssertionError if that takes too long.
        """
        missing = {_name(create.task_id or "") for create in self.video.creates[since:]}
        until = time.monotonic() + PATIENCE
        while missing:
            self._load.collect()
            missing -= self._load.told
            assert time.monotonic() < until, f"{self.kind.name} did not tell {len(missing)} ids"
            await asyncio.sleep(0.1 if missing else 0.0)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self.folder / "bot.log").read_text(encoding="utf-8")

    async def _is_ready(self) -> bool:
        """This bot answers 200 on /readyz when it is; the others have no such page, so that any answer does."""
        assert self._session is not None
        try:
            async with self._session.get(f"{self.url}/readyz") as answer:
                return answer.status in {200, 404}
        except aiohttp.ClientError:
            return False

    async def _measured(self, load: Coroutine[None, None, list[float]], count: int) -> Window:
        with collector_paused():
            creates, edits, cpu = len(self.video.creates), self._load.edits, cpu_seconds(self.pid)
            waits = await load
            await self.check(creates)
            await asyncio.sleep(SETTLES)
            spent = (cpu_seconds(self.pid) - cpu) * 1000 / count
        assert len(self.video.creates) == creates + count, "not every request became one create"
        return Window(spent, tuple(waits), self._load.edits - edits)


def _name(task_id: str) -> str:
    """What `Load.told` has of an id: without its model."""
    return task_id.rpartition(":")[2]
