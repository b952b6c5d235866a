"""The example of a greeting: one order per greeting, for the price that its button showed."""

import asyncio
from dataclasses import replace
from decimal import Decimal

import pytest

from bot.catalogue import Model, Price
from bot.errors import UserError
from bot.money import PriceChanged
from bot.orders import PressedExample
from bot.parsing.doubts import Doubt
from bot.settings import Access
from storage.chats import ChatAccess
from storage.kept import KeptRequests
from storage.states import State
from tests.unit.options import catalogue_of
from tests.unit.orders.world import BOT, CHAT, REQUESTER, World, message

GREETING = 9  # its message id
PRICE = 400_000  # millionths


def pressed(shown_price: int | None = PRICE, message_id: int = GREETING) -> PressedExample:
    return PressedExample(message_id=message_id, prompt="a cat on the moon", shown_price=shown_price)


def priced(world: World, amount: str = "0.40") -> None:
    world.catalogue = catalogue_of(Model("sora-2", prices=(Price(Decimal(amount)),)), Model("other"))


async def test_a_press_orders_with_the_defaults(world: World) -> None:
    """The task replies to the greeting, in the language of the chat."""
    priced(world)
    task = await world.orders.examples.order(pressed(), replace(REQUESTER, language="de"))
    assert task is not None and (task.state, task.prompt) == (State.QUEUED, "a cat on the moon")
    assert (task.origin.message_id, task.origin.chat_id, task.origin.language) == (GREETING, CHAT, "de")
    assert task.parameters is not None and task.parameters.model == "sora-2"


async def test_a_greeting_orders_once(world: World) -> None:
    """Also if it is pressed several times at once, later, or after a restart: the world's orders are made for each call."""
    priced(world)
    first, *others = await asyncio.gather(*(world.orders.examples.order(pressed(), REQUESTER) for _ in range(4)))
    later = await world.orders.examples.order(pressed(), REQUESTER)
    assert first is not None and {task.id for task in (*others, later) if task} == {first.id}
    assert len(await world.rows()) == 1
    await world.orders.examples.order(pressed(message_id=GREETING + 1), REQUESTER)
    assert len(await world.rows(State.QUEUED)) == 2  # another greeting


async def test_a_higher_price_is_not_charged(world: World) -> None:
    """Neither one that was unknown when the greeting was sent. A lower one is."""
    priced(world, "0.50")
    for shown in (PRICE, None):
        with pytest.raises(PriceChanged, match=r"^price-changed$"):
            await world.orders.examples.order(pressed(shown), REQUESTER)
    assert await world.rows() == []
    priced(world, "0.30")
    await world.orders.examples.order(pressed(), REQUESTER)
    assert len(await world.rows(State.QUEUED)) == 1


async def test_a_price_is_never_charged_for_a_repeated_press(world: World) -> None:
    """The first press was ordered: a price that has risen since is not asked about."""
    priced(world)
    first = await world.orders.examples.order(pressed(), REQUESTER)
    priced(world, "9.00")
    assert await world.orders.examples.order(pressed(), REQUESTER) == first


@pytest.mark.parametrize("where", ["bot", "chat"])
@pytest.mark.parametrize("is_known", [True, False])
async def test_confirm_above_makes_it_a_question(world: World, where: str, *, is_known: bool) -> None:
    """The button says what it costs, but the owner wants *Create* to be pressed from this price on, or if it is unknown."""
    if is_known:
        priced(world)
    if where == "bot":
        world.confirm_above = PRICE
    else:
        await world.set_confirm_above(PRICE)
    task = await world.orders.examples.order(pressed(PRICE if is_known else None), REQUESTER)
    assert task is not None and (task.state, task.doubt) == (State.DRAFT, Doubt.PRICE)
    await world.orders.drafts.confirm(task, REQUESTER, PRICE if is_known else None)
    [ordered] = await world.rows(State.QUEUED)
    again = await world.orders.examples.order(pressed(PRICE if is_known else None), REQUESTER)
    assert again is not None and again.id == ordered.id


async def test_a_message_of_the_user_has_another_key(world: World) -> None:
    """The greeting's number is no other message's."""
    priced(world)
    await world.orders.messages.order(message("/video a dog", GREETING - 1), REQUESTER)
    await world.orders.examples.order(pressed(), REQUESTER)
    assert sorted(task.prompt for task in await world.rows(State.QUEUED)) == ["a cat on the moon", "a dog"]


async def test_what_was_pressed_before_an_approval_is_kept(world: World) -> None:
    """As any other first order: it is offered after the approval, and the old button orders nothing more."""
    world.access = Access.APPROVAL
    with pytest.raises(UserError, match=r"^access-"):
        await world.orders.examples.order(pressed(None), REQUESTER)
    kept = await KeptRequests(world.database, BOT).get(CHAT)
    assert kept is not None and kept.body == "a cat on the moon"
    await world.decide(ChatAccess.APPROVED)
    offered = await world.orders.kept.offer(kept)
    again = await world.orders.examples.order(pressed(None), REQUESTER)
    assert offered is not None and again is not None and (again.id, again.state) == (offered.id, State.DRAFT)


async def test_a_dearer_model_is_offered_while_the_default_is_paused(world: World) -> None:
    """Nothing is ordered with it: the card shows its price."""
    models = (Model("sora-2", paused="broken"), Model("other", prices=(Price(Decimal(2)),)))
    world.catalogue = catalogue_of(*models)
    task = await world.orders.examples.order(pressed(), REQUESTER)
    assert task is not None and task.state is State.DRAFT
    card = await world.cards.of(task)
    assert "other · 2" in card.buttons[0][0].label
