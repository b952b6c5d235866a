"""Compares the bot's ledger with the provider's bills, and its budgets with the ledger."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.amounts import to_millionths
from sandbox.video.bills import Bill
from storage.states import FACTS, State
from tests.chaos.ledger import Ledger

Row = Mapping[str, Any]
FREE = frozenset({State.REFUSED, State.CANCELLED})
UNSENT = frozenset({State.DRAFT, State.COLLECTING})


@dataclass(frozen=True)
class Books:
    """The rows of `charges`, `tasks`, `budgets` and `budget_use`, the currency of budgets, and the provider's bills.

    Amounts are millionths of the currency.
    """

    charges: Sequence[Row]
    tasks: Sequence[Row]
    budgets: Sequence[Row]
    uses: Sequence[Row]
    bills: Sequence[Bill]
    currency: str

    @classmethod
    async def read(cls, ledger: Ledger, bills: Sequence[Bill]) -> "Books":
        """Call it when no bot is running or nothing is under way: the tables are read one after the other."""
        [currency] = await ledger.rows("SELECT currency FROM budget_currency")
        return cls(
            charges=await ledger.rows("SELECT * FROM charges ORDER BY at, task_id"),
            tasks=await ledger.rows("SELECT id, state, prompt, model, provider_id FROM tasks"),
            budgets=await ledger.rows("SELECT * FROM budgets WHERE most IS NOT NULL"),
            uses=await ledger.rows("SELECT * FROM budget_use"),
            bills=bills,
            currency=currency["currency"],
        )

    @property
    def reserved(self) -> list[Row]:
        return [entry for entry in self.charges if entry["kind"] == "reserved"]

    @property
    def released(self) -> frozenset[str]:
        """The tasks whose charge was given back."""
        return frozenset(entry["task_id"] for entry in self.charges if entry["kind"] == "released")

    @property
    def kept(self) -> list[Row]:
        """The charges that were not given back."""
        return [entry for entry in self.reserved if entry["task_id"] not in self.released]

    @property
    def charged(self) -> int:
        """What the ledger says was spent."""
        return sum(entry["amount"] or 0 for entry in self.kept)

    @property
    def billed(self) -> int:
        return sum(to_millionths(bill.amount) for bill in self.bills)

    @property
    def never_billed(self) -> list[Row]:
        """The kept charges for which there is no bill."""
        unpaired, _ = self._paired()
        return unpaired

    def wrong(self) -> Iterator[str]:
        """Everything that does not fit together, in a few words each."""
        yield from self._wrong_entries()
        yield from self._wrong_ends()
        yield from self._wrong_bills()
        yield from self._wrong_uses()

    def _wrong_entries(self) -> Iterator[str]:
        """One reservation for each order, and at most one end of each kind."""
        reserved = Counter(entry["task_id"] for entry in self.reserved)
        for task in self.tasks:
            wanted = int(FACTS[State(task["state"])].ordered)
            found = reserved[task["id"]]
            # A cancelled draft was never ordered.
            if found != wanted and not (task["state"] == State.CANCELLED and found == 0):
                yield f"task {task['id']} ({task['state']}) has {found} reservations"
        for entry in self.charges:
            if entry["task_id"] not in reserved:
                yield f"task {entry['task_id']} is {entry['kind']}, but was never reserved"

    def _wrong_ends(self) -> Iterator[str]:
        """Reserved amounts have found their end: released where nothing was taken, kept in all other states."""
        rows = {task["id"]: State(task["state"]) for task in self.tasks}
        erased = {entry["task_id"]: State(entry["cause"]) for entry in self.charges if entry["kind"] == "erased"}
        refunded = {entry["task_id"] for entry in self.charges if entry["cause"] == "refund"}
        for entry in self.reserved:
            task_id = entry["task_id"]
            if task_id not in rows and task_id not in erased:
                yield f"task {task_id} is gone, and the ledger does not know how it ended"
                continue
            state = rows.get(task_id) or erased[task_id]
            is_free = state in FREE or (task_id not in rows and state is State.QUEUED)
            if is_free != (task_id in self.released) and task_id not in refunded:
                yield f"task {task_id} is {state} and {'still reserved' if is_free else 'released'}"

    def _wrong_bills(self) -> Iterator[str]:
        """Ledger − bills = exactly the unknown tasks that were never billed; never less."""
        never_billed, bills = self._paired()
        for bill in bills:
            yield f"bill {bill.task_id} of {bill.amount} for {bill.prompt!r} is in no charge"
        states = {task["id"]: task["state"] for task in self.tasks}
        states |= {entry["task_id"]: entry["cause"] for entry in self.charges if entry["kind"] == "erased"}
        for entry in never_billed:
            if states.get(entry["task_id"]) != State.UNKNOWN:
                yield f"task {entry['task_id']} ({states.get(entry['task_id'])}) is charged, but was never billed"
        difference, unknown = self.charged - self.billed, sum(entry["amount"] or 0 for entry in never_billed)
        if difference != unknown or difference < 0:
            yield f"ledger − bills = {difference}, but unknown tasks that were never billed are {unknown}"

    def _wrong_uses(self) -> Iterator[str]:
        """Each row of a budget has the sum of the ledger."""
        for use in self.uses:
            starts, payer = use["starts"], use["payer"]
            of_it = [
                entry
                for entry in self.kept
                if entry["day"].startswith(starts) and (payer == "all" or entry[f"{payer}_id"] == use["payer_id"])
            ]
            is_money = use["unit"] == "money"
            money = sum(entry["amount"] or 0 for entry in of_it if entry["currency"] == self.currency)
            expected = money if is_money else len(of_it)
            slot = " ".join(str(use[name]) for name in ("payer", "payer_id", "unit", "starts"))
            if use["used"] != expected:
                yield f"{slot} has {use['used']} used, but the ledger has {expected}"
            if use["used"] > self._most(use):
                yield f"{slot} has {use['used']} used of {self._most(use)}"

    def _most(self, use: Row) -> float:
        """What the payer's own budget allows, or the general one; infinite if there is none any more."""
        period = "month" if use["starts"].count("-") == 1 else "day"
        found = {
            budget["payer_id"]: budget["most"]
            for budget in self.budgets
            if (budget["payer"], budget["unit"], budget["period"]) == (use["payer"], use["unit"], period)
        }
        return float(found.get(use["payer_id"], found.get(0, math.inf)))

    def _paired(self) -> tuple[list[Row], list[Bill]]:
        """The kept charges without a bill, and the bills without a charge of the same price.

        A bill belongs to the task with its id; where the answer was lost, to a task without an id that has the same prompt.
        """
        tasks = {task["id"]: task for task in self.tasks}
        by_id = {bill.task_id: bill for bill in self.bills}
        unpaired: list[Row] = []
        for entry in self.kept:
            task = tasks.get(entry["task_id"])
            bill = by_id.get(task["provider_id"]) if task and task["provider_id"] else None
            if bill is not None and to_millionths(bill.amount) == entry["amount"]:
                del by_id[bill.task_id]
            else:
                unpaired.append(entry)
        left = defaultdict(list)
        for bill in by_id.values():
            left[bill.prompt, to_millionths(bill.amount)].append(bill)
        without = []
        for entry in unpaired:
            task = tasks.get(entry["task_id"])
            found = left[task["prompt"], entry["amount"]] if task and not task["provider_id"] else []
            if found:
                found.pop()
            else:
                without.append(entry)
        return without, [bill for bills in left.values() for bill in bills]
