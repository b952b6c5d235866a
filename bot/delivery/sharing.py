"""Decides which links may be given to users: no secrets, no private addresses, and no need for the API key."""

import aiohttp

from bot.delivery.body import TEXT_TYPES
from bot.delivery.errors import FetchError, LinkRefused, NeedsKey, SecretInLink
from bot.delivery.host_names import require_public_host
from bot.delivery.links import MOST_REDIRECTS, REDIRECTS, Authorization, Hop, next_hop, read_link
from bot.delivery.safe_client import SafeClient
from bot.delivery.secret_links import SecretCheck


class LinkSharing:
    """Checks links before they are shown. It never sends the API key."""

    def __init__(
        self, client: SafeClient, secret_check: SecretCheck, *, loopback_http: bool, authorization: Authorization
    ) -> None:
        self._client = client
        self._secret_check = secret_check
        self._loopback_http = loopback_http
        self._authorization = authorization

    async def shareable(self, link: str) -> str:
        """Return the link as it may be shown. Raises LinkRefused, and NeedsKey if it opens only with the key."""
        if self._secret_check.contains_secret(link):
            raise SecretInLink("it contains a secret of this bot, so it is not shown to anyone: change that secret")
        hop = read_link(link, loopback_http=self._loopback_http, authorization=self._authorization)
        if hop.is_provider:
            await self._require_open(hop)
        if not hop.is_local:
            await self._require_public(hop)
        return str(hop.url)

    async def _require_open(self, hop: Hop) -> None:
        """Raise NeedsKey unless a URL of the video API responds without the key."""
        try:
            async with self._client.get(hop, with_key=False) as response:
                target = None
                if response.status in REDIRECTS:  # to a login page, or to a host that needs no key
                    target = next_hop(hop, response.headers.getall("Location", []))
                is_open = response.status < 400 and not response.content_type.startswith(TEXT_TYPES)
            if target is not None:
                is_open = not target.is_provider and not await self._is_page(target)
        except (FetchError, aiohttp.ClientError, OSError):
            is_open = False
        if not is_open:
            raise NeedsKey(f"{hop.host} does not respond without the API key")

    async def _is_page(self, hop: Hop) -> bool:
        """Whether another host responds with a page, such as a login. If it is unreachable from here, it may have the file."""
        for _ in range(MOST_REDIRECTS):
            try:
                async with self._client.get(hop, with_key=False) as response:
                    if response.status not in REDIRECTS:
                        return response.content_type.startswith(TEXT_TYPES)
                    hop = next_hop(hop, response.headers.getall("Location", []))
            except LinkRefused:
                raise
            except (FetchError, aiohttp.ClientError, OSError):
                return False
        return True

    async def _require_public(self, hop: Hop) -> None:
        try:
            require_public_host(hop.url.raw_host or "")
            await self._client.require_public(hop)
        except LinkRefused as error:
            failure = NeedsKey(str(error)) if hop.is_provider else error
        else:
            return
        raise failure
