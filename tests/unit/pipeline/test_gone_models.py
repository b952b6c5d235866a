"""Queued tasks whose model or provider is paused or gone are refused, and tasks that were sent are not."""

import sqlite3
from dataclasses import replace

import pytest

from bot.access.pauses import HandPauses
from bot.catalogue import Catalogue, load_catalogue
from bot.pipeline.gone_models import refuse_gone
from bot.pipeline.outcomes import RetryRules
from bot.pipeline.preflight import Preflight
from bot.pipeline.submitter import Submitter
from bot.videoapi.models import Created
from bot.videoapi.providers import Providers
from storage.errors import StorageUnavailable
from storage.limits import Limits
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.integration.storage.test_paid_tasks import running
from tests.integration.storage.test_tasks import PARAMETERS, added
from tests.unit.pipeline.test_rules import Silent
from tests.unit.pipeline.world import ROOT, Clock, FailingDatabase, OpenChats, Provider, no_pictures, nobody

CATALOGUE = load_catalogue(None)
SORA = CATALOGUE.get("sora-2")
RULES = RetryRules(120, 600, lambda _tries, _asked: 1.0)


def without(name: str) -> Catalogue:
    return replace(CATALOGUE, models=tuple(model for model in CATALOGUE.models if model.name != name))


class World:
    """A submitter of a process, and its provider, which takes everything."""

    def __init__(self, database: FailingDatabase, clock: Clock, catalogue: Catalogue = CATALOGUE) -> None:
        self.database, self.clock, self.provider = database, clock, Provider()
        self.provider.created = [Created(id="sora-2:task_1")]
        self.pauses = HandPauses(database, catalogue, clock=clock)
        self.providers = Providers({"default": self.provider})
        self.submitter = self.process(catalogue)

    def process(self, catalogue: Catalogue, limits: Limits = Limits()) -> Submitter:  # noqa: B008 - frozen
        return Submitter(
            database=self.database, providers=self.providers, catalogue=catalogue, pictures=no_pictures(),
            preflight=Preflight(OpenChats(), RULES, self.clock), admins=nobody(self.database), messenger=Silent(),
            rules=RULES, lease=30, show_lease=50, first_query=15, limits=limits,
            pauses=HandPauses(self.database, catalogue), clock=self.clock,
        )  # fmt: skip

    async def submitted(self) -> Task | None:
        """Claim and submit the one task that is due; returns its row."""
        [task] = await self.submitter.claim(1)
        return await self.submitter.submit(task)

    async def row(self, task: Task) -> Task:
        row = await Tasks(self.database).get(task.id)
        assert row is not None
        return row


def refusal(task: Task | None) -> tuple[State, str | None, str | None]:
    assert task is not None
    return task.state, task.reason_key, task.reason


async def test_a_model_that_was_paused_after_the_order_is_not_sent(failing: FailingDatabase, clock: Clock) -> None:
    """By another process, so late that its order was queued nevertheless."""
    world = World(failing, clock)
    await HandPauses(failing, CATALOGUE, clock=clock).pause(SORA, "back on Monday", 9)
    await added(failing, api_root=ROOT)
    assert refusal(await world.submitted()) == (State.REFUSED, "paused", "back on Monday")
    assert world.provider.creates == 0


async def test_a_resumed_model_is_sent(failing: FailingDatabase, clock: Clock) -> None:
    world = World(failing, clock)
    await world.pauses.pause(SORA, "back on Monday", 9)
    await world.pauses.resume(SORA, 9)
    await added(failing, api_root=ROOT)
    moved = await world.submitted()
    assert moved is not None and (moved.state, world.provider.creates) == (State.RUNNING, 1)


@pytest.mark.parametrize(
    ("catalogue", "expected"),
    [
        (CATALOGUE.with_pauses({"sora-2": "for repairs"}), ("paused", "for repairs")),
        (without("sora-2"), ("removed", "")),
    ],
    ids=["paused", "removed"],
)
async def test_the_file_of_a_new_start_holds_for_older_orders(
    failing: FailingDatabase, clock: Clock, catalogue: Catalogue, expected: tuple[str, str]
) -> None:
    """A task that was queued before the file was changed."""
    world = World(failing, clock, catalogue)
    await added(failing, api_root=ROOT)
    assert refusal(await world.submitted()) == (State.REFUSED, *expected)
    assert world.provider.creates == 0


async def test_a_task_of_a_removed_provider_is_refused(failing: FailingDatabase, clock: Clock) -> None:
    world = World(failing, clock)
    await added(failing, api_root=ROOT, provider="second")
    assert refusal(await world.submitted()) == (State.REFUSED, "removed", "")


async def test_an_outage_at_the_claim_leaves_no_claimed_task(failing: FailingDatabase, clock: Clock) -> None:
    """The pauses are read before the claim: a claimed task that is not worked on would become unknown."""
    world = World(failing, clock)
    task = await added(failing, api_root=ROOT)
    failing.fail_with("pauses", sqlite3.OperationalError("database is locked"), times=1)
    with pytest.raises(StorageUnavailable):
        await world.submitter.claim(1)
    assert (await world.row(task)).state is State.QUEUED
    assert await world.submitter.claim(1)


async def test_a_pause_refuses_tasks_that_wait_for_a_place(failing: FailingDatabase, clock: Clock) -> None:
    """At once, not only when their turn comes; the workers are woken to show it."""
    world, woken = World(failing, clock), []
    await running(failing, key="first", provider_id="x")
    world.submitter = world.process(CATALOGUE, Limits(overall=1))
    waiting = await added(failing, "waiting", api_root=ROOT)
    assert await world.submitter.claim(5) == []
    pauses = HandPauses(failing, CATALOGUE, wake=lambda: woken.append(1), clock=clock)
    assert await pauses.pause(SORA, "broken", 9) == 1
    row = await world.row(waiting)
    assert refusal(row) == (State.REFUSED, "paused", "broken") and woken == [1]


async def test_a_start_refuses_what_is_gone_and_keeps_what_was_sent(failing: FailingDatabase, clock: Clock) -> None:
    """Queued tasks of removed and paused models and of removed providers; running ones are followed on."""
    world = World(failing, clock)
    sent = await running(failing, key="sent", provider_id="x")
    veo, grok = (
        replace(PARAMETERS, model=name) for name in ("veo3", "grok-video-3")
    )  # fmt: skip
    orders = {
        "removed": await added(failing, "removed"),
        "paused": await added(failing, "paused", parameters=veo),
        "no provider": await added(failing, "no provider", parameters=grok, provider="second"),
        "fine": await added(failing, "fine", parameters=grok),
    }
    catalogue = without("sora-2").with_pauses({"veo3": "too slow"})
    await refuse_gone(failing, catalogue, world.providers, clock)
    found = {name: refusal(await world.row(task)) for name, task in orders.items()}
    assert found == {
        "removed": (State.REFUSED, "removed", ""),
        "paused": (State.REFUSED, "paused", "too slow"),
        "no provider": (State.REFUSED, "removed", ""),
        "fine": (State.QUEUED, None, None),
    }
    assert (await world.row(sent)).state is State.RUNNING
