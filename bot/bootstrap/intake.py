"""Starts the intake: updates from the webhook or from polling are dispatched to the handlers at least once."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import partial

from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from bot import handlers
from bot.access.admins import BotAdmins
from bot.botapi.errors import NotReady
from bot.botapi.messenger import Card, ChatUnreachable, Place
from bot.cards.owner import with_owner
from bot.handlers.context import BotApplication, BotContext, Services
from bot.intake.dispatcher import Dispatcher
from bot.intake.lanes import ChatLanes
from bot.intake.leader import LeaderPolling
from bot.intake.polling import Poller
from bot.intake.process import ProcessUpdate, UpdateReader
from bot.intake.webhook import WebhookReceiver, register
from bot.profile import Profile
from bot.settings import Settings, Updates
from bot.telemetry import Telemetry
from bot.web.app import WEBHOOK_PATH
from bot.web.startup import Startup
from storage.background import in_background
from storage.database import Database
from storage.failures import Failures

log = logging.getLogger(__name__)

CHATS_AT_ONCE = 128  # more than updates in flight by polling, or connections of the webhook: none waits for a place
PROFILE_AFTER = 1.0  # seconds after which menus are compared: updates that were sent during the restart come first
CATCH_UP_TIMEOUT = 10.0  # seconds after the start in which updates sent meanwhile should arrive


@asynccontextmanager
async def opened_intake(
    settings: Settings, bot: ExtBot[None], services: Services, startup: Startup, telemetry: Telemetry
) -> AsyncIterator[None]:
    """Receive updates by webhook or polling during the block."""
    await _announce_invite(services.admins, bot.username)
    application = bot_application(bot, services)
    await application.initialize()
    notify_admins = partial(_notify_admins, services)

    def new_dispatcher() -> Dispatcher:
        failures = Failures(services.database, bot.id)
        return Dispatcher(
            update_reader(application),
            failures,
            notify_admins,
            ChatLanes(CHATS_AT_ONCE),
            require_database=services.database.health.require,
            telemetry=telemetry,
            way=settings.updates_mode,
        )

    await services.gate.asking.resume()
    grace = settings.drain_timeout / 2
    source = (
        _webhook(settings, bot, new_dispatcher(), startup, grace)
        if settings.updates_mode is Updates.WEBHOOK
        else _polling(bot, services.database, new_dispatcher, startup, grace)
    )
    profile = Profile(bot, services.words, services.database, services.admins.admin_ids, services.admins.changed)

    async def keep_profile() -> None:
        await startup.takes_updates.wait()
        await asyncio.sleep(PROFILE_AFTER)
        await profile.keep()

    async with source, in_background(keep_profile(), "profile"):
        yield


def bot_application(bot: ExtBot[None], services: Services) -> BotApplication:
    """PTB's application with its handlers; its contexts provide the services."""
    builder = ApplicationBuilder().application_class(BotApplication, {"services": services}).bot(bot)
    builder = builder.context_types(ContextTypes(context=BotContext))
    # PTB's types do not follow `application_class`, so `build` is typed as returning a plain Application.
    application: BotApplication = builder.updater(None).job_queue(None).build()  # type: ignore[assignment]
    handlers.register(application)
    return application


def update_reader(application: BotApplication) -> UpdateReader:
    """Reads all updates, also the messages that PTB's application does not see."""
    bot = application.bot
    return UpdateReader(bot, ProcessUpdate(application), handlers.message_routes(application, bot.username).read)


@asynccontextmanager
async def _webhook(
    settings: Settings, bot: ExtBot[None], dispatcher: Dispatcher, startup: Startup, grace: float
) -> AsyncIterator[None]:
    receiver = WebhookReceiver(dispatcher)

    async def register_webhook() -> None:
        await register(bot, f"{settings.public_url}{WEBHOOK_PATH}", settings.webhook_secret_value)
        startup.telegram_is_reached(bot.get_me)
        startup.takes_updates.set()

    try:
        startup.webhook_is_open(receiver.receive)
        async with in_background(register_webhook(), "webhook"):
            yield
    finally:
        await receiver.stop(grace)


@asynccontextmanager
async def _polling(
    bot: ExtBot[None], database: Database, new_dispatcher: Callable[[], Dispatcher], startup: Startup, grace: float
) -> AsyncIterator[None]:
    turn = partial(database.turn, f"polling for bot {bot.id}")
    polling = LeaderPolling(lambda: Poller(bot, new_dispatcher()), turn, grace)

    async def is_connected() -> None:
        if polling.on_standby:
            await bot.get_me()
        elif not polling.is_connected:
            raise NotReady("Telegram does not answer getUpdates")

    async def caught_up() -> None:
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(polling.caught_up.wait(), CATCH_UP_TIMEOUT)
        startup.takes_updates.set()

    startup.telegram_is_reached(is_connected)
    async with in_background(polling.run(), "polling"), in_background(caught_up(), "catching up"):
        yield


async def _announce_invite(admins: BotAdmins, username: str) -> None:
    link = await admins.offer_invite(username)
    if link:
        log.warning("this bot has no admin yet: open this invite link once to become one: %s", link)


async def _notify_admins(services: Services, update_id: int | None, chat_id: int | None, error: str) -> None:
    update, chat = ("–" if value is None else str(value) for value in (update_id, chat_id))
    owner_knows = await services.admins.notify(
        "owner-update-failed", subject=error, update=update, chat=chat, error=error
    )
    if chat_id is None or chat_id < 0:  # in a group the message may not have been addressed to the bot
        return
    text = with_owner(services.words, None, services.words.say(None, "went-wrong"), owner_knows)
    place, card = Place(chat_id), Card(text)

    async def apologise() -> None:
        try:
            await services.messenger.send(place, card)
        except (ChatUnreachable, TelegramError) as not_sent:
            log.warning("chat %s could not be notified that its message failed: %s", chat_id, not_sent)

    services.outbox.send(chat_id, apologise)
