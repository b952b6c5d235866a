"""Budgets: what all, a chat or a user may spend in a day or a month, and how much of it is used."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from storage.ledger import Entry, Ledger
from storage.session import Executor, Row
from storage.slices import Payer

Unit = Literal["money", "videos"]
Period = Literal["day", "month"]

EVERYONE = 0
"""`payer_id` of the budget of all together, and of those that hold for each chat or each user."""


@dataclass(frozen=True, kw_only=True, order=True)
class Slot:
    """Whose budget, of what, in which period. The order is that in which all transactions lock rows."""

    payer: Payer
    payer_id: int = EVERYONE
    unit: Unit
    period: Period


@dataclass(frozen=True, kw_only=True)
class Budget:
    """`most`: millionths of the currency, or videos; None: removed by a command."""

    slot: Slot
    most: int | None
    by_command: bool = False

    @classmethod
    def from_row(cls, row: Row) -> "Budget":
        slot = Slot(payer=row["payer"], payer_id=row["payer_id"], unit=row["unit"], period=row["period"])
        return cls(slot=slot, most=row["most"], by_command=bool(row["by_command"]))


@dataclass(frozen=True, kw_only=True)
class Use:
    """A slot in one period. `starts`: `2026-11-30` for a day, `2026-11` for a month."""

    slot: Slot
    starts: str


class UseNotOpen(Exception):
    """Slots have no row for this period yet: open them, then repeat the transaction."""

    def __init__(self, uses: list[Use]) -> None:
        super().__init__(", ".join(use.starts for use in uses))
        self.uses = uses


class UseMoved(Exception):
    """The slot's charges are another chat's, or on their way to it: what is left of them must not be taken for the sum."""


class Budgets:
    """Repository of budgets. Methods that change several rows are called in a transaction."""

    def __init__(self, executor: Executor) -> None:
        self._db = executor

    async def all(self) -> list[Budget]:
        return [Budget.from_row(row) for row in await self._db.all("budgets")]

    async def for_order(self, chat_id: int, user_id: int) -> list[Budget]:
        """The budgets that hold for an order, in the order in which they must be taken.

        A chat's or a user's own budget replaces the general one for its kind. The slots have the ids of the chat and the user.
        Shares the lock of budgets, so that none changes before the transaction ends.
        """
        await self._db.one("budgets_share")
        given = {budget.slot: budget for budget in await self.all()}
        found: dict[Slot, Budget] = {}
        for slot, budget in given.items():
            payer_id = {"all": EVERYONE, "chat": chat_id, "user": user_id}[slot.payer]
            own = replace(slot, payer_id=payer_id)
            if slot == own or (slot.payer_id == EVERYONE and own not in given):
                found[own] = replace(budget, slot=own)
        return [found[slot] for slot in sorted(found)]

    async def currency(self) -> str:
        """The currency of money budgets: that of the models file of the process that started last."""
        row = await self._db.one("budget_currency")
        return str(row["currency"]) if row else ""

    async def take(self, use: Use, amount: int, most: int) -> int | None:
        """Take an amount; returns what is used then, or None if too little is left. Raises UseNotOpen."""
        row = await self._db.one("budget_take", amount=amount, most=most, **_columns(use))
        if row is not None:
            return int(row["used"])
        if await self.used(use) is None:
            raise UseNotOpen([use])
        return None

    async def used(self, use: Use) -> int | None:
        """What is used; None if no order was charged to this slot in this period, or if that is not summed up yet."""
        row = await self._db.one("budget_used", **_columns(use))
        return None if row is None else int(row["used"])

    async def open_uses(self) -> list[tuple[Use, int]]:
        """All slots of which something may be used, with what is used."""
        return [(_use(row), int(row["used"])) for row in await self._db.all("budget_uses")]

    async def open(self, uses: Iterable[Use]) -> bool:
        """Create the rows of slots from the ledger. False: a slice was added up, and more are left.

        Call it until it returns True, each time in a transaction of its own, which excludes all orders: the sum of a month may
        take a second, and what needs none of these slots must not wait for it. Any process continues what another has begun.
        Raises UseMoved.
        """
        await self._db.one("budgets_lock")
        for use in sorted(uses, key=lambda use: (use.slot, use.starts)):
            if not await self._add_up(use):
                return False
        return True

    async def _add_up(self, use: Use) -> bool:
        """Add the next slice of the ledger, if there is one; whether that was the last one.

        No order is charged to this slot meanwhile, as `take` finds no row. A trigger takes what is given back from the part
        that has been added up.
        """
        row = await self._db.one("budget_summed", **_columns(use))
        if row is not None and row["summed_day"] is None:
            return True
        slot, (first, last) = use.slot, days_of(use.starts)
        if await self._db.one("idempotency_key", key=_moved(slot.payer_id)) is not None:
            raise UseMoved
        begins = Entry(first) if row is None else Entry(row["summed_day"], row["summed_at"])
        used, ends = await Ledger(self._db).used_next(slot.payer, slot.payer_id, slot.unit, begins, last)
        summed = {"summed_day": ends and ends.day, "summed_at": ends and ends.at}
        await self._db.run("budget_open", used=used, **summed, **_columns(use))
        return ends is None

    async def set(self, budget: Budget) -> None:
        """Set or remove a slot by a command. What is used is summed up again, and the admins are notified again."""
        await self._db.one("budgets_lock")
        slot = budget.slot
        await self._db.run("budget_set", most=budget.most, **vars(slot))
        await self._db.run("budget_alerts_delete_of", payer=slot.payer, payer_id=slot.payer_id, unit=slot.unit)
        await self._db.run("budget_use_delete")

    async def configure(self, budgets: Iterable[Budget], currency: str) -> bool:
        """Take over BUDGETS and the catalogue's currency at start; returns whether anything changed.

        A slot that a command has set or removed stays so.
        """
        await self._db.one("budgets_lock")
        before = {
            budget.slot: budget.most for budget in map(Budget.from_row, await self._db.all("budgets_of_settings"))
        }
        row = await self._db.one("budget_currency")
        await self._db.run("budgets_of_settings_delete")
        for budget in budgets:
            await self._db.run("budget_from_settings", most=budget.most, **vars(budget.slot))
        after = {budget.slot: budget.most for budget in map(Budget.from_row, await self._db.all("budgets_of_settings"))}
        if before == after and row is not None and row["currency"] == currency:
            return False
        await self._db.run("budget_currency_set", currency=currency)
        await self._db.run("budget_use_delete")
        return True

    async def note_alert(self, use: Use, percent: int) -> bool:
        """Record that the admins are told of a share of a slot; False if they were before."""
        return await self._db.one("budget_alert", percent=percent, **_columns(use)) is not None

    async def begin_move(self, old_id: int, now: float) -> None:
        """Before charges of a group are moved slice by slice. No row is created from those that are left, nor later from none.

        Orders of the group may wait in its queue of updates, also after the move.
        """
        await self._db.one("budgets_lock")
        await self._db.one("idempotency_key_insert", key=_moved(old_id), task_id="", now=now)

    async def move_chat(self, *, old_id: int, new_id: int) -> None:
        """A group has become a supergroup: take its budgets and charges along."""
        await self._db.one("budgets_lock")
        await self._db.run("budgets_move", old_id=old_id, new_id=new_id)
        await Ledger(self._db).move_chat(old_id=old_id, new_id=new_id)
        await self._db.run("budget_use_delete_of", old_id=old_id, new_id=new_id)

    async def delete_before(self, day: str) -> None:
        """Delete what was used of, and told about, periods that are long over."""
        await self._db.run("budget_use_delete_old", before=day)
        await self._db.run("budget_alerts_delete_old", before=day)


def days_of(starts: str) -> tuple[str, str]:
    """The first and the last day of a period, for comparisons as text: `2026-11` is `2026-11-01` to `2026-11-31`."""
    return (f"{starts}-01", f"{starts}-31") if starts.count("-") == 1 else (starts, starts)


def _moved(payer_id: int) -> str:
    return f"moved:{payer_id}"


def _use(row: Row) -> Use:
    period: Period = "month" if row["starts"].count("-") == 1 else "day"
    slot = Slot(payer=row["payer"], payer_id=row["payer_id"], unit=row["unit"], period=period)
    return Use(slot=slot, starts=row["starts"])


def _columns(use: Use) -> dict[str, str | int]:
    slot = use.slot
    return {"payer": slot.payer, "payer_id": slot.payer_id, "unit": slot.unit, "starts": use.starts}
