"""The "unified video format" (POST /v1/video/create, GET /v1/video/query): JSON with links to pictures."""

from bot.videoapi.bodies import Json
from bot.videoapi.dialect import KEY_LOG, Dialect
from bot.videoapi.models import CreateRequest


def body(request: CreateRequest) -> Json:
    """`images` comes first, as in the API's document, and is there without pictures too, unless the model takes none."""
    has_images = request.takes_images or bool(request.pictures)
    return ({"images": list(request.pictures)} if has_images else {}) | dict(request.fields)


UNIFIED = Dialect("/v1/video/create", "/v1/video/query?id={id}", body, log_path=KEY_LOG)
