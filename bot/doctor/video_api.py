"""Checks the video API: whether it accepts the key, which models of the catalogue it has, and the balance of the key."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace

from bot.catalogue import DEFAULT, Catalogue, Model, ProviderEntry, comma_separated, load_catalogue
from bot.catalogue.configuration import complete_as_possible
from bot.doctor.finding import Finding, note, ok, problem
from bot.errors import SettingsError
from bot.settings import Settings
from bot.videoapi.errors import QueryFailed
from bot.videoapi.formats import open_providers, root_of
from bot.videoapi.provider import Provider

log = logging.getLogger(__name__)

ANSWER = 8.0  # seconds per answer
ALL_ANSWERS = 9.0  # seconds; less than a group of checks has
CONNECT_TIMEOUT = 4.0  # seconds of these
MAX_LISTED = 8
UNIT = "(US dollars, or what your account counts in)"
FIX = "pause or remove those in a copy of bot/models.toml, and name the copy in MODELS_FILE"
HIDDEN = "/models and buttons leave those out, but who types their names can still order them"


async def check_video_api(settings: Settings) -> list[Finding]:
    """Request the list of models and the balance, which is free."""
    ends = asyncio.get_running_loop().time() + ALL_ANSWERS
    try:
        configuration, missing_keys = complete_as_possible(settings)
    except SettingsError as error:
        return [*await _default_key(settings, ends), *(problem("models.file", line) for line in error.lines)]
    settings, catalogue = configuration.settings, configuration.catalogue
    checks = [_opened(settings, catalogue, entry, ends) for entry in catalogue.providers if _has_key(settings, entry)]
    found = await asyncio.gather(*checks)
    return [finding for findings in found for finding in findings] + [
        problem("key.missing", line) for line in missing_keys
    ]


async def _default_key(settings: Settings, ends: float) -> list[Finding]:
    """Check the key of VIDEO_API_KEY, without a catalogue to compare its models with."""
    packaged = load_catalogue(None)
    [default] = packaged.providers
    found = await _opened(settings, packaged, default, ends)
    return [finding for finding in found if finding.subject != "models"]


def _has_key(settings: Settings, entry: ProviderEntry) -> bool:
    return entry.name == DEFAULT or entry.name in settings.provider_keys


async def _opened(settings: Settings, catalogue: Catalogue, entry: ProviderEntry, ends: float) -> list[Finding]:
    """Check one provider: the others are checked whatever is wrong with it."""
    alone = replace(catalogue, providers=(entry,))
    try:
        async with open_providers(settings, alone, query_timeout=ANSWER, connect_timeout=CONNECT_TIMEOUT) as providers:
            api = providers.find(entry.name)
            return await _provider(entry, root_of(settings, entry), api, catalogue, ends) if api else []
    except SettingsError as error:
        return [problem("key.setting", line) for line in error.lines]


async def _provider(entry: ProviderEntry, root: str, api: Provider, catalogue: Catalogue, ends: float) -> list[Finding]:
    try:
        offered = await api.models(root)
        balance = await _balance(api, root, ends)
    except QueryFailed as error:
        return [_query_problem(entry, root, error)]
    models = tuple(model for model in catalogue.models if model.provider == entry.name)
    return [ok("key.accepted", f"{root} takes it"), *_models(catalogue, models, root, offered), *balance]


async def _balance(api: Provider, root: str, ends: float) -> list[Finding]:
    """The balance if the provider has an endpoint for it, which many do not. `ends`: deadline in the event loop's time."""
    try:
        async with asyncio.timeout_at(ends):
            balance = await api.balance(root)
    except (QueryFailed, TimeoutError) as error:
        log.debug("the balance is not known: %s", error)
        return []
    if balance.left is None:
        return [ok("balance.unlimited", f"the key has no limit of its own; {balance.used:.2f} used {UNIT}")]
    words = f"{balance.left:.2f} left: a limit of {balance.limit:.2f}, {balance.used:.2f} used {UNIT}"
    return [
        ok("balance.left", words)
        if balance.left > 0
        else note("balance.empty", f"{words}. Top up if creates are refused")
    ]


def _query_problem(entry: ProviderEntry, root: str, error: QueryFailed) -> Finding:
    url = "VIDEO_API_URL" if entry.name == DEFAULT else f"the url of the provider {entry.name}"
    if error.status in {401, 403}:
        reason = f" (“{error.message}”)" if error.message else ""
        return problem(
            "key.refused", f"{root} does not take it{reason}: copy {entry.key} from your account there again"
        )
    if error.status in {404, 405}:
        return note("key.no-list", f"not checked: {root} has no list of models. Is {url} right?")
    return problem("key.unchecked", f"not checked: {error} ({url} is {root})")


def _models(catalogue: Catalogue, models: Sequence[Model], root: str, offered: tuple[str, ...]) -> list[Finding]:
    """Compare the models of one provider with its own list. Nothing to say of a provider without active models."""
    active = [model for model in models if not model.paused]
    where = "the video API" if len(catalogue.providers) == 1 else root
    return [_compared(catalogue, active, where, offered)] if active else []


def _compared(catalogue: Catalogue, active: Sequence[Model], where: str, offered: tuple[str, ...]) -> Finding:
    listed_there = [model.sends for model in active if model.sends in offered]
    missing = [model.sends for model in active if model.sends not in offered]
    if not missing:
        return ok("models.offered", f"{where} has {comma_separated(listed_there)}")
    if not listed_there:
        return problem(
            "models.none-offered", f"{where} lists {_some(offered)}, and so none of {comma_separated(missing)}: {FIX}"
        )
    words = (
        f"{where} has {comma_separated(listed_there)}, but does not list {comma_separated(missing)}: {FIX}. {HIDDEN}"
    )
    if catalogue.preferred in active and catalogue.preferred.sends in missing:
        return problem("models.default-missing", f"{words}. Where nobody chooses, {catalogue.default_model} is used")
    return note("models.some-missing", words)


def _some(names: tuple[str, ...]) -> str:
    return comma_separated((*names[:MAX_LISTED], "…") if len(names) > MAX_LISTED else names) or "nothing"
