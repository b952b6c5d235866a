"""Telegram's webhook requests: answered 200 after the update is handled, otherwise 503, so that it is sent again."""

import asyncio
import logging
import random
from collections.abc import Sequence

from telegram import Bot
from telegram.error import TelegramError

from bot.botapi.errors import NotReady
from bot.intake import ALLOWED_UPDATES, RawUpdate
from bot.intake.dispatcher import Dispatcher
from bot.intake.lanes import NotAccepted
from bot.intake.outage import Outage, Random, Sleep
from bot.intake.outage_reasons import outage_reason

logger = logging.getLogger(__name__)

MAX_CONNECTIONS = 40  # concurrent requests from Telegram; the Bot API's default


class WebhookReceiver:
    """Receives updates that the web app has authenticated.

    `timeout`: seconds before Telegram is asked to send again; its own timeout is 60.
    """

    def __init__(self, dispatcher: Dispatcher, *, timeout: float = 50.0) -> None:
        self._dispatcher = dispatcher
        self._patience = timeout

    async def receive(self, raw: RawUpdate) -> None:
        """Return when the update is handled, to be answered with 200.

        Raises NotReady if it takes too long (the handling continues, and the repeated update joins it), if too many are
        waiting, and during shutdown; StorageUnavailable if the database fails. Each means 503.
        """
        try:
            async with asyncio.timeout(self._patience):
                await self._dispatcher.dispatch(raw)
        except TimeoutError:
            raise NotReady("still at work") from None
        except NotAccepted as error:
            raise NotReady(str(error)) from None

    async def stop(self, grace: float) -> None:
        """Refuse new updates and give those being handled `grace` seconds."""
        await self._dispatcher.drain(grace)


async def register(
    bot: Bot,
    url: str,
    secret: str,
    allowed_updates: Sequence[str] = ALLOWED_UPDATES,
    *,
    sleep: Sleep = asyncio.sleep,
    rand: Random = random.random,
) -> None:
    """Set the webhook to `url`; retries until it works. Pending updates are kept.

    Always sets it, even if getWebhookInfo shows the same URL, because the secret is not visible there.
    """
    outage = Outage("Telegram has accepted the webhook", first=1, cap=30, sleep=sleep, rand=rand)
    while True:
        try:
            await bot.set_webhook(
                url,
                secret_token=secret,
                allowed_updates=list(allowed_updates),
                max_connections=MAX_CONNECTIONS,
            )
        except TelegramError as error:
            await outage.pause(outage_reason(error))
        else:
            outage.over()
            logger.info("Telegram sends updates to this bot's webhook")
            return
