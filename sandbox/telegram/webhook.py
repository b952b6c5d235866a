"""Delivers updates to the bot's webhook: in order within a lane, repeated until a 2xx."""

import asyncio
import contextlib
import time
from dataclasses import dataclass

import aiohttp

from sandbox.telegram.errors import Json
from sandbox.telegram.updates import Queued, UpdateQueue

FIRST_PAUSE = 0.2  # seconds; Telegram's is a second or more
LONGEST_PAUSE = 60.0
ANSWER_WITHIN = 60.0


@dataclass(frozen=True)
class WebhookSettings:
    url: str
    secret: str = ""
    max_connections: int = 40
    drop_pending: bool = False


class WebhookSender:
    def __init__(self, queue: UpdateQueue) -> None:
        self.settings: WebhookSettings | None = None
        self.last_error: tuple[int, str] | None = None
        self.set_at = float("-inf")
        self._queue = queue
        self._session: aiohttp.ClientSession | None = None
        self._slots = asyncio.Semaphore(40)
        self._lanes: dict[str, asyncio.Task[None]] = {}

    async def set(self, settings: WebhookSettings) -> None:
        await self.remove()
        self.settings = settings
        self.last_error = None
        self._slots = asyncio.Semaphore(settings.max_connections)
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN))
        self._queue.wake("webhook")
        self.pump()

    async def remove(self) -> None:
        """Stop delivering; updates that were not answered with 2xx stay in the queue."""
        self.settings = None
        tasks = list(self._lanes.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lanes.clear()
        if self._session is not None:
            await self._session.close()
            self._session = None

    def pump(self) -> None:
        """Start a delivery in each idle lane that has updates."""
        if self.settings is None:
            return
        for lane in {queued.lane for queued in self._queue.pending} - self._lanes.keys():
            self._lanes[lane] = asyncio.get_running_loop().create_task(self._run(lane, self.settings))

    async def _run(self, lane: str, settings: WebhookSettings) -> None:
        try:
            while queued := next((it for it in self._queue.pending if it.lane == lane), None):
                await self._deliver(queued, settings)
                self._queue.remove(queued)
        finally:
            if self._lanes.get(lane) is asyncio.current_task():
                del self._lanes[lane]

    async def _deliver(self, queued: Queued, settings: WebhookSettings) -> None:
        pause = FIRST_PAUSE
        while True:
            async with self._slots:
                error, asked = await self._post(queued.body, settings)
            if not error:
                return
            self.last_error = (int(time.time()), error)
            await asyncio.sleep(asked or pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _post(self, body: Json, settings: WebhookSettings) -> tuple[str, float]:
        """Deliver once; returns the error, empty for a 2xx, and the pause in seconds that the bot requested."""
        assert self._session is not None, "a webhook without a session delivers nothing"  # noqa: S101 (own invariant)
        headers = {"X-Telegram-Bot-Api-Secret-Token": settings.secret} if settings.secret else {}
        try:
            async with self._session.post(settings.url, json=body, headers=headers) as response:
                if 200 <= response.status < 300:
                    return "", 0.0
                asked = 0.0
                with contextlib.suppress(ValueError):
                    asked = float(response.headers.get("Retry-After", "0"))
                return f"Wrong response from the webhook: {response.status} {response.reason}", asked
        except TimeoutError:
            return "Read timeout expired", 0.0
        except aiohttp.ClientError as error:
            return f"Connection failed: {type(error).__name__}", 0.0
