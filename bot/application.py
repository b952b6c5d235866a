"""The only composition root: settings go in, a running bot comes out, and goes down again in order."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

from telegram.error import TelegramError

from bot.assembly.edges import greet, open_front, open_photos, photo_relay, telegram_application, telegram_files
from bot.assembly.role import Role
from bot.assembly.services import open_services
from bot.assembly.taking import open_intake
from bot.assembly.work import open_loops
from bot.botapi.guard import OutgoingGuard
from bot.botapi.pacing import SendPacing
from bot.botapi.sharing import Shared
from bot.botapi.transport import AiohttpRequest
from bot.catalogue import load_catalogue
from bot.context import Services
from bot.errors import SettingsError
from bot.pipeline.worker import Loop, Worker
from bot.settings import Settings
from storage.database import Database, only_process
from storage.errors import StorageUnavailable, StorageUnusable
from storage.migrate import migrate
from storage.pacing import SendPlaces
from storage.tasks import Tasks

log = logging.getLogger(__name__)

OpenDatabase = Callable[[str], Awaitable[Database]]

THE_DATABASE = "the database of DATABASE_URL"
STARTUP_PAUSE = 2.0  # seconds between looks for a database or a Telegram that does not answer yet
LONGEST_PAUSE = 20.0  # seconds that a send waits by itself after a 429; with its timeout it stays within a show lease


async def run(
    settings: Settings, role: Role, stop: asyncio.Event, *, open_database: OpenDatabase = Database.open
) -> None:
    """Run until `stop` is set, then drain. Raises SettingsError for what only Telegram or the database can tell."""
    running = asyncio.create_task(_run(settings, role, stop, open_database), name="bot")
    stopping = asyncio.create_task(stop.wait(), name="stop")
    await asyncio.wait({running, stopping}, return_when=asyncio.FIRST_COMPLETED)
    stopping.cancel()
    try:
        await asyncio.wait_for(running, settings.drain_timeout + 4)
    except TimeoutError:
        log.error("not everything ended in time; what is left is in the database")
    log.info("stopped")


async def _run(settings: Settings, role: Role, stop: asyncio.Event, open_database: OpenDatabase) -> None:
    async with AsyncExitStack() as stack:
        started = asyncio.create_task(_start(settings, role, stack, open_database), name="start")
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
        await stop.wait()
        log.info("stopping: nothing new is begun, what is under way may end")


async def _start(settings: Settings, role: Role, stack: AsyncExitStack, open_database: OpenDatabase) -> None:
    """Everything in the order in which it needs each other; the stack takes it down in the opposite order."""
    catalogue = load_catalogue(settings.models_file, settings.watermark_format)
    guard = OutgoingGuard(settings.unspeakable)
    requests = AiohttpRequest(guard=guard), AiohttpRequest(guard=guard)
    for request in requests:
        stack.push_async_callback(request.shutdown)  # PTB closes them only after a start that went well
    pacing = SendPacing(LONGEST_PAUSE)
    application = telegram_application(settings, pacing, *requests)
    files = await stack.enter_async_context(telegram_files(settings, application.bot))
    relay = photo_relay(settings, files)
    # In a worker's own process links lead elsewhere: to those that listen at PUBLIC_URL.
    traffic = relay.traffic if relay and role is Role.ALL else None
    photos = await stack.enter_async_context(open_photos(settings, files, traffic))
    front = await stack.enter_async_context(open_front(settings, role, relay))
    url = settings.database_url.get_secret_value()
    await _until_there(THE_DATABASE, lambda: stack.enter_async_context(only_process(url)))
    await _until_there(THE_DATABASE, lambda: migrate(url))
    database = await _until_there(THE_DATABASE, lambda: open_database(url))
    stack.push_async_callback(database.close)
    front.database = database.ping
    if not database.is_shared:  # whoever held a lease is dead, since this process has the file to itself
        await _until_there(THE_DATABASE, Tasks(database).end_leases)
    await _until_there("Telegram", lambda: greet(application))
    stack.push_async_callback(application.bot.shutdown)
    stack.push_async_callback(front.drain, settings.drain_timeout)  # photos come through the bot's connections
    if database.is_shared:
        pacing.share(Shared(SendPlaces(database, application.bot.id)))
    loops: dict[str, Loop] = {}
    services = await open_services(
        settings, role, application, database, catalogue, loops, stack, photos_work=photos is not None
    )
    if role is not Role.WEB:
        loops |= await open_loops(application.bot, services, photos, pacing, front, stack)

    if role is not Role.WORKER:
        await _announce_claim(services, application.bot.username)
        await stack.enter_async_context(open_intake(settings, application, services, front))
    else:
        front.telegram = application.bot.get_me
        front.takes_updates.set()
    if role is not Role.WEB:
        await stack.enter_async_context(_working(Worker(list(loops.values())), settings.drain_timeout))
    stack.callback(front.stop)


@asynccontextmanager
async def _working(worker: Worker, drain_timeout: float) -> AsyncIterator[None]:
    running = asyncio.create_task(worker.run(), name="worker")
    try:
        yield
    finally:
        await worker.drain(drain_timeout)
        await running


async def _announce_claim(services: Services, username: str) -> None:
    link = await services.owner.offer_claim(username)
    if link:
        log.warning("nobody is this bot's admin yet: open this link once to become it: %s", link)


async def _until_there(what: str, attempt: Callable[[], Awaitable[Any]]) -> Any:
    """Repeat until it works: at a start, the database and the network may come up after the bot."""
    said = False
    while True:
        try:
            return await attempt()
        except StorageUnusable as error:
            raise SettingsError([f"DATABASE_URL cannot be used: {error}"]) from None
        except (StorageUnavailable, TelegramError) as error:
            if not said:
                log.error("%s does not answer yet (%s); waiting for it", what, error)
            said = True
        await asyncio.sleep(STARTUP_PAUSE)
