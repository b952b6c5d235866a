"""Parses a link and each of its redirects, and checks where they lead before anything is requested."""

import re
from collections.abc import Callable, Sequence
from urllib.parse import quote

from yarl import URL

from bot.delivery.errors import LinkRefused, NotFetched
from bot.delivery.host_names import literal_address, require_public_host
from bot.settings import is_loopback
from storage.records import dataclass

VISIBLE_ASCII = re.compile(r"[!-~]*")  # visible ASCII
OTHER_CHARACTERS = re.compile(r"[^!-~]+")
AMBIGUOUS = re.compile(r"[\\\x00-\x1f\x7f]|(?! )\s")  # programs interpret these differently
AUTHORITY = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]*:)?//[^/?#]*")

LONGEST_AUTHORITY = (
    600  # characters up to the path; a host's name has 253. Unicode takes quadratic time for a longer one
)
MOST_REDIRECTS = 5
REDIRECTS = frozenset((301, 302, 303, 307, 308))

Origin = tuple[str, str, int | None]

# Returns the Authorization header for a URL of the video API's origin; None for any other (`Provider.authorization`).
Authorization = Callable[[URL], str | None]


def no_authorization(_: URL) -> None:
    """No URL is the video API's."""


@dataclass(frozen=True)
class Hop:
    """One request of a download.

    is_local     it may lead to this machine
    is_provider  it is sent to the video API, with the key
    """

    url: URL
    is_local: bool = False
    is_provider: bool = False

    @property
    def host(self) -> str:
        """Its host, for the log."""
        return self.url.host or ""

    @property
    def is_name(self) -> bool:
        """Whether its host is a name, not an address. Raises LinkRefused for an invalid host."""
        return literal_address(self.url.raw_host or "") is None


def first_hop(link: str, *, loopback_http: bool, authorization: Authorization = no_authorization) -> Hop:
    """Parse the provider's link. With `loopback_http` it may lead to this machine, also by http.

    Raises LinkRefused, and NotFetched for http to a public host.
    """
    hop = read_link(link, loopback_http=loopback_http, authorization=authorization)
    if hop.url.scheme == "http" and not hop.is_local:
        raise _without_tls(hop.url)
    return hop


def read_link(link: str, *, loopback_http: bool, authorization: Authorization = no_authorization) -> Hop:
    """Parse a link that is fetched or shown to a user: as `first_hop`, but http is allowed. Raises LinkRefused."""
    url = _parse(link)
    is_provider = authorization(url) is not None
    return _check(url, is_local=loopback_http and is_loopback(url.host), is_provider=is_provider)


def next_hop(hop: Hop, locations: Sequence[str]) -> Hop:
    """Parse the target of a redirect: https only, and this machine only from the same origin.

    The key is sent along only within the video API's origin, and never again once a redirect has left it. Raises
    LinkRefused, and NotFetched for http to a public host.
    """
    if len(set(locations)) != 1 or not locations[0].strip(" "):
        raise LinkRefused(f"{hop.host} redirects to an invalid URL")
    target = _parse(locations[0])
    if not target.scheme:
        target = hop.url.join(target)
    is_same_origin = _origin(target) == _origin(hop.url)
    target_hop = _check(
        target, is_local=hop.is_local and is_same_origin, is_provider=hop.is_provider and is_same_origin
    )
    if target_hop.url.scheme == "http":
        if target_hop.is_local:
            raise LinkRefused(f"{hop.host} redirects to http within this machine")
        raise _without_tls(target_hop.url)
    return target_hop


def _without_tls(url: URL) -> NotFetched:
    failure = NotFetched("http", f"the link to {url.host} is http, not https", url.host or "")
    failure.link = str(url)
    return failure


def _origin(url: URL) -> Origin:
    return url.scheme, (url.raw_host or "").lower(), url.port


def _parse(link: str) -> URL:
    link = link.strip(" ")
    authority = AUTHORITY.match(link)
    is_long = authority is not None and len(authority[0]) > LONGEST_AUTHORITY
    if not is_long and not AMBIGUOUS.search(link):
        try:
            url = URL(_to_ascii(link), encoded=True)
            _ = url.host, url.port  # yarl validates them on access only
        except (ValueError, IndexError):  # yarl raises either
            pass
        else:
            return url
    raise LinkRefused("the link is not a valid URL")


def _to_ascii(link: str) -> str:
    """Encode non-ASCII characters and leave all others unchanged: the link may be signed."""
    found = AUTHORITY.match(link)
    authority, rest = (found[0], link[found.end() :]) if found else ("", link)
    if not VISIBLE_ASCII.fullmatch(authority):
        authority = str(URL(authority)).rstrip("/")
    return authority + OTHER_CHARACTERS.sub(lambda letters: quote(letters[0].encode("utf-8", "surrogateescape")), rest)


def _check(url: URL, *, is_local: bool, is_provider: bool) -> Hop:
    host = url.raw_host
    if not host:
        raise LinkRefused("the link has no host")
    if url.scheme not in {"http", "https"}:
        raise LinkRefused(f"the link to {host} has the scheme {url.scheme or '(none)'}, not https")
    if url.raw_user is not None or url.raw_password is not None:
        raise LinkRefused(f"the link to {host} contains a user name or a password")
    if not (is_local or is_provider):
        require_public_host(host)
    return Hop(url.with_fragment(None), is_local, is_provider)
