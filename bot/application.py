"""The only composition root: settings go in, running services come out, and go down again in order."""

import asyncio
import contextlib
import errno
import logging
import os
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from enum import StrEnum
from typing import Any

from telegram.error import InvalidToken, TelegramError
from telegram.ext import ApplicationBuilder, ContextTypes, ExtBot
from yarl import URL

from bot import handlers
from bot.access import Gate
from bot.botapi.errors import NotNow
from bot.botapi.files import TelegramFiles
from bot.botapi.messenger import Card, ChatUnreachable, Messenger, Place
from bot.botapi.outbox import Outbox
from bot.botapi.pacing import SendPacing
from bot.botapi.sharing import Shared
from bot.botapi.transport import AiohttpRequest
from bot.botapi.videos import VideoSender
from bot.cards.lists import Lists
from bot.cards.results import Results
from bot.cards.status import Cards
from bot.catalogue import Catalogue, load_catalogue
from bot.context import BotApplication, BotContext, Services
from bot.delivery.download import Downloader
from bot.delivery.probe import Prober
from bot.desk import Desk, DeskTools
from bot.errors import SettingsError
from bot.front import Front
from bot.intake.delivery import Delivery
from bot.intake.lanes import ChatLanes
from bot.intake.leading import PollingInTurn
from bot.intake.polling import Poller
from bot.intake.process import ProcessUpdate
from bot.intake.webhook import WebhookReceiver, register
from bot.menu import publish_menu
from bot.orders import OrderRules, Orders
from bot.owner import Owner
from bot.photos.choice import photo_publisher, relay_links
from bot.photos.publishing import PhotoPublisher
from bot.photos.relay import PhotoRelay
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.courier import Courier, resend_result
from bot.pipeline.loops import pipeline_loops
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker, TrackerRules
from bot.pipeline.worker import Loop, Worker
from bot.settings import Settings, Updates, is_loopback
from bot.texts.words import Words
from bot.videoapi.client import VideoApi
from bot.videoapi.retry import Backoff
from storage.chats import Chats, migrate_chat
from storage.database import Database
from storage.errors import StorageUnavailable, StorageUnusable
from storage.failures import Failures
from storage.leader import Leader
from storage.limits import Limits
from storage.location import Engine, Location
from storage.lock import only_process
from storage.migrate import migrate
from storage.pacing import SendPlaces
from storage.tasks import Task, Tasks
from storage.wakeups import wake_ups

log = logging.getLogger(__name__)

OpenDatabase = Callable[[str], Awaitable[Database]]

CHATS_AT_ONCE = 64
STARTUP_PAUSE = 2.0  # seconds between looks for a database or a Telegram that does not answer yet
LONGEST_PAUSE = 20.0  # seconds that a send waits by itself after a 429; with its timeout it stays within a show lease
CATCH_UP = 10.0  # seconds after a start by which updates sent meanwhile should have come
WOKEN = ("submit", "show", "ask", "deliver")  # loops that look at once when something happened
RETRY_PAUSE = Backoff(base=1.0, cap=15.0)


class Role(StrEnum):
    """What a process does: everything, or one half of it."""

    ALL = "all"
    WEB = "web"
    WORKER = "worker"


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
    catalogue = load_catalogue(settings.models_file)
    requests = AiohttpRequest(), AiohttpRequest()
    for request in requests:
        stack.push_async_callback(request.shutdown)  # PTB closes them only after a start that went well
    pacing = SendPacing(LONGEST_PAUSE)
    application = _telegram(settings, pacing, *requests)
    files = await stack.enter_async_context(_files(settings, application.bot))
    photos = await stack.enter_async_context(_photos(settings, files))
    front = await stack.enter_async_context(_front(settings, role, _relay(settings, files)))
    url = settings.database_url.get_secret_value()
    await _until_there("the database", lambda: stack.enter_async_context(only_process(url)))
    await _until_there("the database", lambda: migrate(url))
    alone = Location.parse(url).engine is Engine.SQLITE
    database = await _until_there("the database", lambda: open_database(url))
    stack.push_async_callback(database.close)
    front.database = database.ping
    if alone:  # whoever held a lease is dead, since this process has the file to itself
        await _until_there("the database", Tasks(database).end_leases)
    await _until_there("Telegram", lambda: _greet(application))
    stack.push_async_callback(application.bot.shutdown)
    if not alone:
        pacing.share(Shared(SendPlaces(database, application.bot.id)))
    services, worker = await _compose(settings, role, application, database, catalogue, photos, pacing, front, stack)

    if role is not Role.WORKER:
        await _announce_claim(services, application.bot.username)
        await stack.enter_async_context(_intake(settings, application, services, front))
    else:
        front.telegram = application.bot.get_me
        front.takes_updates.set()
    if role is not Role.WEB:
        await stack.enter_async_context(_working(worker, settings.drain_timeout))


def _telegram(
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


async def _greet(application: BotApplication) -> None:
    try:
        await application.initialize()
    except InvalidToken:
        line = "TELEGRAM_BOT_TOKEN was not accepted by Telegram: copy it from @BotFather again"
        raise SettingsError([line]) from None


async def _compose(
    settings: Settings, role: Role, application: BotApplication, database: Database, catalogue: Catalogue,
    photos: PhotoPublisher | None, pacing: SendPacing, front: Front, stack: AsyncExitStack,
) -> tuple[Services, Worker]:  # fmt: skip
    bot = application.bot
    words = Words.load()

    async def move_chat(old_id: int, new_id: int) -> None:
        await migrate_chat(database, bot.id, old_id=old_id, new_id=new_id, now=time.time())

    messenger = Messenger(bot, move_chat)
    owner = Owner(admin_ids=settings.admin_ids, database=database, messenger=messenger, words=words)
    gate = Gate(mode=settings.access, owner=owner, database=database, bot_id=bot.id, words=words)
    loops: dict[str, Loop] = {}

    def wake_here(*names: str) -> None:
        for name in names or WOKEN:
            if name in loops:
                loops[name].wake()

    def wake() -> None:
        wake_here()
        wake_others()

    def wake_for_order() -> None:
        wake_here("submit", "show")
        wake_others()

    heard = None if role is Role.WEB else wake_here
    wake_others = await stack.enter_async_context(wake_ups(settings.database_url.get_secret_value(), database, heard))
    orders = Orders(
        database=database,
        catalogue=catalogue,
        gate=gate,
        owner=owner,
        rules=OrderRules(
            bot_id=bot.id,
            api_root=settings.video_api_url,
            photos_work=photos is not None,
            photo_limit=settings.download_limit,
            album_quiet=settings.album_quiet,
        ),
        wake=wake_for_order,
    )
    cards = Cards(words, catalogue)
    results = Results(words, cards)
    sender = VideoSender(bot, upload_limit=settings.upload_limit, migrated=move_chat)

    async def resend(task: Task, place: Place) -> None:
        await resend_result(sender, results, task, place)

    desk = Desk(
        database=database,
        bot_id=bot.id,
        cards=cards,
        lists=Lists(words, cards),
        tools=DeskTools(resend=resend, wake=wake),
    )
    outbox = Outbox()
    stack.push_async_callback(outbox.close)
    services = Services(
        settings=settings,
        database=database,
        catalogue=catalogue,
        words=words,
        messenger=messenger,
        outbox=outbox,
        owner=owner,
        gate=gate,
        orders=orders,
        desk=desk,
        results=results,
        chats=Chats(database, bot.id),
        move_chat=move_chat,
        clock=time.time,
    )
    application.services = services
    handlers.register(application, bot.username)
    if role is not Role.WEB:
        api = await stack.enter_async_context(_video_api(settings))
        limits = Limits(settings.max_tasks, settings.max_tasks_per_chat)
        board = StatusBoard(
            database=database,
            messenger=messenger,
            cards=cards,
            queues=bool(limits),
            would_wait=pacing.would_wait,
            lease=settings.show_lease,
        )
        tracker = Tracker(database=database, api=api, rules=TrackerRules.of(settings))
        downloader = Downloader(
            loopback_http=is_loopback(URL(settings.video_api_url).host), size_limit=settings.upload_limit, spool=None
        )
        await downloader.sweep()
        courier = Courier(
            database=database,
            downloader=downloader,
            prober=Prober(),
            sender=sender,
            messenger=messenger,
            results=results,
            lease=settings.delivery_lease,
        )
        submitter = Submitter(
            database=database,
            api=api,
            photos=photos,
            owner=owner,
            messenger=messenger,
            rules=RetryRules(settings.submit_retry_window, settings.rate_limit_window, RETRY_PAUSE.pause),
            lease=settings.submit_lease,
            show_lease=settings.show_lease,
            first_query=settings.poll_interval,
            limits=limits,
        )
        closer = AlbumCloser(
            orders=orders,
            messenger=messenger,
            words=words,
            quiet=settings.album_quiet,
            intake_ready=front.takes_updates.is_set,
        )
        loops |= pipeline_loops(
            settings, submitter, board, closer, tracker, courier, Cleaner(database, settings.retention)
        )
    return services, Worker(list(loops.values()))


@asynccontextmanager
async def _video_api(settings: Settings) -> AsyncIterator[VideoApi]:
    api = VideoApi(
        settings.video_api_key.get_secret_value(),
        settings.video_api_url,
        watermark_format=settings.watermark_format,
        create_timeout=settings.create_timeout,
    )
    await api.start()
    try:
        yield api
    finally:
        await api.close()


def _files(settings: Settings, bot: ExtBot[None]) -> TelegramFiles:
    return TelegramFiles(
        bot,
        settings.telegram_api_url,
        settings.token,
        local=settings.telegram_local,
        download_limit=settings.download_limit,
    )


@asynccontextmanager
async def _photos(settings: Settings, files: TelegramFiles) -> AsyncIterator[PhotoPublisher | None]:
    async with photo_publisher(settings, files) as photos:
        if photos is None:
            log.warning(
                "photos cannot be used (PHOTO_LINKS=off), words and links can: docs/photos.md tells how to change that"
            )
        yield photos


def _relay(settings: Settings, files: TelegramFiles) -> PhotoRelay | None:
    links = relay_links(settings)
    return PhotoRelay(links, files) if links else None


@asynccontextmanager
async def _front(settings: Settings, role: Role, relay: PhotoRelay | None) -> AsyncIterator[Front]:
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


@asynccontextmanager
async def _intake(
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
            leader = Leader(settings.database_url.get_secret_value(), f"polling for bot {bot.id}")
            polling = PollingInTurn(lambda: Poller(bot, delivery()), leader, grace)

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
