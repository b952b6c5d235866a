"""A link and each redirect of it, as text from outside: where it may lead, before anything is asked."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from yarl import URL

from bot.delivery.errors import LinkRefused, NotFetched
from bot.delivery.names import literal_address, require_public_host
from bot.settings import is_loopback

PLAIN = re.compile(r"[!-~]*")  # visible ASCII
NOT_PLAIN = re.compile(r"[^!-~]+")
AMBIGUOUS = re.compile(r"[\\\x00-\x1f\x7f]|(?! )\s")  # what one program reads so and the next one otherwise
AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*")

Origin = tuple[str, str, int | None]


# The Authorization header for an address of the video API's own origin; None for any other (`Provider.authorization`).
Authorization = Callable[[URL], str | None]


def for_nobody(_: URL) -> None:
    """No address is the video API's."""


@dataclass(frozen=True)
class Hop:
    """One request of a download. `local`: it may lead to this very machine. `own`: it goes to the video API, with the key."""

    url: URL
    local: bool = False
    own: bool = False

    @property
    def host(self) -> str:
        """Its host, for log lines."""
        return self.url.host or ""

    @property
    def is_name(self) -> bool:
        """Whether its host is a name, not an address. Raises LinkRefused for what is neither."""
        return literal_address(self.url.raw_host or "") is None


def first_hop(link: str, *, loopback_http: bool, authorization: Authorization = for_nobody) -> Hop:
    """Read the provider's link; with `loopback_http` it may lead to this machine, by http too.

    Raises LinkRefused, and NotFetched for a public host that would be asked by http.
    """
    hop = read_link(link, loopback_http=loopback_http, authorization=authorization)
    if hop.url.scheme == "http" and not hop.local:
        raise _by_http(hop.url)
    return hop


def read_link(link: str, *, loopback_http: bool, authorization: Authorization = for_nobody) -> Hop:
    """Read a link that is to be fetched, or given to a person: as `first_hop`, but http is fine. Raises LinkRefused."""
    url = _parsed(link)
    own = authorization(url) is not None
    return _checked(url, local=loopback_http and is_loopback(url.host), own=own)


def next_hop(hop: Hop, locations: Sequence[str]) -> Hop:
    """Read where a redirect leads: always to https, and not to this machine but to the very origin that redirects.

    The key goes on only within the video API's origin, and never again once the chain has left it. Raises
    LinkRefused, and NotFetched for a public host that would be asked by http.
    """
    if len(set(locations)) != 1 or not locations[0].strip(" "):
        raise LinkRefused(f"{hop.host} redirects to an address that cannot be read")
    target = _parsed(locations[0])
    if not target.scheme:
        target = hop.url.join(target)
    same = _origin(target) == _origin(hop.url)
    following = _checked(target, local=hop.local and same, own=hop.own and same)
    if following.url.scheme == "http":
        if following.local:
            raise LinkRefused(f"{hop.host} redirects within this machine by http")
        raise _by_http(following.url)
    return following


def _by_http(url: URL) -> NotFetched:
    failure = NotFetched("http", f"{url.host} would be asked by http, not by https", url.host or "")
    failure.link = str(url)
    return failure


def _origin(url: URL) -> Origin:
    return url.scheme, (url.raw_host or "").lower(), url.port


def _parsed(link: str) -> URL:
    link = link.strip(" ")
    if not AMBIGUOUS.search(link):
        try:
            url = URL(_in_ascii(link), encoded=True)
            _ = url.host, url.port  # read only when asked for, and wrong only then
        except (ValueError, IndexError):  # yarl raises either
            pass
        else:
            return url
    raise LinkRefused("the link cannot be read")


def _in_ascii(link: str) -> str:
    """Encode what is no visible ASCII and leave the rest as it is written: its signature is made over these very letters."""
    found = AUTHORITY.match(link)
    authority, rest = (found[0], link[found.end() :]) if found else ("", link)
    if not PLAIN.fullmatch(authority):
        authority = str(URL(authority)).rstrip("/")
    return authority + NOT_PLAIN.sub(lambda letters: quote(letters[0].encode("utf-8", "surrogateescape")), rest)


def _checked(url: URL, *, local: bool, own: bool) -> Hop:
    host = url.raw_host
    if not host:
        raise LinkRefused("the link names no host")
    if url.scheme not in {"http", "https"}:
        raise LinkRefused(f"{host} would be asked by {url.scheme or 'nothing'}, not by https")
    if url.raw_user is not None or url.raw_password is not None:
        raise LinkRefused(f"the link to {host} has a user or a password in it")
    if not (local or own):
        require_public_host(host)
    return Hop(url.with_fragment(None), local, own)
