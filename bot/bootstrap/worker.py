"""Creates the worker of a process: submitter, tracker, courier, and the loops in which they run."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from telegram.ext import ExtBot
from yarl import URL

from bot.backoff import FULL_JITTER, Backoff
from bot.botapi.pacing import SendPacing
from bot.botapi.rights import ChatRights
from bot.botapi.videos import VideoSender
from bot.cards.broadcasts import BroadcastCards
from bot.catalogue import Catalogue
from bot.delivery.download import Downloader, Downloaders
from bot.delivery.links import Authorization, no_authorization
from bot.delivery.pictures import PictureDownloader
from bot.delivery.probe import Prober
from bot.delivery.secret_links import SecretCheck
from bot.handlers.context import Services
from bot.orders import TEXT_QUIET_FACTOR
from bot.photos.publishing import PhotoPublisher
from bot.photos.relay import PhotoSource
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.balances import BalanceWatch
from bot.pipeline.broadcaster import Broadcaster
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.clock_repair import ClockRepair, horizons
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.gone_models import refuse_gone
from bot.pipeline.loops import Steps, pipeline_loops
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.pictures import Pictures
from bot.pipeline.places import SubmitPlaces
from bot.pipeline.preflight import Preflight
from bot.pipeline.schedule import TrackerRules
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.pipeline.unknown_outcomes import UnknownOutcomes
from bot.pipeline.wakeups import Wakeups
from bot.pipeline.worker import Worker
from bot.redaction import Redactor
from bot.settings import CLOUD_DOWNLOAD, Settings, is_loopback
from bot.telemetry import Telemetry
from bot.videoapi.formats import root_of
from bot.videoapi.providers import Providers
from bot.web.startup import Startup
from storage.agenda import Agenda, Work
from storage.database import Database
from storage.tasks import Tasks

log = logging.getLogger(__name__)

CREATE_PAUSES = Backoff(base=1.0, cap=15.0, jitter=FULL_JITTER, retry_after_jitter=1.0, longest_retry_after=15.0)


async def make_worker(
    settings: Settings, bot: ExtBot[None], services: Services, photos: PhotoPublisher | None, files: PhotoSource,
    pacing: SendPacing, startup: Startup, wakeups: Wakeups, places: SubmitPlaces, providers: Providers,
    telemetry: Telemetry,
) -> Worker:  # fmt: skip
    """The worker, whose loops do not run yet."""
    downloaders = _downloaders(settings, services.catalogue, providers)
    await downloaders.sweep()
    await refuse_gone(services.database, await services.pauses.catalogue(), providers)
    await _report_missing(services.database, providers)
    pictures = Pictures(publisher=photos, source=files, downloader=_picture_downloader(settings))
    return _worker(
        settings, bot, services, providers, pictures, pacing, startup, wakeups, places, downloaders, telemetry
    )


@asynccontextmanager
async def running_worker(worker: Worker, drain_timeout: float) -> AsyncIterator[None]:
    """Run the loops during the block; then claimed work may finish within `drain_timeout` seconds."""
    task = asyncio.create_task(worker.run(), name="worker")
    try:
        yield
    finally:
        await worker.drain(drain_timeout)
        await task


def _downloaders(settings: Settings, catalogue: Catalogue, providers: Providers) -> Downloaders:
    """A downloader for each provider; one without a key for those that are not in the catalogue any more."""
    contains_secret = Redactor(settings.message_secrets).holds

    def made(root: URL, authorization: Authorization) -> Downloader:
        return Downloader(
            loopback_http=is_loopback(root.host),
            size_limit=settings.upload_limit,
            authorization=authorization,
            fake_ip_networks=settings.fake_ip_networks,
            secret_check=SecretCheck(contains_secret, root),
        )

    by_provider = {}
    for entry in catalogue.providers:
        if api := providers.find(entry.name):
            by_provider[entry.name] = made(URL(root_of(settings, entry)), api.authorization)
    return Downloaders(by_provider, made(URL(), no_authorization))


def _picture_downloader(settings: Settings) -> PictureDownloader:
    return PictureDownloader(
        size_limit=CLOUD_DOWNLOAD,
        loopback_http=is_loopback(URL(settings.video_api_url).host),
        fake_ip_networks=settings.fake_ip_networks,
    )


async def _report_missing(database: Database, providers: Providers) -> None:
    """Log the providers of unfinished tasks that were removed from the catalogue: their tasks wait."""
    for name in await Tasks(database).providers_in_use():
        if providers.find(name) is None:
            log.error(
                "MODELS_FILE has no provider %s, and unfinished tasks belong to it: they wait until it is there again",
                name,
            )


def _worker(
    settings: Settings, bot: ExtBot[None], services: Services, providers: Providers, pictures: Pictures,
    pacing: SendPacing, startup: Startup, wakeups: Wakeups, places: SubmitPlaces, downloaders: Downloaders,
    telemetry: Telemetry,
) -> Worker:  # fmt: skip
    database, messenger, admins = services.database, services.messenger, services.admins
    board = StatusBoard(
        database=database,
        messenger=messenger,
        cards=services.current_cards,
        admins=admins,
        would_wait=pacing.would_wait,
        lease=settings.show_lease,
    )
    tracker = Tracker(
        database=database, providers=providers, admins=admins, rules=TrackerRules.of(settings), telemetry=telemetry
    )
    courier = Courier(
        database=database,
        downloaders=downloaders,
        prober=Prober(),
        sender=VideoSender(bot, upload_limit=settings.upload_limit, migrated=services.move_chat),
        messenger=messenger,
        results=services.results,
        notify_admins=admins.notify,
        would_wait=pacing.would_wait,
        lease=settings.delivery_lease,
    )
    rules = RetryRules(settings.submit_retry_window, settings.rate_limit_window, CREATE_PAUSES.pause_or_retry_after)
    submitter = Submitter(
        database=database,
        providers=providers,
        catalogue=services.catalogue,
        pictures=pictures,
        preflight=Preflight(ChatRights(bot), rules),
        admins=admins,
        messenger=messenger,
        rules=rules,
        lease=settings.submit_lease,
        show_lease=settings.show_lease,
        first_query=settings.poll_interval,
        limits=services.limits,
        pauses=services.pauses,
        telemetry=telemetry,
        on_sending=places.sent,
    )
    closer = AlbumCloser(
        orders=services.orders,
        messenger=messenger,
        outbox=services.outbox,
        words=services.words,
        admins=admins,
        quiet=settings.album_quiet * TEXT_QUIET_FACTOR,
        intake_ready=startup.takes_updates.is_set,
    )
    repair = ClockRepair(database=database, horizons=horizons(settings))
    unknown = UnknownOutcomes(
        database=database,
        providers=providers,
        catalogue=services.catalogue,
        poll_after=settings.poll_interval,
        rows_kept=settings.retention,
    )
    agenda = Agenda(database, writes=lambda: database.writes)
    expiry = Expiry(
        (submitter.mark_interrupted, courier.mark_interrupted), others=(repair.run, unknown.look),
        due_in=partial(agenda.due_in, Work.LEASES), ping=database.ping, grace=settings.submit_lease / 3,
    )  # fmt: skip
    broadcaster = Broadcaster(
        database=database,
        bot_id=bot.id,
        messenger=messenger,
        cards=BroadcastCards(services.words),
        would_wait=pacing.would_wait,
        move_chat=services.move_chat,
    )
    cleaner = Cleaner(database, settings.retention)
    balances = BalanceWatch(
        database=database,
        accounts=services.accounts,
        currency=services.catalogue.currency,
        periods=services.periods,
        admins=admins,
    )
    steps = Steps(
        wakeups=wakeups,
        submitter=submitter,
        board=board,
        closer=closer,
        tracker=tracker,
        courier=courier,
        expiry=expiry,
        cleaner=cleaner,
        broadcaster=broadcaster,
        balances=balances,
        agenda=agenda,
        places=places,
    )
    return Worker(pipeline_loops(settings, admins, steps))
