"""Updates on their way in: a webhook or a poll, delivered at least once to the handlers."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from bot import handlers
from bot.access.admins import BotAdmins
from bot.botapi.errors import NotReady
from bot.botapi.messenger import Card, ChatUnreachable, Place
from bot.handlers.context import BotApplication, BotContext, Services
from bot.intake.dispatcher import Dispatcher
from bot.intake.lanes import ChatLanes
from bot.intake.leader import LeaderPolling
from bot.intake.polling import Poller
from bot.intake.process import ProcessUpdate
from bot.intake.webhook import WebhookReceiver, register
from bot.menu import publish_menu
from bot.settings import Settings, Updates
from bot.web.app import WEBHOOK_PATH
from bot.web.startup import Startup
from storage.database import Database
from storage.failures import Failures

log = logging.getLogger(__name__)

CHATS_AT_ONCE = 64
CATCH_UP = 10.0  # seconds after a start by which updates sent meanwhile should have come


@asynccontextmanager
async def opened_intake(
    settings: Settings, bot: ExtBot[None], services: Services, startup: Startup
) -> AsyncIterator[None]:
    """Take updates by the webhook or by polling, for as long as the block lasts."""
    await _announce_invite(services.admins, bot.username)
    application = bot_application(bot, services)
    await application.initialize()
    notify_admins = partial(_notify_admins, services)

    def delivery() -> Dispatcher:
        failures = Failures(services.database, bot.id)
        return Dispatcher(bot, ProcessUpdate(application), failures, notify_admins, ChatLanes(CHATS_AT_ONCE))

    grace = settings.drain_timeout / 2
    way_in = (
        _webhook(settings, bot, delivery(), startup, grace)
        if settings.updates_mode is Updates.WEBHOOK
        else _polling(bot, services.database, delivery, startup, grace)
    )
    async with way_in, _owned(publish_menu(bot, services.words), "menu"):
        yield


def bot_application(bot: ExtBot[None], services: Services) -> BotApplication:
    """PTB's application with every handler; its contexts carry the services."""
    builder = ApplicationBuilder().application_class(BotApplication, {"services": services}).bot(bot)
    builder = builder.context_types(ContextTypes(context=BotContext))
    application: BotApplication = builder.updater(None).job_queue(None).build()  # type: ignore[assignment]
    handlers.register(application, bot.username)
    return application


@asynccontextmanager
async def _webhook(
    settings: Settings, bot: ExtBot[None], delivery: Dispatcher, startup: Startup, grace: float
) -> AsyncIterator[None]:
    receiver = WebhookReceiver(delivery)

    async def registered() -> None:
        await register(bot, f"{settings.public_url}{WEBHOOK_PATH}", settings.webhook_secret_value)
        startup.telegram_is_reached(bot.get_me)
        startup.takes_updates.set()

    try:
        startup.webhook_is_open(receiver.receive)
        async with _owned(registered(), "webhook"):
            yield
    finally:
        await receiver.stop(grace)


@asynccontextmanager
async def _polling(
    bot: ExtBot[None], database: Database, delivery: Callable[[], Dispatcher], startup: Startup, grace: float
) -> AsyncIterator[None]:
    turn = partial(database.turn, f"polling for bot {bot.id}")
    polling = LeaderPolling(lambda: Poller(bot, delivery()), turn, grace)

    async def is_connected() -> None:
        if polling.on_standby:
            await bot.get_me()
        elif not polling.is_connected:
            raise NotReady("Telegram does not answer getUpdates")

    async def caught_up() -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(polling.caught_up.wait(), CATCH_UP)
        startup.takes_updates.set()

    startup.telegram_is_reached(is_connected)
    async with _owned(polling.run(), "polling"), _owned(caught_up(), "catching up"):
        yield


async def _announce_invite(admins: BotAdmins, username: str) -> None:
    link = await admins.offer_invite(username)
    if link:
        log.warning("nobody is this bot's admin yet: open this link once to become it: %s", link)


async def _notify_admins(services: Services, update_id: int, chat_id: int | None, error: str) -> None:
    update, chat = str(update_id), str(chat_id)
    await services.admins.notify("owner-update-failed", subject=error, update=update, chat=chat, error=error)
    if chat_id is None or chat_id < 0:  # a group need not hear of a message that perhaps did not speak to the bot
        return
    try:
        await services.messenger.send(Place(chat_id), Card(services.words.say(None, "went-wrong")))
    except (ChatUnreachable, TelegramError) as cannot:
        log.warning("chat %s could not be told that its message failed: %s", chat_id, cannot)


@asynccontextmanager
async def _owned(work: Any, name: str) -> AsyncIterator[None]:
    """Run work in the background for as long as the block lasts."""
    task = asyncio.create_task(work, name=name)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
