"""One GET of a result's address: only public addresses are connected to, and only the video API itself gets its key."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from ssl import SSLContext

import aiohttp
from aiohappyeyeballs import AddrInfoType
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.delivery.addresses import Networks, is_public, is_this_machine, is_within, only_fakes
from bot.delivery.errors import DownloadFailed, FetchError, LinkRefused, NotFetched
from bot.delivery.links import Authorization, Hop, for_nobody
from bot.proxies import environment_proxy

# No cookies, no referrer. The bytes are wanted as they are: what nobody unpacks cannot burst.
HEADERS = {
    "User-Agent": "telegram-video-bot",
    "Accept": "video/*, application/octet-stream;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
}


class Guard:
    """Makes the sockets of one hop, each for the very address that it is then connected to.

    So it matters neither how an address was written nor what its name resolves to the next moment. `fakes`: networks
    of a fake-IP resolver, which a name may lead to. `refused`: the addresses that were not connected to.
    """

    def __init__(self, hop: Hop, fakes: Networks = ()) -> None:
        self._hop = hop
        self._fakes = fakes if hop.is_name else ()
        self.refused: list[str] = []

    def socket(self, info: AddrInfoType) -> socket.socket:
        """Make the socket for an address. Raises OSError for one that may not be asked."""
        family, kind, protocol, _, (address, *_) = info
        self.check(str(address))
        return socket.socket(family, kind, protocol)

    def check(self, address: str) -> None:
        """Raise OSError for an address that may not be asked."""
        if not self._allows(address):
            self.refused.append(address)
            raise PermissionError(f"{address} is not a public address")

    def _allows(self, address: str) -> bool:
        # The video API may be inside the operator's own network: VIDEO_API_URL says so, and each create goes there too.
        if self._hop.own or is_public(address) or is_within(address, self._fakes):
            return True
        return self._hop.local and is_this_machine(address)


class Asking:
    """Asks hop by hop; `connect` and `stall` are seconds until a connection, and between two pieces of a body.

    Where the environment names a proxy (HTTPS_PROXY, ALL_PROXY, NO_PROXY), that makes the connections, to
    addresses that nobody here sees. What a name resolves to is then checked beforehand, and a name that cannot
    be resolved here is not asked for. `authorization`: who gets the key. `fakes`: networks of a fake-IP resolver.
    """

    def __init__(
        self,
        *,
        connect: float,
        stall: float,
        resolver: AbstractResolver | None,
        tls: SSLContext | bool,
        authorization: Authorization = for_nobody,
        fakes: Networks = (),
    ) -> None:
        self._timeout = aiohttp.ClientTimeout(total=None, connect=connect, sock_read=stall)
        self._resolver = resolver
        self._tls = tls
        self._authorization = authorization
        self._fakes = fakes

    @asynccontextmanager
    async def answer(self, hop: Hop, *, with_key: bool = True) -> AsyncIterator[aiohttp.ClientResponse]:
        """Open the answer to a GET, its body unread and never unpacked.

        Raises LinkRefused, NotFetched, DownloadFailed, and what aiohttp raises while the body is read.
        """
        guard = Guard(hop, self._fakes)
        proxy = None if hop.local else _proxy(hop.url)
        if proxy is not None and not hop.own:
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
            headers=HEADERS | self._key(hop) if with_key else HEADERS,
            timeout=self._timeout,
            auto_decompress=False,
        ) as session:
            response = await _get(session, hop, proxy, guard)
            try:
                yield response
            finally:
                response.close()

    async def require_public(self, hop: Hop) -> None:
        """Raise LinkRefused for a host that is private, or leads to a private address; one not known here passes."""
        guard = Guard(replace(hop, own=False), self._fakes)
        with suppress(OSError, ValueError):  # not resolved, or not in time
            await self._look_up(hop, guard)
        failure = _refusal(hop, guard)
        if isinstance(failure, LinkRefused):
            raise failure

    def _key(self, hop: Hop) -> dict[str, str]:
        header = self._authorization(hop.url) if hop.own else None
        return {"Authorization": header} if header else {}

    async def _check_beforehand(self, hop: Hop, guard: Guard) -> None:
        failure: FetchError | None = None
        try:
            await self._look_up(hop, guard)
        except (OSError, ValueError):  # a name that no resolver would be asked for is a ValueError
            failure = DownloadFailed(f"{hop.host} cannot be resolved, so it cannot be checked")
        if failure := _refusal(hop, guard) or failure:
            raise failure

    async def _look_up(self, hop: Hop, guard: Guard) -> None:
        """Hold all addresses of a host against the guard, which keeps those that may not be asked."""
        resolver = self._resolver or aiohttp.ThreadedResolver()
        async with asyncio.timeout(self._timeout.connect):
            found = await resolver.resolve(hop.url.raw_host or "", hop.url.port or 443, socket.AF_UNSPEC)
        for address in found:
            with suppress(PermissionError):
                guard.check(address["host"])


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


def _refusal(hop: Hop, guard: Guard) -> LinkRefused | NotFetched | None:
    if not guard.refused:
        return None
    addresses = ", ".join(guard.refused)
    if hop.is_name and only_fakes(guard.refused):
        words = f"{hop.host} leads to {addresses}, which a fake-IP resolver made up (see FAKE_IP_NETWORKS)"
        return NotFetched("fake-ip", words, hop.host)
    return LinkRefused(f"{hop.host} leads to {addresses}, not a public address")


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
