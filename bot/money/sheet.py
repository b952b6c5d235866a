"""The ledger as a CSV file that spreadsheets open."""

import csv
import io
from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.amounts import from_millionths
from storage.statistics import ListedCharge

COLUMNS = (
    "day", "time", "task", "provider", "model", "chat", "user", "amount", "currency", "outcome", "released",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for the local encoding
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # at the beginning of a cell, a spreadsheet may execute it


def sheet(charges: Iterable[ListedCharge], zone: ZoneInfo) -> bytes:
    """One row for each charge, with local times. `amount` is empty for an unknown price; `released` says why, if it was."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    writer.writerows(_row(each, zone) for each in charges)
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


def _row(listed: ListedCharge, zone: ZoneInfo) -> list[str | int]:
    charge = listed.charge
    # The day is that of the budgets, also if the clock or the time zone has been changed since.
    time = datetime.fromtimestamp(listed.at, zone).strftime("%H:%M:%S")
    amount = "" if charge.amount is None else f"{from_millionths(charge.amount):f}"
    texts = (charge.task_id, charge.provider, charge.model)
    return [
        charge.day, time, *map(_cell, texts), charge.chat_id, charge.user_id, amount, _cell(charge.currency),
        _cell(listed.state), _cell(listed.released),
    ]  # fmt: skip


def _cell(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text


def days_between(first: str, last: str) -> list[str]:
    """All days from `2026-11-01` to `2026-11-30`, both included."""
    day, end = datetime.fromisoformat(first).date(), datetime.fromisoformat(last).date()
    return [(day + timedelta(days=number)).isoformat() for number in range((end - day).days + 1)]
