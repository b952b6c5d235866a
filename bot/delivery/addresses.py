"""Which addresses a foreign link may lead to: public ones, however they are written or wrapped."""

from collections.abc import Collection, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# Everything of IANA's special-purpose registry that is not reachable from everywhere, and what looks public
# but is answered by the machine that a cloud puts beneath us. Written out, since what Python's own `is_global`
# says differs between its releases.
FOREIGN_V4 = tuple(
    IPv4Network(net)
    for net in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carrier-grade NAT
        "127.0.0.0/8",  # this machine
        "168.63.129.16/32",  # Azure's host
        "169.254.0.0/16",  # link-local, and most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks; fake-IP resolvers
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
PUBLIC_V6 = IPv6Network("2000::/3")
FOREIGN_V6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments; Teredo, which wraps a hidden IPv4 address
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
NAT64 = IPv6Network("64:ff9b::/96")

# What Clash, Surge, sing-box and others answer for every name, so that connections reach their tunnel. The IPv6 range
# is theirs by default too, but people also number real networks from it: it counts only where the name has an IPv4 one too.
FAKE_V4 = IPv4Network("198.18.0.0/15")
FAKE_V6 = IPv6Network("fc00::/18")
METADATA = IPv4Address("100.100.100.200")  # Alibaba Cloud's, in a range that FAKE_IP_NETWORKS may name

Networks = Collection[IPv4Network | IPv6Network]


def is_public(address: str) -> bool:
    """Whether an address, as a resolver or a socket writes it, is one that anybody may ask.

    An IPv6 address that stands for an IPv4 one (mapped, NAT64, 6to4) is judged by that one. Raises ValueError
    for what is no address.
    """
    ip = _unwrapped(ip_address(address))
    if isinstance(ip, IPv4Address):
        return not any(ip in net for net in FOREIGN_V4)
    return ip.scope_id is None and ip in PUBLIC_V6 and not any(ip in net for net in FOREIGN_V6)


def is_this_machine(address: str) -> bool:
    """Whether an address is a loopback one. Raises ValueError for what is no address."""
    return _unwrapped(ip_address(address)).is_loopback


def is_fake(address: str) -> bool:
    """Whether an address is one that fake-IP resolvers make up. Raises ValueError for what is no address."""
    return _unwrapped(ip_address(address)) in FAKE_V4


def only_fakes(addresses: Iterable[str]) -> bool:
    """Whether these non-public addresses of one name were all made up by a fake-IP resolver."""
    ips = [_unwrapped(ip_address(address)) for address in addresses]
    return any(ip in FAKE_V4 for ip in ips) and all(ip in FAKE_V4 or ip in FAKE_V6 for ip in ips)


def is_within(address: str, networks: Networks) -> bool:
    """Whether an address is in one of these networks, and is no cloud's metadata service."""
    ip = _unwrapped(ip_address(address))
    return ip != METADATA and any(ip in net for net in networks)


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
