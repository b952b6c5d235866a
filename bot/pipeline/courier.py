"""Brings a made video into its chat: fetch, look at it, `delivering`, send; once, or a person decides."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from telegram.error import RetryAfter, TelegramError

from bot.botapi.errors import PossiblySent, SurelyNotSent
from bot.botapi.messenger import ChatUnreachable, Messenger, Place
from bot.botapi.pacing import before_sending
from bot.botapi.videos import SentVideo, VideoSender
from bot.cards.results import Results
from bot.delivery.download import Downloaded, Downloader
from bot.delivery.errors import DownloadFailed, FetchError, LinkDead, LinkRefused, NotAVideo, SecretInLink, TooLarge
from bot.delivery.exposure import Exposure
from bot.delivery.probe import Prober, VideoFacts
from bot.owner import Owner
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.following import Following
from storage.states import State
from storage.tasks import Task

log = logging.getLogger(__name__)
T = TypeVar("T")

DEAD_LINKS = 5  # how often the provider is asked for another link
FAILED_DOWNLOADS = 8
FIRST_PAUSE = 5.0  # seconds before the second try of a download or a send; doubled up to `LONGEST_PAUSE`
LONGEST_PAUSE = 300.0
LEASE_MARGIN = 0.2  # part of the lease that must be left when the video goes out
SOON = 5.0  # seconds for which a video waits for its chat's turn with everything in hand
COMMIT_PAUSE = 0.5
LAST_WORDS = 2.0  # seconds that a stopping process spends on committing what it interrupted


class Courier:
    """One send for each claim. What may have arrived is never sent again by itself.

    `lease`: seconds without a renewal after which a delivery is given up.
    """

    def __init__(
        self,
        *,
        database: Database,
        downloader: Downloader,
        exposure: Exposure,
        owner: Owner,
        prober: Prober,
        sender: VideoSender,
        messenger: Messenger,
        results: Results,
        would_wait: Callable[[int], float],
        lease: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._rows = Following(database)
        self._downloader = downloader
        self._exposure = exposure
        self._owner = owner
        self._prober = prober
        self._sender = sender
        self._messenger = messenger
        self._results = results
        self._would_wait = would_wait
        self._lease = lease
        self._clock = clock
        self._leases: dict[str, _Lease] = {}

    async def claim(self, most: int) -> list[Task]:
        """Ready rows, leased to this process."""
        now = self._clock()
        return await self._rows.claim(State.READY, now, now + self._lease, most)

    async def expire(self) -> bool:
        """What a dead process was sending is a question for a person now; whether there was any."""
        # A clock that jumped ahead, or a machine that slept, must not make this process give up what it is sending itself.
        for lease in list(self._leases.values()):
            if lease.until <= self._clock():
                await self._renew(lease)
        lost = await self._rows.expire_deliveries("send-interrupted", self._clock())
        for task in lost:
            log.error("task %s: cut off while its video was being sent; the chat is asked", task.id)
        return bool(lost)

    async def deliver(self, task: Task) -> None:
        """Fetch and send one claimed video, and commit what became of it."""
        wait = self._would_wait(task.origin.chat_id)
        if wait > SOON:  # a busy group must not hold the places of all others
            return await self._rows.put_off(task, self._clock() + wait)
        exposed = self._holds_secret(task)
        async with self._held(task) as lease:
            try:
                async with self._downloader.fetch(task.result_url or "") as video:
                    facts = await self._prober.probe(video.path)
                    await self._send(task, lease, lambda: self._send_file(task, video, facts))
            except TooLarge as error:
                if error.size is None:  # it may have no end at all: nothing to pass on
                    await self._refuse(task, "endless", error)
                else:
                    await self._pass_link_on(task, lease)
            except LinkDead as error:
                await self._ask_for_another_link(task, error)
            except LinkRefused as error:
                exposed = exposed or isinstance(error, SecretInLink)
                await self._refuse(task, "link-refused", error)
            except NotAVideo as error:
                await self._refuse(task, "not-a-video", error)
            except DownloadFailed as error:
                await self._download_later(task, lease, error)
        if exposed:  # last: the owner's chat may be slow
            await self._owner.tell("owner-secret-in-answer")

    async def _refuse(self, task: Task, key: str, error: FetchError) -> None:
        log.error("task %s: its result is refused: %s: %s", task.id, type(error).__name__, error)
        await self._give_up(task, key, None)

    async def _send_file(self, task: Task, video: Downloaded, facts: VideoFacts) -> SentVideo:
        known = VideoFacts(facts.width or task.width, facts.height or task.height, facts.duration, facts.thumbnail)
        origin = task.origin
        async with self._sender.upload_action(origin.chat_id, origin.thread_id):
            card = self._results.card(task)
            return await self._sender.send(self._place(task), video.path, known, card.text, card.buttons)

    def _holds_secret(self, task: Task) -> bool:
        return self._exposure.holds(task.result_url or "")

    async def _pass_link_on(self, task: Task, lease: "_Lease") -> None:
        """Send the link where the video cannot be sent, unless the chat must not see it."""
        if self._holds_secret(task):
            return await self._refuse(task, "link-refused", SecretInLink("it holds a secret, so it is not passed on"))
        await self._send(task, lease, lambda: self._send_link(task))

    async def _send_link(self, task: Task) -> SentVideo:
        message_id = await self._messenger.send(self._place(task), self._results.link_card(task))
        return SentVideo(message_id, None, "link")

    async def _send(self, task: Task, lease: "_Lease", send: Callable[[], Awaitable[SentVideo]]) -> None:
        """The one place from which a video leaves: committed before, committed after."""
        now = self._clock()
        sending = await self._rows.delivering(lease.row(), now + self._lease, now)
        if sending is None:
            return log.warning("task %s: its delivery was taken over, or set aside", task.id)
        lease.until = sending.lease_until or now
        try:
            with before_sending(lambda: lease.spend(self._clock(), LEASE_MARGIN * self._lease)):
                sent = await send()
        except asyncio.CancelledError:
            await asyncio.shield(asyncio.wait_for(self._interrupted(sending, spent=lease.spent), LAST_WORDS))
            raise
        except (FileNotFoundError, PermissionError) as error:
            log.error("task %s: the fetched video cannot be read: %s", task.id, error)
            due_at = self._clock() + _pause(task.failures)
            await self._insist(task, lambda: self._rows.deliver_later(sending, due_at, self._clock()))
            return None
        except (TelegramError, ChatUnreachable) as error:
            return await self._not_sent(sending, error)
        await self._sent(sending, sent)

    async def _interrupted(self, task: Task, *, spent: bool) -> None:
        """This process stops: what was not begun may be sent by the next one; the rest may have arrived."""
        now = self._clock()
        if spent:
            await self._insist(task, lambda: self._rows.undelivered(task, "send-interrupted", None, now))
        else:
            await self._insist(task, lambda: self._rows.deliver_later(task, now, now))

    async def _sent(self, task: Task, sent: SentVideo) -> None:
        now = self._clock()
        await self._insist(
            task,
            lambda: self._rows.delivered(
                task, message_id=sent.message_id, file_id=sent.file_id, file_kind=sent.kind, now=now
            ),
        )

    async def _not_sent(self, task: Task, error: Exception) -> None:
        log.warning("task %s: not delivered: %s: %s", task.id, type(error).__name__, error)
        match error:
            case RetryAfter() | SurelyNotSent() if task.failures < FAILED_DOWNLOADS:
                asked = _seconds(error) if isinstance(error, RetryAfter) else 0.0
                due_at = self._clock() + max(_pause(task.failures), asked)
                await self._insist(task, lambda: self._rows.deliver_later(task, due_at, self._clock()))
            case PossiblySent():
                await self._give_up(task, "send-unclear", None)
            case ChatUnreachable():
                await self._give_up(task, "chat-unreachable", None)
            case _:
                await self._try_link(task, error)

    async def _try_link(self, task: Task, error: Exception) -> None:
        """Telegram wants neither the video nor the document: the link is what is left."""
        if self._holds_secret(task):
            return await self._give_up(task, "send-refused", None)
        try:
            await self._sent(task, await self._send_link(task))
        except PossiblySent:
            await self._give_up(task, "send-unclear", None)
        except (TelegramError, ChatUnreachable) as last:
            log.error("task %s: not even the link could be sent: %s (after: %s)", task.id, last, error)
            await self._give_up(task, "send-refused", None)

    async def _give_up(self, task: Task, key: str, words: str | None) -> None:
        await self._insist(task, lambda: self._rows.undelivered(task, key, words, self._clock()))

    async def _ask_for_another_link(self, task: Task, error: LinkDead) -> None:
        log.warning("task %s: the link of its video is dead (%s)", task.id, error)
        if task.dead_links >= DEAD_LINKS:
            return await self._give_up(task, "link-dead", None)
        due_at, dead = self._clock() + _pause(task.dead_links), task.dead_links + 1
        await self._insist(task, lambda: self._rows.ask_anew(task, due_at=due_at, dead_links=dead, now=self._clock()))

    async def _download_later(self, task: Task, lease: "_Lease", error: DownloadFailed) -> None:
        log.warning("task %s: its video could not be fetched: %s", task.id, error)
        if task.failures >= FAILED_DOWNLOADS:  # others may reach what this machine does not
            return await self._pass_link_on(task, lease)
        due_at = self._clock() + _pause(task.failures)
        await self._insist(task, lambda: self._rows.ask_failed(task, due_at, self._clock()))

    def _place(self, task: Task) -> Place:
        return Place(task.origin.chat_id, task.origin.thread_id, task.origin.message_id)

    async def _insist(self, task: Task, commit: Callable[[], Awaitable[T]]) -> T:
        """Repeat a statement until the database takes it: what happened on the wire has happened."""
        pause = COMMIT_PAUSE
        while True:
            try:
                return await commit()
            except StorageUnavailable as error:
                log.error("task %s: the database does not answer (%s); trying again", task.id, error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, COMMIT_PAUSE * 10)

    @asynccontextmanager
    async def _held(self, task: Task) -> AsyncIterator["_Lease"]:
        lease = _Lease(task, task.lease_until or 0.0)

        self._leases[task.id] = lease

        async def renew() -> None:
            while True:
                await asyncio.sleep(self._lease / 3)
                try:
                    await self._renew(lease)
                except StorageUnavailable as error:
                    log.warning("task %s: lease not renewed: %s", task.id, error)

        renewing = asyncio.create_task(renew(), name=f"delivery of {task.id}")
        try:
            yield lease
        finally:
            del self._leases[task.id]
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)

    async def _renew(self, lease: "_Lease") -> None:
        asked, lease.asked = lease.asked, self._clock() + self._lease
        until = lease.asked
        if await self._rows.renew(lease.task, seen_lease=lease.until, asked_lease=asked, lease_until=until):
            lease.until = until


async def resend_result(sender: VideoSender, results: Results, task: Task, place: Place) -> int:
    """Show a delivered video again by the id that Telegram has for it: free, and nothing is fetched.

    Returns the message's id.
    """
    card = results.card(task)
    facts = VideoFacts(None, None, None, None)
    return (await sender.send(place, task.file_id or "", facts, card.text, card.buttons)).message_id


@dataclass
class _Lease:
    """How long this process may work on a row, as the database has it."""

    task: Task
    until: float
    asked: float = 0.0  # lately, perhaps without an answer
    spent: bool = False

    def spend(self, now: float, margin: float) -> None:
        """Called right before the first byte goes out: from here on the video may arrive."""
        if now > self.until - margin:
            raise SurelyNotSent("its lease was over before its turn came: another process may send it")
        self.spent = True

    def row(self) -> Task:
        return replace(self.task, lease_until=self.until)


def _seconds(error: RetryAfter) -> float:
    pause = error.retry_after  # an int or a timedelta: PTB is moving from one to the other
    return pause.total_seconds() if isinstance(pause, timedelta) else float(pause)


def _pause(failures: int) -> float:
    return min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** min(failures, 16))
