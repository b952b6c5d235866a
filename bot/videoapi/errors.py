"""How a conversation with the video API can fail, and what each failure means for the money.

    VideoApiError
    ├── NotSent               nothing left this machine: may be tried again
    │   └── ForeignRoot       the key belongs to another address: only a change of settings helps
    ├── RateLimited           turned away, nothing charged: may be tried again, after `retry_after`
    ├── Refused               a plain no, nothing charged: trying the same again is useless
    │   ├── BadKey
    │   ├── OutOfQuota
    │   └── ModelUnavailable
    ├── MaybeCharged          nobody can tell whether a task was made: never send again by itself
    │   └── NoAnswer          it went out, and no answer came in time
    └── QueryFailed           no usable answer to a question, which says nothing about the task: ask again
        ├── TaskUnknown       the provider does not know the id, at this moment
        └── ForeignRoot       (also a NotSent)

`create` raises the first four kinds, `query` and `models` only QueryFailed and its kinds. Which answer
becomes which error is in `verdicts.py`; the facts behind it are in docs/video-api.md.
"""


class VideoApiError(Exception):
    """Facts, not prose.

    message      the provider's words, fit to be shown (see `words.py`); empty if it said nothing usable
    code         the provider's `code`, as it wrote it; error_type: its `type`
    status       the HTTP status; None if no answer came
    request_id   what the provider's support asks for
    retry_after  seconds the provider asked to wait; None if it did not say
    detail       what happened, in English, for the log
    answer       the redacted body of a 2xx without a readable id, from which a person may find the task; else empty
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

    def __str__(self) -> str:
        facts = {
            "status": self.status,
            "code": self.code,
            "type": self.error_type,
            "request id": self.request_id,
            "retry after": self.retry_after,
        }
        told = ", ".join(f"{name} {value}" for name, value in facts.items() if value not in {None, ""})
        words = ": ".join(part for part in (self.detail, self.message) if part)
        return " ".join(part for part in (words, f"({told})" if told else "") if part) or type(self).__name__


class NotSent(VideoApiError):
    """No byte of the request was written: no connection, or none in time."""


class RateLimited(VideoApiError):
    """429 with the meaning of a rate limit; nothing was charged. `retry_after` is seconds or None."""


class Refused(VideoApiError):
    """A plain no in JSON; nothing was charged."""


class BadKey(Refused):
    """The API key is wrong, expired or switched off."""


class OutOfQuota(Refused):
    """The provider's account or key has no money left (额度不足)."""


class ModelUnavailable(Refused):
    """The provider does not have this model, or this key may not use it (无可用渠道)."""


class MaybeCharged(VideoApiError):
    """The request went out and no clear answer came back: a task may exist and may have been paid."""


class NoAnswer(MaybeCharged):
    """The request went out and nothing came back in time."""


class QueryFailed(VideoApiError):
    """A question had no usable answer. Says nothing about the task; `retry_after` is seconds or None."""


class TaskUnknown(QueryFailed):
    """`task_not_exist`: it may be the provider that is in trouble, so it never makes a task failed."""


class ForeignRoot(NotSent, QueryFailed):
    """The row's API root has another origin than VIDEO_API_URL, the only address that may see the key."""
