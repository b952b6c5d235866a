"""Why a photo has no link. Links are made before the create: nothing was sent to the video API, nothing charged.

PhotoError
├── PhotoUnavailable       the photo cannot be downloaded: final
│   ├── PhotoGone          Telegram does not know it, or no longer has it
│   └── PhotoTooBig        larger than Telegram lets a bot download
├── PictureLinkRefused     a user's own link to a picture cannot be downloaded: final
└── PhotoLinkFailed        temporary: may be retried after `retry_after`
    ├── PhotoDoubtful      Telegram's answer means either gone or temporarily unavailable
    └── PhotoStoreRefused  the store refuses (wrong key, bucket or address): only the admin can fix it
"""


class PhotoError(Exception):
    """A photo cannot be passed on. The message is for logs and admins: no secret, no link, no text from other servers."""


class PhotoUnavailable(PhotoError):
    """The photo itself cannot be downloaded."""


class PhotoGone(PhotoUnavailable):
    """Telegram no longer has the photo; the user can send it again."""


class PhotoTooBig(PhotoUnavailable):
    """The photo is larger than a bot may download."""


class PictureLinkRefused(PhotoError):
    """A user's link to a picture cannot be used: it is dead, not public, too large or no picture. `link` is the user's."""

    def __init__(self, message: str, link: str) -> None:
        super().__init__(message)
        self.link = link


class PhotoLinkFailed(PhotoError):
    """Telegram or the store fails at the moment. `retry_after` is in seconds, None if unknown."""

    def __init__(self, message: str, retry_after: float | None = None) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class PhotoDoubtful(PhotoLinkFailed):
    """Gone or temporarily unavailable; if it stays so for some seconds, it is gone."""


class PhotoStoreRefused(PhotoLinkFailed):
    """The store refused and would refuse again."""
