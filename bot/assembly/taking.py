"""Updates on their way in: a webhook or a poll, delivered at least once to the handlers."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot

from bot.botapi.errors import NotNow
from bot.botapi.messenger import Card, ChatUnreachable, Place
from bot.context import BotApplication, Services
from bot.front import Front
from bot.intake.delivery import Delivery
from bot.intake.lanes import ChatLanes
from bot.intake.leading import PollingInTurn
from bot.intake.polling import Poller
from bot.intake.process import ProcessUpdate
from bot.intake.webhook import WebhookReceiver, register
from bot.menu import publish_menu
from bot.settings import Settings, Updates
from storage.failures import Failures

log = logging.getLogger(__name__)

CHATS_AT_ONCE = 64
CATCH_UP = 10.0  # seconds after a start by which updates sent meanwhile should have come


@asynccontextmanager
async def open_intake(
    settings: Settings, application: BotApplication, services: Services, front: Front
) -> AsyncIterator[None]:
    async def tell_owner(update_id: int, chat_id: int | None, error: str) -> None:
        await services.owner.tell(
            "owner-update-failed", subject=error, update=str(update_id), chat=str(chat_id), error=error
        )
        if chat_id is None or chat_id < 0:  # a group need not hear of a message that perhaps did not speak to the bot
            return
        try:
            await services.messenger.send(Place(chat_id), Card(services.words.say(None, "went-wrong")))
        except (ChatUnreachable, TelegramError) as cannot:
            log.warning("chat %s could not be told that its message failed: %s", chat_id, cannot)

    bot = application.bot

    def delivery() -> Delivery:
        failures = Failures(services.database, bot.id)
        return Delivery(bot, ProcessUpdate(application), failures, tell_owner, ChatLanes(CHATS_AT_ONCE))

    grace = settings.drain_timeout / 2
    async with AsyncExitStack() as stack:
        if settings.updates_mode is Updates.WEBHOOK:
            receiver = WebhookReceiver(delivery())
            stack.push_async_callback(receiver.stop, grace)
            front.receive_update = receiver.receive
            await stack.enter_async_context(_owned(_register(settings, bot, front), "webhook"))
        else:
            turn = partial(services.database.turn, f"polling for bot {bot.id}")
            polling = PollingInTurn(lambda: Poller(bot, delivery()), turn, grace)

            async def in_touch() -> None:
                if polling.stands_by:
                    await bot.get_me()
                elif not polling.in_touch:
                    raise NotNow("Telegram does not answer getUpdates")

            front.telegram = in_touch
            await stack.enter_async_context(_owned(polling.run(), "polling"))
            await stack.enter_async_context(_owned(_caught_up(polling, front), "catching up"))
        await stack.enter_async_context(_owned(publish_menu(bot, services.words), "menu"))
        yield


async def _register(settings: Settings, bot: ExtBot[None], front: Front) -> None:
    await register(bot, f"{settings.public_url}/telegram/webhook", settings.webhook_secret_value)
    front.telegram = bot.get_me
    front.takes_updates.set()


async def _caught_up(polling: PollingInTurn, front: Front) -> None:
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(polling.caught_up.wait(), CATCH_UP)
    front.takes_updates.set()


@asynccontextmanager
async def _owned(work: Any, name: str) -> AsyncIterator[None]:
    """Run work in the background for as long as the block lasts."""
    task = asyncio.create_task(work, name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
