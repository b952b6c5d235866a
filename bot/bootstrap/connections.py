"""Opens what connects a process to others: the bot, the database, photo links and the HTTP port."""

import asyncio
import errno
import logging
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TypeVar

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ExtBot

from bot.bootstrap.role import Role
from bot.botapi.answers import NoBotApi, asking, check_identity
from bot.botapi.files import TelegramFiles
from bot.botapi.guard import OutgoingGuard
from bot.botapi.pacing import SendPacing
from bot.botapi.transport import AiohttpRequest
from bot.certificates import read_in_thread
from bot.errors import SettingsError
from bot.photos.choice import photo_publisher, relay_links
from bot.photos.publishing import PhotoPublisher
from bot.photos.relay import PhotoRelay
from bot.photos.sharing import SharedPhotos
from bot.process_limits import descriptor_limit
from bot.settings import Settings, Updates
from bot.telemetry import OFF, Telemetry
from bot.web.places import most_connections, most_transfers
from bot.web.server import WebServer
from bot.web.startup import Startup
from storage.database import Database, only_process
from storage.errors import StorageUnavailable, StorageUnusable
from storage.leases import end_leases
from storage.migrate import migrate

log = logging.getLogger(__name__)
T = TypeVar("T")
OpenDatabase = Callable[[str], Awaitable[Database]]

DATABASE_NAME = "the database of DATABASE_URL"
STARTUP_PAUSE = 2.0  # seconds between tries to reach the database or Telegram


@asynccontextmanager
async def telegram_bot(
    settings: Settings, pacing: SendPacing, telemetry: Telemetry = OFF
) -> AsyncIterator[ExtBot[None]]:
    """The bot, not initialised; its HTTP sessions are closed in any case."""
    guard = OutgoingGuard(settings.message_secrets)
    root = settings.telegram_api_url
    if root.startswith("https:"):
        read_in_thread()
    async with AsyncExitStack() as stack:
        requests = [AiohttpRequest(guard=guard, telemetry=telemetry) for _ in range(2)]
        for request in requests:
            stack.push_async_callback(request.shutdown)  # PTB closes them only after a successful start
        yield ExtBot(
            settings.token,
            base_url=f"{root}/bot",
            base_file_url=f"{root}/file/bot",
            request=requests[0],
            get_updates_request=requests[1],
            rate_limiter=pacing,
            local_mode=settings.telegram_local,
        )


@asynccontextmanager
async def initialized(bot: ExtBot[None]) -> AsyncIterator[None]:
    """Call getMe until Telegram answers. Raises SettingsError if the token or the answer cannot be used."""

    async def initialize() -> None:
        try:
            with asking("getMe"):
                await bot.initialize()
            check_identity(bot)
        except InvalidToken:
            line = "TELEGRAM_BOT_TOKEN was not accepted by Telegram: copy it from @BotFather again"
            raise SettingsError([line]) from None
        except NoBotApi as error:
            raise SettingsError([f"TELEGRAM_API_URL is not a Bot API server that this bot can use: {error}"]) from None

    await until_available("Telegram", initialize)
    try:
        yield
    finally:
        await bot.shutdown()


@asynccontextmanager
async def opened_database(settings: Settings, open_database: OpenDatabase) -> AsyncIterator[Database]:
    """The database of DATABASE_URL, migrated to this version's schema; waits until it answers."""
    url = settings.database_url.get_secret_value()
    async with AsyncExitStack() as stack:
        await until_available(DATABASE_NAME, lambda: stack.enter_async_context(only_process(url)))
        await until_available(DATABASE_NAME, lambda: migrate(url))
        database = await until_available(DATABASE_NAME, lambda: open_database(url))
        stack.push_async_callback(database.close)
        await until_available(DATABASE_NAME, database.verify)
        if not database.is_shared:  # no other process uses the file, so all leases are of dead processes
            await until_available(DATABASE_NAME, lambda: end_leases(database))
        yield database


def telegram_files(settings: Settings, bot: ExtBot[None]) -> TelegramFiles:
    return TelegramFiles(
        bot,
        settings.telegram_api_url,
        settings.token,
        local=settings.telegram_local,
        download_limit=settings.download_limit,
    )


def photo_relay(settings: Settings, files: TelegramFiles) -> PhotoRelay | None:
    links = relay_links(settings)
    at_once = most_transfers(most_connections(descriptor_limit()))
    return PhotoRelay(links, SharedPhotos(files), at_once=at_once) if links else None


@asynccontextmanager
async def photo_links(
    settings: Settings, role: Role, files: TelegramFiles, relay: PhotoRelay | None
) -> AsyncIterator[PhotoPublisher | None]:
    """The publisher of photo links; None if photos are off."""
    # The links of a worker process lead to the web processes at PUBLIC_URL.
    traffic = relay.traffic if relay and role is Role.ALL else None
    async with photo_publisher(settings, files, traffic) as photos:
        if photos is None:
            log.warning(
                "photos cannot be used (PHOTO_LINKS=off), except at providers of the format openai: see docs/photos.md"
            )
        yield photos


@asynccontextmanager
async def web_server(
    settings: Settings, role: Role, startup: Startup, relay: PhotoRelay | None
) -> AsyncIterator[WebServer]:
    """The HTTP server; listens at once if the settings or the role need a port."""
    secret = settings.webhook_secret_value if settings.updates_mode is Updates.WEBHOOK else None
    server = WebServer(startup, secret, relay)
    try:
        if settings.public_url or settings.port or role is Role.WEB:
            await _listen(server, settings, role)
        yield server
    finally:
        await server.close()


async def _listen(server: WebServer, settings: Settings, role: Role) -> None:
    try:
        await server.listen(settings.host, settings.web_port)
    except OSError as error:
        if role is not Role.WORKER:
            line = unusable_address("PORT", settings.web_port, settings.host, error)
            raise SettingsError([line]) from None
        log.warning("port %s is taken, so this worker has no /healthz", settings.web_port)


def unusable_address(setting: str, port: int, host: str, error: OSError) -> str:
    """Why nothing can listen on the port of a setting, and what to change."""
    if error.errno in {errno.EADDRINUSE, errno.EACCES}:
        return f"{setting} {port} cannot be used ({os.strerror(error.errno)}): set another one"
    name = "HOST" if setting == "PORT" else "METRICS_HOST"
    return f"{name} {host} is not an address of this machine: set 0.0.0.0 for all of them"


async def until_available(what: str, attempt: Callable[[], Awaitable[T]]) -> T:
    """Repeat until it works: the database and the network may come up after the bot."""
    logged = False
    while True:
        try:
            return await attempt()
        except StorageUnusable as error:
            raise SettingsError([f"DATABASE_URL cannot be used: {error}"]) from None
        except (StorageUnavailable, TelegramError) as error:
            if not logged:
                log.error("%s does not answer yet (%s); waiting for it", what, error)
            logged = True
        await asyncio.sleep(STARTUP_PAUSE)
