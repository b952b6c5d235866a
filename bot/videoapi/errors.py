"""Errors of the video API, by what each means for the money.

    VideoApiError
    ├── NotSent               no byte was sent: may be retried
    │   └── ForeignRoot       the key belongs to another origin: only a change of the settings helps
    ├── RateLimited           rejected, nothing charged: may be retried after `retry_after`
    ├── Refused               clearly refused, nothing charged: the same request would be refused again
    │   ├── BadKey
    │   ├── OutOfQuota
    │   └── ModelUnavailable
    ├── MaybeCharged          a task may have been created: never retried automatically
    │   └── NoAnswer          sent, and no response came in time
    └── QueryFailed           no usable response to a query, which means nothing for the task: query again
        ├── TaskUnknown       the provider does not know the id, at this moment
        └── ForeignRoot       (also a NotSent)

`create` raises the first four kinds, `query` and `models` only QueryFailed and its kinds. `responses.py` maps
responses to errors; the facts behind it are in docs/video-api.md.
"""

from bot.videoapi.causes import Cause


class VideoApiError(Exception):
    """Facts, not prose.

    message      the provider's words, safe to show (see `provider_text.py`); empty if there are none
    code         the provider's `code`, sanitized; error_type: its `type`
    status       the HTTP status; None if there was no response
    request_id   what the provider's support needs to find the request
    retry_after  seconds that the provider requested to wait; None if it did not
    detail       what happened, in English, for the log
    answer       the redacted body of a 2xx without a valid id, in which an admin may find the task; else empty
    cause        what may be wrong in the settings; None if nothing is known to be
    fields       the fields of the request that the response names outside of its message
    """

    def __init__(
        self,
        message: str = "",
        *,
        code: str = "",
        error_type: str = "",
        status: int | None = None,
        request_id: str = "",
        retry_after: float | None = None,
        detail: str = "",
        answer: str = "",
        cause: Cause | None = None,
        fields: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.code = code
        self.error_type = error_type
        self.status = status
        self.request_id = request_id
        self.retry_after = retry_after
        self.detail = detail
        self.answer = answer
        self.cause = cause
        self.fields = fields

    def __str__(self) -> str:
        facts = {
            "status": self.status,
            "code": self.code,
            "type": self.error_type,
            "request id": self.request_id,
            "retry after": self.retry_after,
        }
        details = ", ".join(f"{name} {value}" for name, value in facts.items() if value not in {None, ""})
        words = ": ".join(part for part in (self.detail, self.message) if part)
        return " ".join(part for part in (words, f"({details})" if details else "") if part) or type(self).__name__


class NotSent(VideoApiError):
    """No byte of the request was sent: no connection, or none in time."""


class RateLimited(VideoApiError):
    """429 that means a rate limit; nothing was charged. `retry_after` is seconds or None."""


class Refused(VideoApiError):
    """A clear refusal in JSON; nothing was charged."""


class BadKey(Refused):
    """The API key is wrong, expired or disabled."""


class OutOfQuota(Refused):
    """The provider's account or key has no money left (额度不足)."""


class ModelUnavailable(Refused):
    """The provider does not have this model, or this key may not use it (无可用渠道)."""


class MaybeCharged(VideoApiError):
    """The request was sent and no clear response came: a task may exist and may have been paid."""


class NoAnswer(MaybeCharged):
    """The request was sent and no response came in time."""


class QueryFailed(VideoApiError):
    """No usable response to a query. Means nothing for the task; `retry_after` is seconds or None."""


class TaskUnknown(QueryFailed):
    """`task_not_exist`: the provider may have a problem, so it never makes a task failed."""


class ForeignRoot(NotSent, QueryFailed):
    """The API root of the row has another origin than VIDEO_API_URL, the only one that may receive the key."""
