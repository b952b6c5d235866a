"""Checks addresses and networks in settings."""

import re
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network

from yarl import URL

# Fake-IP resolvers do not use these ranges, and internal services may listen there: loopback, private and link-local
# networks, cloud metadata services, multicast.
NEVER_FAKE = tuple(
    ip_network(net)
    for net in (
        "0.0.0.0/8", "10.0.0.0/8", "127.0.0.0/8", "168.63.129.16/32", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.168.0.0/16", "224.0.0.0/4", "::/8", "64:ff9b::/32", "2002::/16", "fd00::/8", "fe80::/9", "ff00::/8",
    )
)  # fmt: skip


API_PATH = re.compile(
    r"/v1(?:/video(?:/(?:create|query|generations))?|/videos|/images/generations|/models|/chat/completions|/responses)?"
    r"/*(?:[?#].*)?$",
    re.IGNORECASE,
)


def normalize_api_root(address: str) -> str:
    """The root of an API, for an address that people copied with `/v1` or with the whole path of a request."""
    return API_PATH.sub("", address.strip().rstrip("/")).rstrip("/")


HOST_NAME = re.compile(r"(?=.{1,254}$)\w(?:[\w-]{0,62})(?:\.\w[\w-]{0,62})*\.?", re.ASCII)


def is_host(name: str | None) -> bool:
    """Whether the name, as it is sent, is an address or can be looked up: the system's resolver raises for others."""
    try:
        return name is not None and bool(HOST_NAME.fullmatch(name) or ip_address(name))
    except ValueError:
        return False


def problem_of_address(address: str) -> str:
    """What is wrong with the address of a server, as a text that repeats no part of it; empty if nothing is."""
    if not is_https_or_loopback(address):
        return "must start with https:// (http:// only for this machine itself, e.g. http://127.0.0.1:8080)"
    url = URL(address)
    if url.raw_host in {"http", "https"}:
        return "has https:// twice: write it once"
    if not is_host(url.raw_host):
        return "has a host between https:// and the next / that is no host name: copy it again"
    return "must have a port from 1 to 65535" if url.port == 0 else ""


def is_https_or_loopback(address: str) -> bool:
    """Whether a URL is https, or http on this machine."""
    try:
        url = URL(address)
    except ValueError:
        return False
    if url.scheme == "https" and url.host:
        return True
    return url.scheme == "http" and is_loopback(url.host)


def is_loopback(host: str | None) -> bool:
    """Whether a URL's host is this machine (`localhost`, 127.0.0.0/8, ::1)."""
    if host is None or host == "localhost":
        return host == "localhost"
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def parse_fake_network(text: str) -> IPv4Network | IPv6Network:
    """Parse a network of a fake-IP resolver. Raises ValueError if it contains private addresses."""
    try:
        network = ip_network(text, strict=False)  # Clash writes its setting as 198.18.0.1/16
    except ValueError:
        network = None
    if network is None or "/" not in text:
        raise ValueError(f"must be networks with commas between, e.g. 198.18.0.0/15, and {text[:50]!r} is none")
    if any(network.overlaps(never) for never in NEVER_FAKE if never.version == network.version):
        raise ValueError(
            f"may not have {text[:50]}, which holds private addresses: use your fake-IP resolver's range, "
            "usually 198.18.0.0/15"
        )
    return network
