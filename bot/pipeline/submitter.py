"""Sends queued orders to the video API: `submitting` is committed before the wire, the id is committed after it."""

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

from bot.botapi.messenger import Messenger
from bot.catalogue import Catalogue, NotSold
from bot.options import Parameters
from bot.owner import Owner
from bot.photos.errors import PhotoError
from bot.photos.publishing import PhotoPublisher, links_of
from bot.pipeline.commits import beside, insist
from bot.pipeline.lease import Lease, Leases, Stalled
from bot.pipeline.outcomes import MAY_NOT_WRITE, Lost, Made, No, Outcome, RetryRules, TryLater, judge, judge_photos
from bot.pipeline.preflight import Preflight
from bot.pipeline.trouble import Trouble
from bot.texts.words import clip_escaped
from bot.videoapi.errors import VideoApiError
from bot.videoapi.models import CreateRequest
from bot.videoapi.provider import Provider
from storage.database import Database
from storage.limits import Limits, claim_within
from storage.tasks import Image, Task, Tasks

log = logging.getLogger(__name__)
paid = logging.getLogger(f"{__name__}.paid")
paid.setLevel(logging.INFO)  # whatever LOG_LEVEL is: a paid id must be found somewhere

NO_LIMITS = Limits()
SEEN = "👀"
SILENCED = "🙊"
REACTION_TIME = 1.0  # seconds that a reaction may take beyond its create
GIVE_UP_COMMIT = 2.0  # seconds that a stopping process spends on committing `unknown`
LAST_WORD = 10.0  # seconds that telling the admins of an id may take once the id is stored
LONGEST_ANSWER = 2000  # characters of an answer that the admins see, escaped


class Submitter:
    """One create for each claim, and never two for one order.

    `show_lease`: seconds for which this process may show what it made `running`.
    """

    def __init__(
        self,
        *,
        database: Database,
        api: Provider,
        catalogue: Catalogue,
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
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._limits = limits
        self._api = api
        self._catalogue = catalogue
        self._photos = photos
        self._preflight = preflight
        self._owner = owner
        self._trouble = Trouble(owner, "submissions")
        self._messenger = messenger
        self._rules = rules
        self._leases = Leases("submissions", lease, self._renew, clock=clock, elapsed=elapsed)
        self._show_lease = show_lease
        self._first_query = first_query
        self._clock = clock

    async def claim(self, most: int) -> list[Task]:
        """Due orders, committed as `submitting` and leased to this process."""
        now = self._clock()
        until = now + self._leases.length
        if self._limits:
            return await claim_within(self._database, self._limits, now=now, lease_until=until, most=most)
        return await self._tasks.claim_queued(now, until, most)

    async def expire(self) -> bool:
        """What a dead process left in flight becomes `unknown`; whether there was any."""
        await self._leases.renew_overdue()
        lost = await self._tasks.expire_submissions("interrupted", self._clock())
        for task in lost:
            log.error("task %s: cut off in flight; the chat is asked whether to send it again", task.id)
        return bool(lost)

    async def _renew(self, task: Task, *, lease_until: float, **_: float) -> bool:
        """A claim is known by its number of tries."""
        return await self._tasks.renew_lease(task, lease_until)

    async def submit(self, task: Task) -> Task | None:
        """Send one claimed order and commit what became of it. Returns the row, None if somebody else moved it."""
        unforeseen: Exception | None = None
        async with self._leases.held(task) as lease, self._acknowledged(task):
            try:
                outcome = await self._send(task, lease)
            except asyncio.CancelledError:
                # This process stops. Say what is known at once; a lease would say it later, and only the worse half.
                last = Lost("interrupted", "") if lease.spent else TryLater("", "", 0.0)
                await asyncio.shield(asyncio.wait_for(self._commit(task, last), GIVE_UP_COMMIT))
                raise
            except Exception as error:  # noqa: BLE001 - what nobody foresaw; the row must not wait for its lease
                outcome, unforeseen = self._unforeseen(task, lease, error), error
            moved = await self._commit_through_a_stop(task, outcome)
        if isinstance(outcome, No) and outcome.key == MAY_NOT_WRITE and task.origin.message_id is not None:
            # The group sees no message of the bot's: with the eyes left there, its members would wait for a video.
            await self._messenger.react(task.origin.chat_id, task.origin.message_id, SILENCED)
        # Last: the owner's chat may be slow, and the row must not wait for it.
        if unforeseen is not None:
            await self._trouble.tell(task.id, unforeseen)
        await self._tell_owner(task, outcome)
        return moved

    async def _send(self, task: Task, lease: Lease) -> Outcome:
        if stopped := await self._preflight.check(task):
            return stopped
        images = () if task.image_count == 0 else await insist(task, lambda: self._tasks.images(task.id))
        try:
            request = self._request(task, await self._links(images))
        except PhotoError as error:
            log.warning("task %s: no photo link: %s: %s", task.id, type(error).__name__, error)
            return judge_photos(error, tries=task.tries, waited=self._waited(task), rules=self._rules)
        except NotSold as error:
            log.warning("task %s: the catalogue has changed since it was ordered: %s", task.id, error)
            return No("model", "")
        if request is None:
            return No("photos", "")

        async def before_sending() -> None:
            lease.spend()

        try:
            created = await self._api.create(task.api_root, request, before_sending)
        except Stalled:
            log.warning("task %s: stalled before it was sent; it goes back into the queue", task.id)
            return TryLater("", "", 0.0)
        except VideoApiError as error:
            log.warning("task %s: create failed: %s: %s", task.id, type(error).__name__, error)
            outcome = judge(error, tries=task.tries, waited=self._waited(task), rules=self._rules)
            if isinstance(outcome, Lost) and outcome.answer:
                log.error("task %s: it may be paid, but no id can be read in the answer: %s", task.id, outcome.answer)
            return outcome
        paid.info("task %s: the provider took it as %s", task.id, created.id)
        return Made(created.id)

    def _unforeseen(self, task: Task, lease: Lease, error: Exception) -> Outcome:
        """Before the first byte nothing was charged; after it, nobody knows."""
        rest = self._trouble.met(task.id, error)
        if lease.spent:
            return Lost("broken", "")
        late = self._waited(task) + rest > self._rules.unreachable_window
        return No("went-wrong", "") if late else TryLater("", "", rest)

    def _waited(self, task: Task) -> float:
        return self._clock() - (task.first_try_at or self._clock())

    def _request(self, task: Task, links: tuple[str, ...] | None) -> CreateRequest | None:
        """The create of an order; None if it has photos and there is no way to pass them on (any more). Raises NotSold."""
        if task.parameters is None or links is None:
            return None
        return CreateRequest(self._catalogue.body(task.prompt, links, Parameters.of(task.parameters)))

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
                queued = await insist(
                    task,
                    lambda: self._tasks.requeue(
                        task, due_at=now + pause, reason_key=key or None, reason=words, now=now
                    ),
                )
                # Given up meanwhile, by a process that could not know: a person may send it again.
                return queued or await self._commit(task, No(key or "went-wrong", words))
            case No(key, words):
                return await insist(task, lambda: self._tasks.refuse(task, reason_key=key, reason=words, now=now))
            case Lost(key, words):
                return await insist(task, lambda: self._tasks.lose(task, reason_key=key, reason=words, now=now))

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

        async with beside(LAST_WORD) as begin:

            def tell(*_: object) -> None:
                begin(self._owner.tell("owner-id-not-stored", subject=task.id, task=task.id, id=provider_id))

            try:
                moved = await insist(task, commit, paid_id=provider_id, unforeseen=tell)
            except asyncio.CancelledError:
                log.error("task %s: stopped before the paid task's id %s could be stored", task.id, provider_id)
                raise
            if moved is None:
                log.error("task %s: its row is gone, but it was paid: the provider's id is %s", task.id, provider_id)
                tell()
        return moved

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

    async def _tell_owner(self, task: Task, outcome: Outcome) -> None:
        match outcome:
            case Lost(answer=answer) if answer:
                await self._tell_answer(task, answer)
            case No("key", _, status):
                await self._owner.tell("owner-key", status=str(status))
            case No("quota", words):
                await self._owner.tell("owner-quota", reason=words)
            case No("photo-store", detail=detail):
                await self._owner.tell("owner-photo-store", reason=detail)
            case _:
                pass

    async def _tell_answer(self, task: Task, answer: str) -> None:
        moment = datetime.fromtimestamp(self._clock(), UTC).strftime("%Y-%m-%d %H:%M:%S")
        await self._owner.tell(
            "owner-id-unreadable", subject=task.id, task=task.id, chat=str(task.origin.chat_id), time=moment,
            answer=clip_escaped(answer, LONGEST_ANSWER),
        )  # fmt: skip
