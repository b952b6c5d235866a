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
class Made:
    """The provider took it."""

    provider_id: str


@dataclass(frozen=True)
class TryLater:
    """Surely not charged: send it again after `pause` seconds. `key` empty: nothing that the chat need hear of."""

    key: str
    words: str
    pause: float


@dataclass(frozen=True)
class No:
    """Surely not charged, and sending the same again would not help.

    `status` is HTTP's, where there was an answer; `detail` is for the owner's eyes.
    """

    key: str
    words: str
    status: int | None = None
    detail: str = ""


@dataclass(frozen=True)
class Lost:
    """The outcome is unknown: never resent automatically.

    `answer` is the redacted body of a 2xx without a readable id: a person may find the task with it.
    """

    key: str
    words: str
    answer: str = ""


Outcome = Made | TryLater | No | Lost


@dataclass(frozen=True)
class RetryRules:
    """How long a create that was definitely not charged is retried: seconds since the first try."""

    unreachable_window: float
    busy_window: float
    pause: Callable[[int, float | None], float]


def judge(error: VideoApiError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """Turn a failed create into an outcome. `tries` counts this one; `waited` is seconds since the first."""
    words = error.message
    match error:
        case ForeignRoot():
            return No("moved", "")
        case NotSent() | RateLimited():
            key, window = (
                ("busy", rules.busy_window)
                if isinstance(error, RateLimited)
                else ("unreachable", rules.unreachable_window)
            )
            pause = rules.pause(tries - 1, error.retry_after)
            return TryLater(key, words, pause) if waited + pause <= window else No(key, words)
        case BadKey():
            return No("key", words, error.status)
        case OutOfQuota():
            return No("quota", words)
        case ModelUnavailable():
            return No("model", words)
        case Refused():
            return No("said", words)
        case NoAnswer():
            return Lost("timeout", words)
        case MaybeCharged() if error.status is not None:
            return Lost("unclear", words, error.answer)
        case _:
            return Lost("broken", words)


DOUBT = 10.0  # seconds for which a photo is asked for that Telegram may have or not


def judge_photos(error: PhotoError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """Turn a photo without a link into an outcome: the create had not gone out, so nothing was charged."""
    match error:
        case PhotoStoreRefused():
            return No("photo-store", "", detail=str(error))
        case PhotoLinkFailed(retry_after=retry_after):
            pause = rules.pause(tries - 1, retry_after)
            if waited + pause <= _photo_window(error, rules):
                return TryLater("photo-store", "", pause)
            return (
                No("photo-gone", "") if isinstance(error, PhotoDoubtful) else No("photo-store", "", detail=str(error))
            )
        case PhotoGone():
            return No("photo-gone", "")
        case PhotoTooBig():
            return No("photo-too-big", "")
        case _:
            return No("photos", "")


def _photo_window(error: PhotoLinkFailed, rules: RetryRules) -> float:
    if isinstance(error, PhotoDoubtful):
        return min(DOUBT, rules.unreachable_window)
    # A pause that was asked for is a busy service, not a missing one.
    return rules.unreachable_window if error.retry_after is None else rules.busy_window
