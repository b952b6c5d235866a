"""The outcome of a submission. Only this module decides whether a failed create may be retried."""

from collections.abc import Callable, Collection

from bot.photos.errors import (
    PhotoDoubtful,
    PhotoError,
    PhotoGone,
    PhotoLinkFailed,
    PhotoStoreRefused,
    PhotoTooBig,
    PictureLinkRefused,
)
from bot.pipeline.named_fields import find_named_field
from bot.videoapi.causes import Cause
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
from storage.records import dataclass

MAY_NOT_WRITE = "may-not-write"
"""Reason of a task that was not sent because the bot may not write in its chat."""


@dataclass(frozen=True)
class Accepted:
    """The provider returned an id."""

    provider_id: str


@dataclass(frozen=True)
class RetryLater:
    """Definitely not charged: retry after `pause` seconds. `key` empty: the chat is not notified.

    `matter`: what the owner should look at meanwhile, as a reason key; empty if nothing is known.
    """

    key: str
    words: str
    pause: float
    matter: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Rejected:
    """Definitely not charged, and a retry would not help.

    `status`: the HTTP status, if there was an answer. `detail` is shown to the admins only. `by_provider`: the provider said
    so, not this program. `field`: the field of the create that the provider does not accept.
    """

    key: str
    words: str
    status: int | None = None
    detail: str = ""
    by_provider: bool = False
    field: str = ""


@dataclass(frozen=True)
class Unknown:
    """It may have been charged: never resent automatically.

    `answer`: the redacted body of a 2xx without a readable id, with which an admin may find the task. The others as
    `Rejected`'s.
    """

    key: str
    words: str
    answer: str = ""
    status: int | None = None
    detail: str = ""
    field: str = ""


Outcome = Accepted | RetryLater | Rejected | Unknown


@dataclass(frozen=True)
class RetryRules:
    """How long a create that was definitely not charged is retried, in seconds since the first try.

    `pause`: seconds before the next try, from the number of earlier tries and the provider's Retry-After.
    """

    unreachable_window: float
    busy_window: float
    pause: Callable[[int, float | None], float]


def classify_create_error(
    error: VideoApiError, *, tries: int, waited: float, rules: RetryRules, fields: Collection[str] = ()
) -> Outcome:
    """The outcome of a failed create. `tries` includes this one; `waited`: seconds since the first.

    `fields`: those of the create that are the catalogue's, not the user's, by their dotted names.
    """
    words = error.message
    match error:
        case ForeignRoot():
            return Rejected("moved", "")
        case NotSent() | RateLimited():
            return _retried(error, tries=tries, waited=waited, rules=rules)
        case BadKey():
            return Rejected("key", words, error.status)
        case OutOfQuota():
            return Rejected("quota", words)
        case Refused():
            return _refused(error, fields)
        case NoAnswer():
            return Unknown("timeout", words)
        case MaybeCharged() if error.status is not None:
            key, field = _owners_matter(error, fields)
            if key:
                return Unknown(key, words, error.answer, error.status, error.detail, field)
            return Unknown("unclear", words, error.answer)
        case _:
            return Unknown("broken", words)


NO_ACCESS_STATUSES = frozenset({400, 401, 403, 404})
"""With these, the model is missing for this key or everywhere; a 429 or 5xx means that nobody serves it at the moment."""
FIELD_STATUSES = frozenset({200, 400, 422})
CERTIFICATE = str(Cause.CERTIFICATE)


def _refused(error: Refused, fields: Collection[str]) -> Rejected:
    """A clear refusal that is neither about the key nor about the account."""
    if isinstance(error, ModelUnavailable):
        if error.status in NO_ACCESS_STATUSES:
            return Rejected("no-access", error.message, error.status, by_provider=True)
        return Rejected("model", error.message, by_provider=True)
    key, field = _owners_matter(error, fields)
    if key:
        return Rejected(key, error.message, error.status, error.detail, field=field)
    return Rejected("said", error.message)


def _retried(error: VideoApiError, *, tries: int, waited: float, rules: RetryRules) -> Outcome:
    """A create that was not sent, or that a busy provider did not take."""
    is_busy = isinstance(error, RateLimited)
    key, window = ("busy", rules.busy_window) if is_busy else ("unreachable", rules.unreachable_window)
    matter = CERTIFICATE if error.cause is Cause.CERTIFICATE else ""
    detail = error.detail if matter else ""
    pause = rules.pause(tries - 1, error.retry_after)
    if waited + pause <= window:
        return RetryLater(key, error.message, pause, matter, detail)
    return Rejected(matter or key, error.message, detail=detail)


def _owners_matter(error: VideoApiError, fields: Collection[str]) -> tuple[str, str]:
    """The reason key of what only the owner can fix, and the field that it is about; empty if it is not."""
    if error.cause is not None:
        return str(error.cause), ""
    field = find_named_field(error, fields) if error.status in FIELD_STATUSES else ""
    return ("request", field) if field else ("", "")


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
