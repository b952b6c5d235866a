"""Loads the settings, and describes problems in words for operators who do not know pydantic."""

import os
import re
from collections.abc import Mapping
from typing import Any

from pydantic import SecretStr, ValidationError

from bot.errors import SettingsError, in_plain_words
from bot.settings.cleaning import clean_value
from bot.settings.env_file import env_file_values, readable_env_file
from bot.settings.fields import check_key
from bot.settings.process_managers import misread_values
from bot.settings.settings import Settings
from bot.settings.similar_names import looks_like

MISSING = {
    "telegram_bot_token": "put the token that @BotFather gave you into .env (a copy of .env.example)",
    "video_api_key": "put the key of your video API account into .env (a copy of .env.example)",
}
PLACEHOLDERS = {"telegram_bot_token": SecretStr("1:placeholder"), "video_api_key": SecretStr("placeholder")}
"""Valid values of the required settings, with which the other ones are checked further."""


def load_settings(**overrides: Any) -> Settings:
    """Read the environment and `.env`.

    Raises SettingsError with a line for each invalid value or combination, which names the variable and its fix.
    """
    try:
        overrides = {name.lower(): value for name, value in misread_values().items()} | overrides
        with readable_env_file():
            return Settings(**overrides)
    except ValidationError as error:
        problems = _problems(error)
    invalid = {str(problem["loc"][0]) for problem in problems if problem["loc"]}
    lines = [line for problem in problems for line in _lines(problem)]
    raise SettingsError([*lines, *_other_combinations(invalid, overrides)])


def load_provider_keys(variables: Mapping[str, str]) -> dict[str, SecretStr]:
    """Read the API keys of providers from the environment and `.env`. `variables`: their names, by the provider's name.

    Raises SettingsError.
    """
    keys, lines = find_provider_keys(variables)
    if lines:
        raise SettingsError(lines)
    return keys


def find_provider_keys(variables: Mapping[str, str]) -> tuple[dict[str, SecretStr], list[str]]:
    """The keys that are there, by the provider's name, and a line for each that is missing or invalid."""
    misread = misread_values() if variables else {}
    in_file = env_file_values() if variables else {}
    keys, lines = {}, []
    for provider, variable in variables.items():
        text = clean_value(misread.get(variable) or os.environ.get(variable) or in_file.get(variable) or "")
        if not text:
            lines.append(f"{variable} is missing: put the key of the provider {provider} into .env")
            continue
        try:
            keys[provider] = check_key(SecretStr(text))
        except ValueError as error:
            lines.append(f"{variable} {error}")
    return keys, list(dict.fromkeys(lines))


def _problems(error: ValidationError) -> list[dict[str, Any]]:
    return [dict(problem) for problem in error.errors(include_url=False, include_input=False)]


def _other_combinations(invalid: set[str], overrides: Mapping[str, Any]) -> list[str]:
    """Lines for settings that do not fit together, besides the invalid ones: pydantic checks them only if all are valid."""
    if not invalid:
        return []
    fields = Settings.model_fields
    valid = {name: PLACEHOLDERS.get(name, fields[name].default) for name in invalid}
    try:
        Settings(**{**overrides, **valid})
    except ValidationError as error:
        lines = [line for problem in _problems(error) for line in _lines(problem)]
        return [line for line in lines if not any(re.search(rf"\b{name}\b", line, re.IGNORECASE) for name in invalid)]
    return []


def _lines(problem: dict[str, Any]) -> list[str]:
    message = in_plain_words(problem)
    if not problem["loc"]:
        return message.splitlines()
    name = str(problem["loc"][0])
    if problem["type"] == "missing":
        similar = looks_like(name.upper())
        fix = f"{similar} is set, but not read: is it this one? Rename it" if similar else MISSING[name]
        return [f"{name.upper()} is missing: {fix}"]
    return [f"{name.upper()} {message[:1].lower()}{message[1:]}"]
