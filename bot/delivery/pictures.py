"""Downloads pictures behind links that users wrote, for formats that send pictures within the create."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from ssl import SSLContext

import aiohttp
from aiohttp.abc import AbstractResolver

from bot.certificates import TRUSTED
from bot.delivery.errors import DownloadFailed, FetchError, LinkDead, NotAPicture, NotFetched, TooLarge
from bot.delivery.ip_addresses import Networks
from bot.delivery.links import MOST_REDIRECTS, REDIRECTS, first_hop, next_hop
from bot.delivery.safe_client import SafeClient
from bot.delivery.speed import DEFAULT_FLOOR, AtLeast
from bot.delivery.spool import spool_file
from bot.network_errors import describe_network_error
from storage.records import dataclass

TOTAL = 60.0  # seconds for one picture
TEMPORARY = frozenset({408, 425, 429})  # of 400 to 499, statuses that may pass
PICTURES = (
    (b"\xff\xd8\xff", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png"), (b"GIF8", "image/gif"), (b"BM", "image/bmp"),
)  # fmt: skip
HEIF_BRANDS = {b"heic": "image/heic", b"heix": "image/heic", b"mif1": "image/heif", b"avif": "image/avif"}
SNIFFED = 16  # bytes in which the type is found


@dataclass(frozen=True)
class DownloadedPicture:
    """A picture on the disk. `size` in bytes, `mime` by its content."""

    path: Path
    size: int
    mime: str


class PictureDownloader:
    """Downloads pictures of at most `size_limit` bytes to `spool` (None: TMPDIR), from public addresses only.

    `loopback_http`: links may lead to this machine, also by http.
    """

    def __init__(
        self,
        *,
        size_limit: int,
        loopback_http: bool,
        spool: Path | None = None,
        resolver: AbstractResolver | None = None,
        tls: SSLContext = TRUSTED,
        fake_ip_networks: Networks = (),
    ) -> None:
        self._size_limit = size_limit
        self._loopback_http = loopback_http
        self._spool = spool
        self._client = SafeClient(
            connect=15.0, stall=30.0, resolver=resolver, tls=tls, fake_ip_networks=fake_ip_networks
        )

    @asynccontextmanager
    async def fetch(self, link: str) -> AsyncIterator[DownloadedPicture]:
        """Download a picture; its file is deleted when the context exits.

        Raises FetchError: LinkRefused, NotFetched, NotAPicture, TooLarge, LinkDead or DownloadFailed.
        """
        async with AsyncExitStack() as stack:
            try:
                async with asyncio.timeout(TOTAL):
                    picture = await self._follow(link, stack)
            except FetchError:
                raise
            except (aiohttp.ClientError, OSError) as error:
                failure = DownloadFailed(describe_network_error(error))
            else:
                yield picture
                return
            raise failure  # not in `except`: its cause may contain the link

    async def _follow(self, link: str, stack: AsyncExitStack) -> DownloadedPicture:
        hop = first_hop(link, loopback_http=self._loopback_http)
        for _ in range(MOST_REDIRECTS + 1):
            async with self._client.get(hop) as response:
                if response.status not in REDIRECTS:
                    _require_success(response.status)
                    return await self._save(hop.host, response, stack)
                hop = next_hop(hop, response.headers.getall("Location", []))
        raise NotFetched("redirects", f"more than {MOST_REDIRECTS} redirects, the last one to {hop.host}")

    async def _save(self, host: str, response: aiohttp.ClientResponse, stack: AsyncExitStack) -> DownloadedPicture:
        if (response.content_length or 0) > self._size_limit:
            raise TooLarge(response.content_length)
        file = await stack.enter_async_context(spool_file(self._spool, ".picture"))
        start, size = b"", 0
        body = AtLeast(response.content, DEFAULT_FLOOR, host)
        while chunk := await body.readany():
            start = start if len(start) >= SNIFFED else (start + chunk)[:SNIFFED]
            size += len(chunk)
            if size > self._size_limit:
                raise TooLarge(None)
            await file.write(chunk)
        await file.flush()
        return DownloadedPicture(file.path, size, picture_type(start))


def picture_type(start: bytes) -> str:
    """The content type of a picture by its first bytes. Raises NotAPicture."""
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    if start[4:8] == b"ftyp" and start[8:12] in HEIF_BRANDS:
        return HEIF_BRANDS[start[8:12]]
    found = next((mime for magic, mime in PICTURES if start.startswith(magic)), None)
    if found is None:
        raise NotAPicture("the link does not lead to a picture")
    return found


def _require_success(status: int) -> None:
    if 400 <= status < 500 and status not in TEMPORARY:
        raise LinkDead(status)
    if status not in {200, 203}:
        raise DownloadFailed(f"HTTP {status}")
