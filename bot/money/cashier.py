"""Reserves the charge of an order against all budgets that hold for it, in the transaction that writes the order."""

import logging
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from bot.access.admins import BotAdmins
from bot.amounts import format_money, from_millionths
from bot.errors import UserError
from bot.money.budgets import words_of
from bot.money.periods import Periods
from bot.money.quotes import Quote
from storage.budgets import Budget, Budgets, Use, UseMoved, UseNotOpen
from storage.database import Database
from storage.ledger import Charge, Ledger
from storage.model import Task
from storage.records import dataclass
from storage.session import Executor

log = logging.getLogger(__name__)

T = TypeVar("T")
WARN_AT = 80  # percent of a budget
TRIES = 5  # a new period may begin between two of them


@dataclass(frozen=True)
class BudgetShare:
    """How much of a budget is used. `percent`: 80, or 100 if it allows no further order or not this one."""

    budget: Budget
    use: Use
    used: int
    percent: int

    @property
    def text(self) -> str:
        """The key of the message to the admins."""
        if self.percent != 100:
            return "owner-budget-share"
        if not self.budget.most:
            return "owner-budget-none"
        return "owner-budget-used-up" if self.used >= (self.budget.most or 0) else "owner-budget-too-little"


class BudgetRefused(UserError):
    """A budget does not have enough left. Nothing was reserved."""

    def __init__(self, key: str, share: BudgetShare, **values: object) -> None:
        super().__init__(key, **values)
        self.share = share


class Cashier:
    """Used by the door only. All methods raise StorageUnavailable."""

    def __init__(
        self,
        *,
        database: Database,
        periods: Periods,
        admins: BotAdmins,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._periods = periods
        self._admins = admins
        self._clock = clock

    async def write(self, work: Callable[["Register"], Awaitable[T]]) -> T:
        """Run `work` in a transaction in which charges can be reserved, and notify the admins of budgets that run out.

        Raises UserError for an order that no budget allows; nothing is written then.
        """
        for _ in range(TRIES):
            register: Register | None = None

            async def run(tx: Executor) -> T:
                nonlocal register
                register = Register(tx, self._periods, self._clock())
                return await work(register)

            try:
                result = await self._database.transaction(run)
            except UseNotOpen as missing:
                await self._open(missing.uses)
                continue
            except BudgetRefused as refused:
                await self._notify([refused.share])
                raise
            if register is not None and register.shares:
                await self._notify(register.shares)
            return result
        raise UserError("budget-busy")

    async def _open(self, uses: Sequence[Use]) -> None:
        try:
            while not await self._database.transaction(lambda tx: Budgets(tx).open(uses)):
                pass
        except UseMoved:
            raise UserError("budget-busy") from None

    async def _notify(self, shares: list[BudgetShare]) -> None:
        """Notify the admins of each share once in its period."""
        for share in shares:
            if not await Budgets(self._database).note_alert(share.use, share.percent):
                continue
            words = words_of(share.budget)
            await self._admins.notify(
                share.text,
                subject=f"{words} {share.use.starts}",
                pause=0,
                budget=str(words),
                percent=share.percent,
                until=self._periods.until(share.budget.slot.period, self._clock()),
            )


class Register:
    """Reserves charges in one transaction. `shares`: the budgets of which much is used now."""

    def __init__(self, tx: Executor, periods: Periods, now: float) -> None:
        self.tx = tx
        self.now = now
        self.shares: list[BudgetShare] = []
        self._periods = periods

    async def reserve(self, task: Task, quote: Quote, user_id: int) -> None:
        """Charge an order that was just written as `queued`. `user_id`: who pays, see `Requester.payer_id`.

        Raises UserError if a budget has too little left, or if a money budget holds and the price is unknown or in another
        currency.
        """
        model = task.parameters.model if task.parameters else ""
        budgets = await Budgets(self.tx).for_order(task.origin.chat_id, user_id)
        if any(budget.slot.unit == "money" for budget in budgets):
            if quote.amount is None:
                raise UserError("budget-unpriced", model=quote.title)
            if quote.currency != await Budgets(self.tx).currency():
                # Another process has started with another models file: what this one would take could not be given back.
                raise UserError("budget-busy")
        uses = [Use(slot=each.slot, starts=self._periods.starts(each.slot.period, self.now)) for each in budgets]
        try:
            for budget, use in zip(budgets, uses, strict=True):
                await self._take(budget, use, quote)
        except UseNotOpen:
            raise UseNotOpen(uses) from None
        charge = Charge(
            task_id=task.id,
            day=self._periods.day(self.now),
            chat_id=task.origin.chat_id,
            user_id=user_id,
            provider=task.provider,
            model=model,
            amount=quote.amount,
            currency=quote.currency,
            price_rule=quote.price_rule,
        )
        await Ledger(self.tx).reserve(charge, self.now)

    async def _take(self, budget: Budget, use: Use, quote: Quote) -> None:
        amount, most = 1 if use.slot.unit == "videos" else quote.amount or 0, budget.most or 0
        used = await Budgets(self.tx).take(use, amount, most)
        if used is None:
            raise self._refusal(budget, use, quote, await Budgets(self.tx).used(use) or 0)
        percent = 100 if used >= most else WARN_AT
        if used * 100 >= most * WARN_AT and amount:
            self.shares.append(BudgetShare(budget, use, used, percent))

    def _refusal(self, budget: Budget, use: Use, quote: Quote, used: int) -> BudgetRefused:
        slot, most = budget.slot, budget.most or 0
        share = BudgetShare(budget, use, used, 100)
        values = {"payer": slot.payer, "period": slot.period, "until": self._periods.until(slot.period, self.now)}
        if not most:
            return BudgetRefused("budget-none", share, payer=slot.payer)
        if used >= most:
            return BudgetRefused("budget-used-up", share, **values)
        price = format_money(from_millionths(quote.amount or 0), quote.currency)
        return BudgetRefused("budget-too-little", share, **values, price=price)
