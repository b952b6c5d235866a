"""Sends queued orders to the video API: `submitting` is committed before the wire, the id is committed after it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import TypeVar

from bot.botapi.messenger import Messenger
from bot.owner import Owner
from bot.photos.errors import PhotoError
from bot.photos.publishing import PhotoPublisher, links_of
from bot.pipeline.outcomes import Lost, Made, No, Outcome, RetryRules, TryLater, judge, judge_photos
from bot.pipeline.preflight import Preflight
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import VideoApiError
from bot.videoapi.models import CreateRequest
from storage.database import Database
from storage.errors import StorageUnavailable
from storage.limits import Limits, claim_within
from storage.tasks import Image, Task, Tasks

log = logging.getLogger(__name__)
T = TypeVar("T")

LEASE_MARGIN = 0.2  # part of the lease that must be left when the request goes out
NO_LIMITS = Limits()
SEEN = "👀"
REACTION_TIME = 1.0  # seconds that a reaction may take beyond its create
COMMIT_PAUSE = 0.5  # seconds between tries to commit an outcome; doubled up to ten times this
GIVE_UP_COMMIT = 2.0  # seconds that a stopping process spends on committing `unknown`


class Submitter:
    """One create for each claim, and never two for one order.

    `show_lease`: seconds for which this process may show what it made `running`.
    """

    def __init__(
        self,
        *,
        database: Database,
        api: VideoApi,
        photos: PhotoPublisher | None,
        preflight: Preflight,
        owner: Owner,
        messenger: Messenger,
        rules: RetryRules,
        lease: float,
        show_lease: float,
        first_query: float,
        limits: Limits = NO_LIMITS,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._limits = limits
        self._api = api
        self._photos = photos
        self._preflight = preflight
        self._owner = owner
        self._messenger = messenger
        self._rules = rules
        self._lease = lease
        self._show_lease = show_lease
        self._first_query = first_query
        self._clock = clock
        self._leases: dict[str, tuple[Task, _Lease]] = {}

    async def claim(self, most: int) -> list[Task]:
        """Due orders, committed as `submitting` and leased to this process."""
        now = self._clock()
        if self._limits:
            return await claim_within(self._database, self._limits, now=now, lease_until=now + self._lease, most=most)
        return await self._tasks.claim_queued(now, now + self._lease, most)

    async def expire(self) -> bool:
        """What a dead process left in flight becomes `unknown`; whether there was any."""
        # A clock that jumped ahead must not make this process give up what it is sending itself.
        for task, lease in list(self._leases.values()):
            if lease.until <= self._clock():
                await self._renew(task, lease)
        lost = await self._tasks.expire_submissions("interrupted", self._clock())
        for task in lost:
            log.error("task %s: cut off in flight; the chat is asked whether to send it again", task.id)
        return bool(lost)

    async def submit(self, task: Task) -> Task | None:
        """Send one claimed order and commit what became of it. Returns the row, None if somebody else moved it."""
        async with self._held(task) as lease, self._acknowledged(task):
            try:
                outcome = await self._send(task, lease)
            except asyncio.CancelledError:
                # This process stops. Say what is known at once; a lease would say it later, and only the worse half.
                last = Lost("interrupted", "") if lease.spent else TryLater("", "", 0.0)
                await asyncio.shield(asyncio.wait_for(self._commit(task, last), GIVE_UP_COMMIT))
                raise
            moved = await self._commit_through_a_stop(task, outcome)
        # Last: the owner's chat may be slow, and the row must not wait for it.
        await self._tell_owner(outcome)
        return moved

    async def _send(self, task: Task, lease: "_Lease") -> Outcome:
        if stopped := await self._preflight.check(task):
            return stopped
        images = await self._insist(task, lambda: self._tasks.images(task.id))
        try:
            request = self._request(task, await self._links(images))
        except PhotoError as error:
            log.warning("task %s: no photo link: %s: %s", task.id, type(error).__name__, error)
            return judge_photos(error, tries=task.tries, waited=self._waited(task), rules=self._rules)
        if request is None:
            return No("photos", "")
        try:
            created = await self._api.create(task.api_root, request, before_sending=lease.spend)
        except _Stalled:
            log.warning("task %s: stalled before it was sent; it goes back into the queue", task.id)
            return TryLater("", "", 0.0)
        except VideoApiError as error:
            log.warning("task %s: create failed: %s: %s", task.id, type(error).__name__, error)
            return judge(error, tries=task.tries, waited=self._waited(task), rules=self._rules)
        return Made(created.id)

    def _waited(self, task: Task) -> float:
        return self._clock() - (task.first_try_at or self._clock())

    def _request(self, task: Task, links: tuple[str, ...] | None) -> CreateRequest | None:
        """The create of an order; None if it has photos and there is no way to pass them on (any more)."""
        if task.parameters is None or links is None:
            return None
        chosen = task.parameters
        return CreateRequest(
            images=links,
            model=chosen.model,
            orientation=chosen.orientation,
            prompt=task.prompt,
            size=chosen.size,
            duration=chosen.duration,
            watermark=chosen.watermark,
        )

    async def _links(self, images: tuple[Image, ...]) -> tuple[str, ...] | None:
        """A link for each picture, in their order; None if there is no way to make them. Raises PhotoError."""
        photos = [(image.ref, image.mime or "image/jpeg") for image in images if image.kind == "photo"]
        if photos and self._photos is None:
            return None
        made = iter(await links_of(self._photos, photos) if self._photos else ())
        return tuple(next(made) if image.kind == "photo" else image.ref for image in images)

    async def _commit_through_a_stop(self, task: Task, outcome: Outcome) -> Task | None:
        """What is known of the money is committed even while the process stops."""
        commit = asyncio.ensure_future(self._commit(task, outcome))
        try:
            return await asyncio.shield(commit)
        except asyncio.CancelledError:
            await asyncio.wait({commit}, timeout=GIVE_UP_COMMIT)
            commit.cancel()
            raise

    async def _commit(self, task: Task, outcome: Outcome) -> Task | None:
        now = self._clock()
        match outcome:
            case Made(provider_id):
                return await self._commit_id(task, provider_id)
            case TryLater(key, words, pause):
                return await self._insist(
                    task,
                    lambda: self._tasks.requeue(
                        task, due_at=now + pause, reason_key=key or None, reason=words, now=now
                    ),
                )
            case No(key, words):
                return await self._insist(task, lambda: self._tasks.refuse(task, reason_key=key, reason=words, now=now))
            case Lost(key, words):
                return await self._insist(task, lambda: self._tasks.lose(task, reason_key=key, reason=words, now=now))

    async def _commit_id(self, task: Task, provider_id: str) -> Task | None:
        now = self._clock()

        async def commit() -> Task | None:
            return await self._tasks.running(
                task,
                provider_id=provider_id,
                due_at=now + self._first_query,
                show_lease=now + self._show_lease,
                now=now,
            )

        try:
            moved = await self._insist(task, commit, paid_id=provider_id)
        except asyncio.CancelledError:
            log.error("task %s: stopped before the paid task's id %s could be stored", task.id, provider_id)
            raise
        if moved is None:
            log.error("task %s: its row is gone, but it was paid: the provider's id is %s", task.id, provider_id)
        return moved

    async def _insist(self, task: Task, commit: Callable[[], Awaitable[T]], *, paid_id: str = "") -> T:
        """Repeat a statement until the database takes it: what happened on the wire has happened."""
        pause = COMMIT_PAUSE
        while True:
            try:
                return await commit()
            except StorageUnavailable as error:
                paid = f"; the paid task's id is {paid_id}" if paid_id else ""
                log.error("task %s: the database does not answer (%s)%s; trying again", task.id, error, paid)
            await asyncio.sleep(pause)
            pause = min(pause * 2, COMMIT_PAUSE * 10)

    @asynccontextmanager
    async def _acknowledged(self, task: Task) -> AsyncIterator[None]:
        """Show the person that the order was seen, beside the create; nothing depends on it."""
        reacting = None
        if task.tries == 1 and task.origin.message_id is not None:
            reaction = self._messenger.react(task.origin.chat_id, task.origin.message_id, SEEN)
            reacting = asyncio.create_task(reaction, name=f"reaction for {task.id}")
        try:
            yield
        finally:
            if reacting:
                await asyncio.wait({reacting}, timeout=REACTION_TIME)
                reacting.cancel()

    @asynccontextmanager
    async def _held(self, task: Task) -> AsyncIterator["_Lease"]:
        """Keep the lease while the request is under way."""
        lease = _Lease(self._lease, task.lease_until or 0.0, self._clock)
        self._leases[task.id] = task, lease

        async def renew() -> None:
            while True:
                await asyncio.sleep(self._lease / 3)
                try:
                    await self._renew(task, lease)
                except StorageUnavailable as error:
                    log.warning("task %s: lease not renewed: %s", task.id, error)

        renewing = asyncio.create_task(renew(), name=f"lease of {task.id}")
        try:
            yield lease
        finally:
            del self._leases[task.id]
            renewing.cancel()
            await asyncio.gather(renewing, return_exceptions=True)

    async def _renew(self, task: Task, lease: "_Lease") -> None:
        asked, until = time.monotonic(), self._clock() + self._lease
        if await self._tasks.renew_lease(task, until):
            lease.since, lease.until = asked, until

    async def _tell_owner(self, outcome: Outcome) -> None:
        match outcome:
            case No("key", _, status):
                await self._owner.tell("owner-key", status=str(status))
            case No("quota", words):
                await self._owner.tell("owner-quota", reason=words)
            case No("photo-store", detail=detail):
                await self._owner.tell("owner-photo-store", reason=detail)
            case _:
                pass


class _Stalled(Exception):
    """So much time has passed since the lease was had that somebody else may hold this order for lost."""


class _Lease:
    """This process's right to send one order, for `length` seconds since it was had or renewed.

    Measured by both clocks: one stands still while the machine sleeps, the other can be set.
    """

    def __init__(self, length: float, until: float, clock: Callable[[], float]) -> None:
        self.length = length
        self.until = until
        self.since = time.monotonic()
        self.spent = False
        self._clock = clock

    async def spend(self) -> None:
        """Called before the first byte goes out: from here on the outcome may cost money."""
        margin = self.length * LEASE_MARGIN
        if time.monotonic() - self.since > self.length - margin or self._clock() > self.until - margin:
            raise _Stalled
        self.spent = True
