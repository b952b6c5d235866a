"""Messages that become drafts and orders: what is kept with them, and what a reply adds."""

from dataclasses import replace

import pytest

from bot.errors import UserError
from bot.parsing.cutting import SHORTEST
from bot.parsing.doubts import Doubt
from bot.settings import Access
from storage.model import Task
from storage.states import State
from storage.status import StatusMessages
from storage.tasks import Tasks
from tests.unit.orders.test_the_door import LINK, delivered
from tests.unit.orders.world import PHOTO, REQUESTER, World, message, photos, reply_to


async def refs(world: World, task: Task) -> list[str]:
    return [image.ref for image in await Tasks(world.database).images(task.id)]


async def kept(world: World, number: int = 1) -> Task:
    """A photo without words, whose message is shown."""
    row = await world.orders.messages.keep_photos(message("", number, photos=photos(number)), REQUESTER)
    assert row is not None
    await StatusMessages(world.database).mark_shown(row, 70 + number, world.clock())
    return row


# Photos that wait for words -------------------------------------------------------------------------------------------


async def test_a_photo_without_words_waits_for_them(world: World) -> None:
    """It costs nothing, its card comes at once, and the same message makes no second one."""
    row = await world.orders.messages.keep_photos(message("", photos=(PHOTO,)), REQUESTER)
    assert row is not None
    assert (row.state, row.prompt, row.parameters, row.due_at) == (State.DRAFT, "", None, None)
    assert await refs(world, row) == [PHOTO.file_id] and world.woken == 1
    assert len(await StatusMessages(world.database).claim(world.clock(), world.clock() + 50, 1)) == 1
    assert await world.orders.messages.keep_photos(message("", photos=(PHOTO,)), REQUESTER) is None
    assert len(await world.rows()) == 1 and world.woken == 1


async def test_a_photo_is_kept_only_from_somebody_who_may_order(world: World) -> None:
    world.access = Access.APPROVAL
    with pytest.raises(UserError, match=r"^access-"):
        await kept(world)
    assert await world.rows() == []


async def test_a_reply_to_a_waiting_photo_has_it(world: World) -> None:
    """Only a reply to the bot's own message about it, and only while it waits for words."""
    row = await kept(world)
    waiting = world.orders.messages.waiting_photos
    assert [image.ref for image in await waiting(message("a cat", 2, reply=reply_to(71)))] == ["photo-1"]
    for reply in (
        None,
        reply_to(72),
        replace(reply_to(71), from_this_bot=False),
        replace(reply_to(71), message_id=None),
    ):
        assert await waiting(message("a cat", 2, reply=reply)) == ()
    offered = await world.orders.messages.offer(message("a dog", 3), REQUESTER)
    assert offered is not None and row.id != offered.id
    await StatusMessages(world.database).mark_shown(offered, 80, world.clock())
    assert await waiting(message("a cat", 4, reply=reply_to(80))) == ()


async def test_words_after_a_photo_belong_to_it_for_ten_minutes(world: World) -> None:
    await kept(world)
    world.clock.now += 599
    offered = await world.orders.messages.offer(message("a cat", 2), REQUESTER)
    assert offered is not None and await refs(world, offered) == ["photo-1"]
    await kept(world, 3)
    world.clock.now += 601
    offered = await world.orders.messages.offer(message("a dog", 4), REQUESTER)
    assert offered is not None and await refs(world, offered) == []


@pytest.mark.parametrize(("doubt", "state"), [(None, State.QUEUED), (Doubt.CAPTIONS, State.DRAFT)])
async def test_a_reply_orders_the_waiting_photos_and_its_own(world: World, doubt: Doubt | None, state: State) -> None:
    row = await kept(world)
    images = await Tasks(world.database).images(row.id)
    task = await world.orders.messages.order_with(message("a cat", 2, photos=photos(2)), REQUESTER, images, doubt)
    assert task is not None and (task.state, task.doubt, task.prompt) == (state, doubt, "a cat")
    assert await refs(world, task) == ["photo-1", "photo-2"]


# Again, with a change -------------------------------------------------------------------------------------------------


async def test_a_reply_with_options_keeps_the_words(world: World) -> None:
    row = await delivered(world)
    task = await world.orders.repeats.by_message(row, message("--landscape", 9), REQUESTER, body="--landscape")
    assert task is not None and (task.state, task.prompt, task.parent_id) == (State.QUEUED, row.prompt, row.id)


async def test_a_reply_without_anything_new_orders_the_same(world: World) -> None:
    row = await delivered(world)
    task = await world.orders.repeats.by_message(row, message("", 9), REQUESTER)
    assert task is not None and (task.prompt, task.parameters) == (row.prompt, row.parameters)


async def test_a_reply_with_words_may_wait_for_create(world: World) -> None:
    row = await delivered(world)
    task = await world.orders.repeats.by_message(row, message("a dog", 9), REQUESTER, body="a dog", draft=True)
    assert task is not None and (task.state, task.prompt, task.due_at) == (State.DRAFT, "a dog", None)


@pytest.mark.parametrize(("words", "only"), [
    ("--landscape", True),
    ("--landscape a dog", False),
    ("a dog", False),
    ("", False),
    ("--landscape" + " " * (SHORTEST - 12), True),
    ("--landscape" + " " * (SHORTEST - 11), False),  # a client may have cut it
])  # fmt: skip
async def test_only_options_need_no_create(world: World, words: str, *, only: bool) -> None:
    assert world.orders.repeats.has_only_options(words) is only


async def test_a_doubtful_link_of_a_change_waits_for_a_button(world: World) -> None:
    row = await delivered(world)
    task = await world.orders.repeats.by_message(row, message(LINK, 9), REQUESTER, body=LINK)
    assert task is not None and task.state is State.DRAFT
    [doubtful] = await Tasks(world.database).doubtful_links(task.id)
    assert doubtful.ref == LINK
