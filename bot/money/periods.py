"""Days and months in the owner's time zone: budgets begin again at local midnight, also when the clocks change."""

from datetime import date, datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Period = Literal["day", "month"]


class Periods:
    """Periods in a time zone (TIMEZONE). Times are seconds since 1970."""

    def __init__(self, zone: ZoneInfo) -> None:
        self._zone = zone

    def day(self, now: float) -> str:
        """The local date: `2026-11-30`."""
        return self._date(now).isoformat()

    def starts(self, period: Period, now: float) -> str:
        """The current period: `2026-11-30` for a day, `2026-11` for a month."""
        day = self.day(now)
        return day if period == "day" else day[:7]

    @property
    def zone(self) -> ZoneInfo:
        return self._zone

    def last_month(self, now: float) -> str:
        """The month before the current one: `2026-10`."""
        return (self._date(now).replace(day=1) - timedelta(days=1)).isoformat()[:7]

    def ends(self, period: Period, now: float) -> datetime:
        """The local midnight at which the current period ends."""
        today = self._date(now)
        if period == "day":
            following = today + timedelta(days=1)
        else:
            following = date(today.year + today.month // 12, today.month % 12 + 1, 1)
        return datetime.combine(following, datetime.min.time(), self._zone)

    def until(self, period: Period, now: float) -> str:
        """When the current period ends, for people: `2026-12-01 00:00 (Europe/Berlin)`."""
        return f"{self.ends(period, now):%Y-%m-%d %H:%M} ({self._zone.key})"

    def _date(self, now: float) -> date:
        return datetime.fromtimestamp(now, self._zone).date()
