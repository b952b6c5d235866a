"""Whether a PostgreSQL URL lets passwords and prompts cross a network without TLS."""

import os
from ipaddress import ip_address
from urllib.parse import parse_qs, unquote, urlsplit

ENCRYPTED = frozenset({"require", "verify-ca", "verify-full"})  # without one of these, the driver goes on without TLS


def tls_is_optional(dsn: str) -> bool:
    """Whether the DSN leads to another machine and does not require TLS. False if a service file decides that."""
    parts = urlsplit(dsn)
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if "service" in given or (given.get("sslmode") or os.environ.get("PGSSLMODE")) in ENCRYPTED:
        return False
    written = given.get("host") or unquote(parts.netloc.rpartition("@")[2]) or os.environ.get("PGHOST", "")
    return not all(_is_this_machine(host) for host in written.split(","))


def _is_this_machine(host: str) -> bool:
    """A socket's folder, loopback, or no name at all, which is one of both."""
    if not host or host.startswith("/"):
        return True
    name = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    try:
        return name.lower() == "localhost" or ip_address(name).is_loopback
    except ValueError:
        return False
