"""Which hosts of a link are public, and which exist inside a network only."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from bot.delivery.errors import LinkRefused
from bot.delivery.ip_addresses import is_public

PUBLIC_NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+\.?")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")

# Reserved (RFC 6761, 6762, 7686, 8375, 9476, ICANN's .internal) or common in private networks.
PRIVATE_SUFFIXES = frozenset(
    (
        "local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "arpa", "test",
        "invalid", "onion", "alt",
    )
)  # fmt: skip


def require_public_host(host: str) -> None:
    """Raise LinkRefused for an address that is not public, in any notation, and for a name of a private network."""
    host = host.lower()
    literal = literal_address(host)
    if literal is not None:
        if not is_public(str(literal)):
            raise LinkRefused(f"{host} is not a public address")
    elif not PUBLIC_NAME.fullmatch(host) or host.rstrip(".").rpartition(".")[2] in PRIVATE_SUFFIXES:
        raise LinkRefused(f"{host} is not a public host name")


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Read a host as the IP address that browsers see in it (0x7f.1, 2130706433, 127.1, …); None for a name.

    WHATWG's URL Standard, "host parsing". Raises LinkRefused for an invalid address.
    """
    if ":" in host:
        try:
            return ip_address(host)
        except ValueError:
            pass
        raise LinkRefused(f"{host} is not a valid address")
    labels = host.lower().removesuffix(".").split(".")
    return _parse_ipv4(host, labels) if NUMBER.fullmatch(labels[-1]) else None


def _parse_ipv4(host: str, labels: list[str]) -> IPv4Address:
    if len(labels) <= 4 and all(NUMBER.fullmatch(label) for label in labels):
        try:
            *first, last = (_parse_number(label) for label in labels)
        except ValueError:  # a 9 in an octal number
            first, last = [256], 0
        if all(number < 256 for number in first) and last < 256 ** (4 - len(first)):
            return IPv4Address(sum(number << 8 * (3 - place) for place, number in enumerate(first)) + last)
    raise LinkRefused(f"{host} is not a valid address")


def _parse_number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if label.startswith("0") and label != "0" else 10)
