"""What a chat requests before it is approved: kept as its last request, and offered with *Create* after the approval."""

from collections.abc import Awaitable
from dataclasses import replace
from typing import Any

import pytest

from bot.access.gate import GENERAL, Requester
from bot.errors import UserError
from bot.orders.keeping import JUST_SENT
from bot.parsing.cutting import LONGEST
from bot.parsing.doubts import Doubt
from bot.settings import Access
from storage.chats import ChatAccess, Chats
from storage.kept import KeptRequest
from storage.model import Task
from storage.states import State
from storage.tasks import Tasks
from tests.unit.orders.world import BOT, CHAT, REQUESTER, World, message, photos

LINK = "https://pictures.example/media/X?format=jpg"  # may be a picture


@pytest.fixture(autouse=True)
def not_approved(world: World) -> None:
    world.access = Access.APPROVAL


async def refused(order: Awaitable[Any], key: str = r"access-") -> None:
    with pytest.raises(UserError, match=key):
        await order


async def kept(world: World) -> KeptRequest | None:
    """The chat's kept request, after an approval."""
    await world.decide(ChatAccess.APPROVED)
    return await world.orders.kept.find(CHAT)


async def offered(world: World) -> Task:
    """The draft of the kept request."""
    found = await kept(world)
    assert found is not None
    draft = await world.orders.kept.offer(found)
    assert draft is not None
    return draft


async def collected(world: World) -> None:
    """Nothing more is added to an album or a text; the chat is still not approved."""
    world.clock.now += 10
    for row in await world.orders.albums.due(10):
        await refused(world.orders.albums.close(row))


async def test_an_order_is_offered_and_waits_for_create(world: World) -> None:
    """Nothing is ordered before the press; the draft is that of the message, so that a repeated update adds no order."""
    await refused(world.orders.messages.order(message("/video a cat --landscape", photos=photos(1)), REQUESTER))
    assert await world.rows() == []
    draft = await offered(world)
    assert (draft.state, draft.prompt, draft.origin.message_id) == (State.DRAFT, "a cat", 1)
    assert draft.parameters is not None and '"orientation":"landscape"' in draft.parameters.options
    assert [image.ref for image in await Tasks(world.database).images(draft.id)] == ["photo-1"]
    assert await world.orders.messages.order(message("/video a cat --landscape"), REQUESTER) is None
    await world.orders.drafts.confirm(draft, REQUESTER)
    assert len(await world.rows()) == len(await world.rows(State.QUEUED)) == 1


async def test_a_request_is_offered_once(world: World) -> None:
    await refused(world.orders.messages.order(message("/video a cat"), REQUESTER))
    found = await kept(world)
    assert found is not None
    assert await world.orders.kept.offer(found) is not None
    assert await world.orders.kept.offer(found) is None
    assert await world.orders.kept.find(CHAT) is None
    assert len(await world.rows()) == 1


async def test_only_the_last_request_is_kept(world: World) -> None:
    await refused(world.orders.messages.order(message("/video a cat"), REQUESTER))
    await refused(world.orders.messages.offer(message("a dog", 2), REQUESTER))
    assert (await offered(world)).prompt == "a dog"


async def test_nothing_is_offered_before_the_approval(world: World) -> None:
    await refused(world.orders.messages.order(message("/video a cat"), REQUESTER))
    assert await world.orders.kept.find(CHAT) is None
    found = await kept(world)
    assert found is not None
    await world.decide(ChatAccess.BLOCKED)
    assert await world.orders.kept.offer(found) is None  # decided otherwise in between
    assert await world.rows() == []
    await world.decide(ChatAccess.APPROVED)
    assert await world.orders.kept.offer(found) is not None  # it was not lost


async def test_a_blocked_chat_keeps_nothing(world: World) -> None:
    await world.decide(ChatAccess.BLOCKED)
    await refused(world.orders.messages.order(message("/video a cat"), REQUESTER), "access-blocked")
    assert await kept(world) is None


async def test_a_photo_waits_for_its_prompt(world: World) -> None:
    await refused(world.orders.messages.keep_photos(message("", photos=photos(1)), REQUESTER))
    draft = await offered(world)
    assert (draft.state, draft.parameters) == (State.DRAFT, None)
    assert len(await Tasks(world.database).images(draft.id)) == 1
    assert world.woken == 1


@pytest.mark.parametrize(("later", "pictures"), [(JUST_SENT - 1, 1), (JUST_SENT, 0)])
async def test_words_after_a_photo_include_it(world: World, later: float, pictures: int) -> None:
    """As in an approved chat, if the photo was sent shortly before."""
    await refused(world.orders.messages.keep_photos(message("", photos=photos(1)), REQUESTER))
    world.clock.now += later
    await refused(world.orders.messages.offer(message("it dances", 2), REQUESTER))
    draft = await offered(world)
    assert draft.prompt == "it dances"
    assert len(await Tasks(world.database).images(draft.id)) == pictures


async def test_a_repeated_update_keeps_the_photo(world: World) -> None:
    await refused(world.orders.messages.keep_photos(message("", photos=photos(1)), REQUESTER))
    for _ in range(2):
        await refused(world.orders.messages.offer(message("it dances", 2), REQUESTER))
    assert len(await Tasks(world.database).images((await offered(world)).id)) == 1


async def test_a_photo_of_another_user_is_not_included(world: World) -> None:
    other = replace(REQUESTER, user_id=99)
    await refused(world.orders.messages.keep_photos(message("", photos=photos(1)), other))
    await refused(world.orders.messages.offer(message("it dances", 2), REQUESTER))
    assert await Tasks(world.database).images((await offered(world)).id) == ()


async def test_an_album_is_kept_with_all_photos(world: World) -> None:
    for number in (1, 2):
        item = message("" if number > 1 else "a cat", number, media_group_id="g", photos=photos(number))
        await world.orders.albums.collect(item, REQUESTER)
    await collected(world)
    assert await world.rows() == []
    draft = await offered(world)
    assert (draft.prompt, draft.state) == ("a cat", State.DRAFT)
    assert [image.ref for image in await Tasks(world.database).images(draft.id)] == ["photo-1", "photo-2"]


async def test_an_album_without_words_waits_for_its_prompt(world: World) -> None:
    for number in (1, 2):
        item = message("", number, media_group_id="g", photos=photos(number))
        await world.orders.albums.collect(item, REQUESTER)
    await collected(world)
    draft = await offered(world)
    assert draft.parameters is None and len(await Tasks(world.database).images(draft.id)) == 2


async def test_a_text_that_telegram_cut_is_kept_as_a_whole(world: World) -> None:
    first = "/video " + "x" * (LONGEST - len("/video "))
    await world.orders.messages.order(message(first), REQUESTER)
    await world.orders.messages.take_continuation(message("yz", 2), REQUESTER)
    await collected(world)
    draft = await offered(world)
    assert (draft.doubt, draft.prompt) == (Doubt.CUT, first.removeprefix("/video ") + "yz")


async def test_doubts_are_kept(world: World) -> None:
    """Links that may be pictures still wait for their buttons, also those behind words."""
    order = message(f"/video a cat {LINK}", forwarded=True, text_links=("https://pictures.example/b?format=png",))
    await refused(world.orders.messages.order(order, REQUESTER))
    draft = await offered(world)
    assert draft.doubt == Doubt.FORWARDED
    assert len(await Tasks(world.database).doubtful_links(draft.id)) == 2


async def test_a_problem_is_answered_and_the_request_deleted(world: World) -> None:
    """A user without access got no answer about options; now they do."""
    await refused(world.orders.messages.order(message("/video a cat --sizes huge"), REQUESTER))
    found = await kept(world)
    assert found is not None
    await refused(world.orders.kept.offer(found), "option-")
    assert await world.orders.kept.find(CHAT) is None


async def test_a_secret_is_not_kept(world: World) -> None:
    world.secret = "s3cret"
    await refused(world.orders.messages.order(message("/video a s3cret cat"), REQUESTER))
    assert await kept(world) is None


async def test_a_command_without_words_is_not_kept(world: World) -> None:
    await refused(world.orders.messages.order(message("/video"), REQUESTER))
    assert await kept(world) is None


async def test_what_cannot_be_stored_is_left_out(world: World) -> None:
    await refused(world.orders.messages.order(message("/video a\0 cat\ud800"), REQUESTER))
    assert (await offered(world)).prompt == "a cat"


async def test_a_request_of_another_topic_is_not_offered(world: World) -> None:
    """It stays for the approval of its topic."""
    member = Requester(CHAT, "Club", 7, "Ada", private=False, thread_id=13, in_forum=True)
    order = message("/video a cat", is_private=False, thread_id=13, user_id=7)
    await refused(world.orders.messages.order(order, member))

    async def approve(thread_id: int) -> None:
        await world.database.transaction(lambda tx: Chats(tx, BOT).approve_topic(CHAT, thread_id, now=world.clock.now))

    for other in (12, GENERAL):
        await approve(other)
        assert await world.orders.kept.find(CHAT) is None
    await approve(13)
    found = await world.orders.kept.find(CHAT)
    assert found is not None
    draft = await world.orders.kept.offer(found)
    assert draft is not None and draft.origin.thread_id == 13
