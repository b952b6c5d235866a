"""Orders that may have been committed as `submitting`, and whose create was not begun: queued again if they are there."""

from dataclasses import replace

import pytest

from storage.model import Task
from storage.states import State
from storage.submissions import Submissions
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.pipeline.test_outcomes_of_creates import LEASE, World
from tests.unit.pipeline.world import ROOT, Admin, Clock, FailingDatabase


@pytest.fixture
def world(failing: FailingDatabase, clock: Clock, olga: Admin) -> World:
    return World(failing, clock, olga)


async def ordered(world: World) -> Task:
    """An order that was committed as `submitting`."""
    task = await added(world.database, state=State.SUBMITTING, lease_until=NOW + LEASE, api_root=ROOT)
    assert (task.state, task.tries) == (State.SUBMITTING, 1)
    return task


async def test_it_is_queued_and_sent_once(world: World) -> None:
    task = await ordered(world)
    await world.submitter.release(task)
    queued = await world.row(task)
    assert (queued.state, queued.due_at, queued.reason_key) == (State.QUEUED, NOW, None)
    assert world.provider.requests == []
    assert (await world.again()).state is State.RUNNING
    assert len(world.provider.requests) == 1


async def test_one_that_was_not_committed_stays_away(world: World) -> None:
    task = await ordered(world)
    await world.submitter.release(replace(task, id="zzzzzzzzzz"))
    assert await world.tasks.get("zzzzzzzzzz") is None
    assert (await world.row(task)).state is State.SUBMITTING


async def test_one_whose_lease_has_ended_meanwhile_was_not_charged(world: World, clock: Clock) -> None:
    task = await ordered(world)
    clock.now += LEASE + 1
    assert await world.submitter.mark_interrupted()
    await world.submitter.release(task)
    assert (await world.row(task)).state is State.REFUSED
    assert world.provider.requests == []


async def test_a_later_claim_is_left_alone(world: World) -> None:
    """It may have been sent."""
    task = await ordered(world)
    await world.submitter.release(task)
    [claimed] = await Submissions(world.database).claim(NOW, NOW + LEASE, 1)
    await world.submitter.release(task)
    assert await world.row(task) == claimed
