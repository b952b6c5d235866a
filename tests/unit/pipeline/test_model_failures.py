"""A model that the provider refuses again and again rests, and one order tries it later."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.errors import UserError
from bot.orders.resting import REST, TRY_TIME
from bot.pipeline.model_failures import IN_A_ROW, ModelFailures
from bot.pipeline.outcomes import Accepted, Outcome, Rejected
from storage.model_health import ModelHealth
from storage.states import State
from storage.tasks import Tasks
from tests.unit.orders.world import REQUESTER, World, message, opened
from tests.unit.pipeline.world import Admin

NO_CHANNEL = Rejected("model", "no available channel", by_provider=True)


@pytest.fixture
async def world(tmp_path: Path) -> AsyncIterator[World]:
    async with opened(tmp_path) as made:
        yield made


async def order(world: World, number: int, text: str = "/video a cat") -> None:
    await world.orders.messages.order(message(text, number), REQUESTER)


async def refuse(world: World, failures: ModelFailures, *outcomes: Outcome) -> None:
    """Record outcomes of a task of sora-2."""
    task = next(iter(await world.rows()))
    for outcome in outcomes:
        await failures.record(task, outcome)


async def test_three_refusals_in_a_row_let_a_model_rest(world: World, olga: Admin) -> None:
    """The next order waits for the button of another model, others are ordered as before, and the admins are notified once."""
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, NO_CHANNEL, NO_CHANNEL)
    await order(world, 2)
    await refuse(world, failures, NO_CHANNEL)
    await order(world, 3)
    [offer] = await world.rows(State.DRAFT)
    assert (offer.origin.message_id, offer.parameters and offer.parameters.model) == (3, "sora-2")
    card = await world.cards.of(offer)
    assert "Try again in about 15 min." in card.text
    assert [[button.label for button in line] for line in card.buttons] == [["🎬 other"], ["⏳ sora-2 later", "Cancel"]]
    await order(world, 4, "/video a cat --model other")
    assert len(await world.rows(State.QUEUED)) == 3
    await refuse(world, failures, NO_CHANNEL)
    assert sum("sora-2" in text for text in olga.read) == 1


async def test_an_order_that_was_accepted_in_between_starts_the_count_again(world: World, olga: Admin) -> None:
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[NO_CHANNEL] * (IN_A_ROW - 1), Accepted("t-1"), NO_CHANNEL)
    await order(world, 2)
    assert len(await world.rows(State.QUEUED)) == 2


@pytest.mark.parametrize(
    "outcome", [Rejected("said", "your words are not allowed"), Rejected("model", ""), Rejected("quota", "no credit")]
)
async def test_other_refusals_do_not_count(world: World, olga: Admin, outcome: Outcome) -> None:
    """Neither those of somebody's words nor those that this program decided."""
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[outcome] * 5)
    await order(world, 2)
    assert len(await world.rows(State.QUEUED)) == 2


async def test_after_the_rest_one_order_tries_the_model(world: World, olga: Admin) -> None:
    """The others wait for its outcome, in every process: it is in the database."""
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[NO_CHANNEL] * IN_A_ROW)
    world.clock.now += REST
    await order(world, 2)
    await order(world, 3)
    assert [row.origin.message_id for row in await world.rows(State.DRAFT)] == [3]
    another = ModelFailures(world.database, olga.admins, world.clock)
    await another.look()
    await refuse(world, another, Accepted("t-2"))
    await order(world, 4)
    assert len(await world.rows(State.QUEUED)) == 3
    assert await ModelHealth(world.database).models() == frozenset()


async def test_a_try_that_fails_too_begins_another_rest(world: World, olga: Admin) -> None:
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[NO_CHANNEL] * IN_A_ROW)
    world.clock.now += REST
    await order(world, 2)
    await refuse(world, failures, NO_CHANNEL)
    world.clock.now += TRY_TIME + 1
    await order(world, 3)
    assert [row.origin.message_id for row in await world.rows(State.DRAFT)] == [3]
    assert await ModelHealth(world.database).resting_until("sora-2") == world.clock.now - TRY_TIME - 1 + REST


async def test_a_draft_is_offered_and_checked_when_it_is_ordered(world: World, olga: Admin) -> None:
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[NO_CHANNEL] * IN_A_ROW)
    draft = await world.orders.messages.offer(message("a dog", 2), REQUESTER)
    assert draft is not None
    with pytest.raises(UserError, match="model-resting"):
        await world.orders.drafts.confirm(draft, REQUESTER)
    kept = await Tasks(world.database).get(draft.id)
    assert kept == draft
    world.clock.now += REST
    await world.orders.drafts.confirm(draft, REQUESTER)
    [tried] = [row for row in await world.rows(State.QUEUED) if row.id == draft.id]
    assert tried.parameters is not None and tried.parameters.model == "sora-2"


async def test_a_repeated_update_does_not_use_up_the_try(world: World, olga: Admin) -> None:
    """After the rest, an order that has a row already is not ordered, so the next one tries the model."""
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[NO_CHANNEL] * IN_A_ROW)
    world.clock.now += REST
    await order(world, 1)
    await order(world, 2)
    assert len(await world.rows(State.QUEUED)) == 2


async def test_a_repeated_update_finds_its_order_although_the_model_rests(world: World, olga: Admin) -> None:
    """Its process died before the update was acknowledged. A user who is told that nothing was ordered would order again."""
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    await refuse(world, failures, *[NO_CHANNEL] * IN_A_ROW)
    await order(world, 1)
    world.clock.now += REST
    await order(world, 2)
    await order(world, 2)
    assert len(await world.rows(State.QUEUED)) == 2


async def test_a_clock_that_was_wrong_makes_no_rest_endless(world: World, olga: Admin) -> None:
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1)
    world.clock.now += 10**8
    await refuse(world, failures, *[NO_CHANNEL] * IN_A_ROW)
    world.clock.now -= 10**8
    await order(world, 2)
    assert len(await world.rows(State.QUEUED)) == 2


async def test_a_refusal_that_may_quote_the_prompt_does_not_count(world: World, olga: Admin) -> None:
    """Otherwise anybody could take a model from all others with three such requests."""
    failures = ModelFailures(world.database, olga.admins, world.clock)
    await order(world, 1, "/video a fashion model whose shadow does not exist")
    quoted = Rejected("model", "not allowed: a fashion model whose shadow does not exist", by_provider=True)
    await refuse(world, failures, *[quoted] * IN_A_ROW)
    await order(world, 2)
    assert len(await world.rows(State.QUEUED)) == 2
