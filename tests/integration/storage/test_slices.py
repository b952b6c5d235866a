"""Long sums and deletions are made part by part, and come out as if they were made at once. On both engines."""

from storage.database import Database, Executor
from storage.ledger import Charge, Ledger
from storage.retention import KEYS_KEPT, Retention
from storage.slices import DELETED, ENTRIES, slices
from storage.statistics import Statistics
from storage.tasks import Tasks
from storage.watching import Watching
from tests.integration.storage.test_tasks import NOW

FIRST, LAST = "2026-11-29", "2026-11-30"
COUNT = 2010  # charges, half of them on each day, and hundreds at the same time
ADA, BOB, GROUP = 5, 6, -100


async def charged(database: Database) -> None:
    async def work(tx: Executor) -> None:
        ledger = Ledger(tx)
        for number in range(COUNT):
            is_bobs = number % 10 == 0
            await ledger.reserve(
                Charge(
                    task_id=f"t{number:05}", day=LAST if number % 2 else FIRST, chat_id=GROUP,
                    user_id=BOB if is_bobs else ADA, provider="default", model="sora-2", amount=3, currency="USD",
                ),
                NOW + number // 300,
            )  # fmt: skip
        for number in range(7):
            await ledger.refund(f"t{number:05}", NOW + 500)

    await database.transaction(work)


async def test_slices_cover_each_entry_once(database: Database) -> None:
    """Entries of the same moment, which a slice does not divide, included."""
    await charged(database)
    parts = [part async for part in slices(database, FIRST, LAST)]
    assert len(parts) > 1 and COUNT > 2 * ENTRIES
    sizes = [sum(each.videos for each in await Watching(database).spent(day)) for day in (FIRST, LAST)]
    assert sum(sizes) == COUNT - 7
    assert [part async for part in slices(database, "2026-12-01", "2026-12-31")] == [
        {"after_day": "2026-12-01", "after": float("-inf"), "until_day": "2026-12-31", "until": float("inf")}
    ]


async def test_sums_of_slices_are_added_up(database: Database) -> None:
    await charged(database)
    statistics, ledger = Statistics(database), Ledger(database)
    sums = (await statistics.summed(FIRST, LAST, today=LAST))["user"]
    assert {(each.item, each.day, each.given_back, each.videos, each.priced, each.amount) for each in sums} == {
        (str(ADA), "", False, 801, 801, 2403), (str(ADA), LAST, False, 1002, 1002, 3006),
        (str(ADA), "", True, 3, 3, 9), (str(ADA), LAST, True, 3, 3, 9),
        (str(BOB), "", False, 200, 200, 600), (str(BOB), "", True, 1, 1, 3),
    }  # fmt: skip
    of_ada = await statistics.of_payer("user", ADA, FIRST, LAST, today=LAST)
    assert sorted((each.day, each.videos) for each in of_ada) == [("", 3), ("", 801), (LAST, 3), (LAST, 1002)]
    assert await ledger.used("all", 0, "videos", FIRST, LAST) == COUNT - 7
    assert await ledger.used("user", ADA, "videos", LAST, LAST) == 1002
    assert await ledger.used("chat", GROUP, "videos", FIRST, FIRST) == COUNT // 2 - 4
    assert await statistics.cost_since(NOW, FIRST, "USD") == {"default": 3 * (COUNT - 300)}


async def test_days_are_listed_in_order_across_slices(database: Database) -> None:
    await charged(database)
    parts = [part async for part in Statistics(database).listed(FIRST, LAST)]
    assert len(parts) > 1
    numbers = (*range(0, COUNT, 2), *range(1, COUNT, 2))
    assert [each.charge.task_id for part in parts for each in part] == [f"t{number:05}" for number in numbers]


async def test_what_is_old_is_deleted_to_the_last_row(database: Database) -> None:
    """However many parts it takes; what is not old stays."""
    old, now = NOW - KEYS_KEPT - 1, NOW

    async def work(tx: Executor) -> None:
        for number in range(2 * DELETED + 1):
            await Tasks(tx).record_key(f"press:{number}", "", old)
        await Tasks(tx).record_key("press:new", "", now)

    await database.transaction(work)
    await charged(database)
    await Retention(database).delete_finished(keep=60, now=now)
    keys = [await Tasks(database).key_recorded_since(f"press:{number}", 0) for number in range(2 * DELETED + 1)]
    assert not any(keys) and await Tasks(database).key_recorded_since("press:new", 0)
    await Ledger(database).delete_before(LAST)
    assert await Ledger(database).used("all", 0, "videos", FIRST, FIRST) == 0
    assert await Ledger(database).used("all", 0, "videos", LAST, LAST) == COUNT // 2 - 3
