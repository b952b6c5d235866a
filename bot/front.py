"""The HTTP server of a process. It starts before the database is ready, and serves photos until the process has drained."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.botapi.errors import NotNow, Starting
from bot.photos.relay import PhotoRelay
from bot.web import Readiness, build_web_app

Receive = Callable[[dict[str, Any]], Awaitable[None]]
Check = Callable[[], Awaitable[object]]

CLOSE_WITHIN = 2.0  # seconds for open requests when the process stops


async def _not_yet() -> None:
    raise Starting


async def _refuse(_: dict[str, Any]) -> None:
    raise Starting


async def _stopping(_: dict[str, Any]) -> None:
    raise NotNow("stopping")


class Front:
    """The HTTP server. Starts first; its handlers are attached as services become available.

    `receive_update` accepts updates; `database` and `telegram` raise if they are not ready; `takes_updates` is set once
    updates sent during a restart have arrived. `secret` None: no webhook.
    """

    def __init__(self, secret: str | None, relay: PhotoRelay | None) -> None:
        self.secret = secret or ""
        self._relay = relay
        self._stopped_at: float | None = None
        self.receive_update: Receive = _refuse
        self.database: Check = _not_yet
        self.telegram: Check = _not_yet
        self.takes_updates = asyncio.Event()
        self._readiness = Readiness({"database": self._check_database, "telegram": self._check_telegram})
        webhook = self if secret else None
        self._runner = web.AppRunner(
            build_web_app(webhook=webhook, relay=relay, readiness=self._readiness),
            access_log=None,
            shutdown_timeout=CLOSE_WITHIN,
            lingering_time=1.0,  # seconds; with aiohttp's ten, an unfinished request body would delay the stop
        )

    async def _check_database(self) -> None:
        await self.database()

    async def _check_telegram(self) -> None:
        await self.telegram()

    async def receive(self, update: dict[str, Any]) -> None:
        """Pass an update to the current receiver."""
        await self.receive_update(update)

    async def listen(self, host: str, port: int) -> None:
        """Raises OSError if the port cannot be bound."""
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()

    def stop(self) -> None:
        """Refuse updates (Telegram sends them again) and report not ready; photos are still served."""
        self._stopped_at = time.monotonic()
        self.receive_update = _stopping
        self._readiness.stop()

    async def drain(self, grace: float) -> None:
        """Serve photos that are in progress or about to be fetched, until `grace` seconds after `stop`."""
        if self._stopped_at is None:
            self.stop()
        if self._relay is not None and self._stopped_at is not None:
            await self._relay.traffic.drain(self._stopped_at + grace - time.monotonic())

    async def close(self) -> None:
        await self._runner.cleanup()
