"""Each error of a create is one outcome: what was surely not charged may be tried again, what may have been never is."""

import pytest

from bot.photos.errors import PhotoDoubtful, PhotoError, PhotoGone, PhotoLinkFailed, PhotoStoreRefused, PhotoTooBig
from bot.pipeline.outcomes import DOUBT, Lost, No, Outcome, RetryRules, TryLater, judge, judge_photos
from bot.videoapi.errors import (
    BadKey,
    ForeignRoot,
    MaybeCharged,
    ModelUnavailable,
    NoAnswer,
    NotSent,
    OutOfQuota,
    RateLimited,
    Refused,
    VideoApiError,
)

RULES = RetryRules(120, 600, lambda tries, asked: asked or 10.0 * (tries + 1))
SAID = "so it said"


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (ForeignRoot(SAID), No("moved", "")),
        (NotSent(SAID), TryLater("unreachable", SAID, 30.0)),
        (RateLimited(SAID), TryLater("busy", SAID, 30.0)),
        (RateLimited(SAID, retry_after=7.0), TryLater("busy", SAID, 7.0)),
        (BadKey(SAID, status=401), No("key", SAID, 401)),
        (OutOfQuota(SAID), No("quota", SAID)),
        (ModelUnavailable(SAID), No("model", SAID)),
        (Refused(SAID), No("said", SAID)),
        (NoAnswer(SAID), Lost("timeout", SAID)),
        (MaybeCharged(SAID, status=502, answer="{}"), Lost("unclear", SAID, "{}")),
        (MaybeCharged(SAID), Lost("broken", SAID)),
        (VideoApiError(SAID), Lost("broken", SAID)),  # of a kind that there is not yet
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_what_it_says_and_no_more(error: VideoApiError, outcome: Outcome) -> None:
    assert judge(error, tries=3, waited=0.0, rules=RULES) == outcome


@pytest.mark.parametrize(("error", "window"), [(NotSent(), 120.0), (RateLimited(), 600.0)])
def test_a_try_at_the_windows_very_end_is_the_last(error: VideoApiError, window: float) -> None:
    assert isinstance(judge(error, tries=1, waited=window - 10.0, rules=RULES), TryLater)
    assert isinstance(judge(error, tries=1, waited=window - 9.9, rules=RULES), No)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (PhotoStoreRefused(SAID), No("photo-store", "", detail=SAID)),
        (PhotoLinkFailed(SAID), TryLater("photo-store", "", 10.0)),
        (PhotoLinkFailed(SAID, retry_after=7.0), TryLater("photo-store", "", 7.0)),
        (PhotoDoubtful(SAID), TryLater("photo-store", "", 10.0)),
        (PhotoGone(SAID), No("photo-gone", "")),
        (PhotoTooBig(SAID), No("photo-too-big", "")),
        (PhotoError(SAID), No("photos", "")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_photo_without_a_link_is_never_charged(error: PhotoError, outcome: Outcome) -> None:
    assert judge_photos(error, tries=1, waited=0.0, rules=RULES) == outcome


@pytest.mark.parametrize(
    ("error", "waited", "key"),
    [
        (PhotoLinkFailed(SAID), 111.0, "photo-store"),
        (PhotoLinkFailed(SAID, retry_after=10.0), 591.0, "photo-store"),  # a service that asks for time is a busy one
        (PhotoDoubtful(SAID), 1.0, "photo-gone"),
    ],
)
def test_a_photo_is_waited_for_as_long_as_its_window_says(error: PhotoLinkFailed, waited: float, key: str) -> None:
    outcome = judge_photos(error, tries=1, waited=waited, rules=RULES)
    assert isinstance(outcome, No) and outcome.key == key
    assert isinstance(judge_photos(error, tries=1, waited=waited - 1, rules=RULES), TryLater)


@pytest.mark.parametrize(("tries", "asked", "pause"), [(1, None, 1.0), (3, None, 3.0), (1, 20.0, 21.0)])
def test_a_photo_is_looked_for_again_after_the_pause_of_the_rules(
    tries: int, asked: float | None, pause: float
) -> None:
    rules = RetryRules(100, 100, lambda tries, asked: tries + 1.0 if asked is None else asked + 1)
    outcome = judge_photos(PhotoLinkFailed("x", asked), tries=tries, waited=100 - pause, rules=rules)
    assert outcome == TryLater("photo-store", "", pause)


def test_a_photo_that_may_not_be_there_is_not_waited_for_longer_than_the_window() -> None:
    """Some seconds, or less where the window is shorter."""
    rules = RetryRules(4, 600, lambda _tries, _asked: 1.0)
    outcomes = [judge_photos(PhotoDoubtful("x"), tries=1, waited=waited, rules=rules) for waited in (3.0, 3.1)]
    assert outcomes == [TryLater("photo-store", "", 1.0), No("photo-gone", "")] and DOUBT > 4
