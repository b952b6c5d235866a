"""Step 7: fetches a completed video, probes it, commits `delivering` and sends it."""

import logging
import re
import time
from collections.abc import Callable, Mapping

from bot.botapi.messenger import Messenger, Place
from bot.botapi.urgency import Urgency
from bot.botapi.videos import VideoSender
from bot.cards.owner import undelivered_topic
from bot.cards.results import ResultCards
from bot.delivery.download import Downloaders
from bot.delivery.errors import (
    DownloadFailed,
    FetchError,
    LinkDead,
    LinkRefused,
    NeedsKey,
    NotAVideo,
    NotFetched,
    Reason,
    SecretInLink,
    TooLarge,
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

DEAD_LINKS = 5  # how often the provider is polled again because the link is dead
USELESS_LINKS = 2  # how often, if the link works but is no video: an answer may have several links
USELESS_LINK_PAUSE = 2.0  # seconds
CONTENT = re.compile(r"/v1/videos/[^/?#]+/content$")  # tried if an answer contains no link
LONGEST_WAIT = 5.0  # seconds for which a claimed video waits for its chat's next send slot

NEEDS_KEY = undelivered_topic("needs-key")

# Why a link is sent in place of the video (`link-…` in the texts).
LINK_REASONS: Mapping[Reason, str] = {"http": "not-secure"}


class Courier:
    """At most one send per claim. A video that may have arrived is never resent automatically.

    `lease`: seconds without a renewal after which another process marks the delivery as interrupted.
    """

    def __init__(
        self,
        *,
        database: Database,
        downloaders: Downloaders,
        prober: Prober,
        sender: VideoSender,
        messenger: Messenger,
        results: ResultCards,
        notify_admins: NotifyAdmins,
        would_wait: Callable[[int, Urgency], float],
        lease: float,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._deliveries = Deliveries(database)
        self._downloaders = downloaders
        self._prober = prober
        self._would_wait = would_wait
        self._clock = clock
        self._leases = Leases("deliveries", lease, self._deliveries.renew_lease, clock=clock, elapsed=elapsed)
        self._outcomes = DeliveryOutcomes(database, notify_admins, lease, clock)
        self._sending = Sending(
            deliveries=self._deliveries,
            outcomes=self._outcomes,
            downloaders=downloaders,
            sender=sender,
            messenger=messenger,
            results=results,
            lease=lease,
            clock=clock,
        )

    async def claim(self, most: int, reserve: int = 0) -> list[Task]:
        """Ready tasks, leased to this process.

        `most`: free places, `reserve` of which are for chats that have none (`storage/shares.py`).
        """
        now = self._clock()
        return await self._deliveries.claim(now, now + self._leases.length, most, spare=most - reserve)

    async def mark_interrupted(self) -> bool:
        """Mark sends whose lease expired as undelivered: their process crashed, and a user decides. True if there were any."""
        await self._leases.renew_overdue()
        lost = await self._deliveries.mark_interrupted("send-interrupted", self._clock())
        for task in lost:
            log.error(
                "task %s: interrupted while its video was being sent; the chat decides whether to repeat it", task.id
            )
        return bool(lost)

    async def deliver(self, task: Task) -> None:
        """Fetch and send one claimed video, and commit the outcome. Every error leads to an outcome too."""
        async with self._leases.held(task) as lease:
            try:
                wait = self._would_wait(task.origin.chat_id, Urgency.RESULT)
                if wait > LONGEST_WAIT:  # a busy group must not occupy the workers that other chats need
                    return await self._deliveries.postpone(lease.row, self._clock() + wait)
                await self._fetch(task, lease)
            except StorageUnavailable:  # the row becomes due again when its lease expires
                raise
            except Exception as error:
                log.exception("task %s: its delivery failed", task.id)
                await self._unexpected_error(task, lease, error)
        if self._downloaders.of(task.provider).contains_secret(
            task.result_url or ""
        ):  # last: sending to the admins may be slow
            await self._outcomes.notify("owner-secret-in-answer")
        return None

    async def _fetch(self, task: Task, lease: Lease) -> None:
        try:
            async with self._downloaders.of(task.provider).fetch(task.result_url or "") as video:
                facts = NOTHING_KNOWN if video.document else await self._prober.probe(video.path)
                await self._sending.video(task, lease, video, facts)
        except TooLarge as error:
            if error.size is None:  # it may be endless: its link is not sent either
                await self._refuse(task, "endless", error)
            else:
                await self._send_link(task, lease, "too-large", error.link)
        except NotFetched as error:
            log.warning("task %s: a link is sent in place of its video: %s", task.id, error)
            await self._send_link(task, lease, LINK_REASONS.get(error.reason, NOT_DOWNLOADED), error.link)
            if error.reason == "fake-ip":
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
            await self._retry_download(task, lease, error)

    async def _unexpected_error(self, task: Task, lease: Lease, error: Exception) -> None:
        """An unexpected error before the send: retry later; after too many failures, send the link."""
        if task.failures < FAILED_DOWNLOADS:
            await self._outcomes.fetch_later(task)
        else:
            try:
                await self._send_link(task, lease, NOT_DOWNLOADED, None)
            except StorageUnavailable:
                raise
            except Exception:
                log.exception("task %s: its link could not be sent either", task.id)
                await self._outcomes.notify_unexpected(task, error)  # first: the card says whether the owner knows
                return await self._outcomes.give_up(task, "went-wrong")
        await self._outcomes.notify_unexpected(task, error)

    async def _next_link_or_refuse(self, task: Task, key: str, error: FetchError) -> None:
        """Poll again for the next link: one of several in an answer may be a web page or a private address.

        If the answer had no link and a web page is at the task's content, a link may follow later.
        """
        is_content = isinstance(error, NotAVideo) and CONTENT.search(task.result_url or "") is not None
        most = DEAD_LINKS if is_content else USELESS_LINKS
        if task.dead_links >= most:
            return await self._refuse(task, key, error)
        log.warning("task %s: polling for another link: %s: %s", task.id, type(error).__name__, error)
        await self._outcomes.poll_again(task, PAUSES.pause(task.dead_links) if is_content else USELESS_LINK_PAUSE)

    async def _refuse(self, task: Task, key: str, error: FetchError) -> None:
        log.error("task %s: its result is refused: %s: %s", task.id, type(error).__name__, error)
        await self._outcomes.give_up(task, key)

    async def _send_link(self, task: Task, lease: Lease, reason: str, link: str | None) -> None:
        """Send a link in place of the video, if a user can open it: `link`, or else the provider's own."""
        try:
            link = await self._downloaders.of(task.provider).shareable_link(link or task.result_url or "")
        except NeedsKey as error:
            log.error("task %s: its link cannot be sent to the chat: %s", task.id, error)
            # First: the card says whether the owner knows.
            await self._outcomes.notify("owner-needs-key", subject=task.id, told=NEEDS_KEY, id=task.id)
            return await self._outcomes.give_up(task, "needs-key")
        except LinkRefused as error:
            return await self._refuse(task, "link-refused", error)
        await self._sending.link(task, lease, link, reason)

    async def _replace_dead_link(self, task: Task, error: LinkDead) -> None:
        log.warning("task %s: the link of its video is dead (%s)", task.id, error)
        if task.dead_links >= DEAD_LINKS:
            return await self._outcomes.give_up(task, "link-dead")
        await self._outcomes.poll_again(task, PAUSES.pause(task.dead_links))

    async def _retry_download(self, task: Task, lease: Lease, error: DownloadFailed) -> None:
        log.warning("task %s: its video could not be fetched: %s", task.id, error)
        if task.failures >= FAILED_DOWNLOADS:  # users may reach a host that this machine cannot
            return await self._send_link(task, lease, NOT_DOWNLOADED, error.link)
        await self._outcomes.fetch_later(task)


async def resend_result(sender: VideoSender, results: ResultCards, task: Task, place: Place) -> int:
    """Send a delivered video again by its Telegram `file_id`: free, and nothing is fetched. Returns the message id."""
    card = results.card(task)
    facts = VideoFacts(None, None, None, None)
    return (await sender.send(place, task.file_id or "", facts, card.text, card.buttons)).message_id
