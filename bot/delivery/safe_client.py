"""SSRF-safe GET: connects to public addresses only, and sends the API key to the video API alone."""

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

from bot.delivery.errors import DownloadFailed, FetchError, LinkRefused, NotFetched
from bot.delivery.ip_addresses import Networks, are_fake_ips, is_loopback_ip, is_public, is_within
from bot.delivery.links import Authorization, Hop, no_authorization
from bot.network_errors import describe_network_error
from bot.proxies import environment_proxy

# No cookies, no referrer, and no compression: a body that is not decompressed cannot be a decompression bomb.
HEADERS = {
    "User-Agent": "telegram-video-bot",
    "Accept": "video/*, application/octet-stream;q=0.9, */*;q=0.1",
    "Accept-Encoding": "identity",
}


class SocketGuard:
    """Creates the sockets of one hop and checks the address of each, which is the one that it is then connected to.

    Therefore neither the notation of an address nor a name that resolves differently a moment later matters.
    `fake_ip_networks`: networks of a fake-IP resolver, to which a name may resolve. `refused`: the rejected addresses.
    """

    def __init__(self, hop: Hop, fake_ip_networks: Networks = ()) -> None:
        self._hop = hop
        self._fake_ip_networks = fake_ip_networks if hop.is_name else ()
        self.refused: list[str] = []

    def socket(self, info: AddrInfoType) -> socket.socket:
        """Create the socket for an address. Raises OSError for one that is not allowed."""
        family, kind, protocol, _, (address, *_) = info
        self.check(str(address))
        return socket.socket(family, kind, protocol)

    def check(self, address: str) -> None:
        """Raise OSError for an address that is not allowed."""
        if not self._allows(address):
            self.refused.append(address)
            raise PermissionError(f"{address} is not a public address")

    def _allows(self, address: str) -> bool:
        # The video API may be in the operator's own network: VIDEO_API_URL names it, and every create is sent there.
        if self._hop.is_provider or is_public(address) or is_within(address, self._fake_ip_networks):
            return True
        return self._hop.is_local and is_loopback_ip(address)

    def refusal(self) -> LinkRefused | NotFetched | None:
        """Return the error for the rejected addresses; None if there are none."""
        if not self.refused:
            return None
        host, addresses = self._hop.host, ", ".join(self.refused)
        if self._hop.is_name and are_fake_ips(self.refused):
            words = f"{host} resolves to {addresses}, made up by a fake-IP resolver: set FAKE_IP_NETWORKS"
            return NotFetched("fake-ip", words, host)
        return LinkRefused(f"{host} resolves to {addresses}, which is not a public address")


class SafeClient:
    """Sends one GET per hop. Seconds: `connect` until a connection, `stall` until the response and between parts of its body.

    A proxy of the environment (HTTPS_PROXY, ALL_PROXY, NO_PROXY) connects to addresses that are unknown here. The name is
    therefore resolved and checked first, and a name that cannot be resolved here is not requested. `authorization`:
    selects the requests that carry the key. `fake_ip_networks`: networks of a fake-IP resolver.
    """

    def __init__(
        self,
        *,
        connect: float,
        stall: float,
        resolver: AbstractResolver | None,
        tls: SSLContext,
        authorization: Authorization = no_authorization,
        fake_ip_networks: Networks = (),
    ) -> None:
        self._timeout = aiohttp.ClientTimeout(total=None, connect=connect, sock_read=stall)
        self._begins_within = connect + stall
        self._resolver = resolver
        self._tls = tls
        self._authorization = authorization
        self._fake_ip_networks = fake_ip_networks

    @asynccontextmanager
    async def get(self, hop: Hop, *, with_key: bool = True) -> AsyncIterator[aiohttp.ClientResponse]:
        """Open the response to a GET; its body is not read yet and never decompressed.

        Raises LinkRefused, NotFetched, DownloadFailed, and aiohttp's errors while the body is read.
        """
        guard = SocketGuard(hop, self._fake_ip_networks)
        proxy = None if hop.is_local else _proxy(hop.url)
        if proxy is not None and not hop.is_provider:
            await self._check_before_proxy(hop, guard)
        # A new connection for each hop: a kept one would carry a later hop past its guard.
        connector = aiohttp.TCPConnector(
            resolver=self._resolver,
            socket_factory=guard.socket if proxy is None else None,
            ssl=self._tls,
            force_close=True,
        )
        async with aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=HEADERS | self._authorization_header(hop) if with_key else HEADERS,
            timeout=self._timeout,
            auto_decompress=False,
        ) as session:
            response = await _get(session, hop, proxy, guard, self._begins_within)
            try:
                yield response
            finally:
                response.close()

    async def require_public(self, hop: Hop) -> None:
        """Raise LinkRefused for a host that is private or resolves to a private address. An unresolvable name passes."""
        guard = SocketGuard(replace(hop, is_provider=False), self._fake_ip_networks)
        with suppress(OSError, ValueError):  # not resolved, or not in time
            await self._resolve(hop, guard)
        failure = guard.refusal()
        if isinstance(failure, LinkRefused):
            raise failure

    def _authorization_header(self, hop: Hop) -> dict[str, str]:
        header = self._authorization(hop.url) if hop.is_provider else None
        return {"Authorization": header} if header else {}

    async def _check_before_proxy(self, hop: Hop, guard: SocketGuard) -> None:
        failure: FetchError | None = None
        try:
            await self._resolve(hop, guard)
        except (OSError, ValueError):  # a ValueError: no resolver accepts this name
            failure = DownloadFailed(f"{hop.host} cannot be resolved, so it cannot be checked")
        if failure := guard.refusal() or failure:
            raise failure

    async def _resolve(self, hop: Hop, guard: SocketGuard) -> None:
        """Let the guard check all addresses of a host; it collects those that are not allowed."""
        resolver = self._resolver or aiohttp.ThreadedResolver()
        async with asyncio.timeout(self._timeout.connect):
            found = await resolver.resolve(hop.url.raw_host or "", hop.url.port or 443, socket.AF_UNSPEC)
        for address in found:
            with suppress(PermissionError):
                guard.check(address["host"])


async def _get(
    session: aiohttp.ClientSession, hop: Hop, proxy: URL | None, guard: SocketGuard, begins_within: float
) -> aiohttp.ClientResponse:
    try:
        async with asyncio.timeout(begins_within):  # each byte of a header ends aiohttp's own `sock_read`
            return await session.get(hop.url, proxy=proxy, allow_redirects=False)
    except aiohttp.InvalidURL:
        failure: FetchError = LinkRefused(f"{hop.host} is not a valid host")
    except (aiohttp.ClientError, OSError, ValueError) as error:
        failure = guard.refusal() or DownloadFailed(describe_network_error(error))
    raise failure  # not in `except`: its cause would contain the link


def _proxy(url: URL) -> URL | None:
    try:
        return environment_proxy(url)
    except ValueError as error:
        failure = DownloadFailed(str(error))
    raise failure
