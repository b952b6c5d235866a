"""Brings a made video into its chat: fetch, look at it, `delivering`, send; once, or a person decides."""

import logging
import re
import time
from collections.abc import Callable, Mapping

from bot.botapi.messenger import Messenger, Place
from bot.botapi.videos import VideoSender
from bot.cards.results import Results
from bot.delivery.download import Downloader
from bot.delivery.errors import (
    DownloadFailed,
    FetchError,
    LinkDead,
    LinkRefused,
    NeedsKey,
    NotAVideo,
    NotFetched,
    SecretInLink,
    TooLarge,
    Why,
)
from bot.delivery.probe import NOTHING_KNOWN, Prober, VideoFacts
from bot.pipeline.delivery_outcomes import PAUSES, DeliveryOutcomes, NotifyAdmins
from bot.pipeline.lease import Lease, Leases
from bot.pipeline.sending import FAILED_DOWNLOADS, NOT_DOWNLOADED, Sending
from storage.database import Database
from storage.deliveries import Deliveries
from storage.errors import StorageUnavailable
from storage.model import Task

log = logging.getLogger(__name__)

DEAD_LINKS = 5  # how often the provider is asked for another link
USELESS_LINKS = 2  # how often, where what a link leads to is of no use: an answer may have several
USELESS_LINK_PAUSE = 2.0  # seconds
CONTENT = re.compile(r"/v1/videos/[^/?#]+/content$")  # where a video is looked for whose answer has no link
LONGEST_WAIT = 5.0  # seconds for which a video waits for its chat's turn with everything in hand

# What the chat hears where the bot leaves the link to people (`link-…` in the texts).
LINK_REASONS: Mapping[Why, str] = {"http": "not-secure"}


class Courier:
    """One send for each claim. What may have arrived is never resent automatically.

    `lease`: seconds without a renewal after which a delivery is given up.
    """

    def __init__(
        self,
        *,
        database: Database,
        downloader: Downloader,
        prober: Prober,
        sender: VideoSender,
        messenger: Messenger,
        results: Results,
        notify_admins: NotifyAdmins,
        would_wait: Callable[[int], float],
        lease: float,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._deliveries = Deliveries(database)
        self._downloader = downloader
        self._prober = prober
        self._would_wait = would_wait
        self._clock = clock
        self._leases = Leases("deliveries", lease, self._deliveries.renew_lease, clock=clock, elapsed=elapsed)
        self._outcomes = DeliveryOutcomes(database, notify_admins, lease, clock)
        self._sending = Sending(
            deliveries=self._deliveries,
            outcomes=self._outcomes,
            downloader=downloader,
            sender=sender,
            messenger=messenger,
            results=results,
            lease=lease,
            clock=clock,
        )

    async def claim(self, most: int) -> list[Task]:
        """Ready rows, leased to this process."""
        now = self._clock()
        return await self._deliveries.claim(now, now + self._leases.length, most)

    async def mark_interrupted(self) -> bool:
        """What a dead process was sending is a question for a person now; whether there was any."""
        await self._leases.renew_overdue()
        lost = await self._deliveries.mark_interrupted("send-interrupted", self._clock())
        for task in lost:
            log.error("task %s: cut off while its video was being sent; the chat is asked", task.id)
        return bool(lost)

    async def deliver(self, task: Task) -> None:
        """Fetch and send one claimed video, and commit what became of it; whatever goes wrong comes to an end."""
        async with self._leases.held(task) as lease:
            try:
                wait = self._would_wait(task.origin.chat_id)
                if wait > LONGEST_WAIT:  # a busy group must not hold the places of all others
                    return await self._deliveries.postpone(lease.row, self._clock() + wait)
                await self._fetch(task, lease)
            except StorageUnavailable:  # the row is due again when its lease is over
                raise
            except Exception as error:
                log.exception("task %s: its delivery failed", task.id)
                await self._unexpected_error(task, lease, error)
        if self._downloader.is_exposed(task.result_url or ""):  # last: the owner's chat may be slow
            await self._outcomes.notify("owner-secret-in-answer")
        return None

    async def _fetch(self, task: Task, lease: Lease) -> None:
        try:
            async with self._downloader.fetch(task.result_url or "") as video:
                facts = NOTHING_KNOWN if video.document else await self._prober.probe(video.path)
                await self._sending.video(task, lease, video, facts)
        except TooLarge as error:
            if error.size is None:  # it may have no end at all: nothing to pass on
                await self._refuse(task, "endless", error)
            else:
                await self._pass_on(task, lease, "too-large", error.link)
        except NotFetched as error:
            log.warning("task %s: its video is left to a link: %s", task.id, error)
            await self._pass_on(task, lease, LINK_REASONS.get(error.why, NOT_DOWNLOADED), error.link)
            if error.why == "fake-ip":
                await self._outcomes.notify("owner-fake-ip", subject="fake-ip", host=error.host)
        except LinkDead as error:
            await self._replace_dead_link(task, error)
        except LinkRefused as error:
            await self._next_link_or_refuse(task, "link-refused", error)
            if isinstance(error, SecretInLink):
                await self._outcomes.notify("owner-secret-in-answer")
        except NotAVideo as error:
            await self._next_link_or_refuse(task, "not-a-video", error)
        except DownloadFailed as error:
            await self._download_later(task, lease, error)

    async def _unexpected_error(self, task: Task, lease: Lease, error: Exception) -> None:
        """What nobody foresaw, before anything was sent: later again, and in the end the link."""
        if task.failures < FAILED_DOWNLOADS:
            await self._outcomes.fetch_later(task)
        else:
            try:
                await self._pass_on(task, lease, NOT_DOWNLOADED, None)
            except StorageUnavailable:
                raise
            except Exception:
                log.exception("task %s: not even its link could be sent", task.id)
                await self._outcomes.give_up(task, "went-wrong")
        await self._outcomes.notify_unexpected(task, error)

    async def _next_link_or_refuse(self, task: Task, key: str, error: FetchError) -> None:
        """One of several links of an answer may be a page or a private address: the next one gets its turn.

        Where the answer had none and a page is at the task's content, the link may be on its way.
        """
        is_content = isinstance(error, NotAVideo) and CONTENT.search(task.result_url or "") is not None
        most = DEAD_LINKS if is_content else USELESS_LINKS
        if task.dead_links >= most:
            return await self._refuse(task, key, error)
        log.warning("task %s: another link is asked for: %s: %s", task.id, type(error).__name__, error)
        await self._outcomes.poll_again(task, PAUSES.pause(task.dead_links) if is_content else USELESS_LINK_PAUSE)

    async def _refuse(self, task: Task, key: str, error: FetchError) -> None:
        log.error("task %s: its result is refused: %s: %s", task.id, type(error).__name__, error)
        await self._outcomes.give_up(task, key)

    async def _pass_on(self, task: Task, lease: Lease, reason: str, link: str | None) -> None:
        """Send a link in place of the video, if a person can open it: `link`, or else the provider's own."""
        try:
            link = await self._downloader.for_people(link or task.result_url or "")
        except NeedsKey as error:
            log.error("task %s: its link cannot be passed on: %s", task.id, error)
            await self._outcomes.give_up(task, "needs-key")
            return await self._outcomes.notify("owner-needs-key", subject=task.id, id=task.id)
        except LinkRefused as error:
            return await self._refuse(task, "link-refused", error)
        await self._sending.link(task, lease, link, reason)

    async def _replace_dead_link(self, task: Task, error: LinkDead) -> None:
        log.warning("task %s: the link of its video is dead (%s)", task.id, error)
        if task.dead_links >= DEAD_LINKS:
            return await self._outcomes.give_up(task, "link-dead")
        await self._outcomes.poll_again(task, PAUSES.pause(task.dead_links))

    async def _download_later(self, task: Task, lease: Lease, error: DownloadFailed) -> None:
        log.warning("task %s: its video could not be fetched: %s", task.id, error)
        if task.failures >= FAILED_DOWNLOADS:  # others may reach what this machine does not
            return await self._pass_on(task, lease, NOT_DOWNLOADED, error.link)
        await self._outcomes.fetch_later(task)


async def resend_result(sender: VideoSender, results: Results, task: Task, place: Place) -> int:
    """Show a delivered video again by the id that Telegram has for it: free, and nothing is fetched.

    Returns the message's id.
    """
    card = results.card(task)
    facts = VideoFacts(None, None, None, None)
    return (await sender.send(place, task.file_id or "", facts, card.text, card.buttons)).message_id
