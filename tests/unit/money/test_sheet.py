"""The ledger as a file for spreadsheets."""

import csv
import io
from zoneinfo import ZoneInfo

import pytest

from bot.money.sheet import COLUMNS, days_between, sheet
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


def cells(*charges: ListedCharge, zone: ZoneInfo = UTC) -> list[dict[str, str]]:
    content = sheet(charges, zone)
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_row_has_all_facts() -> None:
    assert cells(listed(state="failed", released="refund")) == [
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


def test_times_are_local_and_days_are_those_of_the_budgets() -> None:
    [row] = cells(listed(day="2026-11-29"), zone=ZoneInfo("Asia/Tokyo"))
    assert (row["day"], row["time"]) == ("2026-11-29", "21:00:00")


@pytest.mark.parametrize(("amount", "shown"), [(None, ""), (0, "0.00"), (1, "0.000001"), (12_500_000_000, "12500.00")])
def test_amounts(amount: int | None, shown: str) -> None:
    """An unknown price is empty, and no amount is written with an exponent."""
    assert cells(listed(amount=amount))[0]["amount"] == shown


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"])
@pytest.mark.parametrize("field", ["model", "provider", "currency", "task_id"])
def test_no_text_is_taken_for_a_formula(field: str, text: str) -> None:
    [row] = cells(listed(**{field: text}))
    assert row["task" if field == "task_id" else field] == f"'{text}"


def test_other_texts_are_unchanged() -> None:
    """Also with commas, quotes, line breaks and letters of any script."""
    texts = ('a, "b"\nc', "可灵-3", "مدل", "a=b", "")
    assert [row["model"] for row in cells(*(listed(model=text) for text in texts))] == list(texts)


def test_without_charges_there_are_titles() -> None:
    assert sheet([], UTC).decode("utf-8-sig") == ",".join(COLUMNS) + "\r\n"


def test_days_between() -> None:
    days = days_between("2026-10-01", "2026-11-30")
    assert (days[0], days[-1], len(days), len(set(days))) == ("2026-10-01", "2026-11-30", 61, 61)
    assert days_between("2026-12-01", "2026-12-01") == ["2026-12-01"]
