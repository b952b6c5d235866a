"""Which IP addresses a link may lead to: public ones only, in any notation or embedding."""

from collections.abc import Collection, Iterable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

# The networks of IANA's special-purpose registry that are not globally reachable, and addresses that look public but
# belong to a cloud's host. Listed here because Python's `is_global` differs between releases.
SPECIAL_V4 = tuple(
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
SPECIAL_V6 = tuple(
    IPv6Network(net)
    for net in (
        "2001::/23",  # protocol assignments; Teredo, which embeds an obfuscated IPv4 address
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
    )
)
NAT64 = IPv6Network("64:ff9b::/96")

# Addresses that Clash, Surge, sing-box and others return for every name, so that connections enter their tunnel. Real
# networks use the IPv6 range too: it counts only if the name also has a fake IPv4 address.
FAKE_IP_V4 = IPv4Network("198.18.0.0/15")
FAKE_IP_V6 = IPv6Network("fc00::/18")
METADATA_IP = IPv4Address("100.100.100.200")  # of Alibaba Cloud, in a range that FAKE_IP_NETWORKS may contain

Networks = Collection[IPv4Network | IPv6Network]


def is_public(address: str) -> bool:
    """Whether an address, as a resolver or a socket gives it, is globally reachable.

    An IPv6 address that embeds an IPv4 one (mapped, NAT64, 6to4) is judged by that one. Raises ValueError for an
    invalid address.
    """
    ip = _unwrapped(ip_address(address))
    if isinstance(ip, IPv4Address):
        return not any(ip in net for net in SPECIAL_V4)
    return ip.scope_id is None and ip in PUBLIC_V6 and not any(ip in net for net in SPECIAL_V6)


def is_loopback_ip(address: str) -> bool:
    """Whether an address is a loopback one. Raises ValueError for an invalid address."""
    return _unwrapped(ip_address(address)).is_loopback


def is_fake_ip(address: str) -> bool:
    """Whether an address is in the range of fake-IP resolvers. Raises ValueError for an invalid address."""
    return _unwrapped(ip_address(address)) in FAKE_IP_V4


def are_fake_ips(addresses: Iterable[str]) -> bool:
    """Whether these non-public addresses of one name were all made up by a fake-IP resolver."""
    ips = [_unwrapped(ip_address(address)) for address in addresses]
    return any(ip in FAKE_IP_V4 for ip in ips) and all(ip in FAKE_IP_V4 or ip in FAKE_IP_V6 for ip in ips)


def is_within(address: str, networks: Networks) -> bool:
    """Whether an address is in one of these networks and is not a cloud's metadata service."""
    ip = _unwrapped(ip_address(address))
    return ip != METADATA_IP and any(ip in net for net in networks)


def _unwrapped(ip: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    if isinstance(ip, IPv4Address):
        return ip
    if ip in NAT64:
        return IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.ipv4_mapped or ip.sixtofour or ip
