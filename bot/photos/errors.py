"""Why a photo has no link. Links are made before a create goes out: nothing was sent to the video API, nothing charged.

PhotoError
├── PhotoUnavailable       Telegram has the photo no more, or it is too big: final
└── PhotoLinkFailed        no link now: may be tried again, after `retry_after`
    └── PhotoStoreRefused  the store says no (its key, bucket or address is wrong): only its owner can help
"""


class PhotoError(Exception):
    """A photo cannot be passed on. The message is for the log and the owner: no secret, no link, no stranger's words."""


class PhotoUnavailable(PhotoError):
    """The photo itself cannot be had."""


class PhotoLinkFailed(PhotoError):
    """Telegram or the store does not work now. `retry_after` is in seconds, None if nobody said."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class PhotoStoreRefused(PhotoLinkFailed):
    """The store answered, and would answer the same again."""
