"""The shape of a picture is stored with its request, and the button for the fitting orientation orders once."""

import asyncio
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from bot.budget_words import parse_budgets
from bot.catalogue import Catalogue, Model, Price
from bot.errors import UserError
from bot.money import PriceChanged, budgets_of
from bot.parameters import Parameters, Source
from bot.settings import Access
from storage.budgets import Budgets
from storage.chats import ChatAccess
from storage.ledger import Ledger
from storage.model import Task
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.unit.orders.test_the_door import delivered
from tests.unit.orders.world import PHOTO, REQUESTER, World, message

WIDE = replace(PHOTO, width=1280, height=720, message_id=1)
TALL = replace(PHOTO, file_id="photo-2", width=720, height=1280, message_id=2)
PRICED = Catalogue((Model("sora-2", prices=(Price(Decimal("0.40")),)),), "USD")


def orientation(task: Task) -> tuple[Any, Source]:
    assert task.parameters is not None
    parameters = Parameters.of(task.parameters)
    return parameters.values["orientation"], parameters.sources["orientation"]


async def order(world: World, text: str = "/video a cat", number: int = 1, **facts: Any) -> Task:
    task = await world.orders.messages.order(message(text, number, **{"photos": (WIDE,), **facts}), REQUESTER)
    assert task is not None
    return task


async def offer(world: World) -> Task:
    return await order(world, forwarded=True)


# Stored ---------------------------------------------------------------------------------------------------------------


async def test_the_first_photo_of_a_message(world: World) -> None:
    """Also of the message it replies to; nothing is known of links."""
    assert (await order(world)).picture_ratio == pytest.approx(16 / 9)
    assert (await order(world, number=2, photos=())).picture_ratio is None
    assert (await order(world, "/video a cat https://a.example/x.png", 3, photos=())).picture_ratio is None
    assert (await order(world, number=4, photos=(PHOTO,))).picture_ratio is None


async def test_the_first_photo_of_an_album(world: World) -> None:
    for number, photo in ((2, TALL), (1, WIDE)):
        caption = "a cat" if number == 1 else ""
        incoming = message(caption, number, media_group_id="7", photos=(photo,))
        await world.orders.albums.collect(incoming, REQUESTER)
    world.clock.now += 10
    [due] = await world.orders.albums.due(10)
    await world.orders.albums.close(due)
    [task] = await world.rows(State.QUEUED)
    assert task.picture_ratio == pytest.approx(16 / 9)


async def test_a_photo_that_waited_for_its_words(world: World) -> None:
    await world.orders.messages.keep_photos(message("", photos=(TALL,)), REQUESTER)
    text = await world.orders.messages.offer(message("a cat", 2), REQUESTER)
    assert text is not None and text.picture_ratio == pytest.approx(9 / 16)


async def test_a_request_that_was_kept_until_the_approval(world: World) -> None:
    world.access = Access.APPROVAL
    with pytest.raises(UserError):
        await order(world)
    await world.decide(ChatAccess.APPROVED)
    kept = await world.orders.kept.find(REQUESTER.chat_id)
    assert kept is not None
    draft = await world.orders.kept.offer(kept)
    assert draft is not None and draft.picture_ratio == pytest.approx(16 / 9)


async def test_a_repeat_has_the_same_picture(world: World) -> None:
    task = await order(world)
    world.clock.now += 60
    await world.orders.repeats.by_button(task, 0, REQUESTER, "press-1")
    [_, again] = await world.rows(State.QUEUED)
    assert again.picture_ratio == task.picture_ratio


# Offers ---------------------------------------------------------------------------------------------------------------


async def test_an_offer_is_ordered_in_the_fitting_shape(world: World) -> None:
    """Once, whichever of its two buttons is pressed how often."""
    draft = await offer(world)
    assert draft.state is State.DRAFT and orientation(draft) == ("portrait", Source.BOT)
    presses = [world.orders.drafts.fit(draft, REQUESTER, "landscape") for _ in range(3)]
    outcomes = await asyncio.gather(*presses, world.orders.drafts.confirm(draft, REQUESTER), return_exceptions=True)
    assert outcomes.count(None) == 1
    [task] = await world.rows()
    assert task.state is State.QUEUED and orientation(task) == ("landscape", Source.REQUEST)


# Orders ---------------------------------------------------------------------------------------------------------------


async def test_an_order_that_waits_is_replaced(world: World) -> None:
    """One press or several, one order: the first is cancelled and its charge given back, in the same transaction."""
    world.catalogue = PRICED
    budget = budgets_of(parse_budgets("0.40/day"))
    await world.database.transaction(lambda tx: Budgets(tx).configure(budget, "USD"))
    waiting = await order(world)
    presses = [world.orders.drafts.fit(waiting, REQUESTER, "landscape", 400_000) for _ in range(3)]
    outcomes = await asyncio.gather(*presses, return_exceptions=True)
    assert outcomes.count(None) == 1
    [old] = await world.rows(State.CANCELLED)
    [new] = await world.rows(State.QUEUED)
    assert (old.id, len(await world.rows())) == (waiting.id, 2)
    assert orientation(new) == ("landscape", Source.REQUEST)
    assert (new.prompt, new.origin) == (old.prompt, old.origin)
    tasks, ledger = Tasks(world.database), Ledger(world.database)
    assert await tasks.images(new.id) == await tasks.images(old.id) != ()
    charges = [await ledger.reserved(task.id) for task in (old, new)]
    assert [charge and charge[1] for charge in charges] == [True, False]


async def test_what_was_sent_meanwhile_is_not_ordered_twice(world: World) -> None:
    waiting = await order(world)
    [sending] = await Submissions(world.database).claim(world.clock(), world.clock() + 30, 1)
    for row in (waiting, sending):
        with pytest.raises(UserError, match=r"^button-stale$"):
            await world.orders.drafts.fit(row, REQUESTER, "landscape")
    assert [row.state for row in await world.rows()] == [State.SUBMITTING]


async def test_a_refused_press_keeps_the_order_that_waits(world: World) -> None:
    """A higher price, a forged value, and none at all."""
    waiting = await order(world)
    world.catalogue = PRICED
    with pytest.raises(PriceChanged):
        await world.orders.drafts.fit(waiting, REQUESTER, "landscape", 100_000)
    for value in ("sideways", ""):
        with pytest.raises(UserError):
            await world.orders.drafts.fit(waiting, REQUESTER, value, 400_000)
    assert await world.rows() == [waiting]


async def test_what_is_paid_is_ordered_again_in_the_fitting_shape(world: World) -> None:
    """A button like *Again*: numbered, one order for each press."""
    task = await delivered(world)
    counted = await world.orders.repeats.by_button(task, 0, REQUESTER, "press-1", orientation="landscape")
    for press in ("press-1", "press-2"):
        with pytest.raises(UserError):
            await world.orders.repeats.by_button(task, 0, REQUESTER, press, orientation="landscape")
    [again] = await world.rows(State.QUEUED)
    assert orientation(again) == ("landscape", Source.REQUEST) and again.parent_id == task.id
    assert counted.redos == 1
