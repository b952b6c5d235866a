"""The only place that sends a video: `delivering` is committed before the send, its outcome after it."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from functools import partial

from telegram.error import RetryAfter, TelegramError

from bot.access.requester import STAND_INS
from bot.botapi.errors import DefinitelyNotSent, PossiblySent, requested_pause
from bot.botapi.messenger import ChatUnreachable, Messenger, Place
from bot.botapi.send_checks import before_sending
from bot.botapi.urgency import Urgency, sending_as
from bot.botapi.videos import SentVideo, VideoSender, VideoTooBig
from bot.cards.results import ResultCards
from bot.delivery.body import Downloaded
from bot.delivery.download import Downloaders
from bot.delivery.errors import FetchError, NeedsKey
from bot.delivery.probe import VideoFacts
from bot.pipeline.delivery_outcomes import DeliveryOutcomes
from bot.pipeline.lease import Lease, Stalled
from storage.deliveries import Deliveries
from storage.model import Task
from storage.records import dataclass

log = logging.getLogger(__name__)

FAILED_DOWNLOADS = 8  # failed downloads or sends of one video in a row
NOT_DOWNLOADED = "not-downloaded"  # why a link is sent (`link-…` in the texts)
INTERRUPTED_COMMIT_TIME = 2.0  # seconds that a stopping process spends on committing an interrupted send


@dataclass(frozen=True)
class Destination:
    """Where a result goes. `group`: if that is a private chat instead of the task's group, its title; empty: unknown."""

    place: Place
    group: str | None = None


Send = Callable[[Destination], Awaitable[SentVideo]]
InPrivate = Callable[[str], Awaitable[bool]]


class Sending:
    """Sends a fetched video, or a link in its place. A video that may have arrived is never resent automatically."""

    def __init__(
        self,
        *,
        deliveries: Deliveries,
        outcomes: DeliveryOutcomes,
        downloaders: Downloaders,
        sender: VideoSender,
        messenger: Messenger,
        results: ResultCards,
        lease: float,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._deliveries = deliveries
        self._outcomes = outcomes
        self._downloaders = downloaders
        self._sender = sender
        self._messenger = messenger
        self._results = results
        self._lease = lease
        self._clock = clock

    async def video(self, task: Task, lease: Lease, video: Downloaded, facts: VideoFacts) -> None:
        """Send the file, or its link if Telegram refuses the file."""
        await self._send(task, lease, lambda to: self._send_file(task, video, facts, to), video.link)

    async def link(self, task: Task, lease: Lease, link: str, reason: str) -> None:
        """Send a link that users can open. `reason`: why there is no video."""
        await self._send(task, lease, lambda to: self._send_link(task, link, reason, to), link)

    async def _send_file(self, task: Task, video: Downloaded, facts: VideoFacts, to: Destination) -> SentVideo:
        known = VideoFacts(facts.width or task.width, facts.height or task.height, facts.duration, facts.thumbnail)
        async with self._sender.upload_action(to.place.chat_id, to.place.thread_id):
            card = self._results.card(task, to.group)
            document = video.content_type if video.document else ""
            return await self._sender.send(to.place, video.path, known, card.text, card.buttons, document)

    async def _send_link(self, task: Task, link: str, reason: str, to: Destination) -> SentVideo:
        message_id = await self._messenger.send(to.place, self._results.link_card(task, link, reason, to.group))
        return SentVideo(message_id, None, "link")

    async def _send(self, task: Task, lease: Lease, send: Send, link: str | None) -> None:
        """Commit `delivering`, send, and commit the outcome. `link`: sent instead if Telegram refuses the file."""
        now, since = self._clock(), lease.now()
        sending = await self._deliveries.mark_delivering(lease.row, now + self._lease, now)
        if sending is None:
            return log.warning("task %s: another process has taken its delivery, or the chat was muted", task.id)
        lease.renewed(sending.lease_until or now, since)
        try:
            with sending_as(Urgency.RESULT):
                sent = await _within_lease(lease, lambda: send(_home(task)))
        except asyncio.CancelledError:
            await asyncio.shield(
                asyncio.wait_for(self._outcomes.interrupted(sending, spent=lease.spent), INTERRUPTED_COMMIT_TIME)
            )
            raise
        except (TelegramError, ChatUnreachable) as error:
            return await self._not_sent(sending, lease, error, send, link)
        except Exception as error:
            log.exception("task %s: its video could not be sent", task.id)
            return await self._unexpected_error(sending, error, link, spent=lease.spent)
        await self._outcomes.delivered(sending, sent)

    async def _unexpected_error(self, task: Task, error: Exception, link: str | None, *, spent: bool) -> None:
        """An unexpected error during a send. `spent`: the first byte may have been sent."""
        if spent:
            await self._outcomes.give_up(task, "send-unclear")
        elif task.failures < FAILED_DOWNLOADS:
            await self._outcomes.send_later(task)
        else:
            await self._try_link(task, error, link, NOT_DOWNLOADED)
        await self._outcomes.notify_unexpected(task, error)

    async def _not_sent(self, task: Task, lease: Lease, error: Exception, send: Send, link: str | None) -> None:
        log.warning("task %s: not delivered: %s: %s", task.id, type(error).__name__, error)
        match error:
            case RetryAfter() | DefinitelyNotSent() if task.failures < FAILED_DOWNLOADS:
                asked = requested_pause(error) if isinstance(error, RetryAfter) else 0.0
                await self._outcomes.send_later(task, asked)
            case PossiblySent():
                await self._outcomes.give_up(task, "send-unclear")
            case ChatUnreachable():
                await self._in_private(task, lease, send, "chat-unreachable")
            case VideoTooBig():
                await self._try_link(task, error, link, "too-large")
            case _:
                # Not taken here: a group may forbid videos, or everything.
                await self._try_link(task, error, link, "not-taken", partial(self._in_private, task, lease, send))

    async def _try_link(
        self, task: Task, error: Exception, link: str | None, reason: str, in_private: InPrivate | None = None
    ) -> None:
        """Telegram accepts neither the video nor the document: send the link. `in_private`: what is tried without it."""
        try:
            link = await self._downloaders.of(task.provider).shareable_link(link or task.result_url or "")
            with sending_as(Urgency.RESULT):
                sent = await self._send_link(task, link, reason, _home(task))
        except PossiblySent:
            await self._outcomes.give_up(task, "send-unclear")
        except (FetchError, TelegramError, ChatUnreachable) as last:
            log.error("task %s: the link could not be sent either: %s (after: %s)", task.id, last, error)
            key = "chat-unreachable" if isinstance(last, ChatUnreachable) else "send-refused"
            if in_private is not None and await in_private(key):
                return
            if in_private is None:
                await self._outcomes.give_up(task, key)
            if isinstance(last, NeedsKey):
                await self._outcomes.notify("owner-needs-key", subject=task.id, id=task.id)
        except Exception as last:
            log.exception("task %s: the link could not be sent either", task.id)
            await self._outcomes.give_up(task, "send-unclear")
            await self._outcomes.notify_unexpected(task, last)
        else:
            await self._outcomes.delivered(task, sent)

    async def _in_private(self, task: Task, lease: Lease, send: Send, key: str) -> bool:
        """The group does not take the video: send it to the user who ordered. If that fails, give up with `key`.

        Returns whether the user has it.
        """
        origin = task.origin
        if origin.private or origin.user_id in STAND_INS:
            await self._outcomes.give_up(task, key)
            return False
        title, _ = await self._messenger.names(origin.chat_id, origin.user_id)
        try:
            with sending_as(Urgency.RESULT):
                sent = await _within_lease(lease, lambda: send(Destination(Place(origin.user_id), title)))
        except PossiblySent:
            await self._outcomes.give_up(task, "send-unclear")
        except (RetryAfter, DefinitelyNotSent) as error:
            if task.failures < FAILED_DOWNLOADS:
                asked = requested_pause(error) if isinstance(error, RetryAfter) else 0.0
                await self._outcomes.send_later(task, asked)
            else:
                await self._outcomes.give_up(task, key)
        except (TelegramError, ChatUnreachable) as error:
            log.warning("task %s: not delivered in private either: %s: %s", task.id, type(error).__name__, error)
            await self._outcomes.give_up(task, key)
        except Exception as error:
            log.exception("task %s: its video could not be sent in private", task.id)
            await self._outcomes.give_up(task, "send-unclear")
            await self._outcomes.notify_unexpected(task, error)
        else:
            log.info("task %s: delivered to user %s in private", task.id, origin.user_id)
            await self._outcomes.delivered(task, sent, here=False)
            return True
        return False


def _home(task: Task) -> Destination:
    origin = task.origin
    return Destination(Place(origin.chat_id, origin.thread_id, origin.message_id, must_arrive=True))


async def _within_lease(lease: Lease, send: Callable[[], Awaitable[SentVideo]]) -> SentVideo:
    """Send, unless too little of the lease is left right before the first byte: raises DefinitelyNotSent then."""

    def check_lease() -> None:
        try:
            lease.spend()
        except Stalled as stalled:
            raise DefinitelyNotSent(str(stalled)) from None

    with before_sending(check_lease, lease.unspend):
        return await send()
