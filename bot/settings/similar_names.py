"""Finds variables whose names were probably meant to be those of settings. Values are never read."""

import os
import re
from collections.abc import Collection, Mapping, Sequence
from difflib import SequenceMatcher, get_close_matches
from pathlib import Path

from bot.settings.env_file import ENV_FILE
from bot.settings.settings import Settings

ENV_NAME = re.compile(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w-]*)[ \t]*=[ \t]*\S", re.MULTILINE)
SIMILAR_IN_FILE = 0.8  # ratio of difflib; a name in `.env` is meant for this program
SIMILAR = 0.9  # in the environment, which has variables of other programs
SIMILAR_IF_MISSING = 0.8  # for a required setting that has no value
SHORTEST = 5  # letters of a name in the environment
OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "TELEGRAM_BOT_TOKEN": (
        "BOT_TOKEN", "TELEGRAM_TOKEN", "TG_BOT_TOKEN", "TG_TOKEN", "TELEGRAM_API_TOKEN", "TELEGRAM_API_KEY",
        "TELEGRAM_BOT_API_TOKEN", "TELEGRAM_BOT_KEY", "TELEGRAM_KEY", "TELEGRAM_BOT", "BOT_API_TOKEN", "TOKEN",
    ),
    "VIDEO_API_KEY": (
        "API_KEY", "OPENAI_API_KEY", "OPENAI_KEY", "VIDEO_KEY", "VIDEO_API_TOKEN", "VIDEO_TOKEN", "VIDEO_API",
        "VIDEO_API_SECRET", "SORA_API_KEY", "API_TOKEN", "KEY",
    ),
    "VIDEO_API_URL": (
        "VIDEO_API_BASE", "VIDEO_API_BASE_URL", "VIDEO_BASE_URL", "VIDEO_URL", "VIDEO_API_ROOT", "VIDEO_API_HOST",
        "VIDEO_API_ENDPOINT", "OPENAI_API_BASE", "OPENAI_BASE_URL", "OPENAI_API_URL", "API_BASE", "API_BASE_URL", "API_URL",
        "BASE_URL",
    ),
    "TELEGRAM_API_URL": ("TELEGRAM_API_BASE", "TELEGRAM_BASE_URL", "TELEGRAM_API_ROOT", "TELEGRAM_URL", "BOT_API_URL"),
    "DATABASE_URL": (
        "DATABASE", "DATABASE_URI", "DATABASE_DSN", "DB_URL", "DB_URI", "DB_DSN", "POSTGRES_URL", "POSTGRES_DSN",
        "POSTGRESQL_URL", "SQLALCHEMY_DATABASE_URI",
    ),
    "PUBLIC_URL": ("WEBHOOK_URL", "PUBLIC_BASE_URL", "PUBLIC_HOST", "PUBLIC_DOMAIN", "APP_URL"),
    "ADMIN_IDS": ("ADMIN_ID", "ADMINS", "ADMIN", "ADMIN_USER_IDS", "ADMIN_USER_ID", "BOT_ADMINS", "OWNER_ID", "OWNER_IDS"),
    "BUDGETS": ("BUDGET",),
    "LOG_LEVEL": ("LOGLEVEL", "LOGGING_LEVEL"),
    "MODELS_FILE": ("MODELS", "MODEL_FILE", "MODELS_PATH"),
    "TIMEZONE": ("TIME_ZONE",),
}  # fmt: skip
"""Names that other programs use for the same."""
MEANT = {other: name for name, others in OTHER_NAMES.items() for other in others}


OF_OTHER_PROGRAMS = frozenset({
    "ADMIN", "ADMINS", "API_BASE", "API_BASE_URL", "API_URL", "APP_URL", "BASE_URL", "BUDGET", "DATABASE", "MODELS",
    "OPENAI_API_BASE", "OPENAI_API_URL", "OPENAI_BASE_URL",
})  # fmt: skip
"""Those that mean nothing in the environment, where they may belong to any program."""
OF_COMPOSE = frozenset({"TELEGRAM_API_ID", "TELEGRAM_API_HASH"})
"""Those that compose.yaml reads from the same `.env`, for a local Bot API server."""


def misspelt_names(given: Collection[str], other: Collection[str] = (), path: Path = ENV_FILE) -> list[tuple[str, str]]:
    """Names in `.env` and the environment that are not settings, each with the setting that was probably meant.

    A name that other programs use for the same counts only if that setting is not among the `given` ones, in lower case.
    `other`: further names in use.
    """
    known = _known()
    used = {*known, *OF_COMPOSE}
    in_file, in_environment = _unused(_names_in_file(path), used, other), _unused(_names_in_environment(), used, other)
    present = {name.upper() for name in given}
    found: dict[str, str] = {}
    for name in in_file:
        meant = MEANT.get(_plain(name), "")
        found[name] = meant if meant and meant not in present else _closest(name, known, SIMILAR_IN_FILE)
    for name in in_environment:
        if len(name) >= SHORTEST and name not in found:
            meant = "" if _plain(name) in OF_OTHER_PROGRAMS else MEANT.get(_plain(name), "")
            found[name] = meant if meant and meant not in present else _closest(name, known, SIMILAR)
    return [(name, meant) for name, meant in found.items() if meant]


def looks_like(setting: str, path: Path = ENV_FILE) -> str:
    """The name of a variable that was probably meant to be this setting, which has no value; empty if there is none."""
    names = [name for name in (*_names_in_file(path), *_names_in_environment()) if name.upper() not in _known()]
    of_others = [name for name in names if MEANT.get(_plain(name)) == setting]
    return next(iter(of_others), "") or max(
        (name for name in names if _closest(name, [setting], SIMILAR_IF_MISSING)),
        key=lambda name: _ratio(name, setting),
        default="",
    )


def _known() -> list[str]:
    return [name.upper() for name in Settings.model_fields]


def _names_in_file(path: Path) -> list[str]:
    """The names that have a value in `.env`; none if it is missing or unreadable."""
    try:
        return ENV_NAME.findall(path.read_text("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        return []


def _names_in_environment() -> list[str]:
    return sorted(name for name, value in os.environ.items() if value.strip())


def _unused(names: Sequence[str], used: Collection[str], other: Collection[str]) -> list[str]:
    return [name for name in names if name.upper() not in used and name not in other]


def _closest(name: str, known: Collection[str], cutoff: float) -> str:
    """The most similar of the known names, or empty."""
    return next(iter(get_close_matches(_plain(name), known, 1, cutoff)), "")


def _ratio(name: str, setting: str) -> float:
    return SequenceMatcher(None, _plain(name), setting).ratio()


def _plain(name: str) -> str:
    """In upper case, with an underscore for signs that names do not have, and without letters that cannot be seen."""
    return re.sub(r"\W+", "_", name.upper(), flags=re.ASCII).strip("_")
