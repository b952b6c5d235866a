"""Albums whose photos or words come late, or never: nothing is ordered twice, and nobody is left without an answer."""

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import UserError
from bot.parsing.doubts import Doubt
from storage.model import Task
from storage.states import State
from storage.status import StatusMessages
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.unit.orders.test_the_door import LINK, album
from tests.unit.orders.world import REQUESTER, World, message, photos


async def refs(world: World, task: Task) -> list[str]:
    return [image.ref for image in await Tasks(world.database).images(task.id)]


async def collect(world: World, caption: str, number: int, **facts: Any) -> None:
    incoming = message(caption, number, **{"media_group_id": "7", "photos": photos(number)} | facts)
    requester = replace(REQUESTER, chat_id=incoming.chat_id, private=incoming.is_private)
    await world.orders.albums.collect(incoming, requester)


async def closed(world: World, *captions: str) -> Task:
    due = await album(world, *captions)
    await world.orders.albums.close(due)
    [row] = await world.rows()
    return row


async def test_an_album_is_due_and_shown_once_it_is_closed(world: World) -> None:
    """It answers the photo that has the words."""
    row = await closed(world, "", "a cat")
    assert (row.state, row.due_at, row.origin.message_id) == (State.QUEUED, world.clock.now, 2)
    tasks = Submissions(world.database)
    assert len(await StatusMessages(world.database).claim(world.clock.now, world.clock.now + 50, 1)) == 1
    assert len(await tasks.claim(world.clock.now, world.clock.now + 30, 1)) == 1


async def test_an_album_that_waits_for_words_is_never_due(world: World) -> None:
    row = await closed(world, "")
    assert (row.state, row.due_at) == (State.DRAFT, None)
    assert len(await StatusMessages(world.database).claim(world.clock.now, world.clock.now + 50, 1)) == 1


async def test_an_album_without_words_waits_for_them(world: World) -> None:
    before = world.woken
    row = await closed(world, "", "")
    assert (row.state, row.prompt, row.parameters) == (State.DRAFT, "", None) and world.woken > before
    assert await refs(world, row) == ["photo-1", "photo-2"]


async def test_the_first_late_caption_orders_an_album_that_waits_and_a_second_one_is_offered(world: World) -> None:
    """With all photos once: its own is among the album's, whether that came before or after the words."""
    await closed(world, "", "")
    await collect(world, "a cat", 3)
    [order] = await world.rows(State.QUEUED)
    assert (order.prompt, await refs(world, order)) == ("a cat", ["photo-1", "photo-2", "photo-3"])
    await collect(world, "a dog", 4)
    [offer] = [row for row in await world.rows(State.DRAFT) if row.prompt]
    assert (offer.prompt, offer.doubt) == ("a dog", Doubt.CAPTIONS)


async def test_a_late_caption_of_a_known_photo_orders_it_once(world: World) -> None:
    """The update was repeated, or its caption came with an edit."""
    await closed(world, "", "")
    await collect(world, "a cat", 2)
    [order] = await world.rows(State.QUEUED)
    assert await refs(world, order) == ["photo-1", "photo-2"]


@pytest.mark.parametrize(
    ("caption", "addressed"), [("a cat", False), ("", True)], ids=["words to somebody else", "no words"]
)
async def test_a_late_photo_without_words_to_the_bot_only_joins(world: World, caption: str, *, addressed: bool) -> None:
    row = await closed(world, "", "")
    await collect(world, caption, 3, addressed=addressed)
    assert await world.rows() == [row] and await refs(world, row) == ["photo-1", "photo-2", "photo-3"]


async def test_a_photo_that_came_after_its_album_was_ordered_is_told(world: World) -> None:
    """The order went out without it; a photo that is in it is no news."""
    row = await closed(world, "a cat", "")
    with pytest.raises(UserError, match=r"^album-late$"):
        await collect(world, "", 3)
    await collect(world, "", 2)
    assert await world.rows() == [row] and await refs(world, row) == ["photo-1", "photo-2"]


async def test_words_to_an_album_that_was_dropped_are_answered(world: World) -> None:
    """It did not address the bot, so it was deleted; a further photo of it is nothing to the bot."""
    for number in (1, 2):
        await collect(world, "", number, is_private=False, addressed=False, chat_id=-5)
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    assert await world.rows() == []
    await collect(world, "", 3, is_private=False, addressed=False, chat_id=-5)
    with pytest.raises(UserError, match=r"^album-late$"):
        await collect(world, "a cat", 4, is_private=False, addressed=True, chat_id=-5)
    assert await world.rows() == []


async def test_a_doubtful_link_of_a_caption_waits_for_a_button(world: World) -> None:
    """Once, though the text that hides it also shows it."""
    row = await closed(world, f"a cat {LINK}", "")
    assert row.state is State.DRAFT
    [doubtful] = await Tasks(world.database).doubtful_links(row.id)
    assert doubtful.ref == LINK


async def test_words_to_another_bot_are_no_words_of_an_album(world: World) -> None:
    """In a private chat: they would make its captions doubtful."""
    await collect(world, "@other_bot a dog", 1, addressed=False)
    await collect(world, "a cat", 2)
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    [row] = await world.rows()
    assert (row.state, row.prompt) == (State.QUEUED, "a cat")


async def test_a_caption_without_words_orders_nothing(world: World) -> None:
    """Only the command: its sender hears that a prompt is missing."""
    await collect(world, "/video", 1)
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    with pytest.raises(UserError, match=r"^prompt-missing$"):
        await world.orders.albums.close(due)
    assert await world.rows() == []


async def test_a_photo_that_came_after_its_album_was_offered_is_told_too(world: World) -> None:
    """The card shows the pictures that would be sent: none is added behind it."""
    row = await closed(world, "a cat", "a dog")
    assert (row.state, row.doubt) == (State.DRAFT, Doubt.CAPTIONS)
    with pytest.raises(UserError, match=r"^album-late$"):
        await collect(world, "", 3)
    assert await refs(world, row) == ["photo-1", "photo-2"]
