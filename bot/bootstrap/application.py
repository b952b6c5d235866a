"""Runs the bot of some settings: starts its parts in order and stops them in the opposite order. `_start` lists them."""

import asyncio
import contextlib
import logging
from collections.abc import Sequence
from contextlib import AsyncExitStack

from bot.bootstrap.connections import (
    OpenDatabase,
    initialized,
    opened_database,
    photo_links,
    photo_relay,
    telegram_bot,
    telegram_files,
    web_server,
)
from bot.bootstrap.intake import opened_intake
from bot.bootstrap.metrics import opened_metrics
from bot.bootstrap.role import Role
from bot.bootstrap.services import opened_services
from bot.bootstrap.warming import warm_up
from bot.bootstrap.worker import make_worker, running_worker
from bot.botapi.pacing import SendPacing
from bot.botapi.shared_limits import SharedSlots
from bot.catalogue.configuration import Configuration
from bot.pipeline.database_watch import DatabaseWatch
from bot.pipeline.places import SubmitPlaces
from bot.pipeline.wakeups import Wakeups
from bot.process_limits import is_root_of_a_machine
from bot.videoapi.formats import open_providers
from bot.web.startup import Startup
from storage.database import Database
from storage.limits import Limits
from storage.pacing import SendSlots

log = logging.getLogger(__name__)

# Seconds that a send waits because of 429 answers. Together with its timeout this must be shorter than a show lease.
MAX_PAUSE = 20.0

STOP_TIME = 17.0  # seconds after which a stop in order is given up; bot/stopping.py ends the process soon after it


async def run(
    configuration: Configuration,
    role: Role,
    stop: asyncio.Event,
    *,
    open_database: OpenDatabase = Database.open,
    warnings: Sequence[str] = (),
) -> None:
    """Run until `stop` is set, then drain. Raises SettingsError for settings that only Telegram or the database can check.

    `warnings` are logged when the bot runs.
    """
    stop_time = min(configuration.settings.drain_timeout + 4, STOP_TIME)
    running = asyncio.create_task(_run(configuration, role, stop, open_database, warnings), name="bot")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    try:
        await asyncio.wait_for(running, stop_time)
    except TimeoutError:
        log.error("not everything finished in time; the rest is in the database")
    except Exception as error:
        if not stop.is_set():
            raise
        # What is closed while the database or Telegram hangs raises errors. The process was told to stop, and does.
        log.error("an error during the stop: %s: %s", type(error).__name__, error)
    log.info("stopped")


async def _run(
    configuration: Configuration, role: Role, stop: asyncio.Event, open_database: OpenDatabase, warnings: Sequence[str]
) -> None:
    async with AsyncExitStack() as stack:
        started = asyncio.create_task(_start(configuration, role, stack, open_database), name="start")
        stopped = asyncio.create_task(stop.wait(), name="stop while starting")
        await asyncio.wait({started, stopped}, return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if not started.done():
            started.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await started
            return
        await started
        log.info("running (%s)", role)
        if is_root_of_a_machine():
            log.warning("running as root: create a user for the bot, who can read and write nothing but its folder")
        for warning in warnings:
            log.warning("%s", warning)
        await stop.wait()
        log.info("stopping: no new work is started, work in progress may finish")


async def _start(configuration: Configuration, role: Role, stack: AsyncExitStack, open_database: OpenDatabase) -> None:
    """Create each part from those it needs; the stack closes them in the opposite order."""
    opened = stack.enter_async_context
    settings, catalogue = configuration.settings, configuration.catalogue
    startup, wakeups = Startup(), Wakeups()

    # Connections. The HTTP sessions to the Bot API are opened first and so closed last; the port is open before the database.
    pacing = SendPacing(MAX_PAUSE)
    metrics = await opened(opened_metrics(configuration, role, pacing))
    bot = await opened(telegram_bot(settings, pacing, metrics.telemetry))
    files = await opened(telegram_files(settings, bot))
    relay = photo_relay(settings, files)
    photos = await opened(photo_links(settings, role, files, relay))
    server = await opened(web_server(settings, role, startup, relay))
    database = await opened(opened_database(settings, open_database))
    warming = asyncio.create_task(asyncio.to_thread(warm_up, database), name="warm up")
    startup.database_is_open(database.health.check)
    metrics.database_is_open(database)
    await opened(initialized(bot))
    if database.is_shared:  # the bot is created before the database, so its pacing is not shared at first
        pacing.share(SharedSlots(SendSlots(database, bot.id)))
    stack.push_async_callback(server.drain, settings.drain_timeout)  # photos are streamed through the bot's connections

    # Updates and rows.
    providers = await opened(open_providers(settings, catalogue))
    places = SubmitPlaces(database.health, Limits(settings.max_tasks, settings.max_tasks_per_chat))
    services = await opened(
        opened_services(settings, role, bot, database, catalogue, wakeups, places, photos, providers)
    )
    await opened(DatabaseWatch(database, services.admins).watching())
    takes_updates, makes_videos = role is not Role.WORKER, role is not Role.WEB
    worker = (
        await make_worker(
            settings, bot, services, photos, files, pacing, startup, wakeups, places, providers, metrics.telemetry
        )
        if makes_videos
        else None
    )
    await warming
    if takes_updates:
        await opened(opened_intake(settings, bot, services, startup, metrics.telemetry))
    else:
        startup.telegram_is_reached(bot.get_me)
        startup.takes_updates.set()
    if worker:
        await opened(running_worker(worker, settings.drain_timeout))
    stack.callback(server.stop)
