"""How long is waited before asking again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.videoapi.retry import Backoff, retry_after_seconds

NOW = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)
BACKOFF = Backoff(base=2.0, cap=60.0)


def longest(_low: float, high: float) -> float:
    return high


def shortest(low: float, _high: float) -> float:
    return low


@pytest.mark.parametrize(("attempt", "ceiling"), [(0, 2), (1, 4), (4, 32), (5, 60), (50, 60), (10_000, 60)])
def test_the_wait_doubles_up_to_the_cap_with_full_jitter(attempt: int, ceiling: float) -> None:
    assert BACKOFF.pause(attempt, uniform=longest) == ceiling
    assert BACKOFF.pause(attempt, uniform=shortest) == 0
    assert 0 <= BACKOFF.pause(attempt) <= ceiling


def test_what_the_provider_asks_for_is_waited_in_full_but_not_beyond_the_cap() -> None:
    assert BACKOFF.pause(0, 7.0, uniform=shortest) == 7
    assert BACKOFF.pause(0, 7.0, uniform=longest) == 9
    assert BACKOFF.pause(9, 3600.0, uniform=shortest) == 60


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("nan", None),
        ("inf", None),
        ("0", 0),
        ("7", 7),
        (" 7 ", 7),
        ("1.5", 1.5),
        ("-5", 0),
        ("Thu, 01 Jan 2026 12:00:30 GMT", 30),
        ("Thu, 01 Jan 2026 13:00:30 +0100", 30),
        ("Thu, 01 Jan 2026 12:00:30 -0000", 30),
        ("Thu Jan  1 12:00:30 2026", 30),
        ("Thu, 01 Jan 2026 11:00:00 GMT", 0),
        ("1 Jan 99999999999 00:00:00 GMT", None),
    ],
)
def test_retry_after_is_seconds_or_a_date(header: str | None, seconds: float | None) -> None:
    assert retry_after_seconds(header, NOW) == seconds


@given(st.text())
def test_no_header_raises_or_asks_for_a_wait_backwards(header: str) -> None:
    seconds = retry_after_seconds(header, NOW)
    assert seconds is None or seconds >= 0
