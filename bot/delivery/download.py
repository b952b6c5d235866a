"""Downloads the video of a link to a file, redirect by redirect."""

import asyncio
import logging
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from ssl import SSLContext

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.certificates import TRUSTED
from bot.delivery.body import BodySaver, Downloaded
from bot.delivery.errors import DownloadFailed, FetchError, LinkDead, NotFetched
from bot.delivery.ip_addresses import Networks
from bot.delivery.links import MOST_REDIRECTS, REDIRECTS, Authorization, Hop, first_hop, next_hop, no_authorization
from bot.delivery.safe_client import SafeClient
from bot.delivery.secret_links import SecretCheck
from bot.delivery.sharing import LinkSharing
from bot.delivery.speed import DEFAULT_FLOOR, Floor
from bot.delivery.spool import sweep
from bot.network_errors import describe_network_error
from storage.records import dataclass

log = logging.getLogger(__name__)

TEMPORARY = frozenset((408, 425, 429))  # of 400 to 499, statuses that do not mean that the link is dead
KEY_REJECTED = frozenset((401, 403))
CONTENT_RANGE = re.compile(r"bytes 0-(\d+)/(\d+)")


@dataclass(frozen=True)
class Timeouts:
    """Seconds: `connect` until a connection, `stall` between two parts of a body.

    A whole download may take `base` seconds plus the time in which the largest file comes at `slowest` bytes per second.
    `floor`: the speed below which it ends earlier.
    """

    connect: float = 15.0
    stall: float = 30.0
    base: float = 120.0
    slowest: float = 256 * 1024
    floor: Floor = DEFAULT_FLOOR

    def total(self, size_limit: int) -> float:
        """Seconds for a download of at most `size_limit` bytes."""
        return self.base + size_limit / self.slowest


DEFAULT_TIMEOUTS = Timeouts()


class Downloader:
    """Downloads videos of at most `size_limit` bytes to the folder `spool` (None: TMPDIR).

    loopback_http     a link may lead to this machine, also by http; a redirect from another host may not
    resolver, tls     replace the system's
    authorization     selects the requests that carry the API key
    fake_ip_networks  networks of a fake-IP resolver, to which names may resolve
    secret_check      refuses links and redirects that would show one of the bot's secrets to another host
    """

    def __init__(
        self,
        *,
        loopback_http: bool,
        size_limit: int,
        spool: Path | None = None,
        timeouts: Timeouts = DEFAULT_TIMEOUTS,
        resolver: AbstractResolver | None = None,
        tls: SSLContext = TRUSTED,
        authorization: Authorization = no_authorization,
        fake_ip_networks: Networks = (),
        secret_check: SecretCheck | None = None,
    ) -> None:
        self._secret_check = secret_check or SecretCheck(lambda _: False, URL())
        self._authorization = authorization
        self._loopback_http = loopback_http
        self._spool = spool
        self._timeout = timeouts.total(size_limit)
        self._client = SafeClient(
            connect=timeouts.connect,
            stall=timeouts.stall,
            resolver=resolver,
            tls=tls,
            authorization=authorization,
            fake_ip_networks=fake_ip_networks,
        )
        self._sharing = LinkSharing(
            self._client, self._secret_check, loopback_http=loopback_http, authorization=authorization
        )
        self._saver = BodySaver(spool, size_limit=size_limit, excess_timeout=self._timeout, floor=timeouts.floor)

    async def sweep(self) -> None:
        """Delete the files of killed processes from the spool: once, at startup."""
        if count := await asyncio.to_thread(sweep, self._spool):
            log.info("deleted %d unfinished downloads of processes that were killed", count)

    @asynccontextmanager
    async def fetch(self, link: str) -> AsyncIterator[Downloaded]:
        """Download a video. Its file is deleted when the context exits.

        Raises FetchError: LinkRefused, NotFetched, NotAVideo, TooLarge, LinkDead or DownloadFailed.
        """
        async with AsyncExitStack() as stack:
            yield await self._download(link, stack)

    async def shareable_link(self, link: str) -> str:
        """Return a link that users may be given. Raises LinkRefused, and NeedsKey for one that opens only with the key."""
        return await self._sharing.shareable(link)

    def contains_secret(self, link: str) -> bool:
        """Whether a link contains one of the bot's secrets, in any encoding."""
        return self._secret_check.contains_secret(link)

    async def _download(self, link: str, stack: AsyncExitStack) -> Downloaded:
        began = time.monotonic()
        self._secret_check.require_safe(link)
        hops = [first_hop(link, loopback_http=self._loopback_http, authorization=self._authorization)]
        try:
            async with asyncio.timeout(self._timeout) as deadline:
                video = await self._follow(hops, stack, deadline)
        except FetchError as error:
            error.link = (error.link or _link_without_key(hops)) if hops[0].is_provider else None
            raise
        except (aiohttp.ClientError, OSError) as error:
            failure = DownloadFailed(describe_network_error(error))
            failure.link = _link_without_key(hops)
        else:
            log.info("downloaded %d bytes from %s in %.1f s", video.size, hops[-1].host, time.monotonic() - began)
            return replace(video, link=_link_without_key(hops))
        raise failure  # not in `except`: its cause may contain the link

    async def _follow(self, hops: list[Hop], stack: AsyncExitStack, deadline: asyncio.Timeout) -> Downloaded:
        """Request hop by hop, and append each to `hops`."""
        for _ in range(MOST_REDIRECTS + 1):
            hop = hops[-1]
            async with self._client.get(hop) as response:
                if response.status not in REDIRECTS:
                    _require_success(hop, response)
                    return await self._saver.save(hop, response, stack, deadline)
                locations = response.headers.getall("Location", [])
                for location in locations:
                    self._secret_check.require_safe(location, hop.url)
                hops.append(next_hop(hop, locations))
        raise NotFetched("redirects", f"more than {MOST_REDIRECTS} redirects, the last one to {hops[-1].host}")


class Downloaders:
    """A downloader for each provider, whose key it sends to that provider's origin only.

    `other`: for providers that are not in the catalogue any more; it sends no key.
    """

    def __init__(self, by_provider: Mapping[str, Downloader], other: Downloader) -> None:
        self._by_provider = dict(by_provider)
        self._other = other

    def of(self, provider: str) -> Downloader:
        return self._by_provider.get(provider, self._other)

    async def sweep(self) -> None:
        """As `Downloader.sweep`: all of them share one folder."""
        await self._other.sweep()


def _link_without_key(hops: list[Hop]) -> str | None:
    """Return the URL to which the video API redirected, if it did: it opens without the key."""
    return str(hops[-1].url) if hops[0].is_provider and not hops[-1].is_provider else None


def _require_success(hop: Hop, response: aiohttp.ClientResponse) -> None:
    status = response.status
    if hop.is_provider and status in KEY_REJECTED:
        log.error(
            "%s rejects its API key for a result (HTTP %d): ask the provider whether this key may download results",
            hop.host,
            status,
        )
    if 400 <= status < 500 and status not in TEMPORARY:
        raise LinkDead(status)
    if status == 206:
        return _require_whole_range(hop, response)
    if status not in {200, 203}:  # 203: changed by a proxy on the way
        raise DownloadFailed(f"HTTP {status}")


def _require_whole_range(hop: Hop, response: aiohttp.ClientResponse) -> None:
    """Raise NotFetched unless a part, which was not requested, is the whole file."""
    found = CONTENT_RANGE.fullmatch(response.headers.get("Content-Range", "").strip())
    size = int(found[2]) if found else 0
    if not found or int(found[1]) + 1 != size or response.content_length not in {None, size}:
        raise NotFetched("partial", f"{hop.host} sends only a part of the file", hop.host)
