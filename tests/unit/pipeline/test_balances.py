"""A balance that the next day would use up is reported to the admins, rarely."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from bot.access.admins import BotAdmins
from bot.amounts import MILLION
from bot.pipeline.balances import DAY, LEAST_PAUSE, BalanceWatch
from bot.videoapi.accounts import Accounts
from bot.videoapi.balance import Balance
from bot.videoapi.errors import QueryFailed
from bot.videoapi.providers import Providers
from storage.database import Database
from tests.conftest import migrated_file
from tests.integration.storage.test_statistics import charged
from tests.unit.cashiers import UTC
from tests.unit.pipeline.world import ROOT, Admin, Clock, Provider

HOUR = 3600.0


class Account(Provider):
    """A provider whose balance is `left` of a limit of 100; None: it has no limit, an error: it reports none."""

    def __init__(self, left: float | Exception | None) -> None:
        super().__init__()
        self.left = left
        self.asked = 0

    async def balance(self, root: str) -> Balance:
        self.asked += 1
        if isinstance(self.left, Exception):
            raise self.left
        return Balance(None, 7.0) if self.left is None else Balance(100.0, 100.0 - self.left)


def watch(
    database: Database, admins: BotAdmins, clock: Clock, providers: Mapping[str, Provider] | None = None
) -> BalanceWatch:
    accounts = Accounts(Providers(providers or {}), dict.fromkeys(providers or {}, ROOT))
    return BalanceWatch(database=database, accounts=accounts, currency="USD", periods=UTC, admins=admins, clock=clock)


async def spent(database: Database, clock: Clock, dollars: float, provider: str = "default", key: str = "a") -> None:
    amount, day = round(dollars * MILLION), UTC.day(clock())
    await charged(database, f"{key}{provider}", amount=amount, provider=provider, day=day, at=clock())


async def test_less_than_a_day_is_reported_once_a_day(database: Database, clock: Clock, olga: Admin) -> None:
    """By one of the processes. After a day of the same it is reported again."""
    account = Account(1.99)
    watches = [watch(database, olga.admins, clock, {"default": account}) for _ in range(3)]
    for number in range(26):
        if not number % 12:
            await spent(database, clock, 2.0, key=f"{number} ")
        for each in watches:
            await each.check()
        assert (account.asked, len(olga.read)) == (number + 1, 1 + (number >= 24))
        clock.now += HOUR
    assert "default has 1.99 left" in olga.read[0] and "cost 2.00 USD there" in olga.read[0]


@pytest.mark.parametrize("left", [2.0, 50.0, None, QueryFailed(detail="no such page")])
async def test_enough_or_unknown_is_not_reported(
    database: Database, clock: Clock, olga: Admin, left: float | Exception | None
) -> None:
    account = Account(left)
    await spent(database, clock, 2.0)
    await watch(database, olga.admins, clock, {"default": account}).check()
    assert (account.asked, olga.read) == (1, [])


async def test_what_was_spent_earlier_does_not_count(database: Database, clock: Clock, olga: Admin) -> None:
    """And without a cost nothing is requested."""
    account = Account(1.0)
    await spent(database, clock, 2.0)
    clock.now += DAY + 1
    await watch(database, olga.admins, clock, {"default": account}).check()
    assert (account.asked, olga.read) == (0, [])


async def test_each_provider_has_its_own_report(database: Database, clock: Clock, olga: Admin) -> None:
    """One that reports no balance does not hide the others, and one that is not used is not asked."""
    accounts = {"default": Account(QueryFailed()), "second": Account(0.5), "third": Account(-1.0), "idle": Account(0.0)}
    for name in ("default", "second", "third"):
        await spent(database, clock, 1.0, name)
    await watch(database, olga.admins, clock, accounts).check()
    assert [name for name, account in accounts.items() if not account.asked] == ["idle"]
    assert sorted(words.split()[3] for words in olga.read) == ["second", "third"]


async def test_a_removed_provider_is_left_out(database: Database, clock: Clock, olga: Admin) -> None:
    await spent(database, clock, 1.0, "removed")
    await watch(database, olga.admins, clock, {"default": Account(0.0)}).check()
    assert olga.read == []


async def test_a_restart_does_not_ask_again(tmp_path: Path, clock: Clock, olga: Admin) -> None:
    """The turn is in the database."""
    url, account = await migrated_file(tmp_path), Account(0.0)
    for number in range(3):
        async with Database.opened(url) as database:
            await spent(database, clock, 1.0, key=str(number))
            await watch(database, olga.admins, clock, {"default": account}).check()
            clock.now += LEAST_PAUSE / 3
    assert (account.asked, len(olga.read)) == (1, 1)
