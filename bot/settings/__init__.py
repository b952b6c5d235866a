"""All settings, read once by `bot/cli.py` from the environment and then from `.env`."""

from bot.settings.addresses import is_host, is_https_or_loopback, is_loopback, normalize_api_root, problem_of_address
from bot.settings.env_file import ENV_FILE
from bot.settings.fields import Access, PhotoLinks, Updates
from bot.settings.loading import find_provider_keys, load_provider_keys, load_settings
from bot.settings.secret_values import PHOTO_LINKS_KEY, reveal
from bot.settings.settings import CLOUD_DOWNLOAD, MIB, Settings
from bot.settings.similar_names import misspelt_names

__all__ = [
    "CLOUD_DOWNLOAD", "ENV_FILE", "MIB", "PHOTO_LINKS_KEY", "Access", "PhotoLinks", "Settings", "Updates", "find_provider_keys",
    "is_host", "is_https_or_loopback", "is_loopback", "load_provider_keys", "load_settings", "misspelt_names",
    "normalize_api_root", "problem_of_address", "reveal",
]  # fmt: skip
