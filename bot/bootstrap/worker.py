"""Creates the worker of a process: submitter, tracker, courier, and the loops in which they run."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from telegram.ext import ExtBot
from yarl import URL

from bot.backoff import FULL_JITTER, Backoff
from bot.botapi.pacing import SendPacing
from bot.botapi.rights import ChatRights
from bot.botapi.videos import VideoSender
from bot.delivery.download import Downloader
from bot.delivery.probe import Prober
from bot.delivery.secret_links import SecretCheck
from bot.handlers.context import Services
from bot.orders import TEXT_QUIET_FACTOR
from bot.photos.publishing import PhotoPublisher
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.clock_repair import ClockRepair, horizons
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.loops import Steps, pipeline_loops
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.preflight import Preflight
from bot.pipeline.schedule import TrackerRules
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.pipeline.wakeups import Wakeups
from bot.pipeline.worker import Worker
from bot.redaction import Redactor
from bot.settings import Settings, is_loopback
from bot.videoapi.formats import open_provider
from bot.videoapi.provider import Provider
from bot.web.startup import Startup

CREATE_PAUSES = Backoff(base=1.0, cap=15.0, jitter=FULL_JITTER, retry_after_jitter=1.0, longest_retry_after=15.0)


@asynccontextmanager
async def opened_worker(
    settings: Settings, bot: ExtBot[None], services: Services, photos: PhotoPublisher | None, pacing: SendPacing,
    startup: Startup, wakeups: Wakeups,
) -> AsyncIterator[Worker]:  # fmt: skip
    """The worker, whose loops do not run yet."""
    async with open_provider(settings) as api:
        downloader = _downloader(settings, api)
        await downloader.sweep()
        yield _worker(settings, bot, services, api, photos, pacing, startup, wakeups, downloader)


@asynccontextmanager
async def running_worker(worker: Worker, drain_timeout: float) -> AsyncIterator[None]:
    """Run the loops during the block; then claimed work may finish within `drain_timeout` seconds."""
    task = asyncio.create_task(worker.run(), name="worker")
    try:
        yield
    finally:
        await worker.drain(drain_timeout)
        await task


def _downloader(settings: Settings, api: Provider) -> Downloader:
    provider = URL(settings.video_api_url)
    return Downloader(
        loopback_http=is_loopback(provider.host),
        size_limit=settings.upload_limit,
        authorization=api.authorization,
        fake_ip_networks=settings.fake_ip_networks,
        secret_check=SecretCheck(Redactor(settings.message_secrets).holds, provider),
    )


def _worker(
    settings: Settings, bot: ExtBot[None], services: Services, api: Provider, photos: PhotoPublisher | None,
    pacing: SendPacing, startup: Startup, wakeups: Wakeups, downloader: Downloader,
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
    tracker = Tracker(database=database, api=api, admins=admins, rules=TrackerRules.of(settings))
    courier = Courier(
        database=database,
        downloader=downloader,
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
        api=api,
        catalogue=services.catalogue,
        photos=photos,
        preflight=Preflight(ChatRights(bot), rules),
        admins=admins,
        messenger=messenger,
        rules=rules,
        lease=settings.submit_lease,
        show_lease=settings.show_lease,
        first_query=settings.poll_interval,
        limits=services.limits,
    )
    closer = AlbumCloser(
        orders=services.orders,
        messenger=messenger,
        words=services.words,
        admins=admins,
        quiet=settings.album_quiet * TEXT_QUIET_FACTOR,
        intake_ready=startup.takes_updates.is_set,
    )
    repair = ClockRepair(database=database, horizons=horizons(settings))
    checks = (submitter.mark_interrupted, courier.mark_interrupted, repair.run)
    expiry = Expiry(checks, ping=database.ping, grace=settings.submit_lease / 3)
    cleaner = Cleaner(database, settings.retention)
    steps = Steps(
        wakeups=wakeups,
        submitter=submitter,
        board=board,
        closer=closer,
        tracker=tracker,
        courier=courier,
        expiry=expiry,
        cleaner=cleaner,
    )
    return Worker(pipeline_loops(settings, admins, steps))
