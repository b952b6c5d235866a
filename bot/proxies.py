"""Selects the proxy of a request from environment variables only (no `~/.netrc`)."""

from urllib.request import getproxies, proxy_bypass

from yarl import URL

from bot.settings import is_loopback


def environment_proxy(url: URL) -> URL | None:
    """Find the proxy for a URL by `HTTP_PROXY`, `HTTPS_PROXY`, `ALL_PROXY` and `NO_PROXY`.

    aiohttp's `trust_env` is not used: it starts two threads per request and sends credentials from `~/.netrc`.
    Loopback never uses a proxy, because the URL of a local Bot API server contains the token. Raises ValueError for
    a kind of proxy that aiohttp does not support; the proxy is never bypassed.
    """
    proxies = getproxies()
    address = proxies.get(url.scheme) or proxies.get("all")
    if not address or not url.host or is_loopback(url.host) or proxy_bypass(url.host):
        return None
    proxy = URL(address if "://" in address else f"http://{address}")
    if proxy.scheme not in {"http", "https"}:
        raise ValueError(f"a {proxy.scheme} proxy cannot be used here")
    return proxy
