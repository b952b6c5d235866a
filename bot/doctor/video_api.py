"""The video API: whether it takes the key, and which of the catalogue's models it has."""

from bot.catalogue import Catalogue, listed, load_catalogue
from bot.doctor.finding import Finding, note, ok, problem
from bot.errors import SettingsError
from bot.settings import Settings
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import QueryFailed

ANSWER = 8.0  # seconds
CONNECTION = 4.0  # seconds of these
MANY = 8
FIX = "pause or remove those in a copy of bot/models.toml, and name the copy in MODELS_FILE"


async def look_at_video_api(settings: Settings) -> list[Finding]:
    """Ask for the list of models, which costs nothing."""
    try:
        catalogue = load_catalogue(settings.models_file)
    except SettingsError as error:
        return [problem("models", line) for line in error.lines]
    root = settings.video_api_url
    api = VideoApi(settings.video_api_key.get_secret_value(), root, query_timeout=ANSWER, connect_timeout=CONNECTION)
    try:
        await api.start()
        offered = await api.models(root)
    except SettingsError as error:
        return [problem("key", line) for line in error.lines]
    except QueryFailed as error:
        return [_trouble(root, error)]
    finally:
        await api.close()
    return [ok("key", f"{root} takes it"), _models(catalogue, offered)]


def _trouble(root: str, error: QueryFailed) -> Finding:
    if error.status in {401, 403}:
        said = f" (“{error.message}”)" if error.message else ""
        return problem("key", f"{root} does not take it{said}: copy VIDEO_API_KEY from your account there again")
    if error.status in {404, 405}:
        return note("key", f"not checked: {root} has no list of models. Is VIDEO_API_URL right?")
    return problem("key", f"not checked: {error} (VIDEO_API_URL is {root})")


def _models(catalogue: Catalogue, offered: tuple[str, ...]) -> Finding:
    sold = [model for model in catalogue.models if not model.paused]
    there = [model.sends for model in sold if model.sends in offered]
    missing = [model.sends for model in sold if model.sends not in offered]
    if not missing:
        return ok("models", f"the video API has {listed(there)}")
    if not there:
        return problem("models", f"the video API lists {_some(offered)}, and so none of {listed(missing)}: {FIX}")
    words = f"the video API has {listed(there)}, but does not list {listed(missing)}: {FIX}"
    if catalogue.preferred.sends in missing:
        return problem("models", f"{words}. Where nobody chooses, {catalogue.default_model} is used")
    return note("models", words)


def _some(names: tuple[str, ...]) -> str:
    return listed((*names[:MANY], "…") if len(names) > MANY else names) or "nothing"
