"""Sums and lists of the ledger, on both engines."""

import asyncio
from collections.abc import Sequence

from storage.database import Database
from storage.last_times import claim_turn, give_turn_back, last_time, note_time
from storage.ledger import Charge, Ledger
from storage.model import Task
from storage.retention import Retention, Scope, forget
from storage.states import State
from storage.statistics import EVERY_CHAT, OUTCOMES, ListedCharge, Outcome, Statistics, Sum
from storage.tasks import Tasks
from tests.integration.storage.test_tasks import NOW, ORIGIN, added

MONTH = ("2026-11-01", "2026-11-31")
TODAY = "2026-11-30"
GROUP, ADA, BOB = ORIGIN.chat_id, ORIGIN.user_id, 6


async def charged(
    database: Database, key: str, state: State = State.QUEUED, *, day: str = TODAY, amount: int | None = 100,
    chat_id: int = GROUP, user_id: int = ADA, model: str = "sora-2", currency: str = "USD", provider: str = "default",
    at: float = NOW,
) -> Task:  # fmt: skip
    task = await added(database, key, state)
    charge = Charge(
        task_id=task.id, day=day, chat_id=chat_id, user_id=user_id, provider=provider, model=model, amount=amount,
        currency=currency,
    )  # fmt: skip
    await Ledger(database).reserve(charge, at)
    return task


def outcomes(sums: Sequence[Sum]) -> dict[Outcome, int]:
    found: dict[Outcome, int] = {}
    for each in sums:
        found[each.outcome] = found.get(each.outcome, 0) + each.videos
    return found


async def test_every_state_has_an_outcome(database: Database) -> None:
    for state in State:
        await charged(database, state, state)
    sums = (await Statistics(database).summed(*MONTH, today=TODAY))["model"]
    assert outcomes(sums) == {
        Outcome.MADE: 4, Outcome.FAILED: 1, Outcome.UNKNOWN: 2, Outcome.IN_PROGRESS: 3, Outcome.NOT_ORDERED: 4,
    }  # fmt: skip
    assert OUTCOMES.keys() == set(State)


async def test_models_are_summed_by_day(database: Database) -> None:
    """Amounts of other currencies and unknown prices are separate or counted; other months are left out."""
    await charged(database, "a", amount=100)
    await charged(database, "b", amount=50)
    await charged(database, "c", amount=None)
    await charged(database, "d", amount=7, currency="EUR")
    await charged(database, "e", day="2026-11-01", model="veo")
    await charged(database, "f", day="2026-10-31")
    await charged(database, "g", day="2026-12-01")
    sums = (await Statistics(database).summed(*MONTH, today=TODAY))["model"]
    assert {(each.item, each.day, each.currency, each.videos, each.priced, each.amount) for each in sums} == {
        ("sora-2", TODAY, "USD", 3, 2, 150),
        ("sora-2", TODAY, "EUR", 1, 1, 7),
        ("veo", "2026-11-01", "USD", 1, 1, 100),
    }


async def test_chats_and_users_keep_today_apart(database: Database) -> None:
    await charged(database, "a")
    await charged(database, "b", day="2026-11-02")
    await charged(database, "c", day="2026-11-03", chat_id=BOB, user_id=BOB)
    await charged(database, "d", day="2026-11-03", user_id=BOB)
    chats = (await Statistics(database).summed(*MONTH, today=TODAY))["chat"]
    assert {(each.item, each.day, each.videos) for each in chats} == {
        (str(GROUP), TODAY, 1), (str(GROUP), "", 2), (str(BOB), "", 1),
    }  # fmt: skip
    users = (await Statistics(database).summed(*MONTH, today=TODAY))["user"]
    assert {(each.item, each.day, each.videos, each.chat_id) for each in users} == {
        (str(ADA), TODAY, 1, GROUP), (str(ADA), "", 1, GROUP), (str(BOB), "", 2, GROUP),
    }  # fmt: skip
    of_group = (await Statistics(database).summed(*MONTH, today=TODAY, chat_id=GROUP))["user"]
    assert sum(each.videos for each in of_group) == 3


async def test_one_payer(database: Database) -> None:
    await charged(database, "a")
    await charged(database, "b", day="2026-11-02", user_id=BOB)
    await charged(database, "c", chat_id=BOB, user_id=BOB)
    statistics = Statistics(database)
    group = await statistics.of_payer("chat", GROUP, *MONTH, today=TODAY)
    assert {(each.day, each.videos) for each in group} == {(TODAY, 1), ("", 1)}
    bob = await statistics.of_payer("user", BOB, *MONTH, today=TODAY)
    assert {(each.day, each.videos) for each in bob} == {(TODAY, 1), ("", 1)}


async def test_what_was_given_back_is_marked(database: Database) -> None:
    """A refund changes no outcome; a cancelled order was given back by the database."""
    failed = await charged(database, "a", State.FAILED)
    await Ledger(database).refund(failed.id, NOW)
    await Tasks(database).cancel(await charged(database, "b"), NOW)
    await charged(database, "c", State.FAILED)
    sums = (await Statistics(database).summed(*MONTH, today=TODAY))["model"]
    assert {(each.outcome, each.given_back, each.videos) for each in sums} == {
        (Outcome.FAILED, True, 1), (Outcome.FAILED, False, 1), (Outcome.NOT_ORDERED, True, 1),
    }  # fmt: skip


async def listed_today(database: Database, chat_id: int = EVERY_CHAT) -> list[ListedCharge]:
    parts = Statistics(database).listed(TODAY, TODAY, chat_id=chat_id)
    return [each async for part in parts for each in part]


async def test_erased_tasks_keep_their_outcome(database: Database) -> None:
    """Deleted by the retention or by /forget: the ledger has the last state. One that nobody follows any more is unknown."""
    await charged(database, "a", State.DELIVERED)
    await charged(database, "b", State.FAILED)
    await Retention(database).delete_finished(keep=0, now=NOW + 1)
    await charged(database, "c", State.QUEUED)
    await charged(database, "d", State.RUNNING)
    await forget(database, Scope(1, GROUP), unfinished=True, before=NOW + 1, now=NOW + 1)
    assert await Tasks(database).by_key("d") is None
    sums = (await Statistics(database).summed(*MONTH, today=TODAY))["model"]
    assert outcomes(sums) == {Outcome.MADE: 1, Outcome.FAILED: 1, Outcome.NOT_ORDERED: 1, Outcome.UNKNOWN: 1}
    listed = {each.state: each.released for each in await listed_today(database)}
    assert listed == {"delivered": "", "failed": "", "queued": "queued", "running": ""}


async def test_the_charges_of_a_day_in_their_order(database: Database) -> None:
    second = await charged(database, "a", State.FAILED, at=NOW + 1, chat_id=BOB)
    first = await charged(database, "b", State.DELIVERED, at=NOW)
    await charged(database, "c", day="2026-11-29")
    await Ledger(database).refund(second.id, NOW + 2)
    listed = await listed_today(database)
    assert [(each.charge.task_id, each.at, each.state, each.released) for each in listed] == [
        (first.id, NOW, "delivered", ""),
        (second.id, NOW + 1, "failed", "refund"),
    ]
    assert [each.charge.task_id for each in await listed_today(database, chat_id=GROUP)] == [first.id]


async def test_the_cost_since_a_time(database: Database) -> None:
    """What was given back, other currencies, unknown prices and older charges do not count."""
    await charged(database, "a", amount=100)
    await charged(database, "b", amount=20)
    await charged(database, "c", amount=3, provider="second")
    await charged(database, "d", amount=1000, currency="EUR")
    await charged(database, "e", amount=None)
    await charged(database, "f", amount=1000, at=NOW - 10)
    given_back = await charged(database, "g", State.FAILED, amount=1000)
    await Ledger(database).refund(given_back.id, NOW)
    costs = await Statistics(database).cost_since(NOW - 10, TODAY, "USD")
    assert costs == {"default": 120, "second": 3}


async def test_one_process_gets_a_turn(database: Database) -> None:
    """Once in the time, for each subject; a time in the future was written by a wrong clock."""

    async def turn(now: float, subject: str = "a") -> bool:
        return await claim_turn(database, subject, every=10, now=now)

    assert sum(await asyncio.gather(*(turn(NOW) for _ in range(8)))) == 1
    assert [await turn(NOW + 9.9), await turn(NOW, "b"), await turn(NOW + 10), await turn(NOW + 11)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert await turn(NOW - 1000)


async def test_a_turn_that_is_given_back_can_be_claimed(database: Database) -> None:
    """The next one, not two."""
    assert await claim_turn(database, "a", every=10, now=NOW)
    await give_turn_back(database, "a")
    assert [await claim_turn(database, "a", every=10, now=NOW) for _ in range(2)] == [True, False]


async def test_the_last_time_is_stored(database: Database) -> None:
    assert await last_time(database, "a") is None
    for now in (NOW, NOW + 5):
        await note_time(database, "a", now)
        assert await last_time(database, "a") == now
    assert await last_time(database, "b") is None


async def test_no_charges_no_sums(database: Database) -> None:
    assert await Statistics(database).summed(*MONTH, today=TODAY) == {"model": [], "chat": [], "user": []}
    assert await Statistics(database).of_payer("user", ADA, *MONTH, today=TODAY) == []


async def test_what_each_of_a_page_has_spent(database: Database) -> None:
    """Groups by what was ordered in them, users in all chats; by currency; without what was given back."""
    await charged(database, "a", amount=100)
    await charged(database, "b", amount=50, day="2026-11-01", user_id=BOB)
    await charged(database, "c", amount=None)
    await charged(database, "d", amount=7, currency="EUR")
    await charged(database, "e", amount=3, chat_id=BOB, user_id=BOB)
    await charged(database, "f", amount=9, day="2026-10-31")
    refunded = await charged(database, "g", State.FAILED, amount=1000)
    await Ledger(database).refund(refunded.id, NOW)
    statistics = Statistics(database)
    found = await statistics.spent([GROUP, BOB, -999], *MONTH)
    assert {(each.payer_id, each.currency, each.videos, each.priced, each.amount) for each in found if each.videos} == {
        (GROUP, "USD", 3, 2, 150), (GROUP, "EUR", 1, 1, 7), (BOB, "USD", 2, 2, 53),
    }  # fmt: skip
    assert await statistics.spent([], *MONTH) == []
