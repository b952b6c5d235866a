"""How far the start of a process has come, for the parts that are asked before all of it is there."""

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
    """The port is open before the database and Telegram answer. The step of the start that opens one of them registers it here.

    `takes_updates` is set once the updates that were sent during a restart have come in.
    """

    def __init__(self) -> None:
        self.takes_updates = asyncio.Event()
        self._database: Check = _not_yet
        self._telegram: Check = _not_yet
        self._receive: Receive = _refuse

    def database_is_open(self, ping: Check) -> None:
        """`ping` raises what is wrong with the database."""
        self._database = ping

    def telegram_is_reached(self, check: Check) -> None:
        """`check` raises what is wrong with the connection to Telegram."""
        self._telegram = check

    def webhook_is_open(self, receive: Receive) -> None:
        """`receive` takes the updates that Telegram sends to the webhook."""
        self._receive = receive

    async def check_database(self) -> None:
        await self._database()

    async def check_telegram(self) -> None:
        await self._telegram()

    async def receive(self, update: dict[str, Any]) -> None:
        """Hand an update on. Raises Starting while nobody takes updates."""
        await self._receive(update)
