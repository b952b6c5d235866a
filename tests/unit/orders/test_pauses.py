"""A model that an admin paused is refused at the door, by every way to order, until it is resumed."""

import pytest

from bot.access.pauses import HandPauses
from bot.catalogue import Model
from bot.errors import UserError
from bot.orders.door import Door, OrderRequest
from bot.orders.entry import Entry
from storage.model import Task
from storage.states import State
from tests.unit.options import catalogue_of, model_of
from tests.unit.orders.world import CHAT, REQUESTER, World, message

ADMIN = 9


async def pause(world: World, name: str = "sora-2") -> None:
    """As another process does."""
    await HandPauses(world.database, world.catalogue).pause(world.catalogue.get(name), "back on Monday", ADMIN)


async def refused(world: World, text: str, number: int = 1) -> UserError:
    with pytest.raises(UserError) as error:
        await world.orders.messages.order(message(text, number), REQUESTER)
    return error.value


async def test_a_paused_model_is_offered_with_others_and_not_ordered(world: World) -> None:
    """Named or not; another model is ordered."""
    orders_of_before = world.orders
    await pause(world)
    await world.orders.messages.order(message("/video a cat"), REQUESTER)
    await orders_of_before.messages.order(message("/video --model sora-2 a cat", 2), REQUESTER)
    assert [row.state for row in await world.rows()] == [State.DRAFT] * 2
    await world.orders.messages.order(message("/video --model other a cat", 3), REQUESTER)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_a_paused_model_without_others_is_refused(world: World) -> None:
    """No other model has this value."""
    world.catalogue = catalogue_of(Model("sora-2"), model_of("other", {"size": ("tiny",)}))
    await pause(world)
    error = await refused(world, "/video a cat --size large")
    assert (error.key, error.values) == (
        "model-paused", {"model": "sora-2", "reason": "back on Monday", "allowed": "other"},
    )  # fmt: skip
    assert await world.rows() == []


async def test_a_resumed_model_is_ordered(world: World) -> None:
    await pause(world)
    await HandPauses(world.database, world.catalogue).resume(world.catalogue.get("sora-2"), ADMIN)
    assert await world.orders.messages.order(message("/video a cat"), REQUESTER)


async def test_all_models_can_be_paused(world: World) -> None:
    await pause(world)
    await pause(world, "other")
    assert (await refused(world, "/video a cat")).key == "models-all-paused"


async def test_lists_of_models_leave_out_what_is_paused(world: World) -> None:
    """An answer to an unknown model names those that can be ordered, once the process has read the pauses."""
    door = world.door
    await pause(world)
    with pytest.raises(UserError, match="model-paused"):
        await door.enter(REQUESTER, lambda: reading(door, "a cat"))
    with pytest.raises(UserError) as error:
        door.parse("a cat --model unheard-of-9")
    assert (error.value.key, error.value.values["allowed"]) == ("model-unknown", "other")


async def reading(door: Door, words: str) -> OrderRequest:
    async def write(_: Entry) -> Task | None:
        raise AssertionError("the door is closed")

    return OrderRequest(chat_id=CHAT, text=door.parse(words), images=(), write=write)


async def test_a_draft_stays_and_can_be_ordered_later(world: World) -> None:
    """Its *Create* is refused with the reason while the model is paused."""
    draft = await world.orders.messages.offer(message("a cat"), REQUESTER)
    assert isinstance(draft, Task)
    await pause(world)
    with pytest.raises(UserError, match="model-paused"):
        await world.orders.drafts.confirm(draft, REQUESTER)
    [row] = await world.rows(State.DRAFT)
    await HandPauses(world.database, world.catalogue).resume(world.catalogue.get("sora-2"), ADMIN)
    await world.orders.drafts.confirm(row, REQUESTER)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_a_repeat_is_refused(world: World) -> None:
    """*Again* orders with what was ordered, whose model is paused now; with another model it works."""
    ordered = await world.orders.messages.order(message("/video a cat"), REQUESTER)
    assert isinstance(ordered, Task)
    await pause(world)
    with pytest.raises(UserError, match="model-paused"):
        await world.orders.repeats.by_button(ordered, ordered.redos, REQUESTER, "press-1")
    await world.orders.repeats.by_button(ordered, ordered.redos, REQUESTER, "press-2", "other")
    assert {task.parameters.model for task in await world.rows(State.QUEUED) if task.parameters} == {"other"}


async def test_paused_models_are_no_alternatives(world: World) -> None:
    """Neither of a resting model nor for pictures that the requested model does not take."""
    world.catalogue = catalogue_of(Model("sora-2"), Model("other"), Model("third"))
    await pause(world, "other")
    pauses = HandPauses(world.database, world.catalogue)
    assert (await pauses.catalogue()).available == ("sora-2", "third")
    assert [model.name for model in filter(await world.usable.now(()), world.catalogue.models)] == ["sora-2", "third"]


def test_a_reason_of_the_file_is_kept() -> None:
    """Only models of the catalogue are paused; without any, the catalogue is the same object."""
    catalogue = catalogue_of(Model("sora-2", paused="in the file"), Model("other"))
    assert catalogue.with_pauses({}) is catalogue and catalogue.with_pauses({"removed": "why"}) is catalogue
    paused = catalogue.with_pauses({"sora-2": "by hand", "other": "by hand"})
    assert [model.paused for model in paused.models] == ["in the file", "by hand"]
    assert paused.get("OTHER").paused == "by hand" and not catalogue.get("other").paused
