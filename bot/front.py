"""The web app of one process, up before what stands behind it: /healthz answers while the database is waited for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

from bot.botapi.errors import Starting
from bot.web import Readiness, Relay, build_web_app

Receive = Callable[[dict[str, Any]], Awaitable[None]]
Check = Callable[[], Awaitable[object]]

CLOSE_WITHIN = 2.0  # seconds that requests under way get when the process stops


async def _not_yet() -> None:
    raise Starting


async def _refuse(_: dict[str, Any]) -> None:
    raise Starting


class Front:
    """What is asked from outside, and by whom it is answered once that is there.

    `receive_update` takes updates; `database` and `telegram` raise what is wrong with them; `takes_updates` is set
    once updates that were sent during a restart have come in. `secret` None: no webhook.
    """

    def __init__(self, secret: str | None, relay: Relay | None) -> None:
        self.secret = secret or ""
        self.receive_update: Receive = _refuse
        self.database: Check = _not_yet
        self.telegram: Check = _not_yet
        self.takes_updates = asyncio.Event()
        readiness = Readiness({"database": self._check_database, "telegram": self._check_telegram})
        webhook = self if secret else None
        self._runner = web.AppRunner(
            build_web_app(webhook=webhook, relay=relay, readiness=readiness),
            access_log=None,
            shutdown_timeout=CLOSE_WITHIN,
            lingering_time=1.0,  # seconds; aiohttp's ten would let a stranger's unfinished body hold up a stop
        )

    async def _check_database(self) -> None:
        await self.database()

    async def _check_telegram(self) -> None:
        await self.telegram()

    async def receive(self, update: dict[str, Any]) -> None:
        """Hand an update on to whoever takes them now."""
        await self.receive_update(update)

    async def listen(self, host: str, port: int) -> None:
        """Raises OSError where the port cannot be had."""
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()

    async def close(self) -> None:
        await self._runner.cleanup()
