"""The models that the providers list at the moment. Others are not shown, but can be ordered by name."""

import asyncio
import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, suppress

from bot.catalogue import Catalogue, Model
from bot.videoapi.errors import QueryFailed
from bot.videoapi.providers import Providers

log = logging.getLogger(__name__)

REFRESH = 3600.0  # seconds between two requests for a list


class OfferedModels:
    """Whether a model is shown. All are, until their provider's list is there, and if the list has none of the catalogue."""

    def __init__(self, providers: Providers, roots: Mapping[str, str], catalogue: Catalogue) -> None:
        self._providers = providers
        self._roots = roots
        self._catalogue = catalogue
        self._lists: dict[str, frozenset[str]] = {}

    def __call__(self, model: Model) -> bool:
        listed = self._lists.get(model.provider)
        return listed is None or model.sends in listed

    async def refresh(self) -> None:
        """Request every list. One that cannot be had leaves what is known."""
        for entry in self._catalogue.providers:
            provider = self._providers.find(entry.name)
            if provider is None:
                continue
            try:
                listed = frozenset(await provider.models(self._roots[entry.name]))
            except QueryFailed as error:
                log.info("the list of models of %s is not known: %s", entry.name, error)
                continue
            sent = {model.sends for model in self._catalogue.models if model.provider == entry.name}
            if listed & sent:
                self._lists[entry.name] = listed


@asynccontextmanager
async def kept_current(offered: OfferedModels, interval: float = REFRESH) -> AsyncIterator[None]:
    """Refresh now and every `interval` seconds during the block."""

    async def refresh_forever() -> None:
        while True:
            try:
                await offered.refresh()
            except Exception:
                log.exception("the lists of models could not be read")
            await asyncio.sleep(interval)

    task = asyncio.create_task(refresh_forever(), name="lists of models")
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
