"""Days and months of a time zone: a day has 23 or 25 hours where the clocks change."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.money import Periods

BERLIN = Periods(ZoneInfo("Europe/Berlin"))


def at(text: str) -> float:
    """Seconds since 1970 of a time in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("now", "day", "end"),
    [
        ("2026-11-30 22:59", "2026-11-30", "2026-11-30 23:00"),
        ("2026-11-30 23:00", "2026-12-01", "2026-12-01 23:00"),
        ("2026-03-28 23:00", "2026-03-29", "2026-03-29 22:00"),  # 23 hours: summer time begins
        ("2026-10-24 22:00", "2026-10-25", "2026-10-25 23:00"),  # 25 hours: it ends
    ],
)
def test_a_day_ends_at_local_midnight(now: str, day: str, end: str) -> None:
    assert BERLIN.starts("day", at(now)) == day
    assert BERLIN.ends("day", at(now)).timestamp() == at(end)


@pytest.mark.parametrize(
    ("now", "month", "end"),
    [
        ("2026-11-30 22:59", "2026-11", "2026-11-30 23:00"),
        ("2026-12-31 22:59", "2026-12", "2026-12-31 23:00"),
        ("2026-02-01 00:00", "2026-02", "2026-02-28 23:00"),
        ("2026-07-10 00:00", "2026-07", "2026-07-31 22:00"),
    ],
)
def test_a_month_ends_at_local_midnight(now: str, month: str, end: str) -> None:
    assert BERLIN.starts("month", at(now)) == month
    assert BERLIN.ends("month", at(now)).timestamp() == at(end)


def test_people_read_when_and_where() -> None:
    assert BERLIN.until("month", at("2026-12-05 12:00")) == "2027-01-01 00:00 (Europe/Berlin)"
