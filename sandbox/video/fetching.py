"""Fetches the image links of a create; links to other machines are recorded but not fetched."""

import hashlib
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import aiohttp

TIMEOUT = aiohttp.ClientTimeout(total=30)  # seconds


@dataclass(frozen=True)
class Fetched:
    """Result of fetching a link: `status` None if it was not fetched, `length` in bytes, `sha256` in hex."""

    url: str
    status: int | None = None
    content_type: str | None = None
    length: int | None = None
    sha256: str | None = None
    error: str | None = None

    @property
    def problem(self) -> str | None:
        """Why a provider could not use it, or None. A link that was not fetched counts as good."""
        if self.error:
            return self.error
        if self.status is None:
            return None
        if self.status != 200:
            return f"the link answered {self.status}"
        if not (self.content_type or "").startswith("image/"):
            return f"the link gave {self.content_type}, not an image"
        return None


async def fetch(session: aiohttp.ClientSession, url: str) -> Fetched:
    """GET a link as the provider does: without a key and without following redirects."""
    if not is_loopback(urlsplit(url).hostname):
        return Fetched(url)
    try:
        async with session.get(url, timeout=TIMEOUT, allow_redirects=False) as response:
            body = await response.read()
            digest = hashlib.sha256(body).hexdigest()
            return Fetched(url, response.status, response.content_type, len(body), digest)
    except (TimeoutError, aiohttp.ClientError, OSError) as error:
        return Fetched(url, error=type(error).__name__)


def is_loopback(host: str | None) -> bool:
    """Whether a host is this machine (`localhost`, 127.0.0.0/8, ::1)."""
    if host is None or host == "localhost":
        return host == "localhost"
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False
