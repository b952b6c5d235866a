"""What became of one submission, and what that means for the row: the only place where an error turns into money or not."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.photos.errors import PhotoDoubtful, PhotoError, PhotoGone, PhotoLinkFailed, PhotoStoreRefused, PhotoTooBig
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

MAY_NOT_WRITE = "may-not-write"
"""The reason of an order that was not sent because its chat would not see the video."""


@dataclass(frozen=True)
class Accepted:
    """The provider took it."""

    provider_id: str


@dataclass(frozen=True)
class RetryLater:
    """Surely not charged: send it again after `pause` seconds. `key` empty: nothing that the chat need hear of."""

    key: str
    words: str
    pause: float


@dataclass(frozen=True)
class Rejected:
    """Surely not charged, and sending the same again would not help.

    `status` is HTTP's, where there was an answer; `detail` is for the owner's eyes.
    """

    key: str
    words: str
    status: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Unknown:
    """The outcome is unknown: never resent automatically.

    `answer` is the redacted body of a 2xx without a readable id: a person may find the task with it.
    """

    key: str
    words: str
    answer: str = ""


Outcome = Accepted | RetryLater | Rejected | Unknown


@dataclass(frozen=True)
class RetryRules:
    """How long a create that was definitely not charged is retried: seconds since the first try."""

    unreachable_window: float
    busy_window: float
    pause: Callable[[int, float | None], float]


def classify_create_error(error: VideoApiError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """Turn a failed create into an outcome. `tries` counts this one; `waited` is seconds since the first."""
    words = error.message
    match error:
        case ForeignRoot():
            return Rejected("moved", "")
        case NotSent() | RateLimited():
            key, window = (
                ("busy", rules.busy_window)
                if isinstance(error, RateLimited)
                else ("unreachable", rules.unreachable_window)
            )
            pause = rules.pause(tries - 1, error.retry_after)
            return RetryLater(key, words, pause) if waited + pause <= window else Rejected(key, words)
        case BadKey():
            return Rejected("key", words, error.status)
        case OutOfQuota():
            return Rejected("quota", words)
        case ModelUnavailable():
            return Rejected("model", words)
        case Refused():
            return Rejected("said", words)
        case NoAnswer():
            return Unknown("timeout", words)
        case MaybeCharged() if error.status is not None:
            return Unknown("unclear", words, error.answer)
        case _:
            return Unknown("broken", words)


DOUBTFUL_PHOTO_WINDOW = 10.0  # seconds for which a photo is asked for that Telegram may have or not


def classify_photo_error(error: PhotoError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """Turn a photo without a link into an outcome: the create had not gone out, so nothing was charged."""
    match error:
        case PhotoStoreRefused():
            return Rejected("photo-store", "", detail=str(error))
        case PhotoLinkFailed(retry_after=retry_after):
            pause = rules.pause(tries - 1, retry_after)
            if waited + pause <= _photo_window(error, rules):
                return RetryLater("photo-store", "", pause)
            return (
                Rejected("photo-gone", "")
                if isinstance(error, PhotoDoubtful)
                else Rejected("photo-store", "", detail=str(error))
            )
        case PhotoGone():
            return Rejected("photo-gone", "")
        case PhotoTooBig():
            return Rejected("photo-too-big", "")
        case _:
            return Rejected("photos", "")


def _photo_window(error: PhotoLinkFailed, rules: RetryRules) -> float:
    if isinstance(error, PhotoDoubtful):
        return min(DOUBTFUL_PHOTO_WINDOW, rules.unreachable_window)
    # A pause that was asked for is a busy service, not a missing one.
    return rules.unreachable_window if error.retry_after is None else rules.busy_window
