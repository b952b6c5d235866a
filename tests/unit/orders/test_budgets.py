"""Budgets at the door: what they refuse writes nothing, and what is given back can be spent again."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from telegram.constants import ChatID

from bot.access.gate import Requester
from bot.amounts import MILLION
from bot.budget_words import parse_budgets
from bot.catalogue import Catalogue, Model
from bot.catalogue.models import Price
from bot.errors import UserError
from bot.money import PriceChanged, budgets_of
from bot.parsing.doubts import Doubt
from storage.budgets import Budgets, Slot, Use
from storage.chats import ChatAccess
from storage.ledger import Charge, Ledger
from storage.model import Task
from storage.retention import Scope, forget
from storage.states import State
from storage.submissions import Submissions
from storage.supergroups import migrate_chat
from tests.unit.orders.test_the_door import album
from tests.unit.orders.world import ADA, BOT, CHAT, REQUESTER, World, message

CENTS_40 = Model("sora-2", prices=(Price(Decimal("0.40")),))
DAY = 86_400.0
CENTS = 400_000  # the price of that model


async def set_up(world: World, budgets: str, model: Model = CENTS_40) -> None:
    """As at a start with these BUDGETS."""
    world.catalogue = Catalogue((model,), "USD")
    await world.database.transaction(lambda tx: Budgets(tx).configure(budgets_of(parse_budgets(budgets)), "USD"))


async def command(world: World, words: str) -> None:
    """What /budget does."""
    for budget in budgets_of(parse_budgets(words)):
        await world.database.transaction(lambda tx, budget=budget: Budgets(tx).set(budget))  # type: ignore[misc]


async def order(world: World, number: int, requester: Requester = REQUESTER, **facts: Any) -> Task:
    text = message("/video a cat", number, chat_id=requester.chat_id, user_id=requester.user_id, **facts)
    task = await world.orders.messages.order(text, requester)
    assert task is not None
    return task


async def orders(world: World, numbers: Sequence[int]) -> list[str]:
    """The states of the orders, or the keys of the errors."""
    results = []
    for number in numbers:
        try:
            results.append(str((await order(world, number)).state))
        except UserError as error:
            results.append(error.key)
    return results


async def used(world: World, payer: str = "all", payer_id: int = 0, unit: str = "money") -> int | None:
    """What the row of today's slot has; it is always the sum of the ledger."""
    day = "1970-01-12" if world.clock() < 1_000_000 + DAY / 2 else "1970-01-13"
    slot = Slot(payer=payer, payer_id=payer_id, unit=unit, period="day")  # type: ignore[arg-type]  # words of the tests
    row = await Budgets(world.database).used(Use(slot=slot, starts=day))
    assert row in {None, await Ledger(world.database).used(slot.payer, payer_id, unit, day, day)}
    return row


async def test_without_budgets_everything_is_charged_and_nothing_refused(world: World) -> None:
    world.catalogue = Catalogue((CENTS_40,), "USD")
    task = await order(world, 1)
    assert await Ledger(world.database).reserved(task.id) == (
        Charge(
            task_id=task.id, day="1970-01-12", chat_id=CHAT, user_id=ADA, provider="default", model="sora-2", amount=400_000,
            currency="USD", price_rule="prices 1",
        ),
        False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("budgets", "states"),
    [
        ("1/day", ["queued", "queued", "budget-too-little"]),
        ("0.80/day", ["queued", "queued", "budget-used-up"]),
        ("0.80/month", ["queued", "queued", "budget-used-up"]),
        ("2 videos/day", ["queued", "queued", "budget-used-up"]),
        ("chat 0.80/day", ["queued", "queued", "budget-used-up"]),
        ("user 2 videos/month", ["queued", "queued", "budget-used-up"]),
        ("9/day, chat 8/day, user 1 videos/day", ["queued", "budget-used-up", "budget-used-up"]),
        ("0/day", ["budget-none"] * 3),
        ("0 videos/day", ["budget-none"] * 3),
        (f"chat 0/day, {ADA} 9/day", ["budget-none"] * 3),  # the user's own does not replace the chats'
        (f"user 0/day, {ADA} 0.40/day", ["queued", "budget-used-up", "budget-used-up"]),
        (f"0/day, {ADA} 9/day", ["budget-none"] * 3),  # the overall one always holds
    ],
)
async def test_a_budget_ends(world: World, budgets: str, states: list[str]) -> None:
    await set_up(world, budgets)
    assert await orders(world, [1, 2, 3]) == states
    assert len(await world.rows()) == states.count("queued")


async def test_all_budgets_are_taken_or_none(world: World) -> None:
    """What one budget allowed is not used up by an order that another one refuses."""
    await set_up(world, "9/day, user 1 videos/day")
    assert await orders(world, [1, 2, 3]) == ["queued", "budget-used-up", "budget-used-up"]
    assert await used(world) == 400_000


async def test_what_the_price_is_not_known_of_is_refused_under_a_money_budget(world: World) -> None:
    await set_up(world, "9/day", Model("sora-2"))
    assert await orders(world, [1]) == ["budget-unpriced-untold"]  # there is no admin who could be told
    await set_up(world, "2 videos/day", Model("sora-2"))
    assert await orders(world, [2, 3, 4]) == ["queued", "queued", "budget-used-up"]


async def test_a_free_video_is_no_matter_of_money(world: World) -> None:
    await set_up(world, "0/day", Model("sora-2", prices=(Price(Decimal(0)),)))
    assert await orders(world, [1]) == ["queued"]


async def test_tomorrow_is_another_day(world: World) -> None:
    await set_up(world, "1 videos/day, 0.80/month")
    assert await orders(world, [1, 2]) == ["queued", "budget-used-up"]
    world.clock.now += DAY
    assert await orders(world, [3, 4]) == ["queued", "budget-used-up"]
    world.clock.now += DAY
    with pytest.raises(UserError) as refused:
        await order(world, 5)
    assert refused.value.values == {"payer": "all", "period": "month", "until": "1970-02-01 00:00 (UTC)"}


async def test_a_budget_set_today_counts_what_was_ordered_today(world: World) -> None:
    world.catalogue = Catalogue((CENTS_40,), "USD")
    await world.database.transaction(lambda tx: Budgets(tx).configure([], "USD"))
    assert await orders(world, [1, 2]) == ["queued", "queued"]
    await command(world, "0.80/day")
    assert await orders(world, [3]) == ["budget-used-up"]
    await command(world, "1.20/day")
    assert await orders(world, [4, 5]) == ["queued", "budget-used-up"]
    await command(world, "off/day")
    assert await orders(world, [6]) == ["queued"]


async def test_a_command_outlives_a_start(world: World) -> None:
    """Also one that removed a budget of BUDGETS; other slots follow the setting."""
    await set_up(world, "1 videos/day, 5/day")
    await command(world, "off videos/day")
    await set_up(world, "1 videos/day, 0/day")
    assert await orders(world, [1]) == ["budget-none"]
    await set_up(world, "1 videos/day")
    assert await orders(world, [2, 3]) == ["queued", "queued"]


async def test_the_currency_of_today_counts(world: World) -> None:
    await set_up(world, "0.40/day")
    first = await order(world, 1)
    world.catalogue = Catalogue((CENTS_40,), "EUR")
    await world.database.transaction(lambda tx: Budgets(tx).configure(budgets_of(parse_budgets("0.40/day")), "EUR"))
    assert await orders(world, [2, 3]) == ["queued", "budget-used-up"]
    await world.cancel(first)  # in the other currency: gives back nothing of this one
    assert await orders(world, [4]) == ["budget-used-up"]


async def test_a_process_with_another_currency_takes_nothing(world: World) -> None:
    """What it took could not be given back. Other budgets do not depend on the currency."""
    await set_up(world, "9/day")
    world.catalogue = Catalogue((CENTS_40,), "EUR")
    assert await orders(world, [1]) == ["budget-busy"]
    assert await used(world) is None
    await command(world, "off/day, 1 videos/day")
    assert await orders(world, [2, 3]) == ["queued", "budget-used-up"]


async def test_an_order_that_has_a_groups_old_number_cannot_begin_its_budget_again(world: World) -> None:
    """It waited in the group's queue of updates. What is not the group's budget does not matter."""
    await set_up(world, "chat 2 videos/day, 9/day")
    assert await orders(world, [1, 2]) == ["queued", "queued"]
    await migrate_chat(world.database, BOT, old_id=CHAT, new_id=-1001, now=world.clock())
    assert await orders(world, [3]) == ["budget-busy"] and await used(world) == 2 * CENTS
    await command(world, "chat off videos/day")
    assert await orders(world, [4]) == ["queued"]


async def cancel(world: World, task: Task) -> None:
    await world.cancel(task)


async def erase(world: World, _task: Task) -> None:
    now = world.clock()
    await forget(world.database, Scope(BOT, CHAT), unfinished=False, before=now, now=now)


async def block(world: World, _task: Task) -> None:
    await world.decide(ChatAccess.BLOCKED)


async def refuse(world: World, _task: Task) -> None:
    rows, now = Submissions(world.database), world.clock()
    [claimed] = await rows.claim(now, now + 30, 1)
    assert await rows.mark_refused(claimed, reason_key="said", reason="no", now=now)


async def refuse_late(world: World, _task: Task) -> None:
    rows, now = Submissions(world.database), world.clock()
    [claimed] = await rows.claim(now, now + 30, 1)
    [unknown] = await rows.mark_interrupted("interrupted", now + 60)
    assert await rows.mark_absent(replace(unknown, tries=claimed.tries), now)


async def refund(world: World, task: Task) -> None:
    assert await Ledger(world.database).refund(task.id, world.clock()) is None  # it may still be sent
    await lose_sight(world, task)
    assert await Ledger(world.database).refund(task.id, world.clock())


GIVING_BACK = (cancel, erase, block, refuse, refuse_late, refund)


@pytest.mark.parametrize("give_back", GIVING_BACK)
async def test_what_was_not_charged_is_given_back_once(world: World, give_back: Any) -> None:
    await set_up(world, "0.80/day, chat 2 videos/month, user 0.80/day")
    task = await order(world, 1)
    await give_back(world, task)
    assert await used(world) == 0 and await used(world, "user", ADA) == 0
    assert await Ledger(world.database).refund(task.id, world.clock()) is None
    assert await used(world) == 0
    charged = await Ledger(world.database).reserved(task.id)
    assert charged is not None and charged[1]


async def test_what_is_given_back_tomorrow_belongs_to_today(world: World) -> None:
    await set_up(world, "1 videos/day")
    task = await order(world, 1)
    world.clock.now += DAY
    assert await orders(world, [2]) == ["queued"]
    await cancel(world, task)
    assert await orders(world, [3]) == ["budget-used-up"]


async def accept(world: World, _task: Task) -> None:
    rows, now = Submissions(world.database), world.clock()
    [claimed] = await rows.claim(now, now + 30, 1)
    assert await rows.mark_running(claimed, provider_id="sora-2:1", due_at=now, show_lease=now, now=now)


async def lose_sight(world: World, _task: Task) -> None:
    rows, now = Submissions(world.database), world.clock()
    [claimed] = await rows.claim(now, now + 30, 1)
    assert await rows.mark_unknown(claimed, reason_key="timeout", reason=None, now=now)


async def requeue(world: World, _task: Task) -> None:
    rows, now = Submissions(world.database), world.clock()
    [claimed] = await rows.claim(now, now + 30, 1)
    assert await rows.requeue(claimed, due_at=now, reason_key="busy", reason=None, now=now)


@pytest.mark.parametrize("keep", [accept, lose_sight, requeue])
async def test_what_was_or_may_be_charged_is_kept(world: World, keep: Any) -> None:
    await set_up(world, "0.80/day")
    await keep(world, await order(world, 1))
    assert await used(world) == 400_000
    await erase(world, (await world.rows())[0])
    queued = keep is requeue
    assert await used(world) == (0 if queued else 400_000)


async def test_send_again_that_a_budget_refuses_leaves_the_question_open(world: World) -> None:
    await set_up(world, "1 videos/day")
    await lose_sight(world, await order(world, 1))
    [unknown] = await world.rows()
    with pytest.raises(UserError, match="budget-used-up"):
        await world.orders.drafts.send_again(unknown, REQUESTER, CENTS)
    assert await world.rows() == [unknown]
    world.clock.now += DAY
    await world.orders.drafts.send_again(unknown, REQUESTER, CENTS)
    assert [row.state for row in await world.rows()] == [State.UNKNOWN, State.QUEUED]


async def test_a_draft_costs_nothing_until_it_is_ordered(world: World) -> None:
    await set_up(world, "1 videos/day")
    drafts = [await world.orders.messages.offer(message("a cat", number), REQUESTER) for number in (1, 2)]
    assert await used(world, unit="videos") is None
    first, second = drafts
    assert first is not None and second is not None
    await world.orders.drafts.confirm(first, REQUESTER, CENTS)
    with pytest.raises(UserError, match="budget-used-up"):
        await world.orders.drafts.confirm(second, REQUESTER, CENTS)
    # Both were written at the same moment, so that rows have no order.
    assert {row.id: row.state for row in await world.rows()} == {first.id: State.QUEUED, second.id: State.DRAFT}


async def test_the_user_who_presses_pays(world: World) -> None:
    await set_up(world, "user 1 videos/day")
    draft = await world.orders.messages.offer(message("a cat", 1), REQUESTER)
    assert draft is not None
    await world.orders.drafts.confirm(draft, replace(REQUESTER, user_id=77), CENTS)
    assert (await used(world, "user", 77, "videos"), await used(world, "user", ADA, "videos")) == (1, None)


@pytest.mark.parametrize("stand_in", [ChatID.ANONYMOUS_ADMIN, ChatID.FAKE_CHANNEL, 0])
async def test_anonymous_admins_and_channels_count_as_their_chat(world: World, stand_in: int) -> None:
    await set_up(world, "user 1 videos/day")
    for chat, states in ((-10, ["queued", "budget-used-up"]), (-11, ["queued", "budget-used-up"])):
        requester = Requester(chat_id=chat, title="Club", user_id=stand_in, user_name="", private=False)
        found = []
        for number in (1, 2):
            try:
                found.append(str((await order(world, number, requester, is_private=False)).state))
            except UserError as error:
                found.append(error.key)
        assert found == states


async def test_a_supergroup_takes_budgets_and_charges_along(world: World) -> None:
    await set_up(world, "chat 1 videos/day")
    await command(world, "-10 3 videos/day")
    group = Requester(chat_id=-10, title="Club", user_id=ADA, user_name="Ada", private=False)
    for number in (1, 2):
        await order(world, number, group, is_private=False)
    await migrate_chat(world.database, BOT, old_id=-10, new_id=-1001, now=world.clock())
    moved = replace(group, chat_id=-1001)
    await order(world, 3, moved, is_private=False)
    with pytest.raises(UserError, match="budget-used-up"):
        await order(world, 4, moved, is_private=False)


async def test_a_repeated_update_is_charged_once(world: World) -> None:
    await set_up(world, "9/day")
    await order(world, 1)
    assert await world.orders.messages.order(message("/video a cat", 1), REQUESTER) is None
    assert await used(world) == 400_000


async def test_the_last_one_is_taken_once(world: World) -> None:
    """Many at the same moment, also at the first order of a period."""
    await set_up(world, "1.20/day, chat 3 videos/day")
    results = await asyncio.gather(*(order(world, number) for number in range(1, 21)), return_exceptions=True)
    assert sum(isinstance(result, Task) for result in results) == 3
    assert {error.key for error in results if isinstance(error, UserError)} <= {"budget-used-up"}
    assert await used(world) == 1_200_000


@pytest.mark.parametrize(
    ("threshold", "own", "state"),
    [
        (None, None, State.QUEUED),
        (400_001, None, State.QUEUED),
        (400_000, None, State.DRAFT),
        (0, None, State.DRAFT),
        (None, 300_000, State.DRAFT),
        (9 * MILLION, 400_000, State.DRAFT),  # the lower one holds
        (400_000, 9 * MILLION, State.DRAFT),
    ],
)
async def test_a_price_from_the_threshold_on_is_confirmed(
    world: World, threshold: int | None, own: int | None, state: State
) -> None:
    await set_up(world, "1 videos/day")
    world.confirm_above = threshold
    await world.set_confirm_above(own)
    task = await order(world, 1)
    assert (task.state, task.doubt) == (state, Doubt.PRICE if state is State.DRAFT else None)
    if state is State.DRAFT:
        await world.orders.drafts.confirm(task, REQUESTER, CENTS)
    assert [row.state for row in await world.rows()] == [State.QUEUED]


@pytest.mark.parametrize(
    ("shown", "price", "key"),
    [
        (400_000, "0.41", "price-changed"),
        (None, "0.40", "price-changed"),  # a button of an earlier version, or of a time without a price
        (400_000, None, "price-unknown-now"),
        (400_000, "0.40", ""),
        (400_000, "0.39", ""),  # a lower price is charged as it is
        (None, None, ""),
        (None, "0", ""),
    ],
)
async def test_a_higher_price_than_the_button_showed_is_not_charged(
    world: World, shown: int | None, price: str | None, key: str
) -> None:
    draft = await world.orders.messages.offer(message("a cat"), REQUESTER)
    assert draft is not None
    await set_up(world, "", Model("sora-2", prices=(Price(Decimal(price)),) if price else ()))
    if not key:
        await world.orders.drafts.confirm(draft, REQUESTER, shown)
        charged = await Ledger(world.database).reserved(draft.id)
        assert charged is not None and charged[0].amount == (None if price is None else int(Decimal(price) * MILLION))
        return
    with pytest.raises(PriceChanged, match=f"^{key}$"):
        await world.orders.drafts.confirm(draft, REQUESTER, shown)
    assert await world.rows() == [draft]
    assert await Ledger(world.database).reserved(draft.id) is None


async def test_an_unknown_price_is_confirmed(world: World) -> None:
    world.confirm_above = 9 * MILLION
    assert (await order(world, 1)).state is State.DRAFT


async def test_an_album_is_charged_when_it_is_closed(world: World) -> None:
    """What a budget refuses is answered, and not collected any more."""
    await set_up(world, "1 videos/day")
    await world.orders.albums.close(await album(world, "", "a cat"))
    assert [row.state for row in await world.rows()] == [State.QUEUED]
    assert await used(world, unit="videos") == 1
    [row] = await world.rows()
    await cancel(world, row)
    await order(world, 9)
    with pytest.raises(UserError, match="budget-used-up"):
        await world.orders.albums.close(await album(world, "", "a dog", name="8"))
    assert await world.rows(State.COLLECTING) == []


@pytest.mark.parametrize(
    ("budgets", "price", "alerts"),
    [
        ("1/day", "0.40", [None, "80 %", "too little", None]),
        ("0.80/day", "0.40", [None, "used up", None, None]),
        ("1.01/day", "0.40", [None, None, "too little", None]),
        ("3 videos/day", "0.40", [None, None, "used up", None]),
        ("user 0/day", "0.40", ["0/day allows none. Send /budget", None, None, None]),  # it never starts again
        ("0 videos/month", "0.40", ["allows none", None, None, None]),
        ("0/day, 9 videos/day", "0", [None, None, None, None]),
    ],
)
async def test_the_admins_hear_once_of_each_share(
    world: World, caplog: pytest.LogCaptureFixture, budgets: str, price: str, alerts: list[str | None]
) -> None:
    await set_up(world, budgets, Model("sora-2", prices=(Price(Decimal(price)),)))
    for number, words in enumerate(alerts):
        caplog.clear()
        await orders(world, [number])
        said = [record.getMessage() for record in caplog.records if record.name == "bot.access.admins"]
        assert len(said) == (words is not None)
        assert words is None or words in said[0]
