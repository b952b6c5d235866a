"""Which services of a starting process are available: the HTTP server listens before they are."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from bot.botapi.errors import Starting

Receive = Callable[[dict[str, Any]], Awaitable[None]]
Check = Callable[[], Awaitable[object]]


async def _not_yet() -> None:
    raise Starting


async def _refuse(_: dict[str, Any]) -> None:
    raise Starting


class Startup:
    """Each service is registered when it is available. `takes_updates`: updates sent during a restart have arrived."""

    def __init__(self) -> None:
        self.takes_updates = asyncio.Event()
        self._database: Check = _not_yet
        self._telegram: Check = _not_yet
        self._receive: Receive = _refuse

    def database_is_open(self, check: Check) -> None:
        """`check` raises if the database cannot be written."""
        self._database = check

    def telegram_is_reached(self, check: Check) -> None:
        """`check` raises if Telegram does not answer."""
        self._telegram = check

    def webhook_is_open(self, receive: Receive) -> None:
        """`receive` handles the updates that Telegram sends to the webhook."""
        self._receive = receive

    async def check_database(self) -> None:
        await self._database()

    async def check_telegram(self) -> None:
        await self._telegram()

    async def receive(self, update: dict[str, Any]) -> None:
        """Pass an update to the intake. Raises Starting if it is not ready."""
        await self._receive(update)
