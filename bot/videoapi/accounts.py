"""The balances of all providers."""

import asyncio
import logging
from collections.abc import Collection, Mapping

from bot.videoapi.balance import Balance
from bot.videoapi.errors import QueryFailed
from bot.videoapi.providers import Providers

log = logging.getLogger(__name__)

ANSWER = 10.0  # seconds for all requests of one provider


class Accounts:
    """`roots`: the API roots of the providers of the catalogue, by name."""

    def __init__(self, providers: Providers, roots: Mapping[str, str]) -> None:
        self._providers = providers
        self._roots = dict(roots)

    async def balances(self, names: Collection[str] | None = None) -> dict[str, Balance | None]:
        """The balance of each provider, or of those with these names; None if it does not report one. Never raises."""
        asked = [name for name in self._roots if names is None or name in names]
        found = await asyncio.gather(*(self._balance(name) for name in asked))
        return dict(zip(asked, found, strict=True))

    async def _balance(self, name: str) -> Balance | None:
        provider = self._providers.find(name)
        if provider is None:
            return None
        try:
            async with asyncio.timeout(ANSWER):
                return await provider.balance(self._roots[name])
        except (QueryFailed, TimeoutError) as error:
            log.info("the balance of %s is not known: %s", name, error)
            return None
