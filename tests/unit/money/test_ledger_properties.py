"""Random lives of tasks: at every step, what a budget has used is the sum of what is reserved and was not given back."""

import asyncio
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.budget_words import parse_budgets
from bot.errors import UserError
from bot.money import Cashier, Periods, Quote, Register, budgets_of
from storage.budgets import Budgets, days_of
from storage.database import Database
from storage.ledger import Ledger
from storage.model import NewTask, Task
from storage.polling import Polling
from storage.retention import Retention, Scope, forget
from storage.states import FACTS, State
from storage.submissions import Submissions
from storage.tasks import Tasks
from tests.conftest import migrated_file
from tests.integration.storage.test_tasks import ORIGIN, new_task
from tests.unit.pipeline.world import Clock, nobody

BUDGETS = "3/day, 5 videos/day, chat 2/month, user 4 videos/month"
ZONES = ("UTC", "Pacific/Auckland", "America/Los_Angeles")
CHARGED = {
    State.SUBMITTING, State.RUNNING, State.READY, State.DELIVERING, State.DELIVERED, State.UNDELIVERED, State.FAILED,
    State.EXPIRED, State.UNKNOWN, State.QUEUED,
}  # fmt: skip
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["order", "claim", "accept", "refuse", "lose", "absent", "requeue", "cancel", "fail", "refund", "forget",
             "retain", "command", "midnight", "jump", "start"]
        ),
        st.integers(0, 9),
    ),
    max_size=40,
)  # fmt: skip


class Life:
    """Applies steps to real rows, and keeps its own account of what was charged."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.clock = Clock()
        # Processes whose TIMEZONE differs, as while it is changed: for some hours they are in different days.
        self.cashiers = {
            zone: Cashier(database=database, periods=Periods(zone), admins=nobody(database), clock=self.clock)
            for zone in map(ZoneInfo, ZONES)
        }
        self.reserved: dict[str, tuple[str, int]] = {}  # the day and the price, by task
        self.given_back: set[str] = set()
        self.refunded: set[str] = set()
        self.orders = 0

    async def step(self, name: str, number: int) -> None:
        await getattr(self, name)(number)

    async def order(self, number: int) -> None:
        price = (number + 1) * 100_000
        self.orders += 1
        values = {**vars(new_task(f"key{self.orders}")), "due_at": self.clock()}

        async def work(register: Register) -> Task:
            task = await Tasks(register.tx).add(NewTask(**values), register.now)
            assert task is not None
            await register.reserve(task, Quote(price, "USD"), ORIGIN.user_id)
            return task

        try:
            zone, cashier = list(self.cashiers.items())[number % len(ZONES)]
            task = await cashier.write(work)
        except UserError:
            return
        self.reserved[task.id] = Periods(zone).day(self.clock()), price

    async def claim(self, number: int) -> None:
        await Submissions(self.database).claim(self.clock(), self.clock() + 60, number)

    async def accept(self, number: int) -> None:
        if task := await self._one(number, State.SUBMITTING, State.UNKNOWN):
            now = self.clock()
            await Submissions(self.database).mark_running(
                task, provider_id=f"p{task.id}", due_at=now, show_lease=now, now=now
            )

    async def refuse(self, number: int) -> None:
        if task := await self._one(number, State.SUBMITTING):
            rows = Submissions(self.database)
            await rows.mark_refused(task, reason_key="said", reason=None, now=self.clock())

    async def lose(self, number: int) -> None:
        if task := await self._one(number, State.SUBMITTING):
            rows = Submissions(self.database)
            await rows.mark_unknown(task, reason_key="timeout", reason=None, now=self.clock())

    async def absent(self, number: int) -> None:
        if task := await self._one(number, State.UNKNOWN):
            await Submissions(self.database).mark_absent(task, self.clock())

    async def requeue(self, number: int) -> None:
        if task := await self._one(number, State.SUBMITTING):
            rows, now = Submissions(self.database), self.clock()
            await rows.requeue(task, due_at=now, reason_key="busy", reason=None, now=now)

    async def cancel(self, number: int) -> None:
        if task := await self._one(number, State.QUEUED):
            await Tasks(self.database).cancel(task, self.clock())

    async def fail(self, number: int) -> None:
        if task := await self._one(number, State.RUNNING):
            await Polling(self.database).mark_failed(task, "failed", None, self.clock())

    async def refund(self, number: int) -> None:
        if ids := sorted(self.reserved):
            task_id = ids[number % len(ids)]
            if await Ledger(self.database).refund(task_id, self.clock()):
                self.refunded.add(task_id)
                assert (await self.states()).get(task_id) not in {State.QUEUED, State.SUBMITTING}

    async def forget(self, number: int) -> None:
        now = self.clock()
        scope = Scope(ORIGIN.bot_id, ORIGIN.chat_id)
        await forget(self.database, scope, unfinished=number % 2 == 1, before=now, now=now)

    async def retain(self, _number: int) -> None:
        await Retention(self.database).delete_finished(keep=-1, now=self.clock())

    async def command(self, number: int) -> None:
        [budget] = budgets_of(parse_budgets(f"{number}/day"))
        await self.database.transaction(lambda tx: Budgets(tx).set(budget))

    async def midnight(self, _number: int) -> None:
        self.clock.now += 86_400

    async def jump(self, number: int) -> None:
        """The clock was wrong: a jump of up to five days, back or forth."""
        self.clock.now += (number - 5) * 86_400

    async def start(self, number: int) -> None:
        """A process starts with other BUDGETS."""
        words = budgets_of(parse_budgets((BUDGETS, "5 videos/month, user 3/day", "")[number % 3]))
        await self.database.transaction(lambda tx: Budgets(tx).configure(words, "USD"))

    async def check(self, before: dict[str, State]) -> None:
        """The ledger and all rows of budgets have what this account has."""
        now = {task.id: task.state for task in await self._tasks()}
        for task_id in self.reserved:
            ended = now.get(task_id)
            was_unsent = before.get(task_id, State.QUEUED) is State.QUEUED
            if ended in {State.REFUSED, State.CANCELLED} or (ended is None and was_unsent and task_id in before):
                self.given_back.add(task_id)
            assert ended is None or ended in CHARGED or task_id in self.given_back
        charged = {
            task_id: value for task_id, value in self.reserved.items() if task_id not in self.given_back | self.refunded
        }
        rows = await Budgets(self.database).open_uses()
        for row in rows:
            use, used_in_row = row
            slot, (first, last) = use.slot, days_of(use.starts)
            prices = [price for day, price in charged.values() if first <= day <= last]
            expected = len(prices) if slot.unit == "videos" else sum(prices)
            used = await Ledger(self.database).used(slot.payer, slot.payer_id, slot.unit, first, last)
            assert used_in_row == used == expected >= 0, use

    async def states(self) -> dict[str, State]:
        return {task.id: task.state for task in await self._tasks()}

    async def _tasks(self) -> list[Task]:
        tasks, _ = await Tasks(self.database).of_chat(ORIGIN.bot_id, ORIGIN.chat_id, skip=0, most=1000)
        return tasks

    async def _one(self, number: int, *states: State) -> Task | None:
        found = sorted((task for task in await self._tasks() if task.state in states), key=lambda task: task.id)
        return found[number % len(found)] if found else None


def test_every_state_is_charged_or_given_back() -> None:
    """The states that the account above expects are all those of orders."""
    ordered = {state for state, facts in FACTS.items() if facts.ordered}
    assert {State.REFUSED, State.CANCELLED} | CHARGED == ordered


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_what_is_used_is_the_sum_of_the_ledger(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int]]
) -> None:
    asyncio.run(live(tmp_path_factory.mktemp("life"), steps))


async def live(folder: Path, steps: list[tuple[str, int]]) -> None:
    async with Database.opened(await migrated_file(folder)) as database:
        await database.transaction(lambda tx: Budgets(tx).configure(budgets_of(parse_budgets(BUDGETS)), "USD"))
        life = Life(database)
        for name, number in steps:
            before = await life.states()
            await life.step(name, number)
            await life.check(before)
