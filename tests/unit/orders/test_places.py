"""Orders that take a place of the submitter: committed as `submitting`, charged, and begun once; anything else is queued."""

import asyncio
import logging
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pytest

from bot.access.pauses import HandPauses
from bot.catalogue import Model, Price
from bot.errors import UserError
from bot.orders.places import OrderPlace
from storage.chats import ChatAccess
from storage.ledger import Ledger
from storage.model import Task
from storage.states import State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.unit.options import catalogue_of
from tests.unit.orders.test_budgets import set_up
from tests.unit.orders.test_the_door import delivered, draft
from tests.unit.orders.world import REQUESTER, World, message, photos

LEASE = 30.0


@dataclass
class OnePlace:
    """A process with `spare` places that chats share; notes what becomes of those that are taken."""

    spare: int = 8
    lease: float = LEASE
    taken: int = 0
    given_back: int = 0
    begun: list[Task] = field(default_factory=list)
    released: list[Task] = field(default_factory=list)
    is_taken: asyncio.Event = field(default_factory=asyncio.Event)
    has_begun: asyncio.Event = field(default_factory=asyncio.Event)

    def take(self) -> OrderPlace:
        self.taken += 1
        self.is_taken.set()
        return self

    def begin(self, task: Task, /) -> None:
        self.begun.append(task)
        self.has_begun.set()

    def release(self, task: Task, /) -> None:
        self.released.append(task)

    def give_back(self) -> None:
        self.given_back += 1


@pytest.fixture
def place(world: World) -> OnePlace:
    world.places = OnePlace()
    return world.places


async def ordered(world: World, number: int = 1, text: str = "/video a cat", chat: int = REQUESTER.chat_id) -> Task:
    requester = replace(REQUESTER, chat_id=chat, user_id=chat)
    task = await world.orders.messages.order(message(text, number, chat_id=chat, user_id=chat), requester)
    assert task is not None
    return task


async def is_charged(world: World, task: Task) -> bool:
    charge = await Ledger(world.database).reserved(task.id)
    return charge is not None and not charge[1]


async def test_an_order_is_committed_as_submitting_and_begun(world: World, place: OnePlace) -> None:
    task = await ordered(world)
    [begun] = place.begun
    assert begun == task == await Tasks(world.database).get(task.id)
    assert (task.state, task.tries, task.first_try_at) == (State.SUBMITTING, 1, world.clock.now)
    assert task.lease_until == world.clock.now + LEASE and task.turn is not None
    assert await is_charged(world, task)
    assert (place.taken, place.given_back, world.woken) == (1, 1, 0)


async def test_it_is_logged_once(world: World, place: OnePlace, caplog: pytest.LogCaptureFixture) -> None:
    """The line of its transition has all that a line about the order would have."""
    with caplog.at_level(logging.INFO):
        task = await ordered(world)
    lines = [line for line in caplog.messages if task.id in line]
    assert len(lines) == 1
    assert f"task {task.id} queued -> submitting chat={REQUESTER.chat_id} message=1 " in lines[0]


async def test_it_is_sent_with_the_number_of_its_pictures(world: World, place: OnePlace) -> None:
    """Without it, a create would be sent without its pictures."""
    await world.orders.messages.order(message("/video a cat https://x.example/a.png", photos=photos(1, 2)), REQUESTER)
    assert [task.image_count for task in place.begun] == [3]


async def test_its_outcome_is_stored_as_after_a_claim(world: World, place: OnePlace) -> None:
    await ordered(world)
    rows = Submissions(world.database)
    assert await rows.renew_lease(place.begun[0], world.clock.now + 60)
    moved = await rows.requeue(
        place.begun[0], due_at=world.clock.now, reason_key=None, reason=None, now=world.clock.now
    )
    assert moved is not None and moved.state is State.QUEUED
    [again] = await rows.claim(world.clock.now, world.clock.now + LEASE, 9)
    assert (again.id, again.tries) == (moved.id, 2)


async def test_a_repeated_message_is_begun_once(world: World, place: OnePlace) -> None:
    await ordered(world)
    assert await world.orders.messages.order(message("/video a cat"), REQUESTER) is None
    assert len(place.begun) == 1 and (place.taken, place.given_back) == (2, 2)


async def test_a_pressed_button_orders_at_once(world: World) -> None:
    before = await delivered(world)
    world.places = place = OnePlace()
    await world.orders.repeats.by_button(before, before.redos, REQUESTER, "press-1")
    [begun] = place.begun
    assert begun.parent_id == before.id and await is_charged(world, begun)


async def test_a_draft_takes_no_place(world: World, place: OnePlace) -> None:
    await draft(world)
    assert not place.begun and place.taken == place.given_back


async def test_an_order_that_must_be_confirmed_is_a_draft(world: World, place: OnePlace) -> None:
    world.catalogue = catalogue_of(Model("sora-2", prices=(Price(Decimal(5)),)))
    world.confirm_above = 1
    task = await ordered(world)
    assert task.state is State.DRAFT and not place.begun and not await is_charged(world, task)


async def test_a_used_up_budget_leaves_no_row_and_nothing_begun(world: World, place: OnePlace) -> None:
    """Budgets are counted in the transaction that writes the row: orders that need not wait are no way past them."""
    await set_up(world, "2 videos/day", Model("sora-2"))
    for number in (1, 2):
        await ordered(world, number)
    with pytest.raises(UserError, match="budget-used-up"):
        await ordered(world, 3)
    assert len(place.begun) == 2 == len(await world.rows()) and place.taken == place.given_back


@pytest.mark.parametrize("case", ["blocked", "paused", "secret", "no words"])
async def test_a_refused_order_gives_its_place_back(world: World, place: OnePlace, case: str) -> None:
    world.secret = "sk-zq7"
    if case == "blocked":
        await world.decide(ChatAccess.BLOCKED)
    if case == "paused":
        for model in world.catalogue.models:
            await HandPauses(world.database, world.catalogue).pause(model, "broken", 1)
    text = {"secret": "/video a cat sk-zq7", "no words": "/video"}.get(case, "/video a cat")
    with pytest.raises(UserError):
        await ordered(world, text=text)
    assert not place.begun and place.taken == place.given_back
    assert await world.rows() == []


async def test_what_waits_goes_first(world: World, place: OnePlace) -> None:
    waits = await ordered_without_place(world, 1)
    assert waits.state is State.QUEUED
    assert (await ordered(world, 2, chat=6)).state is State.QUEUED and not place.begun
    assert world.only_submitter_woken == 2


async def test_what_waits_for_a_later_try_holds_up_nothing(world: World, place: OnePlace) -> None:
    await ordered(world, 1)
    await Submissions(world.database).requeue(
        place.begun[0], due_at=world.clock.now + 60, reason_key="busy", reason=None, now=world.clock.now
    )
    assert (await ordered(world, 2)).state is State.SUBMITTING


@pytest.mark.parametrize(("spare", "at_once"), [(8, 3), (2, 2), (1, 1), (0, 1), (-3, 1)])
async def test_a_chat_takes_no_more_than_its_share(world: World, place: OnePlace, spare: int, at_once: int) -> None:
    """As a claim shares the places: the first one is for each chat, further ones while as many are spare."""
    place.spare = spare
    states = [(await ordered(world, number)).state for number in range(1, 4)]
    assert states.count(State.SUBMITTING) == at_once
    others = await ordered(world, 1, chat=6)
    assert others.state is (State.QUEUED if State.QUEUED in states else State.SUBMITTING)


async def test_an_order_without_a_place_is_queued(world: World) -> None:
    assert (await ordered(world)).state is State.QUEUED and world.only_submitter_woken == 1


async def test_a_caller_that_is_cancelled_leaves_no_order_unsent(world: World, place: OnePlace) -> None:
    """Its row is `submitting`: nobody else would send it, and the user would be asked about it."""
    ordering = asyncio.create_task(ordered(world))
    await place.is_taken.wait()
    await asyncio.sleep(0)  # the transaction has begun
    ordering.cancel()
    with pytest.raises(asyncio.CancelledError):
        await ordering
    await asyncio.wait_for(place.has_begun.wait(), 30)
    [row] = await world.rows(State.SUBMITTING)
    assert place.begun == [row]


async def ordered_without_place(world: World, number: int) -> Task:
    place, world.places = world.places, None
    try:
        return await ordered(world, number)
    finally:
        world.places = place
