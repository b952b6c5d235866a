"""A cashier for tests of the door."""

import time
from collections.abc import Callable
from zoneinfo import ZoneInfo

from bot.access.admins import BotAdmins
from bot.money import Cashier, Periods
from storage.database import Database

UTC = Periods(ZoneInfo("UTC"))


def cashier(database: Database, admins: BotAdmins, clock: Callable[[], float] = time.time) -> Cashier:
    """Days and months are those of UTC."""
    return Cashier(database=database, periods=UTC, admins=admins, clock=clock)
