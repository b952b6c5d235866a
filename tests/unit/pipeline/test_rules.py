"""Small rules of the code that can cost money, which no other test would notice if they were lost."""

import asyncio
import random
from collections.abc import Sequence

import pytest
from telegram.error import RetryAfter

from bot.backoff import Uniform
from bot.botapi.messenger import Card, Messenger, Place
from bot.botapi.outbox import MAX_WAITING, Outbox
from bot.cards.current import CurrentCards
from bot.cards.making import MakingTimes
from bot.cards.status import StatusCards
from bot.catalogue import load_catalogue
from bot.pipeline.courier import DEAD_LINKS
from bot.pipeline.lease import MARGIN
from bot.pipeline.outcomes import Outcome, Rejected, RetryLater, RetryRules, classify_create_error
from bot.pipeline.preflight import Preflight
from bot.pipeline.schedule import JITTER, TrackerRules
from bot.pipeline.sending import FAILED_DOWNLOADS
from bot.pipeline.status import StatusBoard
from bot.pipeline.submitter import Submitter
from bot.pipeline.tracker import Tracker
from bot.texts.words import Words
from bot.videoapi.errors import NotSent, RateLimited
from bot.videoapi.models import Created
from bot.videoapi.providers import Providers
from storage.database import Database
from storage.limits import Limits
from storage.model import StoredParameters, Task
from storage.retention import KEYS_KEPT, Retention
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.delivery.hosts import answer, respond_with
from tests.unit.pipeline.test_courier import World, world
from tests.unit.pipeline.world import ROOT, Clock, FailingDatabase, OpenChats, Provider, no_pictures, nobody, waiting

__all__ = ["world"]

LEASE = 30.0
RETRIES = RetryRules(120, 600, lambda _tries, asked: asked or 10.0)
RULES = TrackerRules(
    interval=15, late_after=600, unresolved_after=3600, slow_interval=600, expire_after=86400, lease=60
)


class Slow(Provider):
    """It connects only after `seconds`."""

    def __init__(self, clock: Clock, seconds: float) -> None:
        super().__init__()
        self._clock = clock
        self._seconds = seconds
        self.created = [Created(id="sora-2:task_1")]

    async def create(self, root: str, request: object, before_sending: object = None) -> Created:
        self._clock.now += self._seconds
        return await super().create(root, request, before_sending)  # type: ignore[arg-type]  # as it came


class Silent(Messenger):
    """Sends nothing: reactions are dropped, and messages raise `error`."""

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error
        self.sent = 0

    async def react(self, chat_id: int, message_id: int, emoji: str) -> None:
        """Dropped."""

    async def send(self, place: Place, card: Card) -> int:
        self.sent += 1
        if self._error:
            raise self._error
        return self.sent


def submitter(database: Database, provider: Provider, clock: Clock) -> Submitter:
    return Submitter(
        database=database,
        providers=Providers({"default": provider}),
        catalogue=load_catalogue(None),
        pictures=no_pictures(),
        admins=nobody(database),
        messenger=Silent(),
        preflight=Preflight(OpenChats(), RETRIES, clock),
        rules=RETRIES,
        lease=LEASE,
        show_lease=50,
        first_query=15,
        clock=clock,
    )


def tracker(database: Database, provider: Provider, clock: Clock, uniform: Uniform = random.uniform) -> Tracker:
    return Tracker(
        database=database,
        providers=Providers({"default": provider}),
        admins=nobody(database),
        rules=RULES,
        clock=clock,
        elapsed=clock,
        uniform=uniform,
    )


async def fresh(database: Database, task: Task) -> Task:
    row = await Tasks(database).get(task.id)
    assert row is not None
    return row


# 5 submitter ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("stall", "creates", "state"), [
    (LEASE * (1 - MARGIN) - 1, 1, State.RUNNING),
    (LEASE * (1 - MARGIN) + 1, 0, State.QUEUED),
    (LEASE * 10, 0, State.QUEUED),
])  # fmt: skip
async def test_an_order_whose_lease_is_nearly_over_is_not_sent(
    failing: FailingDatabase, clock: Clock, stall: float, creates: int, state: State
) -> None:
    """Another process may take it for abandoned: it is queued again, and nothing was charged."""
    provider = Slow(clock, stall)
    await added(failing, api_root=ROOT)
    sending = submitter(failing, provider, clock)
    [task] = await sending.claim(1)
    await sending.submit(task)
    assert (provider.creates, (await fresh(failing, task)).state) == (creates, state)


@pytest.mark.parametrize(("options", "creates", "state"), [
    ('{"orientation":"portrait","size":"huge"}', 1, State.RUNNING),
    ('{"orientation":"portrait","seed":7}', 0, State.REFUSED),
])  # fmt: skip
async def test_values_removed_from_the_catalogue_are_still_sent_but_removed_options_are_refused(
    failing: FailingDatabase, clock: Clock, options: str, creates: int, state: State
) -> None:
    """The option still defines where a removed value goes in the body; a removed option defines nothing."""
    provider = Provider()
    provider.created = [Created(id="task-1")]
    asked = StoredParameters(model="sora-2", options=options, sources='{"size":"request","seed":"request"}')
    await added(failing, api_root=ROOT, parameters=asked)
    sending = submitter(failing, provider, clock)
    [task] = await sending.claim(1)
    await sending.submit(task)
    row = await fresh(failing, task)
    assert (provider.creates, row.state, row.reason_key) == (creates, state, None if creates else "model")


@pytest.mark.parametrize(("waited", "outcome"), [(0, RetryLater), (110, RetryLater), (111, Rejected), (1000, Rejected)])
def test_a_pause_that_ends_after_the_window_is_not_started(waited: float, outcome: type[Outcome]) -> None:
    """The window limits the time of the last try, not the start of the last pause."""
    assert isinstance(classify_create_error(NotSent(), tries=1, waited=waited, rules=RETRIES), outcome)


@pytest.mark.parametrize(("asked", "outcome"), [(590.0, RetryLater), (601.0, Rejected)])
def test_a_requested_pause_beyond_the_window_ends_the_order(asked: float, outcome: type[Outcome]) -> None:
    assert isinstance(classify_create_error(RateLimited(retry_after=asked), tries=1, waited=0, rules=RETRIES), outcome)


# 6 tracker ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", [[60, 30, 45], [60, None, 0], [10, 60, 59]])
async def test_progress_never_goes_backwards(
    failing: FailingDatabase, clock: Clock, said: Sequence[int | None]
) -> None:
    """A provider's numbers may; the chat must not see that."""
    task = await running(failing, api_root=ROOT)
    following = tracker(failing, Provider(*(waiting(progress=progress) for progress in said)), clock)
    for _ in said:
        clock.now = max(clock.now, (await fresh(failing, task)).due_at or 0.0)
        for due in await following.claim(1):
            await following.poll(due)
    assert (await fresh(failing, task)).progress == 60


async def test_polls_are_spread(failing: FailingDatabase, clock: Clock) -> None:
    """Tasks that started together are not polled together forever."""
    for number in range(20):
        await running(failing, key=str(number), api_root=ROOT)
    following = tracker(failing, Provider(waiting()), clock)
    clock.now = NOW + 60
    for task in await following.claim(50):
        await following.poll(task)
    [tasks] = [await failing.all("tasks_of_chat", bot_id=1, chat_id=-5, skip=0, most=20)]
    pauses = {row["due_at"] - clock.now for row in tasks}
    assert len(pauses) == 20
    assert all(15 * (1 - JITTER) <= pause <= 15 * (1 + JITTER) for pause in pauses)


# 7 courier ------------------------------------------------------------------------------------------------------------


async def test_a_link_that_is_always_dead_has_an_end(world: World) -> None:
    """The provider is polled for another link a few times, and then a user decides."""
    world.results_host.paths["/gone.mp4"] = respond_with(answer(b"gone", status="404 Not Found"))
    task = await world.made(world.results_host.url("/gone.mp4"))
    row = await world.to_the_end()
    assert (row.id, row.state, row.reason_key) == (task.id, State.UNDELIVERED, "link-dead")
    assert len(world.results_host.requests) == DEAD_LINKS + 1


async def test_pauses_between_downloads_grow(world: World) -> None:
    """A host that is down does not get a request every few seconds."""
    world.results_host.paths["/video.mp4"] = respond_with(answer(b"busy", status="503 Busy"))
    await world.made(world.results_host.url("/video.mp4"))
    pauses = []
    for _ in range(FAILED_DOWNLOADS):
        row = await world.once()
        pauses.append((row.due_at or 0.0) - world.now)
        world.now = row.due_at or 0.0
    assert pauses == sorted(pauses) and pauses[0] == 5.0 and pauses[1] == 10.0 and pauses[-1] == 300.0


# The status message, answers and idempotency keys ---------------------------------------------------------------------


async def test_a_status_message_waits_as_long_as_telegram_requests(failing: FailingDatabase, clock: Clock) -> None:
    cards = CurrentCards(
        database=failing,
        cards=StatusCards(Words.load(), load_catalogue(None)),
        making=MakingTimes(Tasks(failing), 1),
        limits=Limits(),
    )
    board = StatusBoard(
        database=failing,
        messenger=Silent(RetryAfter(40)),
        cards=cards,
        admins=nobody(failing),
        would_wait=lambda *_: 0.0,
        lease=50,
        clock=clock,
    )
    task = await added(failing, show_at=NOW)
    [due] = await board.claim(1)
    await board.show(due)
    clock.now += 39
    assert await board.claim(1) == []
    clock.now += 2
    assert [again.id for again in await board.claim(1)] == [task.id]


@pytest.mark.parametrize(("age", "kept"), [(47 * 3600.0, True), (KEYS_KEPT + 60, False)])
async def test_idempotency_keys_outlast_the_day_in_which_telegram_repeats_updates(
    failing: FailingDatabase, age: float, *, kept: bool
) -> None:
    await added(failing, key="message:1:-5:3")
    await Retention(failing).delete_finished(keep=30 * 86400, now=NOW + age)
    assert (await failing.one("idempotency_key", key="message:1:-5:3") is not None) is kept


async def test_a_flooding_chat_gets_only_a_few_answers() -> None:
    """Each answer waits for a send slot: without a limit they would accumulate."""
    outbox, begun, go_on = Outbox(), [], asyncio.Event()

    async def answer() -> None:
        begun.append(1)
        await go_on.wait()

    for _ in range(3 * MAX_WAITING):
        outbox.send(5, answer)
    await asyncio.sleep(0)
    assert len(begun) == MAX_WAITING
    go_on.set()
    await outbox.close()
