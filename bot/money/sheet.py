"""The ledger as CSV files that spreadsheets open."""

import asyncio
import csv
import io
from collections.abc import AsyncGenerator, AsyncIterator, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.amounts import from_millionths
from bot.delivery.spool import spool_file
from storage.statistics import ListedCharge

COLUMNS = (
    "day", "time", "task", "provider", "model", "chat", "user", "amount", "currency", "outcome", "released",
)  # fmt: skip
BYTE_ORDER_MARK = "\ufeff"  # without it, Excel takes UTF-8 for the local encoding
HEADER = f"{BYTE_ORDER_MARK}{','.join(COLUMNS)}\r\n".encode()
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # at the beginning of a cell, a spreadsheet may execute it


async def sheets(
    charges: AsyncIterator[Sequence[ListedCharge]], zone: ZoneInfo, most: int
) -> AsyncGenerator[tuple[Path, int], None]:
    """Files of about `most` bytes at most, each with its number, from 1; 0 if it is the only one. At least one.

    One row for each charge, with local times. `amount` is empty for an unknown price; `released` says why, if it was. Each
    file is written while the charges are read, so that the memory never has all of them, and is deleted when the reader goes
    on to the next one. Raises OSError, and what `charges` raises.
    """
    rows = await _next_rows(charges, zone)
    number = 0
    while rows or not number:
        number += 1
        async with spool_file(None, ".csv") as file:
            await file.write(HEADER)
            size = len(HEADER)
            while rows and (size == len(HEADER) or size + len(rows) <= most):
                await file.write(rows)
                size += len(rows)
                rows = await _next_rows(charges, zone)
            await file.flush()
            yield file.path, number if rows or number > 1 else 0


async def _next_rows(charges: AsyncIterator[Sequence[ListedCharge]], zone: ZoneInfo) -> bytes:
    """The next rows as the file has them; empty if there are no more. In a thread: a thousand take 10 ms."""
    async for some in charges:
        if some:
            return await asyncio.to_thread(_rows, some, zone)
    return b""


def _rows(charges: Iterable[ListedCharge], zone: ZoneInfo) -> bytes:
    file = io.StringIO()
    csv.writer(file).writerows(_row(each, zone) for each in charges)
    return file.getvalue().encode()


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
