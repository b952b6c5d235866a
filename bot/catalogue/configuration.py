"""Settings and catalogue, which belong together: the catalogue names the variables of its providers' API keys."""

from bot.catalogue.loading import load_catalogue
from bot.catalogue.models import Catalogue
from bot.catalogue.providers import DEFAULT
from bot.errors import SettingsError
from bot.settings import Settings, find_provider_keys
from storage.records import dataclass


@dataclass(frozen=True)
class Configuration:
    """Everything the operator has decided. `settings` has the keys of all providers."""

    settings: Settings
    catalogue: Catalogue


def complete(settings: Settings) -> Configuration:
    """Load the catalogue that the settings name, and the keys of its providers. Raises SettingsError."""
    configuration, lines = complete_as_possible(settings)
    if lines:
        raise SettingsError(lines)
    return configuration


def complete_as_possible(settings: Settings) -> tuple[Configuration, list[str]]:
    """As `complete`, but with the keys that are there, and a line for each that is missing or invalid.

    Raises SettingsError if the catalogue cannot be used.
    """
    catalogue = load_catalogue(settings.models_file, settings.watermark_format)
    variables = {entry.name: entry.key for entry in catalogue.providers if entry.name != DEFAULT}
    keys, lines = find_provider_keys(variables)
    return Configuration(settings.with_provider_keys(keys), catalogue), lines
