"""When a paid task is polled next, how long it has been followed, and when its chat is told: arithmetic."""

from dataclasses import replace

import pytest

from bot.pipeline.clock_repair import MARGIN, horizons
from bot.pipeline.courier import USELESS_LINK_PAUSE
from bot.pipeline.delivery_outcomes import PAUSES
from bot.pipeline.edit_pace import LONGEST_PAUSE as LONGEST_SHOW_PAUSE
from bot.pipeline.schedule import JITTER, LONGEST_PAUSE, LONGEST_RETRY_AFTER, NEARLY_ALL_DONE, Schedule, TrackerRules
from bot.settings import Settings
from bot.videoapi.errors import QueryFailed
from storage.model import Task
from storage.states import State
from tests.unit.test_cards import row

NOW = 1000.0
RULES = TrackerRules(
    interval=15, late_after=600, unresolved_after=3600, slow_interval=600, expire_after=86400, lease=60
)


def middle(low: float, high: float) -> float:
    return (low + high) / 2


def highest(_low: float, high: float) -> float:
    return high


def lowest(low: float, _high: float) -> float:
    return low


def task(**columns: float | int | None) -> Task:
    known = {"due_at": NOW, "updated_at": NOW - 15, "created_at": NOW - 15, "accepted_at": NOW - 15, "followed": 0.0}
    return replace(row(State.RUNNING), **known | {"failures": 0} | columns)  # type: ignore[arg-type]  # columns


@pytest.mark.parametrize(("followed", "pause"), [
    (0.0, 15.0),
    (NEARLY_ALL_DONE - 1, 15.0),
    (NEARLY_ALL_DONE, 30.0),  # nearly all tasks are done by then
    (3599.0, 30.0),
    (3600.0, 600.0),
])  # fmt: skip
def test_polls_become_rarer(followed: float, pause: float) -> None:
    assert Schedule(RULES, middle).after_answer(followed) == pause
    assert Schedule(RULES, highest).after_answer(followed) == pytest.approx(pause * (1 + JITTER))


def test_a_slow_interval_that_is_shorter_than_the_usual_one_makes_no_polls_more_frequent() -> None:
    assert Schedule(replace(RULES, slow_interval=5.0), middle).after_answer(4000.0) == 15.0


@pytest.mark.parametrize(("failures", "followed", "pause"), [
    (0, 0.0, 15.0),
    (1, 0.0, 30.0),
    (2, 0.0, LONGEST_PAUSE),
    (9, 0.0, LONGEST_PAUSE),
    (0, 3600.0, 600.0),  # never sooner than after an answer
])  # fmt: skip
def test_polls_without_an_answer_become_rarer_up_to_a_minute(failures: int, followed: float, pause: float) -> None:
    error = QueryFailed(status=502)
    assert Schedule(RULES, middle).after_no_answer(task(failures=failures), error, followed) == pause


def test_polls_without_an_answer_are_spread_as_well() -> None:
    """Tasks that met the same outage do not come back together."""
    error = QueryFailed(status=502)
    assert Schedule(RULES, highest).after_no_answer(task(), error, 0.0) == pytest.approx(15 * (1 + JITTER))
    assert Schedule(RULES, lowest).after_no_answer(task(), error, 0.0) == pytest.approx(15 * (1 - JITTER))


def test_a_provider_that_asks_to_slow_down_is_heeded_from_the_first_time_on() -> None:
    busy = QueryFailed(status=429)
    assert Schedule(RULES, middle).after_no_answer(task(), busy, 0.0) == 30.0


@pytest.mark.parametrize(("asked", "pause"), [
    (5.0, 15.0),
    (100.0, 103.75),
    (2 * LONGEST_RETRY_AFTER, LONGEST_RETRY_AFTER + 3.75),
])  # fmt: skip
def test_a_pause_that_was_asked_for_is_kept_within_an_hour(asked: float, pause: float) -> None:
    """Spread by up to half an interval, and never shorter than without it."""
    error = QueryFailed(status=503, retry_after=asked)
    assert Schedule(RULES, middle).after_no_answer(task(), error, 0.0) == pause


@pytest.mark.parametrize("interval", [1.0, 15.0, 1200.0, 3600.0])
@pytest.mark.parametrize("slow", [600.0, 86400.0])
def test_no_poll_is_planned_further_ahead_than_the_longest_pause(interval: float, slow: float) -> None:
    """`ClockRepair` takes what lies further ahead for a clock that was wrong."""
    rules = replace(RULES, interval=interval, slow_interval=slow)
    schedule = Schedule(rules, highest)
    error = QueryFailed(status=429, retry_after=10 * LONGEST_RETRY_AFTER)
    planned = [schedule.after_answer(followed) for followed in (0.0, NEARLY_ALL_DONE, 3600.0)]
    planned += [schedule.after_no_answer(task(failures=failures), error, 3600.0) for failures in (0, 60)]
    assert max(planned) <= rules.longest_pause <= 1.5 * max(*planned, LONGEST_RETRY_AFTER)


@pytest.mark.parametrize(("columns", "now", "followed"), [
    ({}, NOW, 15.0),
    ({"followed": 100.0}, NOW, 115.0),
    ({}, NOW + 10, 25.0),  # a little late
    ({}, NOW + 15, 30.0),
    ({}, NOW + 5000, 30.0),  # the process was down: one interval more than was planned
    ({}, NOW - 15, 0.0),
    ({}, NOW - 5000, 0.0),  # the clock was set back
    ({"followed": 100.0}, NOW - 5000, 100.0),
    ({"due_at": None}, NOW + 15, 30.0),
    ({"due_at": NOW - 5000}, NOW + 500, 15.0),
    ({"due_at": NOW + 10**6}, NOW + 10**6, RULES.longest_pause + 15.0),
])  # fmt: skip
def test_a_pause_counts_as_long_as_it_was_planned(
    columns: dict[str, float | None], now: float, followed: float
) -> None:
    assert Schedule(RULES, middle).followed(task(**columns), now) == followed


@pytest.mark.parametrize(("followed", "over"), [(86399.9, False), (86400.0, True)])
def test_following_ends_after_a_day(followed: float, *, over: bool) -> None:
    assert Schedule(RULES).is_over(followed) is over


@pytest.mark.parametrize(("columns", "followed", "lateness"), [
    ({"accepted_at": NOW - 599.9}, 0.0, None),
    ({"accepted_at": NOW - 600}, 0.0, "late"),
    ({"accepted_at": NOW - 3599.9}, 0.0, "late"),
    ({"accepted_at": NOW - 3600}, 0.0, "unresolved"),
    ({"accepted_at": None, "created_at": NOW - 600}, 0.0, "late"),
    ({"accepted_at": NOW, "created_at": NOW - 9999}, 0.0, None),  # what waited in the queue is not late
    ({"accepted_at": NOW + 9999}, 600.0, "late"),  # the clock was set back
])  # fmt: skip
def test_a_chat_is_told_of_what_takes_long(
    columns: dict[str, float | None], followed: float, lateness: str | None
) -> None:
    assert Schedule(RULES).lateness(task(**columns), NOW, followed) == lateness


def test_the_rules_are_those_of_the_settings() -> None:
    settings = Settings(
        telegram_bot_token="1:a", video_api_key="k", _env_file=None, poll_interval=10, late_after=20,
        unresolved_after=30, slow_interval=40, expire_after=50,
    )  # fmt: skip
    assert TrackerRules.of(settings) == TrackerRules(
        interval=10, late_after=20, unresolved_after=30, slow_interval=40, expire_after=50, lease=settings.ask_lease
    )


# How far ahead a time may lie -----------------------------------------------------------------------------------------


def test_no_pause_that_the_program_sets_is_too_far_ahead() -> None:
    """Each horizon is a minute beyond the longest pause: what the program itself set is never corrected."""
    settings = Settings(
        telegram_bot_token="1:a", video_api_key="k", _env_file=None, album_quiet=40, submit_retry_window=700,
        rate_limit_window=650,
    )  # fmt: skip
    far = horizons(settings)
    assert far.collecting == 2 * 40 + MARGIN
    assert far.queued == 700 + MARGIN
    assert far.running == TrackerRules.of(settings).longest_pause + MARGIN
    assert far.ready == 3600 + MARGIN and PAUSES.cap < 3600 and USELESS_LINK_PAUSE < MARGIN
    assert far.shown == LONGEST_SHOW_PAUSE + MARGIN
    leases = (settings.ask_lease, settings.submit_lease, settings.delivery_lease, settings.show_lease)
    assert far.leased == max(leases) + MARGIN
    assert horizons(settings.model_copy(update={"rate_limit_window": 900})).queued == 900 + MARGIN
