"""The HTTP server of a process: listens before the database is open, and serves photos until the process has drained."""

import logging
import time
from typing import Any

from aiohttp import web

from bot.botapi.errors import NotReady
from bot.flood_log import FloodLog
from bot.photos.relay import PhotoRelay
from bot.process_limits import descriptor_limit
from bot.web.app import Readiness, build_web_app
from bot.web.connection import Patience
from bot.web.listener import Listener
from bot.web.places import Places, most_connections
from bot.web.startup import Startup

log = logging.getLogger(__name__)

CLOSE_WITHIN = 2.0  # seconds for requests in progress when the process stops


class WebServer:
    """`secret` None: no webhook. `relay` None: no photo links."""

    def __init__(
        self, startup: Startup, secret: str | None, relay: PhotoRelay | None, patience: Patience | None = None
    ) -> None:
        self.secret = secret or ""
        self._startup = startup
        self._relay = relay
        self._stopped_at: float | None = None
        self._readiness = Readiness({"database": startup.check_database, "telegram": startup.check_telegram})
        self._runner = web.AppRunner(
            build_web_app(webhook=self if secret else None, relay=relay, readiness=self._readiness),
            shutdown_timeout=CLOSE_WITHIN,
        )
        self._patience = patience or Patience()
        self._listener: Listener | None = None

    async def receive(self, update: dict[str, Any]) -> None:
        """Pass an update to the intake. Raises NotReady while the process stops."""
        if self._stopped_at is not None:
            raise NotReady("stopping")
        await self._startup.receive(update)

    async def listen(self, host: str, port: int) -> None:
        """Start listening. Raises OSError if the port cannot be used."""
        await self._runner.setup()
        server = self._runner.server
        assert server is not None  # noqa: S101 - it is set up
        places = Places(most_connections(descriptor_limit()))
        self._listener = Listener(server, places, self._patience, FloodLog(log))
        await self._listener.listen(host, port)

    def stop(self) -> None:
        """Refuse updates (Telegram sends them again) and report not ready; photos are still served."""
        self._stopped_at = time.monotonic()
        self._readiness.stop()

    async def drain(self, grace: float) -> None:
        """Wait for photos that are being or about to be fetched, until `grace` seconds after `stop`."""
        if self._stopped_at is None:
            self.stop()
        if self._relay is not None and self._stopped_at is not None:
            await self._relay.traffic.drain(self._stopped_at + grace - time.monotonic())

    async def close(self) -> None:
        if self._listener is not None:
            await self._listener.close()
        await self._runner.cleanup()
