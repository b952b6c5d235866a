"""Processes race for the last of each budget: exactly one wins, and nothing is over, on both engines."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from bot.budget_words import parse_budgets
from bot.money import BudgetRefused, Cashier, Quote, Register, budgets_of
from storage.budgets import Budgets, Slot, Use, days_of
from storage.database import Database
from storage.ledger import Ledger
from storage.model import NewTask, Task
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.conftest import migrated_file, migrated_postgres_database
from tests.integration.storage.test_tasks import ORIGIN, new_task
from tests.unit.cashiers import UTC
from tests.unit.pipeline.world import Clock, nobody

DAY = 86_400.0
QUOTE = Quote(400_000, "USD")
PROCESSES = 4  # two webs and two workers
KINDS = (
    "0.40/day", "0.40/month", "1 videos/day", "1 videos/month", "chat 0.40/day", "chat 0.40/month", "chat 1 videos/day",
    "chat 1 videos/month", "user 0.40/day", "user 0.40/month", "user 1 videos/day", "user 1 videos/month",
)  # fmt: skip
ALL_AT_ONCE = "0.40/day, 1 videos/month, chat 0.40/month, chat 1 videos/day, user 0.40/day, user 1 videos/month"


class Rivals:
    """Cashiers of several processes on one database; on SQLite all are in one process, and share it."""

    def __init__(self, databases: list[Database]) -> None:
        self.clock = Clock()
        self.databases = databases
        self.cashiers = [
            Cashier(database=each, periods=UTC, admins=nobody(each), clock=self.clock) for each in databases
        ]

    async def configure(self, budgets: str) -> None:
        words = budgets_of(parse_budgets(budgets))
        await self.databases[0].transaction(lambda tx: Budgets(tx).configure(words, "USD"))

    async def order(self, process: int, key: str) -> Task | None:
        """The order's row, or None if a budget refuses it."""

        async def work(register: Register) -> Task | None:
            values: dict[str, Any] = {**vars(new_task(key)), "due_at": self.clock()}
            task = await Tasks(register.tx).add(NewTask(**values), register.now)
            assert task is not None
            await register.reserve(task, QUOTE, ORIGIN.user_id)
            return task

        try:
            return await self.cashiers[process].write(work)
        except BudgetRefused:
            return None

    async def race(self, name: str) -> list[Task]:
        """All order at the same moment, twice each."""
        found = await asyncio.gather(*(self.order(each % PROCESSES, f"{name}:{each}") for each in range(2 * PROCESSES)))
        return [task for task in found if task is not None]


@pytest.fixture
async def rivals(engine: str, request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Rivals]:
    async with AsyncExitStack() as stack:
        if engine == "sqlite":
            database = await stack.enter_async_context(Database.opened(await migrated_file(tmp_path)))
            databases = [database] * PROCESSES
        else:
            url = await migrated_postgres_database(request.getfixturevalue("postgres"))
            databases = [await stack.enter_async_context(Database.opened(url)) for _ in range(PROCESSES)]
        yield Rivals(databases)


async def race_for(rivals: Rivals, rounds: int) -> None:
    """Each round is a new month, for one kind of budget; then for all kinds together."""
    for number in range(rounds):
        rivals.clock.now += 32 * DAY
        await rivals.configure((*KINDS, ALL_AT_ONCE)[number % (len(KINDS) + 1)])
        winners = await rivals.race(f"round{number}")
        assert len(winners) == 1, number


async def test_one_wins_the_last_of_each_kind(rivals: Rivals) -> None:
    await race_for(rivals, 2 * (len(KINDS) + 1))


@pytest.mark.slow
async def test_one_wins_a_thousand_times(rivals: Rivals) -> None:
    await race_for(rivals, 1000)


async def test_orders_and_their_ends_race_with_commands(rivals: Rivals) -> None:
    """Whatever comes first: in the end, each row has the sum of the ledger."""
    await rivals.configure("4/day, chat 3/day, user 9 videos/month")
    taken = [task for number in range(3) for task in await rivals.race(f"before{number}")]
    rows = Submissions(rivals.databases[0])
    sent = await rows.claim(rivals.clock(), rivals.clock() + 30, len(taken) // 2)
    for task in sent:
        assert await rows.mark_unknown(task, reason_key="timeout", reason=None, now=rivals.clock())

    async def end(process: int, task: Task) -> None:
        database, now = rivals.databases[process], rivals.clock()
        if task.id in {each.id for each in sent}:
            assert await Ledger(database).refund(task.id, now)
        else:
            assert await Tasks(database).cancel(task, now)

    async def command(process: int, number: int) -> None:
        [budget] = budgets_of(parse_budgets(f"{number + 3}/day"))
        await rivals.databases[process].transaction(lambda tx: Budgets(tx).set(budget))

    ends = (end(number % PROCESSES, task) for number, task in enumerate(taken))
    commands = (command(number % PROCESSES, number) for number in range(6))
    orders = (rivals.order(number % PROCESSES, f"then{number}") for number in range(16))
    await asyncio.gather(*ends, *commands, *orders)
    await rivals.order(0, "last")
    day = UTC.day(rivals.clock())
    for payer, payer_id, unit, starts in (
        ("all", 0, "money", day),
        ("chat", ORIGIN.chat_id, "money", day),
        ("user", ORIGIN.user_id, "videos", day[:7]),
    ):
        period = "day" if starts == day else "month"
        slot = Slot(payer=payer, payer_id=payer_id, unit=unit, period=period)  # type: ignore[arg-type]  # words of the test
        row = await Budgets(rivals.databases[0]).used(Use(slot=slot, starts=starts))
        assert row in {None, await Ledger(rivals.databases[0]).used(slot.payer, payer_id, unit, *days_of(starts))}


async def test_a_refusal_gives_back_to_all_budgets_while_others_order(rivals: Rivals) -> None:
    """Many tasks end in one statement, which locks the rows of budgets in the order in which orders do."""
    await rivals.configure("40/day, chat 40/day, user 40/day, 90 videos/month, chat 90 videos/month")
    tasks = [task for number in range(5) for task in await rivals.race(f"a{number}")]
    assert len(tasks) == 5 * 2 * PROCESSES
    now = rivals.clock()

    async def refuse(process: int) -> None:
        rows = Submissions(rivals.databases[process])
        for claimed in await rows.claim(now, now + 30, 10):
            await rows.mark_refused(claimed, reason_key="said", reason=None, now=now)

    await asyncio.gather(*map(refuse, range(PROCESSES)), *(rivals.race(f"b{number}") for number in range(5)))
    refused = 40
    left = 2 * len(tasks) - refused
    day = UTC.day(now)
    assert await Ledger(rivals.databases[0]).used("all", 0, "videos", day, day) == left
    slot = Slot(payer="all", unit="money", period="day")
    assert await Budgets(rivals.databases[0]).used(Use(slot=slot, starts=day)) == left * 400_000


async def test_orders_and_ends_lock_a_day_before_its_month(rivals: Rivals) -> None:
    """Two processes that take and give back the same slots do not wait for each other: PostgreSQL would end one of them."""
    await rivals.configure("90/day, 900/month, chat 90 videos/day, chat 900 videos/month")
    for number in range(10):
        tasks = await rivals.race(f"a{number}")
        ends = (
            Tasks(rivals.databases[each % PROCESSES]).cancel(task, rivals.clock()) for each, task in enumerate(tasks)
        )
        results = await asyncio.gather(*ends, rivals.race(f"b{number}"), return_exceptions=True)
        assert [result for result in results if isinstance(result, BaseException)] == []
