"""Why a photo has no link. Links are made before a create goes out: nothing was sent to the video API, nothing charged.

PhotoError
├── PhotoUnavailable       the photo cannot be had: final
│   ├── PhotoGone          Telegram does not know it, or has it no more
│   └── PhotoTooBig        bigger than Telegram lets a bot download
└── PhotoLinkFailed        no link now: may be tried again, after `retry_after`
    ├── PhotoDoubtful      Telegram does not say whether it is gone or only out of reach for now
    └── PhotoStoreRefused  the store says no (its key, bucket or address is wrong): only its owner can help
"""


class PhotoError(Exception):
    """A photo cannot be passed on. The message is for the log and the owner: no secret, no link, no stranger's words."""


class PhotoUnavailable(PhotoError):
    """The photo itself cannot be had."""


class PhotoGone(PhotoUnavailable):
    """Telegram has no such photo (any more): the user can send it again."""


class PhotoTooBig(PhotoUnavailable):
    """The photo is bigger than a bot may download."""


class PhotoLinkFailed(PhotoError):
    """Telegram or the store does not work now. `retry_after` is in seconds, None if nobody said."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class PhotoDoubtful(PhotoLinkFailed):
    """Gone, or out of reach for a moment: if it stays so for some seconds, it is gone."""


class PhotoStoreRefused(PhotoLinkFailed):
    """The store answered, and would answer the same again."""
