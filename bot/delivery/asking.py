"""One GET of a foreign address: nothing of ours goes along, and only a public address is ever connected to."""

import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ssl import SSLContext

import aiohttp
from aiohappyeyeballs import AddrInfoType
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.delivery.addresses import is_public, is_this_machine
from bot.delivery.errors import DownloadFailed, FetchError, LinkRefused
from bot.delivery.links import Hop
from bot.proxies import environment_proxy

# No key, no cookies, no referrer. The bytes are wanted as they are: what nobody unpacks cannot burst.
HEADERS = {
    "User-Agent": "telegram-video-bot",
    "Accept": "video/*, application/octet-stream;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
}


class Guard:
    """Makes the sockets of one hop, each for the very address that it is then connected to.

    So it matters neither how an address was written nor what its name resolves to the next moment. `local`: the
    hop may lead to this machine. `refused`: the address that was not connected to, if there was one.
    """

    def __init__(self, *, local: bool) -> None:
        self._local = local
        self.refused = ""

    def socket(self, info: AddrInfoType) -> socket.socket:
        """Make the socket for an address. Raises OSError for one that may not be asked."""
        family, kind, protocol, _, (address, *_) = info
        self.check(str(address))
        return socket.socket(family, kind, protocol)

    def check(self, address: str) -> None:
        """Raise OSError for an address that may not be asked."""
        if not (is_public(address) or (self._local and is_this_machine(address))):
            self.refused = address
            raise PermissionError(f"{address} is not a public address")


class Asking:
    """Asks hop by hop; `connect` and `stall` are seconds until a connection, and between two pieces of a body.

    Where the environment names a proxy (HTTPS_PROXY, ALL_PROXY, NO_PROXY), that makes the connections, to
    addresses that nobody here sees. What a name resolves to is then checked beforehand, and a name that cannot
    be resolved here is not asked for.
    """

    def __init__(
        self, *, connect: float, stall: float, resolver: AbstractResolver | None, tls: SSLContext | bool
    ) -> None:
        self._timeout = aiohttp.ClientTimeout(total=None, connect=connect, sock_read=stall)
        self._resolver = resolver
        self._tls = tls

    @asynccontextmanager
    async def answer(self, hop: Hop) -> AsyncIterator[aiohttp.ClientResponse]:
        """Open the answer to a GET, its body unread and never unpacked.

        Raises LinkRefused, DownloadFailed, and what aiohttp raises while the body is read.
        """
        guard = Guard(local=hop.local)
        proxy = None if hop.local else _proxy(hop.url)
        if proxy is not None:
            await self._check_beforehand(hop, guard)
        # A connection for each hop: one that is kept would carry a later hop past its guard.
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            socket_factory=guard.socket if proxy is None else None,
            ssl=self._tls,
            force_close=True,
        )
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=HEADERS,
            timeout=self._timeout,
            auto_decompress=False,
        ) as session:
            response = await _get(session, hop, proxy, guard)
            try:
                yield response
            finally:
                response.close()

    async def _check_beforehand(self, hop: Hop, guard: Guard) -> None:
        resolver = self._resolver or aiohttp.ThreadedResolver()
        try:
            for found in await resolver.resolve(hop.host, hop.url.port or 443, socket.AF_UNSPEC):
                guard.check(found["host"])
        except (OSError, ValueError):  # a name that no resolver would be asked for is a ValueError
            failure = _refusal(hop, guard) or DownloadFailed(f"{hop.host} cannot be resolved, so it cannot be checked")
        else:
            return
        raise failure


async def _get(session: aiohttp.ClientSession, hop: Hop, proxy: URL | None, guard: Guard) -> aiohttp.ClientResponse:
    try:
        return await session.get(hop.url, proxy=proxy, allow_redirects=False)
    except aiohttp.InvalidURL:
        failure: FetchError = LinkRefused(f"{hop.host} is no address that can be asked")
    except (aiohttp.ClientError, OSError, ValueError) as error:
        failure = _refusal(hop, guard) or DownloadFailed(in_words(error))
    raise failure  # outside of `except`: the cause would hold the link


def _proxy(url: URL) -> URL | None:
    try:
        return environment_proxy(url)
    except ValueError as error:
        failure = DownloadFailed(str(error))
    raise failure


def _refusal(hop: Hop, guard: Guard) -> LinkRefused | None:
    return LinkRefused(f"{hop.host} leads to {guard.refused}, not a public address") if guard.refused else None


def in_words(error: Exception) -> str:
    """Name an exception without the link that it may hold."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return "no connection in time"
        case aiohttp.ServerTimeoutError():
            return "nothing came for too long"
        case TimeoutError():
            return "not whole in time"
        case aiohttp.ClientHttpProxyError(status=status):
            return f"the proxy answered {status}"
        case aiohttp.ClientConnectorCertificateError(certificate_error=problem):
            return f"the certificate is not trusted: {problem}"
        case OSError(strerror=problem) if problem:
            return f"{type(error).__name__}: {problem}"
        case _:
            return type(error).__name__
