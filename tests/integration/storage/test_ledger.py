"""Charges and budgets on both engines: every end of a task in the ledger, every kind of slot, and what moves along."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import replace
from typing import Any

import pytest

from storage.budgets import Budget, Budgets, Slot, Use, UseNotOpen
from storage.chats import ChatAccess, Chats
from storage.database import Database
from storage.ledger import Charge, Ledger
from storage.model import Task
from storage.retention import Retention, Scope, forget
from storage.slices import Payer
from storage.states import State
from storage.submissions import Submissions
from storage.supergroups import migrate_chat
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, added

DAY, MONTH, CHAT, USER, PRICE = "2026-11-30", "2026-11", ORIGIN.chat_id, ORIGIN.user_id, 400_000
LATER = NOW + 7


def slot(payer: str, payer_id: int, unit: str, period: str = "day") -> Slot:
    return Slot(payer=payer, payer_id=payer_id, unit=unit, period=period)  # type: ignore[arg-type]  # words of the tests


OF_THE_TASK = [
    Use(slot=slot(payer, payer_id, unit, "day" if starts == DAY else "month"), starts=starts)
    for payer, payer_id in (("all", 0), ("chat", CHAT), ("user", USER))
    for unit in ("money", "videos")
    for starts in (DAY, MONTH)
]
OF_OTHERS = [
    Use(slot=slot(payer, payer_id, unit, "day" if starts.count("-") == 2 else "month"), starts=starts)
    for unit in ("money", "videos")
    for payer, payer_id, starts in (
        ("chat", CHAT - 1, DAY), ("user", USER + 1, DAY), ("chat", USER, DAY), ("user", CHAT, DAY), ("all", 0, "2026-11-29"),
        ("all", 0, "2026-12"), ("chat", CHAT, "2026-12-01"),
    )
]  # fmt: skip


async def configured(database: Database, currency: str = "USD", *budgets: Budget) -> None:
    await database.transaction(lambda tx: Budgets(tx).configure(budgets, currency))


async def charged(database: Database, key: str = "a", **changes: Any) -> Task:
    """A queued task with its charge."""
    task = await added(database, key)
    charge = Charge(
        task_id=task.id, day=DAY, chat_id=CHAT, user_id=USER, provider="default", model="sora-2", amount=PRICE,
        currency="USD", price_rule="prices 1",
    )  # fmt: skip
    await database.transaction(lambda tx: Ledger(tx).reserve(replace(charge, **changes), NOW))
    return task


async def bystander(database: Database) -> Task:
    """A charged task of another chat and another day, which is not due."""
    task = await added(database, "other", origin=replace(ORIGIN, chat_id=CHAT - 9), due_at=LATER * 2)
    charge = Charge(
        task_id=task.id, day="2026-10-01", chat_id=CHAT - 9, user_id=USER + 9, provider="default", model="sora-2",
        amount=PRICE, currency="USD",
    )  # fmt: skip
    await database.transaction(lambda tx: Ledger(tx).reserve(charge, NOW))
    return task


async def opened(database: Database) -> None:
    """Rows for all slots of the task and for others."""
    await database.transaction(lambda tx: Budgets(tx).open((*OF_THE_TASK, *OF_OTHERS)))


async def used(database: Database) -> dict[Use, int]:
    """What all rows have; each is the sum of the ledger."""
    found = dict(await Budgets(database).open_uses())
    for use, amount in found.items():
        first, last = (
            (f"{use.starts}-01", f"{use.starts}-31") if use.slot.period == "month" else (use.starts, use.starts)
        )
        ledger = await Ledger(database).used(use.slot.payer, use.slot.payer_id, use.slot.unit, first, last)
        assert amount == ledger, use
    return found


def full(price: int = PRICE) -> dict[Use, int]:
    of_it = {use: price if use.slot.unit == "money" else 1 for use in OF_THE_TASK}
    return of_it | dict.fromkeys(OF_OTHERS, 0)


EMPTY = dict.fromkeys((*OF_THE_TASK, *OF_OTHERS), 0)


async def entries(database: Database, task: Task) -> dict[str, tuple[str, float]]:
    """Cause and time by kind; all else is as it was reserved."""
    rows = await database.all("charge_of", task_id=task.id)
    same = {tuple(value for name, value in dict(row).items() if name not in {"kind", "cause", "at"}) for row in rows}
    assert len(same) <= 1
    return {row["kind"]: (row["cause"], row["at"]) for row in rows}


async def claimed(database: Database) -> Task:
    [task] = await Submissions(database).claim(NOW, NOW + 30, 1)
    return task


async def cancel(database: Database, task: Task) -> None:
    assert await Tasks(database).cancel(task, LATER)


async def refuse(database: Database, _task: Task) -> None:
    task = await claimed(database)
    assert await Submissions(database).mark_refused(task, reason_key="said", reason=None, now=LATER)


async def refuse_after_mute(database: Database, _task: Task) -> None:
    """The user wanted to cancel it meanwhile: a requeue cancels it."""
    task = await claimed(database)
    muted = await Tasks(database).mute(task, NOW)
    assert muted is not None
    rows = Submissions(database)
    ended = await rows.requeue(muted, due_at=NOW, reason_key="busy", reason=None, now=LATER)
    assert ended is not None and ended.state is State.CANCELLED


async def be_absent(database: Database, _task: Task) -> None:
    await claimed(database)
    [unknown] = await Submissions(database).mark_interrupted("interrupted", NOW + 60)
    assert await Submissions(database).mark_absent(unknown, LATER)


async def block(database: Database, _task: Task) -> None:
    await Chats(database, ORIGIN.bot_id).set_access(CHAT, ChatAccess.BLOCKED, now=LATER)


async def refund(database: Database, task: Task) -> None:
    await lose(database)
    assert await database.transaction(lambda tx: Ledger(tx).refund(task.id, LATER))


async def lose(database: Database) -> Task:
    lost = await Submissions(database).mark_unknown(await claimed(database), reason_key="timeout", reason=None, now=NOW)
    assert lost is not None
    return lost


End = Callable[[Database, Task], Awaitable[None]]
GIVING_BACK = [
    (cancel, "cancelled"), (refuse, "refused"), (refuse_after_mute, "cancelled"), (be_absent, "refused"), (block, "cancelled"),
    (refund, "refund"),
]  # fmt: skip


@pytest.mark.parametrize(("end", "cause"), GIVING_BACK)
async def test_the_end_of_a_charge(database: Database, end: End, cause: str) -> None:
    """It is an entry of its own, and gives back to the payer's slots alone, once."""
    await configured(database)
    await opened(database)
    task, other = await charged(database), await bystander(database)
    await database.transaction(lambda tx: Budgets(tx).set(Budget(slot=slot("all", 0, "videos"), most=9)))
    await opened(database)
    assert await used(database) == full()
    await end(database, task)
    assert await entries(database, task) == {"reserved": ("", NOW), "released": (cause, LATER)}
    assert await used(database) == EMPTY
    assert await database.transaction(lambda tx: Ledger(tx).refund(task.id, LATER)) is None
    assert await used(database) == EMPTY
    assert await entries(database, other) == {"reserved": ("", NOW)}


async def test_an_end_after_a_refund_gives_nothing_back(database: Database) -> None:
    await configured(database)
    task = await charged(database)
    await opened(database)
    await refund(database, task)
    before = await used(database)
    unknown = await Tasks(database).get(task.id)
    assert unknown is not None and await Submissions(database).mark_absent(unknown, LATER + 1)
    assert await entries(database, task) == {"reserved": ("", NOW), "released": ("refund", LATER)}
    assert await used(database) == before


async def test_what_may_still_be_sent_is_not_refunded(database: Database) -> None:
    """Otherwise it could be billed, and nothing would be reserved for it."""
    await configured(database)
    task = await charged(database)
    await opened(database)
    assert await Ledger(database).refund(task.id, NOW) is None
    await claimed(database)
    assert await Ledger(database).refund(task.id, NOW) is None
    assert await used(database) == full()


async def forget_all(database: Database, _task: Task) -> None:
    await forget(database, Scope(ORIGIN.bot_id, CHAT), unfinished=True, before=LATER, now=LATER)


async def retain(database: Database, _task: Task) -> None:
    assert await Retention(database).delete_finished(keep=-1, now=LATER) == 1


@pytest.mark.parametrize("erase", [forget_all, retain])
async def test_what_is_erased_after_it_was_sent_stays_charged(database: Database, erase: End) -> None:
    await configured(database)
    task, other = await charged(database), await bystander(database)
    await lose(database)
    await opened(database)
    await erase(database, task)
    assert await entries(database, other) == {"reserved": ("", NOW)}
    assert await Tasks(database).get(task.id) is None
    found = await entries(database, task)
    assert {kind: cause for kind, (cause, _) in found.items()} == {"reserved": "", "erased": "unknown"}
    assert await used(database) == full()


async def test_what_is_erased_before_it_was_sent_is_given_back(database: Database) -> None:
    await configured(database)
    task, other = await charged(database), await bystander(database)
    await opened(database)
    await forget_all(database, task)
    assert await entries(database, other) == {"reserved": ("", NOW)}
    found = await entries(database, task)
    assert {kind: cause for kind, (cause, _) in found.items()} == {
        "reserved": "", "released": "queued", "erased": "queued",
    }  # fmt: skip
    assert found["erased"][1] > 1_700_000_000  # the database's own clock, in seconds since 1970
    assert await used(database) == EMPTY


async def test_the_outcome_of_what_was_refused_is_kept_when_it_is_erased(database: Database) -> None:
    await configured(database)
    task = await charged(database)
    await refuse(database, task)
    await retain(database, task)
    assert (await entries(database, task))["erased"][0] == "refused"


async def test_what_was_never_charged_has_no_entries(database: Database) -> None:
    """Tasks of an older version, drafts, and albums whose photos still arrive."""
    await configured(database)
    await opened(database)
    old = await added(database)
    draft = await added(database, "draft", State.DRAFT)
    collecting = await added(database, "album", State.COLLECTING)
    await cancel(database, old)
    await forget_all(database, draft)
    for task in (old, draft, collecting):
        assert await entries(database, task) == {}
    assert await used(database) == EMPTY
    assert await database.transaction(lambda tx: Ledger(tx).refund(old.id, NOW)) is None


async def test_another_currency_is_no_matter_of_money_budgets(database: Database) -> None:
    await configured(database)
    task = await charged(database, currency="EUR")
    await opened(database)
    assert await used(database) == full(0)
    await cancel(database, task)
    assert await used(database) == EMPTY


async def test_an_unknown_price_counts_as_a_video(database: Database) -> None:
    await configured(database)
    task = await charged(database, amount=None)
    await opened(database)
    assert await used(database) == full(0)
    await cancel(database, task)
    assert await used(database) == EMPTY


async def test_a_task_is_reserved_once(database: Database) -> None:
    task = await charged(database)
    found = await Ledger(database).reserved(task.id)
    assert found is not None and not found[1]
    with pytest.raises(Exception, match=r"(?i)unique|duplicate"):
        await database.transaction(lambda tx: Ledger(tx).reserve(found[0], NOW))


async def test_an_amount_is_taken_up_to_the_last_cent(database: Database) -> None:
    await configured(database)
    use = next(use for use in OF_THE_TASK if use.slot == slot("chat", CHAT, "money"))

    async def take(amount: int, most: int) -> int | None:
        return await database.transaction(lambda tx: Budgets(tx).take(use, amount, most))

    with pytest.raises(UseNotOpen):
        await take(1, 10)
    await opened(database)
    assert [await take(amount, 10) for amount in (4, 7, 6, 1, 0)] == [4, None, 10, None, 10]
    budgets = Budgets(database)
    assert dict(await budgets.open_uses()) == EMPTY | {use: 10}
    await opened(database)  # rows that exist are not changed
    assert await budgets.used(use) == 10


async def test_a_start_changes_the_slots_of_settings_alone(database: Database) -> None:
    """Without a change, what is used stays."""
    day, month = slot("all", 0, "money"), slot("all", 0, "money", "month")
    await configured(database, "USD", Budget(slot=day, most=5), Budget(slot=month, most=50))
    await database.transaction(lambda tx: Budgets(tx).set(Budget(slot=month, most=60)))
    own = slot("user", USER, "money")
    await database.transaction(lambda tx: Budgets(tx).set(Budget(slot=own, most=7)))
    await opened(database)
    again = [Budget(slot=day, most=5), Budget(slot=month, most=50)]
    assert not await database.transaction(lambda tx: Budgets(tx).configure(again, "USD"))
    assert len(await used(database)) == len(EMPTY)
    assert await database.transaction(lambda tx: Budgets(tx).configure(again, "EUR"))
    assert await used(database) == {}
    await opened(database)
    assert await database.transaction(lambda tx: Budgets(tx).configure([], "EUR"))
    assert await used(database) == {}
    assert await Budgets(database).all() == [
        Budget(slot=month, most=60, by_command=True),
        Budget(slot=own, most=7, by_command=True),
    ]


async def test_a_command_lets_the_admins_hear_of_its_slot_again(database: Database) -> None:
    """Also of all chats if the budget is that of each; not of other kinds."""
    budgets = Budgets(database)
    uses = [Use(slot=slot(payer, payer_id, unit), starts=DAY)
            for payer, payer_id, unit in (("chat", -1, "money"), ("chat", -2, "money"), ("chat", -1, "videos"),
                                          ("user", -1, "money"))]  # fmt: skip

    async def told() -> list[bool]:
        return [await budgets.note_alert(use, 80) for use in uses]

    assert (await told(), await told()) == ([True] * 4, [False] * 4)
    assert await budgets.note_alert(uses[0], 100)
    await database.transaction(lambda tx: Budgets(tx).set(Budget(slot=slot("chat", -1, "money"), most=9)))
    assert await told() == [True, False, False, False]
    await database.transaction(lambda tx: Budgets(tx).set(Budget(slot=slot("chat", 0, "money"), most=9)))
    assert await told() == [True, True, False, False]


async def test_a_supergroup_takes_everything_along(database: Database) -> None:
    await configured(database, "USD", Budget(slot=slot("chat", CHAT, "money"), most=9))
    await charged(database, user_id=CHAT)  # an anonymous admin
    await charged(database, "b", chat_id=CHAT - 1)
    await opened(database)
    for _ in range(2):
        await migrate_chat(database, ORIGIN.bot_id, old_id=CHAT, new_id=-100, now=NOW)
    ledger = Ledger(database)
    payers: tuple[tuple[Payer, int], ...] = (
        ("all", 0), ("chat", CHAT), ("chat", -100), ("user", -100), ("chat", CHAT - 1), ("user", USER),
    )  # fmt: skip
    totals = [await ledger.used(payer, payer_id, "money", DAY, DAY) for payer, payer_id in payers]
    assert totals == [2 * PRICE, 0, PRICE, PRICE, PRICE, PRICE]
    left = await used(database)
    assert not any(use.slot.payer_id in {CHAT, -100} for use in left)
    assert any(use.slot.payer_id == CHAT - 1 for use in left) and any(use.slot.payer == "all" for use in left)
    assert [each.slot.payer_id for each in await Budgets(database).all()] == [-100]


async def test_a_budget_of_settings_that_has_moved_outlives_restarts(database: Database) -> None:
    """The settings name the group's old number, which nobody writes from any more."""
    own = [Budget(slot=slot("chat", CHAT, unit), most=9) for unit in ("money", "videos")]
    await configured(database, "USD", *own)
    await migrate_chat(database, ORIGIN.bot_id, old_id=CHAT, new_id=-100, now=NOW)
    await configured(database, "USD", *own)
    held = await database.transaction(lambda tx: Budgets(tx).for_order(-100, USER))
    assert [(each.slot.payer_id, each.slot.unit, each.most) for each in held] == [
        (-100, "money", 9), (-100, "videos", 9),
    ]  # fmt: skip


async def test_a_budget_of_the_supergroup_stays(database: Database) -> None:
    old, new = (Budget(slot=slot("chat", payer_id, "money"), most=most) for payer_id, most in ((CHAT, 9), (-100, 5)))
    moved = [
        Budget(slot=slot("chat", CHAT, "videos"), most=7),
        Budget(slot=slot("chat", CHAT, "money", "month"), most=90),
        Budget(slot=slot("user", CHAT, "money"), most=8),  # of anonymous admins
    ]
    await configured(database, "USD", old, new, *moved)
    await migrate_chat(database, ORIGIN.bot_id, old_id=CHAT, new_id=-100, now=NOW)
    held = await database.transaction(lambda tx: Budgets(tx).for_order(-100, -100))
    assert [(each.slot.payer, each.slot.unit, each.slot.period, each.most) for each in held] == [
        ("chat", "money", "day", 5), ("chat", "money", "month", 90), ("chat", "videos", "day", 7), ("user", "money", "day", 8),
    ]  # fmt: skip


async def test_what_is_long_over_is_deleted(database: Database) -> None:
    await configured(database)
    await charged(database)
    task = await charged(database, "b", day="2026-12-01")
    budgets = Budgets(database)
    uses = [
        Use(slot=slot("all", 0, "money", period), starts=starts)
        for period, starts in (("day", DAY), ("month", MONTH), ("day", "2026-12-01"), ("month", "2026-12"))
    ]
    await database.transaction(lambda tx: Budgets(tx).open(uses))
    assert [await budgets.note_alert(use, 80) for use in uses] == [True] * 4
    await budgets.delete_before(DAY)
    assert {use.starts for use, _ in await budgets.open_uses()} == {use.starts for use in uses}
    assert [await budgets.note_alert(use, 80) for use in uses] == [False] * 4
    await Ledger(database).delete_before("2026-12-01")
    await budgets.delete_before("2026-12-01")
    assert await Ledger(database).used("all", 0, "videos", "2026-01-01", "2026-12-31") == 1
    assert await Ledger(database).reserved(task.id) is not None
    assert [use.starts for use, _ in await budgets.open_uses()] == ["2026-12", "2026-12-01"]
    assert [await budgets.note_alert(use, 80) for use in uses] == [True, True, False, False]


async def test_nobody_sums_up_while_others_order(database: Database) -> None:
    """Rows that are opened while an order, or the end of a charge, is under way have it too."""
    await configured(database)
    task = await charged(database, "old")
    charge = await Ledger(database).reserved(task.id)
    assert charge is not None
    ready, go_on = asyncio.Event(), asyncio.Event()
    if not database.is_shared:
        go_on.set()  # a transaction has the database to itself

    async def order() -> None:
        new = await added(database, "new")

        async def work(tx: Any) -> None:
            await Budgets(tx).for_order(CHAT, USER)
            await Ledger(tx).reserve(replace(charge[0], task_id=new.id), NOW)
            ready.set()
            if database.is_shared:
                await go_on.wait()

        await database.transaction(work)

    ordering = asyncio.create_task(order())
    await ready.wait()
    opening = asyncio.create_task(opened(database))
    await asyncio.wait([opening], timeout=0.3)
    go_on.set()
    await asyncio.gather(ordering, opening)
    assert (await used(database))[OF_THE_TASK[0]] == 2 * PRICE


async def test_nobody_sums_up_while_others_give_back(database: Database) -> None:
    await configured(database)
    task = await charged(database)
    ready, go_on = asyncio.Event(), asyncio.Event()

    async def end() -> None:
        async def work(tx: Any) -> None:
            assert await Tasks(tx).cancel(task, LATER)
            ready.set()
            if database.is_shared:
                await go_on.wait()

        await database.transaction(work)

    ending = asyncio.create_task(end())
    await ready.wait()
    opening = asyncio.create_task(opened(database))
    await asyncio.wait([opening], timeout=0.3)
    go_on.set()
    await asyncio.gather(ending, opening)
    assert await used(database) == EMPTY


async def set_one(database: Database) -> None:
    await database.transaction(lambda tx: Budgets(tx).set(Budget(slot=slot("chat", CHAT, "money"), most=0)))


async def start_with_others(database: Database) -> None:
    await configured(database, "EUR", Budget(slot=slot("chat", CHAT, "money"), most=0))


async def migrate_group(database: Database) -> None:
    await migrate_chat(database, ORIGIN.bot_id, old_id=CHAT, new_id=-100, now=NOW)


@pytest.mark.parametrize("change", [set_one, start_with_others, migrate_group])
async def test_budgets_do_not_change_while_others_order(
    database: Database, change: Callable[[Database], Coroutine[Any, Any, None]]
) -> None:
    """What an order has read holds until it is written; then the change counts it."""
    await configured(database, "USD", Budget(slot=slot("chat", CHAT, "money"), most=PRICE))
    task = await charged(database)
    charge = await Ledger(database).reserved(task.id)
    assert charge is not None
    ready, go_on = asyncio.Event(), asyncio.Event()

    async def work(tx: Any) -> None:
        assert [each.most for each in await Budgets(tx).for_order(CHAT, USER)] == [PRICE]
        await Ledger(tx).reserve(replace(charge[0], task_id="new"), NOW)
        ready.set()
        if database.is_shared:  # else a transaction has the database to itself
            await go_on.wait()

    ordering = asyncio.create_task(database.transaction(work))
    await ready.wait()
    changing = asyncio.create_task(change(database))
    done, _ = await asyncio.wait([changing], timeout=0.3)
    assert not (done and database.is_shared)
    go_on.set()
    await asyncio.gather(ordering, changing)
    moved = -100 if change is migrate_group else CHAT
    assert await Ledger(database).used("chat", moved, "videos", DAY, DAY) == 2
