"""Pauses between retries."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.backoff import FULL_JITTER, MANY, Backoff, Dice, retry_after_seconds

NOW = datetime(2026, 1, 1, 12, 0, 0, tzinfo=UTC)


def longest(_low: float, high: float) -> float:
    return high


def shortest(low: float, _high: float) -> float:
    return low


def jittered(dice: Dice) -> Backoff:
    return Backoff(base=2.0, cap=60.0, jitter=FULL_JITTER, requested_jitter=2.0, longest_requested=60.0, dice=dice)


@pytest.mark.parametrize(("failures", "pause"), [(0, 2), (1, 4), (4, 32), (5, 60), (MANY, 60), (10_000, 60)])
def test_a_pause_doubles_up_to_the_cap(failures: int, pause: float) -> None:
    assert Backoff(base=2.0, cap=60.0).pause(failures) == pause
    assert jittered(longest).pause(failures) == pause
    assert jittered(shortest).pause(failures) == 0
    assert 0 <= Backoff(base=2.0, cap=60.0, jitter=FULL_JITTER).pause(failures) <= pause


def test_the_pauses_of_a_series() -> None:
    pauses = Backoff(base=0.5, cap=5.0).pauses()
    assert [next(pauses) for _ in range(6)] == [0.5, 1, 2, 4, 5, 5]


@pytest.mark.parametrize(("least", "pause"), [(1, 2), (10, 10), (100, 100)])
def test_the_least_pause_holds_beyond_the_cap(least: float, pause: float) -> None:
    assert Backoff(base=2.0, cap=60.0).pause(0, least=least) == pause
    assert Backoff(base=2.0, cap=60.0, jitter=(0.5, 1.5), dice=longest).pause(0, least=least) == pause * 1.5


def test_a_requested_pause_is_waited_in_full_up_to_the_limit() -> None:
    assert jittered(shortest).requested(7.0) == 7
    assert jittered(longest).requested(7.0) == 9
    assert jittered(shortest).requested(3600.0) == 60
    assert Backoff(base=2.0, cap=60.0).requested(3600.0) == 3600


def test_a_requested_pause_replaces_the_backoff() -> None:
    assert jittered(longest).pause_or_requested(9, None) == 60
    assert jittered(shortest).pause_or_requested(9, 7.0) == 7
    assert jittered(shortest).pause_or_requested(0, 0.0) == 0


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
def test_no_header_raises_or_gives_a_negative_pause(header: str) -> None:
    seconds = retry_after_seconds(header, NOW)
    assert seconds is None or seconds >= 0
