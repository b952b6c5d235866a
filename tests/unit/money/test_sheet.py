"""The ledger as a file for spreadsheets."""

import csv
import io
from collections.abc import AsyncIterator, Sequence
from zoneinfo import ZoneInfo

import pytest

from bot.money.sheet import COLUMNS, sheets
from storage.ledger import Charge
from storage.statistics import ListedCharge

UTC = ZoneInfo("UTC")
NOON = 1_796_040_000.0  # 2026-11-30 12:00 UTC


def listed(**changes: object) -> ListedCharge:
    values: dict[str, object] = {
        "task_id": "abcdefghij", "day": "2026-11-30", "chat_id": -100123, "user_id": 5, "provider": "default",
        "model": "sora-2", "amount": 400_000, "currency": "USD",
    }  # fmt: skip
    end = {"at": NOON, "state": "delivered", "released": ""} | {
        key: changes.pop(key) for key in set(changes) & {"at", "state", "released"}
    }
    return ListedCharge(charge=Charge(**values | changes), **end)  # type: ignore[arg-type]  # values of the test


async def in_parts(charges: Sequence[ListedCharge], each: int) -> AsyncIterator[Sequence[ListedCharge]]:
    """As they are read; the first part is empty."""
    yield []
    for first in range(0, len(charges), each):
        yield charges[first : first + each]


async def files(
    *charges: ListedCharge, zone: ZoneInfo = UTC, each: int = 2, most: int = 10**6
) -> list[tuple[int, bytes]]:
    """The number and the content of each file; all are deleted when the last one was read."""
    found = [(path, number, path.read_bytes()) async for path, number in sheets(in_parts(charges, each), zone, most)]
    assert not any(path.exists() for path, _, _ in found)
    return [(number, content) for _, number, content in found]


def rows_of(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


async def cells(*charges: ListedCharge, zone: ZoneInfo = UTC) -> list[dict[str, str]]:
    [(number, content)] = await files(*charges, zone=zone)
    assert number == 0
    return rows_of(content)


async def test_a_row_has_all_facts() -> None:
    assert await cells(listed(state="failed", released="refund")) == [
        {
            "day": "2026-11-30",
            "time": "12:00:00",
            "task": "abcdefghij",
            "provider": "default",
            "model": "sora-2",
            "chat": "-100123",
            "user": "5",
            "amount": "0.40",
            "currency": "USD",
            "outcome": "failed",
            "released": "refund",
        }
    ]


async def test_times_are_local_and_days_are_those_of_the_budgets() -> None:
    [row] = await cells(listed(day="2026-11-29"), zone=ZoneInfo("Asia/Tokyo"))
    assert (row["day"], row["time"]) == ("2026-11-29", "21:00:00")


@pytest.mark.parametrize(("amount", "shown"), [(None, ""), (0, "0.00"), (1, "0.000001"), (12_500_000_000, "12500.00")])
async def test_amounts(amount: int | None, shown: str) -> None:
    """An unknown price is empty, and no amount is written with an exponent."""
    assert (await cells(listed(amount=amount)))[0]["amount"] == shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
@pytest.mark.parametrize("field", ["model", "provider", "currency", "task_id"])
async def test_no_text_is_taken_for_a_formula(field: str, text: str) -> None:
    [row] = await cells(listed(**{field: text}))
    assert row["task" if field == "task_id" else field] == f"'{text}"


async def test_other_texts_are_unchanged() -> None:
    """Also with commas, quotes, line breaks and letters of any script."""
    texts = ('a, "b"\nc', "可灵-3", "مدل", "a=b", "")
    assert [row["model"] for row in await cells(*(listed(model=text) for text in texts))] == list(texts)


async def test_without_charges_there_are_titles() -> None:
    [(number, content)] = await files()
    assert (number, content.decode("utf-8-sig")) == (0, ",".join(COLUMNS) + "\r\n")


@pytest.mark.parametrize(("most", "count"), [(10**6, 1), (700, 2), (400, 4), (1, 7)])
async def test_what_is_too_long_is_divided(most: int, count: int) -> None:
    """Each file has titles, at least some rows, and no more bytes than allowed unless one part of the rows has."""
    charges = [listed(task_id=f"task{number:06}") for number in range(13)]
    found = await files(*charges, most=most)
    assert [number for number, _ in found] == ([0] if count == 1 else list(range(1, count + 1)))
    assert [row["task"] for _, content in found for row in rows_of(content)] == [
        each.charge.task_id for each in charges
    ]
    assert most < 400 or all(len(content) <= most for _, content in found)


async def test_a_file_is_deleted_though_nobody_reads_on() -> None:
    reading = sheets(in_parts([listed()] * 3, 1), UTC, 1)
    path, number = await anext(reading)
    assert number == 1 and path.exists()
    await reading.aclose()
    assert not path.exists()
