"""The edges of a process: Telegram, the video API, photo links, and the port it listens on."""

import errno
import logging
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram.error import InvalidToken
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot

from bot.assembly.role import Role
from bot.botapi.files import TelegramFiles
from bot.botapi.pacing import SendPacing
from bot.botapi.transport import AiohttpRequest
from bot.context import BotApplication, BotContext
from bot.errors import SettingsError
from bot.front import Front
from bot.photos.choice import photo_publisher, relay_links
from bot.photos.publishing import PhotoPublisher
from bot.photos.relay import PhotoRelay
from bot.photos.traffic import PhotoTraffic
from bot.settings import Settings, Updates
from bot.videoapi.client import VideoApi

log = logging.getLogger(__name__)


def telegram_application(
    settings: Settings, pacing: SendPacing, request: AiohttpRequest, get_updates_request: AiohttpRequest
) -> BotApplication:
    root = settings.telegram_api_url
    bot: ExtBot[None] = ExtBot(
        settings.token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=get_updates_request,
        rate_limiter=pacing,
        local_mode=settings.telegram_local,
    )
    builder = ApplicationBuilder().application_class(BotApplication).bot(bot).updater(None).job_queue(None)
    application: BotApplication = builder.context_types(ContextTypes(context=BotContext)).build()  # type: ignore[assignment]
    return application


async def greet(application: BotApplication) -> None:
    try:
        await application.initialize()
    except InvalidToken:
        line = "TELEGRAM_BOT_TOKEN was not accepted by Telegram: copy it from @BotFather again"
        raise SettingsError([line]) from None


@asynccontextmanager
async def video_api(settings: Settings) -> AsyncIterator[VideoApi]:
    api = VideoApi(
        settings.video_api_key.get_secret_value(),
        settings.video_api_url,
        create_timeout=settings.create_timeout,
    )
    await api.start()
    try:
        yield api
    finally:
        await api.close()


def telegram_files(settings: Settings, bot: ExtBot[None]) -> TelegramFiles:
    return TelegramFiles(
        bot,
        settings.telegram_api_url,
        settings.token,
        local=settings.telegram_local,
        download_limit=settings.download_limit,
    )


@asynccontextmanager
async def open_photos(
    settings: Settings, files: TelegramFiles, traffic: PhotoTraffic | None
) -> AsyncIterator[PhotoPublisher | None]:
    async with photo_publisher(settings, files, traffic) as photos:
        if photos is None:
            log.warning(
                "photos cannot be used (PHOTO_LINKS=off), words and links can: docs/photos.md tells how to change that"
            )
        yield photos


def photo_relay(settings: Settings, files: TelegramFiles) -> PhotoRelay | None:
    links = relay_links(settings)
    return PhotoRelay(links, files) if links else None


@asynccontextmanager
async def open_front(settings: Settings, role: Role, relay: PhotoRelay | None) -> AsyncIterator[Front]:
    secret = settings.webhook_secret_value if settings.updates_mode is Updates.WEBHOOK else None
    front = Front(secret, relay)
    try:
        if settings.public_url or settings.port or role is Role.WEB:
            await _listen(front, settings, role)
        yield front
    finally:
        await front.close()


async def _listen(front: Front, settings: Settings, role: Role) -> None:
    try:
        await front.listen(settings.host, settings.web_port)
    except OSError as error:
        if role is not Role.WORKER:
            raise SettingsError([_unusable_address(settings, error)]) from None
        log.warning("port %s is taken, so this worker has no /healthz of its own", settings.web_port)


def _unusable_address(settings: Settings, error: OSError) -> str:
    if error.errno in {errno.EADDRINUSE, errno.EACCES}:
        return f"PORT {settings.web_port} cannot be used ({os.strerror(error.errno)}): set another one"
    return f"HOST {settings.host} is not an address of this machine: set 0.0.0.0 for every one it has"
