"""Selects the provider format by the settings. The only module that knows which formats exist."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.settings import Settings
from bot.videoapi.provider import Provider
from bot.videoapi.unified import UnifiedApi


@asynccontextmanager
async def open_provider(
    settings: Settings, *, query_timeout: float = 30.0, connect_timeout: float = 15.0
) -> AsyncIterator[Provider]:
    """Open the provider of the settings; nothing is sent. Timeouts are seconds.

    Raises SettingsError for a kind of proxy that is not supported. A create that is still running at the end is MaybeCharged.
    """
    api = UnifiedApi(
        settings.video_api_key.get_secret_value(),
        settings.video_api_url,
        create_timeout=settings.create_timeout,
        query_timeout=query_timeout,
        connect_timeout=connect_timeout,
    )
    try:
        await api.start()
        yield api
    finally:
        await api.close()
