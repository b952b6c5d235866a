"""Checks the video API: whether it accepts the key, which models of the catalogue it has, and the balance of the key."""

import asyncio
import logging

from bot.catalogue import Catalogue, comma_separated, load_catalogue
from bot.doctor.finding import Finding, note, ok, problem
from bot.errors import SettingsError
from bot.settings import Settings
from bot.videoapi.errors import QueryFailed
from bot.videoapi.formats import open_provider
from bot.videoapi.provider import Provider

log = logging.getLogger(__name__)

ANSWER = 8.0  # seconds per answer
ALL_ANSWERS = 9.0  # seconds; less than a group of checks has
CONNECT_TIMEOUT = 4.0  # seconds of these
MAX_LISTED = 8
UNIT = "(US dollars, or what your account counts in)"
FIX = "pause or remove those in a copy of bot/models.toml, and name the copy in MODELS_FILE"


async def check_video_api(settings: Settings) -> list[Finding]:
    """Request the list of models and the balance, which is free."""
    try:
        catalogue = load_catalogue(settings.models_file)
    except SettingsError as error:
        return [problem("models", line) for line in error.lines]
    root = settings.video_api_url
    ends = asyncio.get_running_loop().time() + ALL_ANSWERS
    try:
        async with open_provider(settings, query_timeout=ANSWER, connect_timeout=CONNECT_TIMEOUT) as api:
            offered = await api.models(root)
            balance = await _balance(api, root, ends)
    except SettingsError as error:
        return [problem("key", line) for line in error.lines]
    except QueryFailed as error:
        return [_query_problem(root, error)]
    return [ok("key", f"{root} takes it"), _models(catalogue, offered), *balance]


async def _balance(api: Provider, root: str, ends: float) -> list[Finding]:
    """The balance if the provider has an endpoint for it, which many do not. `ends`: deadline in the event loop's time."""
    try:
        async with asyncio.timeout_at(ends):
            balance = await api.balance(root)
    except (QueryFailed, TimeoutError) as error:
        log.debug("the balance is not known: %s", error)
        return []
    if balance.left is None:
        return [ok("balance", f"the key has no limit of its own; {balance.used:.2f} used {UNIT}")]
    words = f"{balance.left:.2f} left: a limit of {balance.limit:.2f}, {balance.used:.2f} used {UNIT}"
    return [ok("balance", words) if balance.left > 0 else note("balance", f"{words}. Top up if creates are refused")]


def _query_problem(root: str, error: QueryFailed) -> Finding:
    if error.status in {401, 403}:
        reason = f" (“{error.message}”)" if error.message else ""
        return problem("key", f"{root} does not take it{reason}: copy VIDEO_API_KEY from your account there again")
    if error.status in {404, 405}:
        return note("key", f"not checked: {root} has no list of models. Is VIDEO_API_URL right?")
    return problem("key", f"not checked: {error} (VIDEO_API_URL is {root})")


def _models(catalogue: Catalogue, offered: tuple[str, ...]) -> Finding:
    active = [model for model in catalogue.models if not model.paused]
    listed_there = [model.sends for model in active if model.sends in offered]
    missing = [model.sends for model in active if model.sends not in offered]
    if not missing:
        return ok("models", f"the video API has {comma_separated(listed_there)}")
    if not listed_there:
        return problem(
            "models", f"the video API lists {_some(offered)}, and so none of {comma_separated(missing)}: {FIX}"
        )
    words = f"the video API has {comma_separated(listed_there)}, but does not list {comma_separated(missing)}: {FIX}"
    if catalogue.preferred.sends in missing:
        return problem("models", f"{words}. Where nobody chooses, {catalogue.default_model} is used")
    return note("models", words)


def _some(names: tuple[str, ...]) -> str:
    return comma_separated((*names[:MAX_LISTED], "…") if len(names) > MAX_LISTED else names) or "nothing"
