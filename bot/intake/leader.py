"""Long polling in one process at a time: the leader polls, the others stand by."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from bot.intake.polling import Poller
from bot.intake.traces import traceback_of

logger = logging.getLogger(__name__)

TRY_AGAIN_AFTER = 1.0  # seconds after an unexpected error


Leadership = Callable[[Callable[[], None]], AbstractAsyncContextManager[asyncio.Event]]
"""Waits until this process is the leader, and leads during the block. Calls its argument if another process leads; the
event is set if the leadership is lost (`Database.turn`)."""


class LeaderPolling:
    """Creates a poller when this process becomes the leader, and stops it with its leadership.

    `grace`: seconds for updates in flight to finish. `caught_up`: the poller has caught up, or another process polls.
    """

    def __init__(self, new_poller: Callable[[], Poller], leadership: Leadership, grace: float) -> None:
        self._new_poller = new_poller
        self._leadership = leadership
        self._grace = grace
        self._poller: Poller | None = None
        self.on_standby = False
        self.caught_up = asyncio.Event()

    @property
    def is_connected(self) -> bool:
        """Whether this process polls and Telegram's last answer was good."""
        return self._poller is not None and self._poller.is_connected

    async def run(self) -> None:
        """Poll whenever this process is the leader, until cancelled; updates in flight then get their grace."""
        while True:
            try:
                async with self._leadership(self._wait_as_standby) as lost:
                    await self._poll_until(lost)
            except Exception as bug:  # noqa: BLE001 - a bot that stopped polling would look healthy
                logger.error("Polling failed:\n%s", traceback_of(bug))
                await asyncio.sleep(TRY_AGAIN_AFTER)

    def _wait_as_standby(self) -> None:
        self.on_standby = True
        self.caught_up.set()

    async def _poll_until(self, lost: asyncio.Event) -> None:
        self.on_standby = False
        self._poller = poller = self._new_poller()
        poller.start()
        catching_up = asyncio.create_task(self._catch_up(poller), name="catching up")
        try:
            await lost.wait()
        finally:
            self._poller = None
            catching_up.cancel()
            await poller.stop(self._grace)

    async def _catch_up(self, poller: Poller) -> None:
        await poller.caught_up.wait()
        self.caught_up.set()
