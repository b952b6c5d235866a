"""The pictures of an order: a create that is sent without them is paid for and makes the wrong video."""

import pytest

from bot.errors import UserError
from storage.states import State
from storage.tasks import Tasks
from tests.unit.orders.test_the_door import LINK, draft
from tests.unit.orders.world import REQUESTER, World, message, photos


async def test_a_link_that_was_called_a_picture_is_one(world: World) -> None:
    """It is moved from the prompt to the images, and the user is not asked again."""
    row = await draft(world, f"a cat {LINK}")
    await world.orders.drafts.use_links(row, REQUESTER)
    [task] = await world.rows(State.QUEUED)
    tasks = Tasks(world.database)
    assert [(image.kind, image.ref) for image in await tasks.images(task.id)] == [("link", LINK)]
    assert await tasks.doubtful_links(task.id) == ()
    assert LINK not in task.prompt and "a cat" in task.prompt


async def test_the_button_of_a_draft_that_was_ordered_is_stale(world: World) -> None:
    """Pressing it again, or on an outdated card, orders nothing."""
    row = await draft(world, f"a cat {LINK}")
    await world.orders.drafts.use_links(row, REQUESTER)
    [task] = await world.rows(State.QUEUED)
    for pressed in (row, task):
        with pytest.raises(UserError):
            await world.orders.drafts.use_links(pressed, REQUESTER)
    assert [one.id for one in await world.rows()] == [task.id]


async def test_an_album_is_ordered_once_its_photos_have_had_time_to_come(world: World) -> None:
    """Each photo restarts the quiet period; the order has all photos in the order they were sent."""
    for number in (1, 2, 3):
        caption = "a cat" if number == 1 else ""
        await world.orders.albums.collect(
            message(caption, number, media_group_id="7", photos=photos(number)), REQUESTER
        )
        assert await world.orders.albums.due(10) == []
        world.clock.now += 1.4
    assert await world.orders.albums.due(10) == []
    world.clock.now += 0.2
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    [task] = await world.rows(State.QUEUED)
    images = await Tasks(world.database).images(task.id)
    assert [image.ref for image in images] == ["photo-1", "photo-2", "photo-3"]
