"""Brings a made video into its chat: fetch, look at it, `delivering`, send; once, or a person decides."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from telegram.error import RetryAfter, TelegramError

from bot.backoff import Backoff
from bot.botapi.errors import PossiblySent, SurelyNotSent, pause_asked
from bot.botapi.messenger import ChatUnreachable, Messenger, Place
from bot.botapi.pacing import before_sending
from bot.botapi.videos import SentVideo, VideoSender, VideoTooBig
from bot.cards.results import Results
from bot.delivery.download import Downloaded, Downloader
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
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.following import Following
from storage.states import State
from storage.tasks import Task

log = logging.getLogger(__name__)
T = TypeVar("T")

DEAD_LINKS = 5  # how often the provider is asked for another link
OTHER_LINKS = 2  # how often, where what a link leads to is of no use: an answer may have several
OTHER_LINK_PAUSE = 2.0  # seconds
FAILED_DOWNLOADS = 8
PAUSES = Backoff(base=5.0, cap=300.0)  # seconds between tries of a download or a send
LEASE_MARGIN = 0.2  # part of the lease that must be left when the video goes out
SOON = 5.0  # seconds for which a video waits for its chat's turn with everything in hand
COMMIT_PAUSE = 0.5
TELL_WITHIN = 5.0  # seconds
LAST_WORDS = 2.0  # seconds that a stopping process spends on committing what it interrupted

# What the chat hears where the bot leaves the link to people (`link-…` in the texts).
REASONS: Mapping[Why, str] = {"http": "not-secure"}
NOT_DOWNLOADED = "not-downloaded"


class TellOwner(Protocol):
    """Tells the admins a text, at most once an hour about one `subject`."""

    async def __call__(self, key: str, *, subject: str = "", **values: Any) -> None: ...


class Courier:
    """One send for each claim. What may have arrived is never sent again by itself.

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
        tell_owner: TellOwner,
        would_wait: Callable[[int], float],
        lease: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._rows = Following(database)
        self._downloader = downloader
        self._prober = prober
        self._sender = sender
        self._messenger = messenger
        self._results = results
        self._tell_owner = tell_owner
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
        """Fetch and send one claimed video, and commit what became of it; whatever goes wrong comes to an end."""
        async with self._held(task) as lease:
            try:
                wait = self._would_wait(task.origin.chat_id)
                if wait > SOON:  # a busy group must not hold the places of all others
                    return await self._rows.put_off(lease.row(), self._clock() + wait)
                await self._fetch(task, lease)
            except StorageUnavailable:  # the row is due again when its lease is over
                raise
            except Exception as error:
                log.exception("task %s: its delivery failed", task.id)
                await self._broken(task, lease, error)
        if self._downloader.is_exposed(task.result_url or ""):  # last: the owner's chat may be slow
            await self._tell("owner-secret-in-answer")
        return None

    async def _fetch(self, task: Task, lease: "_Lease") -> None:
        try:
            async with self._downloader.fetch(task.result_url or "") as video:
                facts = NOTHING_KNOWN if video.document else await self._prober.probe(video.path)
                await self._send(task, lease, lambda: self._send_file(task, video, facts), video.link)
        except TooLarge as error:
            if error.size is None:  # it may have no end at all: nothing to pass on
                await self._refuse(task, "endless", error)
            else:
                await self._pass_on(task, lease, "too-large", error.link)
        except NotFetched as error:
            log.warning("task %s: its video is left to a link: %s", task.id, error)
            await self._pass_on(task, lease, REASONS.get(error.why, NOT_DOWNLOADED), error.link)
            if error.why == "fake-ip":
                await self._tell("owner-fake-ip", subject="fake-ip", host=error.host)
        except LinkDead as error:
            await self._ask_for_another_link(task, error)
        except LinkRefused as error:
            await self._another_or_none(task, "link-refused", error)
            if isinstance(error, SecretInLink):
                await self._tell("owner-secret-in-answer")
        except NotAVideo as error:
            await self._another_or_none(task, "not-a-video", error)
        except DownloadFailed as error:
            await self._download_later(task, lease, error)

    async def _broken(self, task: Task, lease: "_Lease", error: Exception) -> None:
        """What nobody foresaw, before anything was sent: later again, and in the end the link."""
        if task.failures < FAILED_DOWNLOADS:
            await self._later(task)
        else:
            try:
                await self._pass_on(task, lease, NOT_DOWNLOADED, None)
            except StorageUnavailable:
                raise
            except Exception:
                log.exception("task %s: not even its link could be sent", task.id)
                await self._give_up(task, "went-wrong", None)
        await self._tell_broken(task, error)

    async def _another_or_none(self, task: Task, key: str, error: FetchError) -> None:
        """One of several links of an answer may be a page or a private address: the next one gets its turn."""
        if task.dead_links >= OTHER_LINKS:
            return await self._refuse(task, key, error)
        log.warning("task %s: another link is asked for: %s: %s", task.id, type(error).__name__, error)
        await self._query_again(task, OTHER_LINK_PAUSE)

    async def _refuse(self, task: Task, key: str, error: FetchError) -> None:
        log.error("task %s: its result is refused: %s: %s", task.id, type(error).__name__, error)
        await self._give_up(task, key, None)

    async def _pass_on(self, task: Task, lease: "_Lease", reason: str, link: str | None) -> None:
        """Send a link in place of the video, if a person can open it: `link`, or else the provider's own."""
        try:
            link = await self._downloader.for_people(link or task.result_url or "")
        except NeedsKey as error:
            log.error("task %s: its link cannot be passed on: %s", task.id, error)
            await self._give_up(task, "needs-key", None)
            return await self._tell("owner-needs-key", subject=task.id, id=task.id)
        except LinkRefused as error:
            return await self._refuse(task, "link-refused", error)
        await self._send(task, lease, lambda: self._send_link(task, link, reason), link)

    async def _send_file(self, task: Task, video: Downloaded, facts: VideoFacts) -> SentVideo:
        known = VideoFacts(facts.width or task.width, facts.height or task.height, facts.duration, facts.thumbnail)
        origin = task.origin
        async with self._sender.upload_action(origin.chat_id, origin.thread_id):
            card = self._results.card(task)
            document = video.content_type if video.document else ""
            return await self._sender.send(self._place(task), video.path, known, card.text, card.buttons, document)

    async def _send_link(self, task: Task, link: str, reason: str) -> SentVideo:
        message_id = await self._messenger.send(self._place(task), self._results.link_card(task, link, reason))
        return SentVideo(message_id, None, "link")

    async def _send(
        self, task: Task, lease: "_Lease", send: Callable[[], Awaitable[SentVideo]], link: str | None
    ) -> None:
        """The one place from which a video leaves: committed before, committed after. `link`: as FetchError's."""
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
        except (TelegramError, ChatUnreachable) as error:
            return await self._not_sent(sending, error, link)
        except Exception as error:
            log.exception("task %s: its video could not be sent", task.id)
            return await self._broken_off(sending, error, link, spent=lease.spent)
        await self._sent(sending, sent)

    async def _broken_off(self, task: Task, error: Exception, link: str | None, *, spent: bool) -> None:
        """What nobody foresaw, in the middle of a send; `spent`: a first byte may have gone out."""
        if spent:
            await self._give_up(task, "send-unclear", None)
        elif task.failures < FAILED_DOWNLOADS:
            await self._send_later(task)
        else:
            await self._try_link(task, error, link, NOT_DOWNLOADED)
        await self._tell_broken(task, error)

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
            sent=True,
        )

    async def _not_sent(self, task: Task, error: Exception, link: str | None) -> None:
        log.warning("task %s: not delivered: %s: %s", task.id, type(error).__name__, error)
        match error:
            case RetryAfter() | SurelyNotSent() if task.failures < FAILED_DOWNLOADS:
                asked = pause_asked(error) if isinstance(error, RetryAfter) else 0.0
                await self._send_later(task, asked)
            case PossiblySent():
                await self._give_up(task, "send-unclear", None)
            case ChatUnreachable():
                await self._give_up(task, "chat-unreachable", None)
            case _:
                reason = "too-large" if isinstance(error, VideoTooBig) else "not-taken"
                await self._try_link(task, error, link, reason)

    async def _try_link(self, task: Task, error: Exception, link: str | None, reason: str) -> None:
        """Telegram wants neither the video nor the document: the link is what is left."""
        try:
            link = await self._downloader.for_people(link or task.result_url or "")
            sent = await self._send_link(task, link, reason)
        except PossiblySent:
            await self._give_up(task, "send-unclear", None)
        except (FetchError, TelegramError, ChatUnreachable) as last:
            log.error("task %s: not even the link could be sent: %s (after: %s)", task.id, last, error)
            await self._give_up(task, "send-refused", None)
            if isinstance(last, NeedsKey):
                await self._tell("owner-needs-key", subject=task.id, id=task.id)
        except Exception as last:
            log.exception("task %s: not even the link could be sent", task.id)
            await self._give_up(task, "send-unclear", None)
            await self._tell_broken(task, last)
        else:
            await self._sent(task, sent)

    async def _give_up(self, task: Task, key: str, words: str | None) -> None:
        await self._insist(task, lambda: self._rows.undelivered(task, key, words, self._clock()))

    async def _ask_for_another_link(self, task: Task, error: LinkDead) -> None:
        log.warning("task %s: the link of its video is dead (%s)", task.id, error)
        if task.dead_links >= DEAD_LINKS:
            return await self._give_up(task, "link-dead", None)
        await self._query_again(task, PAUSES.pause(task.dead_links))

    async def _query_again(self, task: Task, pause: float) -> None:
        due_at, dead = self._clock() + pause, task.dead_links + 1
        await self._insist(task, lambda: self._rows.ask_anew(task, due_at=due_at, dead_links=dead, now=self._clock()))

    async def _download_later(self, task: Task, lease: "_Lease", error: DownloadFailed) -> None:
        log.warning("task %s: its video could not be fetched: %s", task.id, error)
        if task.failures >= FAILED_DOWNLOADS:  # others may reach what this machine does not
            return await self._pass_on(task, lease, NOT_DOWNLOADED, error.link)
        await self._later(task)

    async def _later(self, task: Task) -> None:
        due_at = self._clock() + PAUSES.pause(task.failures)
        await self._insist(task, lambda: self._rows.ask_failed(task, due_at, self._clock()))

    async def _send_later(self, task: Task, at_least: float = 0.0) -> None:
        due_at = self._clock() + max(PAUSES.pause(task.failures), at_least)
        await self._insist(task, lambda: self._rows.deliver_later(task, due_at, self._clock()))

    async def _tell_broken(self, task: Task, error: Exception) -> None:
        name = type(error).__name__
        await self._tell("owner-delivery", subject=name, error=name, id=task.id)

    async def _tell(self, key: str, *, subject: str = "", **values: str) -> None:
        """Tell the admins. Never raises: their chats and the database behind them may fail as well."""
        try:
            await self._tell_owner(key, subject=subject, **values)
        except Exception:
            log.exception("the admins could not be told: %s", key)

    def _place(self, task: Task) -> Place:
        return Place(task.origin.chat_id, task.origin.thread_id, task.origin.message_id)

    async def _insist(self, task: Task, commit: Callable[[], Awaitable[T]], *, sent: bool = False) -> T | None:
        """Repeat a statement until the database takes it: what happened on the wire has happened.

        Errors other than an outage are retried for `lease` seconds; then the row stays as it is until its lease expires and
        a worker claims it or gives it up. With `sent` they are retried for ever, since the chat has the video.
        """
        pause, ends, told = COMMIT_PAUSE, time.monotonic() + self._lease, False
        while True:
            try:
                return await commit()
            except StorageUnavailable as error:
                log.error("task %s: the database does not answer (%s); trying again", task.id, error)
            except Exception as error:
                log.exception("task %s: the database did not take what became of it; trying again", task.id)
                if not told:
                    told = True
                    with suppress(TimeoutError):  # the commit must not wait for an admin's chat
                        async with asyncio.timeout(TELL_WITHIN):
                            await self._tell_broken(task, error)
                if not sent and time.monotonic() > ends:
                    log.error("task %s: left as it is, until its lease is over", task.id)
                    return None
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
                except Exception:  # the next one may go well, and a send is under way
                    log.exception("task %s: lease not renewed", task.id)

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
