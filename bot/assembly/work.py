"""The worker of a process: steps 5 to 7, and the loops in which they run."""

from contextlib import AsyncExitStack

from telegram.ext import ExtBot
from yarl import URL

from bot.assembly.edges import video_api
from bot.botapi.pacing import SendPacing
from bot.botapi.standing import ChatStanding
from bot.botapi.videos import VideoSender
from bot.context import Services
from bot.delivery.download import Downloader
from bot.delivery.exposure import Exposure
from bot.delivery.links import Api
from bot.delivery.probe import Prober
from bot.front import Front
from bot.photos.publishing import PhotoPublisher
from bot.pipeline.ahead import TimesAhead, horizons
from bot.pipeline.albums import AlbumCloser
from bot.pipeline.cleaner import Cleaner
from bot.pipeline.courier import Courier
from bot.pipeline.expiry import Expiry
from bot.pipeline.loops import pipeline_loops
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.preflight import Preflight
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker, TrackerRules
from bot.pipeline.trouble import Trouble
from bot.pipeline.worker import Loop
from bot.redaction import Redactor
from bot.settings import is_loopback
from bot.videoapi.retry import Backoff

RETRY_PAUSE = Backoff(base=1.0, cap=15.0)


async def open_loops(
    bot: ExtBot[None], services: Services, photos: PhotoPublisher | None, pacing: SendPacing, front: Front,
    stack: AsyncExitStack,
) -> dict[str, Loop]:  # fmt: skip
    """Make everything that works on rows; the loops do not run yet."""
    settings, database, messenger = services.settings, services.database, services.messenger
    words, owner, orders, results = services.words, services.owner, services.orders, services.results
    sender = VideoSender(bot, upload_limit=settings.upload_limit, migrated=services.move_chat)
    api = await stack.enter_async_context(video_api(settings))
    board = StatusBoard(
        database=database,
        messenger=messenger,
        cards=services.current_cards,
        owner=owner,
        would_wait=pacing.would_wait,
        lease=settings.show_lease,
    )
    tracker = Tracker(database=database, api=api, owner=owner, rules=TrackerRules.of(settings))
    provider = URL(settings.video_api_url)
    downloader = Downloader(
        loopback_http=is_loopback(provider.host),
        size_limit=settings.upload_limit,
        api=Api.at(settings.video_api_url, settings.video_api_key.get_secret_value()),
        fakes=settings.fake_ip_networks,
        exposure=Exposure(Redactor(settings.unspeakable).holds, provider),
    )
    await downloader.sweep()
    courier = Courier(
        database=database,
        downloader=downloader,
        prober=Prober(),
        sender=sender,
        messenger=messenger,
        results=results,
        tell_owner=owner.tell,
        would_wait=pacing.would_wait,
        lease=settings.delivery_lease,
    )
    rules = RetryRules(settings.submit_retry_window, settings.rate_limit_window, RETRY_PAUSE.pause)
    submitter = Submitter(
        database=database,
        api=api,
        catalogue=services.catalogue,
        photos=photos,
        preflight=Preflight(ChatStanding(bot), rules),
        owner=owner,
        messenger=messenger,
        rules=rules,
        lease=settings.submit_lease,
        show_lease=settings.show_lease,
        first_query=settings.poll_interval,
        limits=services.limits,
    )
    closer = AlbumCloser(
        orders=orders,
        messenger=messenger,
        words=words,
        owner=owner,
        quiet=settings.album_quiet,
        intake_ready=front.takes_updates.is_set,
    )
    ahead = TimesAhead(database=database, horizons=horizons(settings))
    looks = (submitter.expire, courier.expire, ahead.look)
    expiry = Expiry(looks, ping=database.ping, patience=settings.submit_lease / 3)
    cleaner = Cleaner(database, settings.retention)
    loops = pipeline_loops(settings, submitter, board, closer, tracker, courier, expiry, cleaner)
    for loop in loops.values():
        loop.failed = Trouble(owner, loop.name).tell
    return loops
