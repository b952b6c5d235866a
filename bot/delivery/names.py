"""Host names of foreign links: which are on the internet, and which only mean something inside a network."""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address

from bot.delivery.addresses import is_public
from bot.delivery.errors import LinkRefused

NAME = re.compile(r"[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+\.?")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")

# Reserved (RFC 6761, 6762, 7686, 8375, 9476, ICANN's .internal) or in everyday use inside homes and companies.
INSIDE = frozenset(
    (
        "local", "localhost", "localdomain", "internal", "intranet", "private", "corp", "home", "lan", "arpa", "test",
        "invalid", "onion", "alt",
    )
)  # fmt: skip


def require_public_host(host: str) -> None:
    """Raise LinkRefused for a literal address that is not public, however it is written, and for a name of a network."""
    host = host.lower()
    literal = literal_address(host)
    if literal is not None:
        if not is_public(str(literal)):
            raise LinkRefused(f"{host} is not a public address")
    elif not NAME.fullmatch(host) or host.rstrip(".").rpartition(".")[2] in INSIDE:
        raise LinkRefused(f"{host} is not a name on the internet")


def literal_address(host: str) -> IPv4Address | IPv6Address | None:
    """Read a host as the address that browsers see in it (0x7f.1, 2130706433, 127.1, …); None for a name.

    WHATWG's URL Standard, "host parsing". Raises LinkRefused for what is neither.
    """
    if ":" in host:
        try:
            return ip_address(host)
        except ValueError:
            pass
        raise LinkRefused(f"{host} is no address")
    labels = host.lower().removesuffix(".").split(".")
    return _from_numbers(host, labels) if NUMBER.fullmatch(labels[-1]) else None


def _from_numbers(host: str, labels: list[str]) -> IPv4Address:
    if len(labels) <= 4 and all(NUMBER.fullmatch(label) for label in labels):
        try:
            *first, last = (_number(label) for label in labels)
        except ValueError:  # a 9 in an octal number
            first, last = [256], 0
        if all(number < 256 for number in first) and last < 256 ** (4 - len(first)):
            return IPv4Address(sum(number << 8 * (3 - place) for place, number in enumerate(first)) + last)
    raise LinkRefused(f"{host} is no address")


def _number(label: str) -> int:
    if label.startswith("0x"):
        return int(label[2:] or "0", 16)
    return int(label, 8 if label.startswith("0") and label != "0" else 10)
