"""Lists from which nothing follows: an unknown outcome stays a question rather than becoming another's task, or "not charged"."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.pipeline.unknown_outcomes import ABSENT_AFTER
from bot.videoapi.models import RecentTask
from storage.states import State
from storage.submissions import Submissions
from tests.integration.storage.test_tasks import NOW, added
from tests.unit.orders.world import World, opened
from tests.unit.pipeline.test_unknown_outcomes import OLDER, listed, look, owned, state_of, unknown


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path) as made:
        made.clock.now = NOW
        yield made


async def test_a_task_of_an_order_on_its_way_is_not_adopted(world: World) -> None:
    """The provider lists it, but its answer has not arrived: adopted here, it would be the task of two rows."""
    first = await unknown(world)
    await added(world.database, "b")
    await Submissions(world.database).claim(NOW, NOW + 30, 1)
    await look(world, listed(1), OLDER)
    assert await state_of(world, first) == (State.UNKNOWN, None)


@pytest.mark.parametrize("answer", ["again", "forgotten"])
async def test_a_task_of_an_answered_question_is_not_adopted(world: World, answer: str) -> None:
    """Somebody else's order with the same words, whose outcome is unknown too, may be the one that was taken."""
    other = await unknown(world, "b")
    await Submissions(world.database).record_answer(other, answer, NOW)  # type: ignore[arg-type]
    first = await unknown(world)
    await look(world, listed(1), OLDER)
    assert await state_of(world, first) == (State.UNKNOWN, None)


async def test_a_task_whose_id_has_another_form_in_the_list_is_not_adopted(world: World) -> None:
    """A create returned `sora-2:video_1`, and the list has the same task as `video_1`."""
    await owned(world, "b", "sora-2:video_1")
    first = await unknown(world)
    await look(world, listed(1), OLDER)
    assert await state_of(world, first) == (State.UNKNOWN, None)


async def test_a_task_that_began_long_after_the_order_is_not_adopted(world: World) -> None:
    """Another program with the same key has ordered the same, or the row was erased."""
    first = await unknown(world)
    world.clock.now += 3000
    await look(world, listed(1, at=NOW + 2900), OLDER)
    assert await state_of(world, first) == (State.UNKNOWN, None)


@pytest.mark.parametrize(
    "tasks",
    [
        (listed(prompt="A cat."), OLDER),
        (listed(model="sora-2-2025-12-08"), OLDER),
        (listed(at=NOW - 5000), OLDER),
        (listed(at=NOW + 5000), OLDER),
        (listed(prompt="A cat.", at=NOW - 5000), OLDER),
        (OLDER, RecentTask("video_9", "sora-2", "a dog", NOW - 9000)),
    ],
    ids=[
        "prompt changed",
        "another name of the model",
        "its clock is behind",
        "its clock is ahead",
        "both",
        "oldest first",
    ],
)
async def test_a_task_that_may_be_the_order_is_not_absent(world: World, tasks: tuple[RecentTask, ...]) -> None:
    await owned(world)
    first = await unknown(world)
    world.clock.now += ABSENT_AFTER
    await look(world, *tasks)
    assert await state_of(world, first) == (State.UNKNOWN, None)


async def test_a_list_without_any_task_of_ours_proves_nothing(world: World) -> None:
    """The key was replaced by that of another account meanwhile."""
    first = await unknown(world)
    world.clock.now += ABSENT_AFTER
    await look(world, OLDER)
    assert await state_of(world, first) == (State.UNKNOWN, None)


async def test_a_list_that_does_not_reach_back_to_a_task_before_the_order_proves_nothing(world: World) -> None:
    """It may be cut off: a page has so many tasks, and others use the key too."""
    await owned(world, "b", "video_2")
    first = await unknown(world)
    world.clock.now += ABSENT_AFTER
    await look(world, listed(2), RecentTask("video_9", "sora-2", "a dog", NOW - 9000))
    assert await state_of(world, first) == (State.UNKNOWN, None)


async def test_a_task_of_another_provider_with_the_same_id_is_not_ours(world: World) -> None:
    await owned(world, "b", "video_1", provider="second")
    first = await unknown(world)
    await look(world, listed(1), OLDER)
    assert await state_of(world, first) == (State.RUNNING, "video_1")
