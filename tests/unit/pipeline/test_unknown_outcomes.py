"""Unknown outcomes are looked up where a provider lists its tasks."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.catalogue import load_catalogue
from bot.pipeline.unknown_outcomes import ABSENT_AFTER, EVERY, UnknownOutcomes
from bot.videoapi.models import RecentTask
from bot.videoapi.providers import Providers
from storage.model import Task
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.orders.world import World, opened
from tests.unit.pipeline.world import Provider

OLDER = RecentTask("video_0", "sora-2", "an older one", NOW - 10_000)


def listed(number: int = 1, *, prompt: str | None = "a cat", model: str = "sora-2", at: float = NOW + 1) -> RecentTask:
    return RecentTask(f"video_{number}", model, prompt, at)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path) as made:
        made.clock.now = NOW
        yield made


async def unknown(world: World, key: str = "a", prompt: str = "a cat") -> Task:
    await added(world.database, key, prompt=prompt)
    [claimed] = await Submissions(world.database).claim(NOW, NOW + 30, 1)
    row = await Submissions(world.database).mark_unknown(claimed, reason_key="timeout", reason=None, now=NOW)
    assert row is not None
    return row


async def owned(world: World, key: str = "older", provider_id: str = OLDER.id, *, provider: str = "default") -> None:
    """A task of ours in the provider's list, which shows that it is the list of our key."""
    await added(world.database, key, prompt=OLDER.prompt if key == "older" else "a cat", provider=provider)
    [claimed] = await Submissions(world.database).claim(NOW, NOW + 30, 1)
    accepted = NOW - 10 if key == "older" else NOW
    await Submissions(world.database).mark_running(
        claimed, provider_id=provider_id, due_at=NOW, show_lease=NOW, now=accepted
    )


async def state_of(world: World, task: Task) -> tuple[State, str | None]:
    row = await Tasks(world.database).get(task.id)
    assert row is not None
    return row.state, row.reason_key if row.state is State.REFUSED else row.provider_id


async def look(world: World, *tasks: RecentTask, lists: bool = True) -> list[Task]:
    """Look at a provider with these tasks, at the next time. Returns all rows."""
    provider = Provider()
    provider.listed = tasks if lists else None
    outcomes = UnknownOutcomes(
        database=world.database,
        providers=Providers({"default": provider}),
        catalogue=load_catalogue(None),
        poll_after=15,
        rows_kept=86_400,
        clock=world.clock,
    )
    await outcomes.look()
    return list(await world.rows())


async def test_a_task_that_the_provider_has_goes_on_under_its_id(world: World) -> None:
    await unknown(world)
    [row] = await look(world, listed(1), OLDER)
    assert (row.state, row.provider_id, row.due_at) == (State.RUNNING, "video_1", NOW + 15)


async def test_a_task_that_was_found_is_shown_at_once(world: World) -> None:
    """Nobody shows it yet, so it holds up no other card of its chat either."""
    first = await unknown(world)
    await look(world, listed(1), OLDER)
    assert [row.id for row in await StatusMessages(world.database).claim(NOW, NOW + 50, 5)] == [first.id]


@pytest.mark.parametrize(
    "tasks",
    [(OLDER,), (listed(7), OLDER), (OLDER, RecentTask("video_00", "", "a dog", NOW - 20_000))],
    ids=["older", "of another order", "older ones of others"],
)
async def test_what_is_not_there_for_some_minutes_was_not_taken(world: World, tasks: tuple[RecentTask, ...]) -> None:
    """Until then it stays a question: a list may be behind."""
    await owned(world)
    await owned(world, "seventh", "video_7")
    first = await unknown(world)
    await look(world, *tasks)
    assert await state_of(world, first) == (State.UNKNOWN, None)
    world.clock.now += ABSENT_AFTER
    await look(world, *tasks)
    assert await state_of(world, first) == (State.REFUSED, "absent")


@pytest.mark.parametrize(
    "tasks",
    [
        (listed(1), listed(2), OLDER),
        (listed(prompt=None), OLDER),
        (listed(prompt="a dog"),),
        (),
    ],
    ids=["two of the same", "no prompts", "too short a list", "an empty list"],
)
async def test_what_cannot_be_told_stays_a_question(world: World, tasks: tuple[RecentTask, ...]) -> None:
    await unknown(world)
    world.clock.now += ABSENT_AFTER
    [row] = await look(world, *tasks)
    assert row.state is State.UNKNOWN


async def test_a_format_without_a_list_leaves_the_question(world: World) -> None:
    await unknown(world)
    world.clock.now += ABSENT_AFTER
    [row] = await look(world, lists=False)
    assert row.state is State.UNKNOWN


async def test_a_task_of_another_row_is_not_taken_for_it(world: World) -> None:
    """The user pressed *Send again*: the second order has its own task."""
    await added(world.database, "b")
    [claimed] = await Submissions(world.database).claim(NOW, NOW + 30, 1)
    await Submissions(world.database).mark_running(claimed, provider_id="video_1", due_at=NOW, show_lease=NOW, now=NOW)
    first = await unknown(world)
    world.clock.now += ABSENT_AFTER
    await look(world, listed(1), OLDER)
    row = await Tasks(world.database).get(first.id)
    assert row is not None and row.state is State.UNKNOWN


async def test_two_unknown_orders_with_the_same_words_stay_questions(world: World) -> None:
    await unknown(world)
    await unknown(world, "b")
    rows = await look(world, listed(1), OLDER)
    assert [row.state for row in rows] == [State.UNKNOWN] * 2


async def test_an_answered_question_is_not_looked_up(world: World) -> None:
    row = await unknown(world)
    await Submissions(world.database).record_answer(row, "forgotten", NOW)
    [row] = await look(world, listed(1), OLDER)
    assert row.state is State.UNKNOWN


async def test_a_paid_task_is_found_although_the_order_was_sent_again(world: World) -> None:
    """Both are paid, so both go on. What is not there is no news: the user has the second one."""
    row = await unknown(world)
    await Submissions(world.database).record_answer(row, "again", NOW)
    await owned(world, "second", "video_2")
    await owned(world)
    await look(world, listed(2), listed(1), OLDER)
    assert await state_of(world, row) == (State.RUNNING, "video_1")


async def test_an_order_that_was_sent_again_does_not_become_absent(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    row = await unknown(world)
    await Submissions(world.database).record_answer(row, "again", NOW)
    await owned(world)
    world.clock.now += ABSENT_AFTER
    await look(world, OLDER)
    assert await state_of(world, row) == (State.UNKNOWN, None)
    assert caplog.messages == []


async def test_looks_are_some_time_apart(world: World) -> None:
    provider = Provider()
    provider.listed = (OLDER,)
    outcomes = UnknownOutcomes(
        database=world.database, providers=Providers({"default": provider}), catalogue=load_catalogue(None),
        poll_after=15, rows_kept=86_400, clock=world.clock,
    )  # fmt: skip
    assert not await outcomes.look()
    await unknown(world)
    provider.listed = (listed(1), OLDER)
    assert not await outcomes.look()
    world.clock.now += EVERY + 1
    assert await outcomes.look()
