"""Notifies the admins when a provider's account has less left than the last day cost there."""

import time
from collections.abc import Callable

from bot.access.admins import BotAdmins
from bot.amounts import MILLION, format_money, from_millionths
from bot.money import Periods
from bot.videoapi.accounts import Accounts
from storage.database import Database
from storage.last_times import claim_turn
from storage.statistics import Statistics

DAY = 24 * 3600.0
LEAST_PAUSE = 50 * 60.0  # seconds between checks; each worker begins one an hour, and the first of them does it


class BalanceWatch:
    """`currency`: the catalogue's. What an account counts in is taken for the same."""

    def __init__(
        self,
        *,
        database: Database,
        accounts: Accounts,
        currency: str,
        periods: Periods,
        admins: BotAdmins,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._database = database
        self._accounts = accounts
        self._currency = currency
        self._periods = periods
        self._admins = admins
        self._clock = clock

    async def check(self) -> None:
        """Check the providers that were used within a day. Each is reported once a day at most, by one process.

        Nothing is requested if no order had a price, because there is nothing to compare with.
        """
        now = self._clock()
        since = now - DAY
        costs = await Statistics(self._database).cost_since(since, self._periods.day(since), self._currency)
        if not costs or not await claim_turn(self._database, "balances", every=LEAST_PAUSE, now=now):
            return
        for name, balance in (await self._accounts.balances(costs)).items():
            left = None if balance is None else balance.left
            if left is not None and left * MILLION < costs[name]:
                await self._notify(name, left, costs[name], now)

    async def _notify(self, name: str, left: float, cost: int, now: float) -> None:
        if await claim_turn(self._database, f"low balance {name}", every=DAY, now=now):
            await self._admins.notify(
                "owner-balance-low",
                subject=name,
                pause=0,
                provider=name,
                left=f"{left:.2f}",
                cost=format_money(from_millionths(cost), self._currency),
            )
