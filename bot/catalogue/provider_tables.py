"""Reads `[[providers]]` of the catalogue file."""

import re
from typing import Any

from bot.catalogue.key_path import KeyPath
from bot.catalogue.providers import DEFAULT, Format, ProviderEntry
from bot.settings import Settings, normalize_api_root, problem_of_address
from bot.values import normalize_value

KEYS = ("name", "url", "key", "format")
VARIABLE = re.compile(r"(?!(?=.*[0-9])[A-Z0-9]{16,}$)[A-Z_][A-Z0-9_]{0,63}")
"""The name of an environment variable. Small letters, or many letters and digits without _, are more likely a pasted key."""


def read_providers(at: KeyPath, given: Any) -> tuple[ProviderEntry, ...]:
    """The providers of the file, after the default one."""
    if not isinstance(given, list):
        at.fail("must be written as [[providers]]")
    providers = [ProviderEntry()]
    for number, entry in enumerate(given, 1):
        provider = _provider(number, entry)
        if normalize_value(provider.name) in {normalize_value(other.name) for other in providers}:
            is_default = normalize_value(provider.name) == DEFAULT
            taken = "is the provider of VIDEO_API_URL, which is always there" if is_default else "is there twice"
            KeyPath(f"provider {provider.name}", "name").fail(f"{taken}: take another name")
        providers.append(provider)
    return tuple(providers)


def _provider(number: int, given: Any) -> ProviderEntry:
    name = given.get("name") if isinstance(given, dict) else None
    at = KeyPath(f"provider {name}" if isinstance(name, str) and name.strip() else f"provider {number}")
    table = at.table(given, KEYS, "written as [[providers]]")
    for key in KEYS:
        if key not in table:
            at.key(key).fail("is missing: write it")
    return ProviderEntry(
        at.key("name").word(table["name"]),
        _url(at.key("url"), table["url"]),
        _variable(at.key("key"), table["key"]),
        _format(at.key("format"), table["format"]),
    )


def _url(at: KeyPath, given: Any) -> str:
    root = normalize_api_root(at.text(given))
    if problem := problem_of_address(root):
        at.fail(problem)
    if any(sign in root for sign in "?#@ "):
        at.fail("must be the address alone, without a user, a password, a key or a ?: https://api.example.org")
    return root


def _variable(at: KeyPath, given: Any) -> str:
    """The name of a variable; a key itself is not repeated in the error.

    The provider receives the variable's value, so it cannot be another secret of the settings, such as the bot's token.
    """
    if not isinstance(given, str) or not VARIABLE.fullmatch(given.strip()):
        at.fail(
            "must be the name of the environment variable that contains the key, in capital letters: "
            'key = "SECOND_API_KEY"'
        )
    name = given.strip()
    if name.lower() in Settings.model_fields and name != ProviderEntry().key:
        at.fail(f"{name} is a setting of the bot itself: take another variable, such as SECOND_API_KEY")
    return name


def _format(at: KeyPath, given: Any) -> Format:
    if given not in [str(each) for each in Format]:
        at.fail(f"must be one of {', '.join(Format)}")
    return Format(given)
