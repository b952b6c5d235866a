"""What can be wrong with the link of a video, told apart by what helps.

FetchError
├── LinkRefused       it leads to a place that neither the bot nor a person should open: another link, or the end
│   └── SecretInLink  it would show a secret of this bot to another host, or to a chat
├── NotFetched        the bot does not download it, but a person's phone can open it: the link is sent
├── NeedsKey          only the bot's API key opens it, so the link is of no use to a person
├── NotAVideo         it leads to something else: another link, or the end
├── TooLarge          more than can be sent on: final; the link is what is left, if the file has an end
├── LinkDead          the host does not have it, or not any more: ask the provider for another link
└── DownloadFailed    the network, the host's own trouble, no room on the disk: the same again, later; then the link

Their messages name hosts and addresses, never a path or a query (a link's signature stands there), and they
have no cause: aiohttp's errors hold the whole link.
"""

from typing import Literal

# Why the bot leaves a link to a person: no TLS; a name that a fake-IP resolver answered; packed in a way that is not
# unpacked here; only a part of the file; redirects without an end.
Why = Literal["http", "fake-ip", "encoding", "partial", "redirects"]


class FetchError(Exception):
    """The video could not be had.

    `link`: the address to give to a person, where the provider's own address redirected to one that needs no key.
    """

    link: str | None = None


class LinkRefused(FetchError):
    """The link, or a redirect of it, leads to a private address or name, or is no plain web link."""


class NotFetched(FetchError):
    """The bot does not download from there; a person's browser or app may. `host` is the one that was not asked."""

    def __init__(self, why: Why, words: str, host: str = "") -> None:
        super().__init__(words)
        self.why: Why = why
        self.host = host


class NeedsKey(FetchError):
    """The link is on the video API's own origin and opens for nobody without the API key."""


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
