"""Step 5: sends queued tasks to the video API. `submitting` is committed before the create, its outcome after it."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import AsyncExitStack

from bot.access.admins import BotAdmins
from bot.access.pauses import HandPauses
from bot.botapi.messenger import Messenger
from bot.catalogue import Catalogue, NoLongerOffered
from bot.parameters import Parameters
from bot.photos.errors import PhotoError
from bot.pipeline.commits import retry_commit
from bot.pipeline.gone_models import REMOVED, no_longer_made
from bot.pipeline.lease import Lease, Leases, Stalled
from bot.pipeline.model_failures import ModelFailures
from bot.pipeline.named_fields import owners_fields
from bot.pipeline.outcomes import (
    MAY_NOT_WRITE,
    Accepted,
    Outcome,
    Rejected,
    RetryLater,
    RetryRules,
    Unknown,
    classify_create_error,
    classify_photo_error,
)
from bot.pipeline.pictures import Pictures
from bot.pipeline.preflight import Preflight
from bot.pipeline.reactions import REACT_AFTER, Reactions
from bot.pipeline.submission_outcomes import SubmissionOutcomes
from bot.pipeline.unexpected_errors import UnexpectedErrors
from bot.telemetry import OFF, Created, Telemetry
from bot.videoapi.bodies import Picture
from bot.videoapi.errors import VideoApiError
from bot.videoapi.models import CreateRequest
from bot.videoapi.provider import Provider
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.limits import Limits, claim_within
from storage.model import Task
from storage.submissions import Submissions
from storage.tasks import Tasks

log = logging.getLogger(__name__)
paid = logging.getLogger(f"{__name__}.paid")
paid.setLevel(logging.INFO)  # at any LOG_LEVEL: the id of a paid task must be logged

NO_LIMITS = Limits()
COUNTED_AS: Mapping[type[Outcome], Created] = {
    Accepted: Created.ACCEPTED,
    Rejected: Created.REFUSED,
    RetryLater: Created.RETRIED,
    Unknown: Created.UNKNOWN,
}


class Submitter:
    """At most one create per claim, and never a second one for a task that may have been charged.

    `show_lease`: seconds for which this process may show a task that it made `running`. `first_query`: seconds until that
    task is polled. `react_after`: seconds that a create may take before a reaction shows that it is being sent.
    `on_sending`: called right before the first byte of a create.
    """

    def __init__(
        self,
        *,
        database: Database,
        providers: Providers,
        catalogue: Catalogue,
        pictures: Pictures,
        preflight: Preflight,
        admins: BotAdmins,
        messenger: Messenger,
        rules: RetryRules,
        lease: float,
        show_lease: float,
        first_query: float,
        react_after: float = REACT_AFTER,
        limits: Limits = NO_LIMITS,
        pauses: HandPauses | None = None,
        telemetry: Telemetry = OFF,
        on_sending: Callable[[Task], None] = lambda _: None,
        clock: Callable[[], float] = time.time,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._tasks = Tasks(database)
        self._submissions = Submissions(database)
        self._limits = limits
        self._providers = providers
        self._catalogue = catalogue
        self._pauses = pauses or HandPauses(database, catalogue)
        self._pictures = pictures
        self._preflight = preflight
        self._unexpected = UnexpectedErrors(admins, "submissions")
        self._reactions = Reactions(messenger, react_after)
        self._rules = rules
        self._telemetry = telemetry
        self._on_sending = on_sending
        self._elapsed = elapsed
        self._leases = Leases("submissions", lease, self._renew, clock=clock, elapsed=elapsed)
        self._outcomes = SubmissionOutcomes(
            database, admins, providers, catalogue, show_lease=show_lease, first_query=first_query, clock=clock
        )
        self._model_failures = ModelFailures(database, admins, clock)
        self._clock = clock

    async def claim(self, most: int, reserve: int = 0) -> list[Task]:
        """Due tasks, committed as `submitting` and leased to this process.

        `most`: free places, `reserve` of which are for chats that have none (`storage/shares.py`). Raises StorageUnavailable
        also while a write works but may be lost: nothing is paid for then.
        """
        self._database.health.require()
        # Read before the claim: an error here must not leave claimed tasks behind.
        await self._pauses.catalogue()
        now = self._clock()
        until = now + self._leases.length
        if self._limits:
            return await claim_within(
                self._database, self._limits, now=now, lease_until=until, most=most, spare=most - reserve
            )
        return await self._submissions.claim(now, until, most, spare=most - reserve)

    async def mark_interrupted(self) -> bool:
        """Mark submissions whose lease expired as `unknown`: their process crashed. True if there were any."""
        await self._leases.renew_overdue()
        await self._model_failures.look()
        lost = await self._submissions.mark_interrupted("interrupted", self._clock())
        for task in lost:
            log.error("task %s: interrupted in flight; the chat is asked whether to send it again", task.id)
        return bool(lost)

    async def _renew(self, task: Task, *, lease_until: float, **_: float) -> bool:
        """Claims of one task differ in its number of tries, so the ends of the lease are not needed."""
        return await self._submissions.renew_lease(task, lease_until)

    async def submit(self, task: Task) -> Task | None:
        """Send one claimed task and commit the outcome. Returns the row; None if its state had changed."""
        unexpected: Exception | None = None
        # Files of the create are deleted last: neither an error nor a stop may come between the create and the commit.
        async with self._leases.held(task) as lease, self._reactions.while_sent(task), AsyncExitStack() as files:
            try:
                outcome = await self._send(task, lease, files)
            except asyncio.CancelledError:
                # This process stops. The lease alone would end later, and always as `unknown`.
                await self._outcomes.commit_interrupted(task, spent=lease.spent)
                raise
            except Exception as error:  # noqa: BLE001 - the row must not wait until its lease expires
                outcome, unexpected = self._unexpected_outcome(task, lease, error), error
            moved = await self._outcomes.commit(task, outcome)
        if isinstance(outcome, Rejected) and outcome.key == MAY_NOT_WRITE:
            await self._reactions.silenced(task)
        # Last: sending to the admins may be slow.
        if unexpected is not None:
            await self._unexpected.notify(task.id, unexpected)
        await self._outcomes.notify_admins(task, outcome)
        if moved is not None:
            await self._outcomes.show(moved)
        await self._model_failures.record(task, outcome)
        return moved

    async def release(self, task: Task) -> None:
        """Queue a task again that may have been committed as `submitting`, and whose create was not begun.

        Without this, its lease would end, and a user would be asked about a create that was never sent.
        """
        await self._outcomes.commit(task, RetryLater("", "", 0.0))

    async def _send(self, task: Task, lease: Lease, files: AsyncExitStack) -> Outcome:
        provider = self._providers.find(task.provider)
        if provider is None:
            return Rejected(REMOVED, "")
        if stopped := no_longer_made(self._pauses.latest, task) or await self._preflight.check(task):
            return stopped
        # Pictures never change after `queued`: every write is in, or before, the transaction that makes the row so.
        images = () if task.image_count == 0 else await retry_commit(task, lambda: self._tasks.images(task.id))
        try:
            pictures = await files.enter_async_context(self._pictures.prepared(provider, images))
            request = self._request(task, pictures)
            return await self._counted(task, lease, self._create(provider, task, request, lease))
        except PhotoError as error:
            log.warning("task %s: no photo link: %s: %s", task.id, type(error).__name__, error)
            return classify_photo_error(error, tries=task.tries, waited=self._waited(task), rules=self._rules)
        except NoLongerOffered as error:
            log.warning("task %s: the catalogue has changed since it was ordered: %s", task.id, error)
            return Rejected("model", "")

    async def _counted(self, task: Task, lease: Lease, create: Awaitable[Outcome]) -> Outcome:
        """Await a create, and count it with its outcome, also if it ends with an error."""
        began, counted = self._elapsed(), None
        try:
            outcome = await create
            counted = COUNTED_AS[type(outcome)]
        finally:
            if counted is None:
                counted = Created.UNKNOWN if lease.spent else Created.RETRIED
            model = task.parameters.model if task.parameters else ""
            self._telemetry.created(counted, model, self._elapsed() - began)
        return outcome

    async def _create(self, provider: Provider, task: Task, request: CreateRequest, lease: Lease) -> Outcome:
        async def before_sending() -> None:
            lease.spend()
            self._on_sending(task)

        try:
            created = await provider.create(task.api_root, request, before_sending)
        except Stalled:
            log.warning("task %s: stalled before it was sent; it is queued again", task.id)
            return RetryLater("", "", 0.0)
        except VideoApiError as error:
            log.warning("task %s: create failed: %s: %s", task.id, type(error).__name__, error)
            fields = owners_fields(request.fields)
            waited = self._waited(task)
            outcome = classify_create_error(error, tries=task.tries, waited=waited, rules=self._rules, fields=fields)
            if isinstance(outcome, Unknown) and outcome.answer:
                log.error("task %s: it may be paid, but no id can be read in the answer: %s", task.id, outcome.answer)
            return outcome
        paid.info("task %s: the provider took it as %s", task.id, created.id)
        return Accepted(created.id)

    def _unexpected_outcome(self, task: Task, lease: Lease, error: Exception) -> Outcome:
        """Not charged before the first byte; unknown after it."""
        pause = self._unexpected.record(task.id, error)
        if lease.spent:
            return Unknown("broken", "")
        late = self._waited(task) + pause > self._rules.unreachable_window
        return Rejected("went-wrong", "") if late else RetryLater("", "", pause)

    def _waited(self, task: Task) -> float:
        return self._clock() - (task.first_try_at or self._clock())

    def _request(self, task: Task, pictures: tuple[Picture, ...]) -> CreateRequest:
        """The create of a task. Raises NoLongerOffered."""
        if task.parameters is None:
            raise NoLongerOffered("it has no parameters")
        parameters = Parameters.of(task.parameters)
        model = self._catalogue.ordered(parameters)
        return CreateRequest(model.create_fields(task.prompt, parameters), pictures, takes_images=model.images[1] > 0)
