"""A model's limits are checked before a row is written: pictures, prompts, and defaults that the model does not have."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.errors import UserError
from bot.parameters import Parameters, Source
from storage.chats import Chats
from storage.states import State
from storage.tasks import Tasks
from storage.topics import TopicOptions
from tests.unit.options import catalogue_of, model_of, options_of
from tests.unit.orders.world import BOT, CHAT, PHOTO, REQUESTER, World, message

LINK = "https://pbs.example/media/X?format=jpg"


def sell(world: World, **facts: Any) -> None:
    world.catalogue = catalogue_of(model_of("sora-2", **facts))


async def refused(world: World, key: str, text: str) -> Mapping[str, Any]:
    with pytest.raises(UserError) as error:
        await world.orders.messages.order(message(text), REQUESTER)
    assert error.value.key == key
    assert await world.rows() == []
    return error.value.values


async def test_too_few_pictures(world: World) -> None:
    """Without the picture that the model needs, neither an order nor a draft is written."""
    sell(world, images=(1, 2))
    await refused(world, "images-too-few", "/video a cat")
    with pytest.raises(UserError, match="images-too-few"):
        await world.orders.messages.offer(message("a cat"), REQUESTER)
    ordered = await world.orders.messages.order(message("/video a cat", photos=(PHOTO,)), REQUESTER)
    assert ordered is not None and ordered.state is State.QUEUED


async def test_a_link_that_may_be_the_picture_that_is_needed(world: World) -> None:
    """The draft asks about it: as text there are too few pictures, as a picture there are enough."""
    sell(world, images=(1, 1))
    draft = await world.orders.messages.order(message(f"/video a cat {LINK}"), REQUESTER)
    assert draft is not None and draft.state is State.DRAFT
    with pytest.raises(UserError, match="images-too-few"):
        await world.orders.drafts.confirm(draft, REQUESTER)
    await world.orders.drafts.use_links(draft, REQUESTER)
    [row] = await world.rows(State.QUEUED)
    assert [image.ref for image in await Tasks(world.database).images(row.id)] == [LINK]


async def test_a_prompt_that_is_too_long(world: World) -> None:
    """Options do not count, because they are not sent in the prompt."""
    sell(world, prompt_length=5)
    told = await refused(world, "prompt-too-long", "/video a cats")
    assert (told["count"], told["allowed"]) == (6, 5)
    ordered = await world.orders.messages.order(message("/video a cat --landscape"), REQUESTER)
    assert ordered is not None and ordered.prompt == "a cat"


async def test_a_default_that_the_model_lacks_is_replaced(world: World) -> None:
    """The row records that the default was replaced; the chat's defaults do not change."""
    sell(world, options={"orientation": ("16:9", "9:16"), "duration": (4, 8)})
    defaults = options_of(orientation="portrait", duration=15, seed=7).to_json()
    await Chats(world.database, BOT).set_options(CHAT, defaults, title="Ada", now=world.clock())
    ordered = await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert ordered is not None and ordered.parameters is not None
    parameters = Parameters.of(ordered.parameters)
    assert parameters.values == {"orientation": "9:16", "duration": 4}
    assert (parameters.chosen_by(Source.CHAT), parameters.chosen_by(Source.MODEL)) == (
        ("orientation",),
        ("duration", "seed"),
    )
    assert (await Chats(world.database, BOT).get(CHAT)).options == defaults


@pytest.mark.parametrize(("topic", "duration"), [(7, 8), (8, 6), (None, 6)])
async def test_an_order_takes_the_defaults_of_its_topic(world: World, topic: int | None, duration: int) -> None:
    """By command and as an album: those of its own topic, not of another one, before those of the chat."""
    sell(world, options={"duration": (4, 6, 8)})
    await Chats(world.database, BOT).set_options(CHAT, options_of(duration=6).to_json(), title="Ada", now=world.clock())
    await TopicOptions(world.database, BOT).set(CHAT, 7, options_of(duration=8).to_json(), now=world.clock())
    requester = replace(REQUESTER, thread_id=topic)
    await world.orders.messages.order(message("/video a cat", thread_id=topic), requester)
    picture = message("a dog", 2, thread_id=topic, photos=(PHOTO,), media_group_id="9")
    await world.orders.albums.collect(picture, requester)
    world.clock.now += 10
    [album] = await world.orders.albums.due(10)
    await world.orders.albums.close(album)
    rows = [Parameters.of(row.parameters) for row in await world.rows(State.QUEUED) if row.parameters]
    source = Source.TOPIC if topic == 7 else Source.CHAT
    assert [(row.values["duration"], row.sources["duration"]) for row in rows] == [(duration, source)] * 2


async def test_a_paused_model_of_a_topic_offers_others(world: World) -> None:
    """The draft has what the topic would have ordered."""
    world.catalogue = catalogue_of(model_of("sora-2"), model_of("other", paused="broken"))
    await TopicOptions(world.database, BOT).set(CHAT, 7, options_of("other").to_json(), now=world.clock())
    draft = await world.orders.messages.order(message("/video a cat", thread_id=7), replace(REQUESTER, thread_id=7))
    assert draft is not None and draft.parameters is not None
    assert (draft.state, draft.parameters.model) == (State.DRAFT, "other")
