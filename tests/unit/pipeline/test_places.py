"""The submitter's places for orders that need not wait: counted with what is claimed, and closed with the loop."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from bot.log_ids import current_ids, working_on
from bot.pipeline.places import MOST_UNSENT, SubmitPlaces
from bot.pipeline.worker import Loop
from storage.errors import StorageUnavailable
from storage.health import Health
from storage.limits import Limits
from storage.model import Task
from storage.states import State
from tests.unit.test_cards import row

LEASE = 30.0
ROW = row(State.SUBMITTING)


@dataclass
class Work:
    """A loop of three places whose rows are worked on until `finish`; notes what it does."""

    claims: list[int] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)
    released: list[str] = field(default_factory=list)
    queued_again: list[str] = field(default_factory=list)
    about: list[object] = field(default_factory=list)
    may_finish: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.loop = Loop("submissions", self.claim, self.work, 1000.0, 3)

    async def claim(self, most: int) -> Sequence[Task]:
        self.claims.append(most)
        return []

    async def work(self, task: Task) -> None:
        self.begun.append(task.id)
        self.about.append(dict(current_ids()))
        try:
            await self.may_finish.wait()
        except asyncio.CancelledError:
            self.released.append(task.id)
            raise

    async def release(self, task: Task) -> None:
        self.queued_again.append(task.id)
        await self.may_finish.wait()


async def nothing_fails() -> None:
    return None


def places(work: Work, limits: Limits = Limits(), health: Health | None = None) -> SubmitPlaces:  # noqa: B008 - frozen
    opened = SubmitPlaces(health or Health(nothing_fails), limits)
    opened.open(work.loop, LEASE, work.release)
    return opened


async def settled() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_a_place_is_one_of_the_loops_places() -> None:
    work = Work()
    of = places(work)
    first, second, third = of.take(), of.take(), of.take()
    assert first and second and third and [each.spare for each in (first, second, third)] == [3, 2, 1]
    assert first.lease == LEASE and of.take() is None
    second.give_back()
    again = of.take()
    assert again and again.spare == 1


async def test_a_claim_takes_only_what_is_left() -> None:
    work = Work()
    of = places(work)
    running = asyncio.create_task(work.loop.run())
    taken, begun = of.take(), of.take()
    assert taken and begun
    begun.begin(ROW)
    await settled()
    assert work.claims == [1] and work.begun == [ROW.id]
    taken.give_back()
    work.may_finish.set()
    await work.loop.drain(5.0)
    await running


async def test_giving_back_after_the_beginning_changes_nothing() -> None:
    work = Work()
    of = places(work)
    place = of.take()
    assert place
    place.begin(ROW)
    place.give_back()
    assert (of.take(), of.take(), of.take())[2] is None
    work.may_finish.set()
    await settled()


async def test_the_work_is_about_its_row_and_not_about_what_was_committed_with_it() -> None:
    """Commits are shared: the one that begins a row may have been started for an update of another chat."""
    work = Work()
    place = places(work).take()
    assert place
    with working_on(update=5, chat=6):
        place.begin(ROW)
    await settled()
    assert work.about == [{"task": ROW.id, "chat": ROW.origin.chat_id}]
    work.may_finish.set()
    await settled()


@pytest.mark.parametrize("limits", [Limits(overall=5), Limits(per_chat=2)])
async def test_limits_on_concurrent_tasks_have_everything_queued(limits: Limits) -> None:
    assert places(Work(), limits).take() is None


async def test_no_place_is_given_before_the_loop_is_known_or_while_it_stops() -> None:
    work = Work()
    assert SubmitPlaces(Health(nothing_fails), Limits()).take() is None
    of = places(work)
    work.loop.stop()
    assert of.take() is None


async def test_no_place_is_given_while_writes_may_be_lost() -> None:
    async def fails() -> None:
        raise StorageUnavailable("the disk is full")

    health = Health(fails)
    of = places(Work(), health=health)
    with pytest.raises(StorageUnavailable):
        await health.check()
    assert of.take() is None


async def test_a_stop_waits_for_an_order_that_is_being_written() -> None:
    work = Work()
    running = asyncio.create_task(work.loop.run())
    await settled()
    place = places(work).take()
    draining = asyncio.create_task(work.loop.drain(60.0))
    await settled()
    assert place and not draining.done()
    place.begin(ROW)
    await settled()
    assert work.begun == [ROW.id] and not draining.done()
    work.may_finish.set()
    await asyncio.gather(draining, running)
    assert work.released == []


async def test_an_order_that_is_committed_after_the_stop_is_released() -> None:
    """Its lease would end later, and the user would be asked about a create that was never sent."""
    work = Work()
    running = asyncio.create_task(work.loop.run())
    await settled()
    place = places(work).take()
    assert place
    await work.loop.drain(0.0)
    await running
    place.begin(ROW)
    await settled()
    assert work.released == [ROW.id]


async def test_few_places_are_given_for_creates_that_are_not_sent_yet() -> None:
    """Of a hundred orders after a restart, only these would be in doubt if the process were killed."""
    work = Work()
    work.loop.limit = 64
    of = places(work)
    given = [of.take() for _ in range(MOST_UNSENT)]
    assert all(given) and of.take() is None
    first, second, *_ = given
    assert first and second
    first.give_back()  # the order was refused
    third = of.take()
    assert third and of.take() is None
    second.begin(ROW)
    second.give_back()
    assert of.take() is None  # begun, but not sent
    of.sent(ROW)
    assert of.take() is not None and of.take() is None
    work.may_finish.set()
    await settled()


async def test_an_order_whose_commit_is_in_doubt_is_not_begun_but_queued_in_its_place() -> None:
    work = Work()
    of = places(work)
    place = of.take()
    assert place
    place.release(ROW)
    place.give_back()
    await settled()
    assert (work.begun, work.queued_again) == ([], [ROW.id])
    assert (of.take(), of.take(), of.take())[2] is None
    work.may_finish.set()
    await settled()


@pytest.mark.parametrize("turns", range(12))
async def test_an_order_that_is_committed_at_any_moment_of_the_stop_is_released(turns: int) -> None:
    """Work that is cancelled before its first step releases nothing."""
    work = Work()
    running = asyncio.create_task(work.loop.run())
    await settled()
    place = places(work).take()
    draining = asyncio.create_task(work.loop.drain(0.0))
    for _ in range(turns):
        await asyncio.sleep(0)
    assert place
    place.begin(ROW)
    await draining
    await running
    await settled()
    assert work.released == [ROW.id]
