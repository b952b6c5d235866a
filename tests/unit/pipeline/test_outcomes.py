"""Each error of a create has one outcome: it is retried only if it was definitely not charged."""

import pytest

from bot.photos.errors import PhotoDoubtful, PhotoError, PhotoGone, PhotoLinkFailed, PhotoStoreRefused, PhotoTooBig
from bot.pipeline.outcomes import (
    DOUBTFUL_PHOTO_WINDOW,
    Outcome,
    Rejected,
    RetryLater,
    RetryRules,
    Unknown,
    classify_create_error,
    classify_photo_error,
)
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
        (ForeignRoot(SAID), Rejected("moved", "")),
        (NotSent(SAID), RetryLater("unreachable", SAID, 30.0)),
        (RateLimited(SAID), RetryLater("busy", SAID, 30.0)),
        (RateLimited(SAID, retry_after=7.0), RetryLater("busy", SAID, 7.0)),
        (BadKey(SAID, status=401), Rejected("key", SAID, 401)),
        (OutOfQuota(SAID), Rejected("quota", SAID)),
        (ModelUnavailable(SAID), Rejected("model", SAID, by_provider=True)),
        (Refused(SAID), Rejected("said", SAID)),
        (NoAnswer(SAID), Unknown("timeout", SAID)),
        (MaybeCharged(SAID, status=502, answer="{}"), Unknown("unclear", SAID, "{}")),
        (MaybeCharged(SAID), Unknown("broken", SAID)),
        (VideoApiError(SAID), Unknown("broken", SAID)),  # any future kind
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_error_has_its_outcome(error: VideoApiError, outcome: Outcome) -> None:
    assert classify_create_error(error, tries=3, waited=0.0, rules=RULES) == outcome


@pytest.mark.parametrize(("error", "window"), [(NotSent(), 120.0), (RateLimited(), 600.0)])
def test_the_last_try_is_at_the_end_of_the_window(error: VideoApiError, window: float) -> None:
    assert isinstance(classify_create_error(error, tries=1, waited=window - 10.0, rules=RULES), RetryLater)
    assert isinstance(classify_create_error(error, tries=1, waited=window - 9.9, rules=RULES), Rejected)


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (PhotoStoreRefused(SAID), Rejected("photo-store", "", detail=SAID)),
        (PhotoLinkFailed(SAID), RetryLater("photo-store", "", 10.0)),
        (PhotoLinkFailed(SAID, retry_after=7.0), RetryLater("photo-store", "", 7.0)),
        (PhotoDoubtful(SAID), RetryLater("photo-store", "", 10.0)),
        (PhotoGone(SAID), Rejected("photo-gone", "")),
        (PhotoTooBig(SAID), Rejected("photo-too-big", "")),
        (PhotoError(SAID), Rejected("photos", "")),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_photo_without_a_link_is_never_charged(error: PhotoError, outcome: Outcome) -> None:
    assert classify_photo_error(error, tries=1, waited=0.0, rules=RULES) == outcome


@pytest.mark.parametrize(
    ("error", "waited", "key"),
    [
        (PhotoLinkFailed(SAID), 111.0, "photo-store"),
        (PhotoLinkFailed(SAID, retry_after=10.0), 591.0, "photo-store"),  # a service that requests a pause is busy
        (PhotoDoubtful(SAID), 1.0, "photo-gone"),
    ],
)
def test_a_photo_is_retried_within_its_window(error: PhotoLinkFailed, waited: float, key: str) -> None:
    outcome = classify_photo_error(error, tries=1, waited=waited, rules=RULES)
    assert isinstance(outcome, Rejected) and outcome.key == key
    assert isinstance(classify_photo_error(error, tries=1, waited=waited - 1, rules=RULES), RetryLater)


@pytest.mark.parametrize(("tries", "requested", "pause"), [(1, None, 1.0), (3, None, 3.0), (1, 20.0, 21.0)])
def test_a_photo_is_retried_after_the_pause_of_the_rules(tries: int, requested: float | None, pause: float) -> None:
    rules = RetryRules(100, 100, lambda tries, requested: tries + 1.0 if requested is None else requested + 1)
    outcome = classify_photo_error(PhotoLinkFailed("x", requested), tries=tries, waited=100 - pause, rules=rules)
    assert outcome == RetryLater("photo-store", "", pause)


def test_a_doubtful_photo_is_not_retried_beyond_the_window() -> None:
    """Some seconds, or less where the window is shorter."""
    rules = RetryRules(4, 600, lambda _tries, _requested: 1.0)
    outcomes = [classify_photo_error(PhotoDoubtful("x"), tries=1, waited=waited, rules=rules) for waited in (3.0, 3.1)]
    assert outcomes == [RetryLater("photo-store", "", 1.0), Rejected("photo-gone", "")] and DOUBTFUL_PHOTO_WINDOW > 4
