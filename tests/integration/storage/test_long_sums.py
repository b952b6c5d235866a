"""A budget whose sum takes many slices: until it is complete, nobody takes from it, and then it is that of the ledger."""

import asyncio

import pytest

from storage.budgets import Budget, Budgets, Slot, Use, UseNotOpen
from storage.database import Database, Executor
from storage.ledger import Charge, Ledger
from storage.slices import COUNTED

COUNT = 2 * COUNTED + 700  # three slices
DAYS = ("2026-11-01", "2026-11-15", "2026-11-30")  # the charges are spread over
MONTH = Use(slot=Slot(payer="all", unit="money", period="month"), starts="2026-11")
VIDEOS = Use(slot=Slot(payer="all", unit="videos", period="month"), starts="2026-11")
USES = (MONTH, VIDEOS)
PRICE, NOW = 7, 1_000_000.0


@pytest.fixture
async def busy(database: Database) -> Database:
    """With a month of charges, hundreds at the same time."""

    async def work(tx: Executor) -> None:
        await Budgets(tx).configure([], "USD")
        for number in range(COUNT):
            await Ledger(tx).reserve(
                Charge(
                    task_id=f"t{number:06}", day=DAYS[number * len(DAYS) // COUNT], chat_id=-number % 9, user_id=5,
                    provider="default", model="sora-2", amount=PRICE, currency="USD",
                ),
                NOW + number // 300,
            )  # fmt: skip

    await database.transaction(work)
    return database


async def goes_on(database: Database) -> bool:
    """Open the slots, or add one more slice; whether they are open."""
    return await database.transaction(lambda tx: Budgets(tx).open(USES))


async def refund(database: Database, number: int) -> None:
    assert await Ledger(database).refund(f"t{number:06}", NOW + COUNT)


async def used(database: Database) -> tuple[int | None, int | None]:
    return await Budgets(database).used(MONTH), await Budgets(database).used(VIDEOS)


async def test_nobody_takes_from_a_sum_that_is_not_complete(busy: Database) -> None:
    """Also if the process that began it is dead: the next one continues."""
    steps = 0
    while not await goes_on(busy):
        steps += 1
        if await Budgets(busy).used(VIDEOS) is None:
            with pytest.raises(UseNotOpen):
                await busy.transaction(lambda tx: Budgets(tx).take(VIDEOS, 1, 10 * COUNT))
            assert VIDEOS not in dict(await Budgets(busy).open_uses())
    assert steps == 4 and await used(busy) == (COUNT * PRICE, COUNT)
    assert await busy.transaction(lambda tx: Budgets(tx).take(VIDEOS, 1, COUNT + 1)) == COUNT + 1
    assert await goes_on(busy) and await used(busy) == (COUNT * PRICE, COUNT + 1)


async def test_what_is_given_back_meanwhile_counts_once(busy: Database) -> None:
    """Whether the sum has come to the release, or to its reservation, or to neither of them."""
    steps, places = 0, (0, COUNTED // 2, COUNTED - 50, COUNTED + 350, COUNT - 50)
    while not await goes_on(busy):
        for place in places:
            await refund(busy, place + steps)
        steps += 1
    await refund(busy, 49)
    await refund(busy, COUNT - 1)
    given_back = steps * len(places) + 2
    ledger = Ledger(busy)
    left = COUNT - given_back
    assert await ledger.used("all", 0, "videos", DAYS[0], DAYS[-1]) == left
    assert await used(busy) == (left * PRICE, left)


async def test_releases_race_with_the_sum(busy: Database) -> None:
    """Several processes add up at the same time, and others give back."""

    async def add_up() -> None:
        while not await goes_on(busy):
            pass

    numbers = range(0, COUNT, COUNT // 60)
    await asyncio.gather(*(add_up() for _ in range(4)), *(refund(busy, number) for number in numbers))
    left = COUNT - len(numbers)
    assert await used(busy) == (left * PRICE, left)


async def test_a_command_begins_the_sum_again(busy: Database) -> None:
    """While it is made; what had been added up does not count twice."""
    assert not await goes_on(busy) and not await goes_on(busy)
    await busy.transaction(lambda tx: Budgets(tx).set(Budget(slot=VIDEOS.slot, most=5)))
    while not await goes_on(busy):
        pass
    assert await used(busy) == (COUNT * PRICE, COUNT)
