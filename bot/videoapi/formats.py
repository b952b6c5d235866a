"""Opens the providers of the catalogue. The only module that knows which code belongs to which format."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import assert_never

from bot.catalogue import DEFAULT, Catalogue, Format, ProviderEntry
from bot.settings import Settings
from bot.videoapi.client import VideoApi
from bot.videoapi.dialect import Dialect
from bot.videoapi.generations import GENERATIONS
from bot.videoapi.openai import OPENAI
from bot.videoapi.provider import Provider
from bot.videoapi.providers import Providers, SettingNames
from bot.videoapi.unified import UNIFIED


def dialect_of(form: Format) -> Dialect:
    """The code of a format."""
    match form:
        case Format.UNIFIED:
            return UNIFIED
        case Format.OPENAI:
            return OPENAI
        case Format.GENERATIONS:
            return GENERATIONS
    assert_never(form)


def root_of(settings: Settings, entry: ProviderEntry) -> str:
    """The API root of a provider."""
    return settings.video_api_url if entry.name == DEFAULT else entry.url


def setting_names_of(entry: ProviderEntry) -> SettingNames:
    """The settings that a notice to the admins names."""
    if entry.name == DEFAULT:
        return SettingNames(entry.key)
    return SettingNames(entry.key, f"MODELS_FILE ({entry.name}: url)")


def _key_of(settings: Settings, entry: ProviderEntry) -> str:
    if entry.name == DEFAULT:
        return settings.video_api_key.get_secret_value()
    return settings.provider_key(entry.name)


@asynccontextmanager
async def open_providers(
    settings: Settings, catalogue: Catalogue, *, query_timeout: float = 30.0, connect_timeout: float = 15.0
) -> AsyncIterator[Providers]:
    """Open all providers of the catalogue; nothing is sent. Timeouts are seconds.

    Raises SettingsError for a kind of proxy that is not supported. A create that is still running at the end is MaybeCharged.
    """
    async with AsyncExitStack() as stack:
        opened: dict[str, Provider] = {}
        for entry in catalogue.providers:
            api = VideoApi(
                dialect_of(entry.format),
                _key_of(settings, entry),
                root_of(settings, entry),
                create_timeout=settings.create_timeout,
                query_timeout=query_timeout,
                connect_timeout=connect_timeout,
            )
            stack.push_async_callback(api.close)
            await api.start()
            opened[entry.name] = api
        yield Providers(opened, {entry.name: setting_names_of(entry) for entry in catalogue.providers})
