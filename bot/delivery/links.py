"""A link and each redirect of it, as text from strangers: where it may lead, before anything is asked."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from yarl import URL

from bot.delivery.errors import LinkRefused
from bot.settings import is_loopback

PLAIN = re.compile(r"[!-~]+")  # visible ASCII
AMBIGUOUS = re.compile(r"[\\\s\x00-\x1f\x7f]")  # what one program reads so and the next one otherwise


@dataclass(frozen=True)
class Hop:
    """One request of a download. `local`: it may lead to this very machine."""

    url: URL
    local: bool

    @property
    def host(self) -> str:
        """Its host, for log lines."""
        return self.url.host or ""


def first_hop(link: str, *, loopback_http: bool) -> Hop:
    """Read the provider's link; with `loopback_http` it may lead to this machine, by http too. Raises LinkRefused."""
    url = _parsed(link)
    local = loopback_http and is_loopback(url.host)
    return _checked(url, local=local, schemes={"https", "http"} if local else {"https"})


def next_hop(hop: Hop, locations: Sequence[str]) -> Hop:
    """Read where a redirect leads: always to https, and not to this machine but to the very origin that redirects.

    Raises LinkRefused.
    """
    if len(set(locations)) != 1 or not PLAIN.fullmatch(locations[0]):
        raise LinkRefused(f"{hop.host} redirects to an address that cannot be read")
    target = _parsed(locations[0])
    if not target.scheme:
        target = hop.url.join(target)
    return _checked(target, local=hop.local and _origin(target) == _origin(hop.url), schemes={"https"})


def _origin(url: URL) -> tuple[str, str | None, int | None]:
    return url.scheme, url.host, url.port


def _parsed(link: str) -> URL:
    if not AMBIGUOUS.search(link):
        try:
            # Left as it is written: its signature is made over these very letters.
            url = URL(link, encoded=PLAIN.fullmatch(link) is not None)
            _ = url.host, url.port  # read only when asked for, and wrong only then
        except (ValueError, IndexError):  # yarl raises either
            pass
        else:
            return url
    raise LinkRefused("the link cannot be read")


def _checked(url: URL, *, local: bool, schemes: set[str]) -> Hop:
    host = url.host
    if not host:
        raise LinkRefused("the link names no host")
    if url.scheme not in schemes:
        raise LinkRefused(f"{host} would be asked by {url.scheme or 'nothing'}, not by https")
    if url.raw_user is not None or url.raw_password is not None:
        raise LinkRefused(f"the link to {host} has a user or a password in it")
    return Hop(url.with_fragment(None), local)
