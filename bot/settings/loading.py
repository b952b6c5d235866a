"""Loads the settings, and describes problems in words for operators who do not know pydantic."""

import os
import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from dotenv import dotenv_values
from pydantic import SecretStr, ValidationError

from bot.errors import SettingsError, in_plain_words
from bot.settings.fields import check_key
from bot.settings.process_managers import misread_values
from bot.settings.settings import Settings

MOST_PROBLEMS = 3  # in one error
SIMILAR = 0.8  # ratio of `SequenceMatcher`
MISSING = {
    "telegram_bot_token": "is missing: put the token that @BotFather gave you into .env (a copy of .env.example)",
    "video_api_key": "is missing: put the key of your video API account into .env (a copy of .env.example)",
}
ENV_NAME = re.compile(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=", re.MULTILINE)


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and `.env`.

    Raises SettingsError with at most three lines, each naming a variable and its fix.
    """
    try:
        misread = {name.lower(): value for name, value in misread_values().items()}
        return Settings(**(misread | overrides))
    except UnicodeDecodeError:
        raise SettingsError([".env is not plain text: save it as UTF-8"]) from None
    except ValidationError as error:
        lines = [_line(dict(problem)) for problem in error.errors(include_url=False, include_input=False)]
    raise SettingsError(lines[:MOST_PROBLEMS])


def load_provider_keys(variables: Mapping[str, str]) -> dict[str, SecretStr]:
    """Read the API keys of providers from the environment and `.env`. `variables`: their names, by the provider's name.

    Raises SettingsError.
    """
    misread = misread_values() if variables else {}
    in_file = dotenv_values(".env", encoding="utf-8-sig") if variables and Path(".env").is_file() else {}
    keys = {}
    for provider, variable in variables.items():
        text = (misread.get(variable) or os.environ.get(variable) or in_file.get(variable) or "").strip()
        if not text:
            raise SettingsError([f"{variable} is missing: put the key of the provider {provider} into .env"])
        try:
            keys[provider] = check_key(SecretStr(text))
        except ValueError as error:
            raise SettingsError([f"{variable} {error}"]) from None
    return keys


def misspelt_names(other: Collection[str] = (), path: Path = Path(".env")) -> list[tuple[str, str]]:
    """Names in `.env` that are not settings but similar to one, each with that setting. `other`: further names in use."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return []
    known = [name.upper() for name in Settings.model_fields]
    unknown = [name for name in ENV_NAME.findall(text) if name.upper() not in known and name not in other]
    near = ((name, get_close_matches(name.upper(), known, n=1, cutoff=SIMILAR)) for name in unknown)
    return [(name, meant[0]) for name, meant in near if meant]


def _line(problem: dict[str, Any]) -> str:
    message = in_plain_words(problem)
    if not problem["loc"]:
        return message
    name = str(problem["loc"][0])
    if problem["type"] == "missing":
        message = MISSING[name]
    return f"{name.upper()} {message[:1].lower()}{message[1:]}"
