"""Errors of a download, by what helps.

FetchError
├── LinkRefused       it leads to a place that neither the bot nor a user should open: try another link, or give up
│   └── SecretInLink  it would show a secret of this bot to another host, or to a chat
├── NotFetched        the bot does not download it, but a user's phone can open it: send the link
├── NeedsKey          it opens only with the bot's API key, so it is useless to a user
├── NotAPicture       a user's link for a create leads to something else: the user can write another one
├── NotAVideo         it leads to something else: try another link, or give up
├── TooLarge          too large to be sent: final; send the link if the file has an end
├── LinkDead          the host does not have it, or not any more: poll the provider for another link
└── DownloadFailed    the network, an error of the host, a full disk: retry later; in the end, send the link

Their messages contain hosts and IP addresses, never a path or a query (signatures of links are there), and they
have no cause: aiohttp's errors contain the whole link.
"""

from typing import Literal

# Why the bot does not download a link: no TLS; a fake-IP resolver; an unsupported Content-Encoding; only a part of the file;
# too many redirects.
Reason = Literal["http", "fake-ip", "encoding", "partial", "redirects"]


class FetchError(Exception):
    """The video was not downloaded.

    `link`: the URL to give to a user, if the provider's own URL redirected to one that needs no key.
    """

    link: str | None = None


class LinkRefused(FetchError):
    """The link, or a redirect of it, leads to a private address or name, or is not an http or https URL."""


class NotFetched(FetchError):
    """The bot does not download from there; a user's browser or app may. `host` is the host that was not used."""

    def __init__(self, reason: Reason, words: str, host: str = "") -> None:
        super().__init__(words)
        self.reason: Reason = reason
        self.host = host


class NeedsKey(FetchError):
    """The link is on the video API's own origin and opens only with the API key."""


class SecretInLink(LinkRefused):
    """The link, or a redirect of it, contains a secret and leads to another host than the video API, whose key it may be."""


class NotAPicture(FetchError):
    """The received bytes are not a picture."""


class NotAVideo(FetchError):
    """The received bytes are not a video."""


class TooLarge(FetchError):
    """The video is larger than allowed. `size` is in bytes, None if the file may have no end."""

    def __init__(self, size: int | None) -> None:
        super().__init__("of unknown size" if size is None else f"{size} bytes")
        self.size = size


class LinkDead(FetchError):
    """The host responded with a `status` that means: not here, not any more, or not with this link."""

    def __init__(self, status: int) -> None:
        super().__init__(f"HTTP {status}")
        self.status = status


class DownloadFailed(FetchError):
    """The download failed this time."""
