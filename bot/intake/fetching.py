"""Fetches raw updates with getUpdates, and retries through every kind of failure."""

import asyncio
import logging
from collections.abc import Sequence

from telegram import Bot
from telegram.error import TelegramError

from bot.intake import RawUpdate
from bot.intake.outage import Outage
from bot.intake.outage_reasons import is_about_a_webhook, outage_reason

logger = logging.getLogger(__name__)

# PTB turns this into getUpdates. With the plain names, do_api_request warns that Bot.get_updates exists; but
# that method parses, and raises for a whole batch if one update is malformed.
GET_UPDATES = "get_updates_"

MAX_UPDATES = 100  # updates per answer; the Bot API's limit
ANSWER_WITHIN = 10.0  # seconds in addition to the long poll
CONFIRM_WITHIN = 2.0  # seconds


class UpdateSource:
    """Fetches updates; `ready` is set by Telegram's first answer."""

    def __init__(self, bot: Bot, allowed_updates: Sequence[str], outage: Outage) -> None:
        self._bot = bot
        self._allowed_updates = list(allowed_updates)
        self._outage = outage
        self._webhook_removed = False
        self._acknowledged: int | None = None
        self.ready = asyncio.Event()

    async def fetch(self, offset: int | None, long_poll: int) -> list[RawUpdate]:
        """Return pending updates from `offset` on, at most 100; long-poll up to `long_poll` seconds. Some may lack an id.

        Acknowledges all updates below `offset`. Retries until there is an answer; does not raise Telegram errors.
        """
        while True:
            try:
                answer = await self._get_updates(offset, limit=MAX_UPDATES, long_poll=long_poll)
            except TelegramError as error:
                await self._recover(error)
                continue
            self._outage.over()
            self.ready.set()
            return answer

    async def confirm(self, offset: int | None) -> None:
        """Acknowledge updates below `offset` without a long poll; best effort, at most two seconds."""
        if offset == self._acknowledged:
            return
        try:
            async with asyncio.timeout(CONFIRM_WITHIN):
                await self._get_updates(offset, limit=1, long_poll=0)
        except (TelegramError, TimeoutError) as error:
            logger.info("The last offset was not confirmed (%s): a few updates will be repeated", type(error).__name__)

    async def _get_updates(self, offset: int | None, limit: int, long_poll: int) -> list[RawUpdate]:
        answer = await self._bot.do_api_request(
            GET_UPDATES,
            {
                "offset": offset,
                "limit": limit,
                "timeout": long_poll,
                "allowed_updates": self._allowed_updates,
            },
            read_timeout=long_poll + ANSWER_WITHIN,
        )
        if not isinstance(answer, list):
            raise TelegramError("getUpdates returned no list of updates")
        self._acknowledged = offset
        return [each if isinstance(each, dict) else {} for each in answer]

    async def _recover(self, error: TelegramError) -> None:
        """Remove a webhook found at startup; otherwise wait."""
        try:
            if self._is_left_over(error):
                await self._remove_webhook()
                return
        except TelegramError as another:
            error = another
        await self._outage.pause(outage_reason(error))

    def _is_left_over(self, error: TelegramError) -> bool:
        # After polling has worked, a webhook means that another process took over. Removing it would cut off that newer
        # deployment.
        return is_about_a_webhook(error) and not self._webhook_removed and not self.ready.is_set()

    async def _remove_webhook(self) -> None:
        await self._bot.delete_webhook(drop_pending_updates=False)
        self._webhook_removed = True
        logger.info("Removed this bot's webhook, since updates are polled; pending updates are kept")
