"""What can be wrong with the link of a video, told apart by what helps.

FetchError
├── LinkRefused       it leads where the bot does not go (scheme, address, redirect): final
│   └── SecretInLink  it would carry a secret of this bot to another host
├── NotAVideo         it leads to something else: final
├── TooLarge          more than can be sent on: final; the link is what is left, if the file has an end
├── LinkDead          the host does not have it, or not any more: ask the provider for another link
└── DownloadFailed    the network, the host's own trouble, no room on the disk: the same again, later

Their messages name hosts and addresses, never a path or a query (a link's signature stands there), and they
have no cause: aiohttp's errors hold the whole link.
"""


class FetchError(Exception):
    """The video could not be had."""


class LinkRefused(FetchError):
    """The link, or a redirect of it, leads where the bot does not go."""


class SecretInLink(LinkRefused):
    """The link, or a redirect of it, holds a secret and leads elsewhere than to the video API, whose key it may be."""


class NotAVideo(FetchError):
    """The bytes that came are no video."""


class TooLarge(FetchError):
    """The video is larger than allowed: `size` in bytes, None if no end of it was in sight."""

    def __init__(self, size: int | None) -> None:
        super().__init__("no end in sight" if size is None else f"{size} bytes")
        self.size = size


class LinkDead(FetchError):
    """The host answered with a `status` that means: not here, not any more, not with this link."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class DownloadFailed(FetchError):
    """The download did not come to its end this time."""
