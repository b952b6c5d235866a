"""Checks a PostgreSQL URL as people and platforms write it, and rewrites it for the driver."""

import re
from urllib.parse import parse_qsl, quote, unquote, unquote_to_bytes, urlencode

from storage.dsn_parameters import check_host, driver_parameters

# In a URL that is written correctly, no @ is after the first of / ? # except in a value after the ?.
URL = re.compile(r"(?P<authority>[^/?#]*)(?P<path>[^?#]*)(?:\?(?P<query>[^#]*))?(?P<fragment>#.*)?", re.DOTALL)
HOST = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::(\d*))?")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
PLACEHOLDER = re.compile(r"\[?YOUR[-_ ]PASSWORD\]?", re.IGNORECASE)
PARAMETER = re.compile(r"[A-Za-z_][\w.]{0,62}", re.ASCII)
HIGHEST_PORT = 65535
NUL = "%00"
UNESCAPED = "must have / ? # @ % of its user and password written as %2F %3F %23 %40 %25"


def driver_dsn(url: str) -> str:
    """Rewrite `user:password@host/name?…`, without the scheme, for asyncpg.

    Raises ValueError with the fix; the message contains no part of the user and password.
    """
    parts = URL.fullmatch(url)
    if parts is None or parts["fragment"] or "@" in parts["path"]:
        raise ValueError(UNESCAPED)
    if NUL in url:
        raise ValueError(f"must not have {NUL}, where a text would end for the server")
    user, at, hosts = parts["authority"].rpartition("@")
    if ":" in hosts and not at and not parts["path"] and "@" in (parts["query"] or ""):
        raise ValueError(UNESCAPED)  # user:passw?rd@host
    _check_user(user)
    _check_hosts(hosts)
    query = urlencode(_parameters(parts["query"] or ""), quote_via=quote, safe="/:,")
    return f"postgresql://{_quoted(user)}{at}{hosts}{parts['path']}{'?' if query else ''}{query}"


def _check_user(user: str) -> None:
    if PLACEHOLDER.search(user):
        raise ValueError("has a placeholder: put the password of your database there")
    if "@" in user or LONE_PERCENT.search(user):
        raise ValueError(UNESCAPED)


def _check_hosts(hosts: str) -> None:
    for host in hosts.split(","):
        match = HOST.fullmatch(host)
        if match is None:  # the host, or what is behind an unescaped sign of a password
            raise ValueError(UNESCAPED)
        if match[2] and not 0 < int(match[2][:6]) <= HIGHEST_PORT:
            raise ValueError(f"must have a port from 1 to {HIGHEST_PORT}")
        check_host(unquote(match[1]).strip("[]"))


def _quoted(user: str) -> str:
    """User and password with every sign escaped that the driver would misread, such as a bracket."""
    return ":".join(quote(unquote_to_bytes(part), safe="") for part in user.split(":", 1))


def _parameters(query: str) -> dict[str, str]:
    given = dict(parse_qsl(query, keep_blank_values=True))
    for name in given:
        if "@" in name:
            raise ValueError(UNESCAPED)
        if not PARAMETER.fullmatch(name):
            raise ValueError("must have name=value after its ?, with & between")
    return driver_parameters({name: value for name, value in given.items() if value})
