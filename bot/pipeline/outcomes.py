"""The outcome of a submission. Only this module decides whether a failed create may be retried."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.photos.errors import (
    PhotoDoubtful,
    PhotoError,
    PhotoGone,
    PhotoLinkFailed,
    PhotoStoreRefused,
    PhotoTooBig,
    PictureLinkRefused,
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

MAY_NOT_WRITE = "may-not-write"
"""Reason of a task that was not sent because the bot may not write in its chat."""


@dataclass(frozen=True)
class Accepted:
    """The provider returned an id."""

    provider_id: str


@dataclass(frozen=True)
class RetryLater:
    """Definitely not charged: retry after `pause` seconds. `key` empty: the chat is not notified."""

    key: str
    words: str
    pause: float


@dataclass(frozen=True)
class Rejected:
    """Definitely not charged, and a retry would not help.

    `status`: the HTTP status, if there was an answer. `detail` is shown to the admins only. `by_provider`: the provider said
    so, not this program.
    """

    key: str
    words: str
    status: int | None = None
    detail: str = ""
    by_provider: bool = False


@dataclass(frozen=True)
class Unknown:
    """It may have been charged: never resent automatically.

    `answer`: the redacted body of a 2xx without a readable id, with which an admin may find the task.
    """

    key: str
    words: str
    answer: str = ""


Outcome = Accepted | RetryLater | Rejected | Unknown


@dataclass(frozen=True)
class RetryRules:
    """How long a create that was definitely not charged is retried, in seconds since the first try.

    `pause`: seconds before the next try, from the number of earlier tries and the provider's Retry-After.
    """

    unreachable_window: float
    busy_window: float
    pause: Callable[[int, float | None], float]


def classify_create_error(error: VideoApiError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """The outcome of a failed create. `tries` includes this one; `waited`: seconds since the first."""
    words = error.message
    match error:
        case ForeignRoot():
            return Rejected("moved", "")
        case NotSent() | RateLimited():
            is_busy = isinstance(error, RateLimited)
            key, window = ("busy", rules.busy_window) if is_busy else ("unreachable", rules.unreachable_window)
            pause = rules.pause(tries - 1, error.retry_after)
            return RetryLater(key, words, pause) if waited + pause <= window else Rejected(key, words)
        case BadKey():
            return Rejected("key", words, error.status)
        case OutOfQuota():
            return Rejected("quota", words)
        case ModelUnavailable():
            return Rejected("model", words, by_provider=True)
        case Refused():
            return Rejected("said", words)
        case NoAnswer():
            return Unknown("timeout", words)
        case MaybeCharged() if error.status is not None:
            return Unknown("unclear", words, error.answer)
        case _:
            return Unknown("broken", words)


DOUBTFUL_PHOTO_WINDOW = 10.0  # seconds of retries for a photo that Telegram may not have any more


def classify_photo_error(error: PhotoError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """The outcome of an order whose photo got no link. The create was not sent, so nothing was charged."""
    match error:
        case PhotoStoreRefused():
            return Rejected("photo-store", "", detail=str(error))
        case PhotoLinkFailed(retry_after=retry_after):
            pause = rules.pause(tries - 1, retry_after)
            if waited + pause <= _photo_window(error, rules):
                return RetryLater("photo-store", "", pause)
            if isinstance(error, PhotoDoubtful):
                return Rejected("photo-gone", "")
            return Rejected("photo-store", "", detail=str(error))
        case PhotoGone():
            return Rejected("photo-gone", "")
        case PhotoTooBig():
            return Rejected("photo-too-big", "")
        case PictureLinkRefused():
            return Rejected("picture-link", error.link)
        case _:
            return Rejected("photos", "")


def _photo_window(error: PhotoLinkFailed, rules: RetryRules) -> float:
    if isinstance(error, PhotoDoubtful):
        return min(DOUBTFUL_PHOTO_WINDOW, rules.unreachable_window)
    # A service that requests a pause is busy, not unreachable.
    return rules.unreachable_window if error.retry_after is None else rules.busy_window
