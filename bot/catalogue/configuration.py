"""Settings and catalogue, which belong together: the catalogue names the variables of its providers' API keys."""

from dataclasses import dataclass

from bot.catalogue.loading import load_catalogue
from bot.catalogue.models import Catalogue
from bot.catalogue.providers import DEFAULT
from bot.settings import Settings, load_provider_keys


@dataclass(frozen=True)
class Configuration:
    """Everything the operator has decided. `settings` has the keys of all providers."""

    settings: Settings
    catalogue: Catalogue


def complete(settings: Settings) -> Configuration:
    """Load the catalogue that the settings name, and the keys of its providers. Raises SettingsError."""
    catalogue = load_catalogue(settings.models_file, settings.watermark_format)
    variables = {entry.name: entry.key for entry in catalogue.providers if entry.name != DEFAULT}
    return Configuration(settings.with_provider_keys(load_provider_keys(variables)), catalogue)
