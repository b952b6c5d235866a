"""What becomes of the parameters of a PostgreSQL URL: platforms write those of several drivers."""

import os
import re
import ssl
from collections.abc import Mapping
from ipaddress import ip_address
from pathlib import Path

TLS_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
TLS_FILES = ("sslrootcert", "sslcert", "sslkey", "sslcrl")
SYSTEM = "system"  # as sslrootcert: the certificate authorities of the system
AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)  # fmt: skip
HOST_NAME = re.compile(r"[\w-]+(?:\.[\w-]+)*\.?", re.ASCII)
BRACKETED = re.compile(r"\[(.*)\]")
WRITABLE = ("any", "read-write", "primary")  # target_session_attrs of a server that this program can use
# What drivers write as `ssl`.
TLS_SWITCH = {
    "true": "require", "1": "require", "on": "require", "yes": "require",
    "false": "disable", "0": "disable", "off": "disable", "no": "disable",
    "no-verify": "require",
}  # fmt: skip

DROPPED = frozenset({
    # libpq: the driver has no channel binding and no GSSAPI encryption, its encoding is UTF-8, and this program has its own
    # timeouts and keepalive checks.
    "channel_binding", "client_encoding", "connect_timeout", "fallback_application_name", "gssdelegation", "gssencmode",
    "keepalives", "keepalives_count", "keepalives_idle", "keepalives_interval", "load_balance_hosts",
    "max_protocol_version", "min_protocol_version", "sslcertmode", "sslcompression", "sslkeylogfile", "sslsni",
    "tcp_user_timeout", "tty",
    # pools and drivers of other languages: this program has its own pool, and checks how a pooler behaves
    "async_fallback", "checkout_timeout", "command_timeout", "conn_max_age", "connection_limit", "encoding",
    "max_connections", "max_overflow", "pgbouncer", "pool", "pool_max_conns", "pool_mode", "pool_recycle", "pool_size",
    "pool_timeout", "prepare_threshold", "prepared_statement_cache_size", "prepared_statements", "preparedstatements",
    "preparethreshold", "reaping_frequency", "socket_timeout", "sockettimeout", "sslaccept", "statement_cache_size",
    "supa", "unicode", "uselibpqcompat", "workaround",
})  # fmt: skip
"""Parameters without which everything works the same. Written in lower case."""

UNSUPPORTED: Mapping[str, frozenset[str] | None] = {
    "gssencmode": frozenset({"require"}),
    "sslcertmode": frozenset({"require"}),
    "sslaccept": frozenset({"strict"}),
    "hostaddr": None, "replication": None, "require_auth": None, "requirepeer": None, "scram_client_key": None,
    "scram_server_key": None, "servicefile": None, "sslfactory": None, "sslidentity": None,
}  # fmt: skip
"""Parameters that change where or how safely a connection is made, and that the driver cannot obey: with these values, or
with any (None)."""
INSTEAD = {
    "hostaddr": "write the address as the host",
    "sslaccept": "write sslmode=verify-full",
    "sslidentity": "use sslcert and sslkey",
}


def driver_parameters(given: Mapping[str, str]) -> dict[str, str]:
    """Return those that the driver obeys or sends to the server; `given` has no empty values.

    The server refuses unknown ones. Raises ValueError with the fix; the message contains no value of `given`.
    """
    kept = {}
    for name, value in given.items():
        lower = name.lower()
        if lower in UNSUPPORTED and _is_listed(value, UNSUPPORTED[lower]):
            raise ValueError(f"has {name}, which this program cannot obey: {INSTEAD.get(lower, 'remove it')}")
        if lower not in DROPPED and lower not in UNSUPPORTED:
            kept[name] = value
    _take_schema(kept)
    _take_tls(kept)
    _check_server(kept)
    return kept


def _is_listed(value: str, values: frozenset[str] | None) -> bool:
    return values is None or value.lower() in values


def _take_schema(kept: dict[str, str]) -> None:
    """Prisma's and JDBC's names of `search_path`. The server's default is dropped, because some poolers refuse it."""
    for name in ("schema", "currentSchema"):
        schema = kept.pop(name, "public")
        if schema != "public":
            kept.setdefault("search_path", '"' + schema.replace('"', '""') + '"')


def _take_tls(kept: dict[str, str]) -> None:
    if kept.pop("requiressl", "0") == "1":
        kept.setdefault("sslmode", "require")
    if switch := kept.pop("ssl", "").lower():
        kept.setdefault("sslmode", TLS_SWITCH.get(switch, switch))
    if mode := kept.get("sslmode", "").lower():
        kept["sslmode"] = mode = TLS_SWITCH.get(mode, mode)
        if mode not in TLS_MODES:
            raise ValueError(f"must have one of these as sslmode: {', '.join(TLS_MODES)}")
    if kept.get("sslrootcert") == SYSTEM:
        kept |= {"sslrootcert": _system_authorities(), "sslmode": "verify-full"}
    for name in TLS_FILES:
        if name in kept and not (Path(kept[name]).is_file() and os.access(kept[name], os.R_OK)):
            raise ValueError(f"has {name}, and there is no readable file of that name: write its whole path")


def _system_authorities() -> str:
    paths = (ssl.get_default_verify_paths().cafile, *AUTHORITIES)
    found = next((path for path in paths if path and Path(path).is_file()), None)
    if found is None:
        raise ValueError("has sslrootcert=system, and this system has no file of them: write the path of one")
    return found


def check_host(host: str) -> None:
    """Raise ValueError if it is neither an address, nor the folder of a socket, nor a name that can be looked up.

    The system's resolver does not take every name, and raises something else than for a host that does not exist. An empty
    one means the default.
    """
    try:
        if (
            not host
            or host.startswith(("/", "@"))
            or HOST_NAME.fullmatch(host.encode("idna").decode())
            or ip_address(host)
        ):
            return
    except ValueError:  # includes those of idna
        pass
    raise ValueError("must have a host that is a name, such as db.example.org, or an address") from None


def _check_server(kept: Mapping[str, str]) -> None:
    for host in kept.get("host", "").split(","):
        bracketed = BRACKETED.match(host)
        check_host(bracketed[1] if bracketed else host.partition(":")[0])
    target = kept.get("target_session_attrs", "any")
    if target not in WRITABLE:
        raise ValueError(f"must have a server that can be written as target_session_attrs: {', '.join(WRITABLE)}")
    if not all(port.isdecimal() and 0 < int(port) <= 65535 for port in kept.get("port", "5432").split(",")):
        raise ValueError("must have a number from 1 to 65535 as port")
