"""Old content goes, and accounts a year later; what budgets need stays."""

from pathlib import Path

from bot.budget_words import parse_budgets
from bot.money import budgets_of
from bot.pipeline.cleaner import CHARGES_KEPT, PERIODS_KEPT, Cleaner
from storage.budgets import Budgets
from storage.database import Database
from storage.ledger import Ledger
from tests.conftest import migrated_file
from tests.unit.money.test_ledger_properties import Life

DAY = 86_400.0


async def test_charges_and_periods_are_deleted_in_time(tmp_path: Path) -> None:
    async with Database.opened(await migrated_file(tmp_path)) as database:
        await database.transaction(lambda tx: Budgets(tx).configure(budgets_of(parse_budgets("9/day, 9/month")), "USD"))
        life = Life(database)
        await life.step("order", 0)
        [task_id] = life.reserved
        cleaner = Cleaner(database, DAY, life.clock)
        kept = {}
        for days in (0.0, 40.0, PERIODS_KEPT / DAY + 32, CHARGES_KEPT / DAY + 2):
            life.clock.now = 1_000_000.0 + days * DAY
            await cleaner.clean()
            uses = await Budgets(database).open_uses()
            kept[days] = len(uses), await Ledger(database).reserved(task_id) is not None
        assert list(kept.values()) == [(2, True), (2, True), (0, True), (0, False)]
