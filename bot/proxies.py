"""Selects the proxy of a request from environment variables only (no `~/.netrc`)."""

import os
from collections.abc import Iterable
from urllib.request import getproxies, proxy_bypass

from yarl import URL

from bot.errors import SettingsError
from bot.settings import is_host, is_loopback


class UnusableProxy(ValueError):
    """The proxy for a URL cannot be used. The message names the variable and the fix, never the proxy."""


def environment_proxy(url: URL) -> URL | None:
    """Find the proxy for a URL by `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`.

    aiohttp's `trust_env` is not used: it starts two threads per request and sends credentials from `~/.netrc`.
    Loopback never uses a proxy, because the URL of a local Bot API server contains the token. Raises UnusableProxy for
    a kind of proxy that aiohttp does not support; the proxy is never bypassed.
    """
    proxies = getproxies()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or not url.host or is_loopback(url.host) or proxy_bypass(url.host):
        return None
    scheme = address.partition("://")[0].lower() if "://" in address else "http"
    if scheme in {"http", "https"} and (proxy := _parse(address)):
        return proxy
    raise UnusableProxy(f"{_variable(url.scheme, address)} {_fix(scheme, url)}")


def require_usable_proxies(urls: Iterable[str]) -> None:
    """Raise SettingsError with a line for each variable whose proxy would be used for one of these URLs but cannot be."""
    lines = []
    for url in urls:
        try:
            environment_proxy(URL(url))
        except UnusableProxy as error:
            lines.append(str(error))
    if lines:
        raise SettingsError(list(dict.fromkeys(lines)))


def _parse(address: str) -> URL | None:
    try:
        proxy = URL(address.strip() if "://" in address else f"http://{address.strip()}")
    except ValueError:
        return None
    return proxy if is_host(proxy.raw_host) and proxy.port else None


def _variable(scheme: str, address: str) -> str:
    """The name of the variable with this address; names in lower case take precedence."""
    for ending in (f"{scheme}_proxy", "all_proxy"):
        names = sorted((name for name in os.environ if name.lower() == ending), key=str.isupper)
        if found := next((name for name in names if os.environ[name] == address), None):
            return found
    return "the proxy in the settings of this system"


def _fix(scheme: str, url: URL) -> str:
    instead = f"set {url.scheme.upper()}_PROXY to an http:// proxy, or add {url.host} to NO_PROXY"
    if scheme.startswith("socks"):
        return f"is a SOCKS proxy, and this bot can use only HTTP proxies: {instead}"
    return f"is not an address like http://127.0.0.1:3128: {instead}"
