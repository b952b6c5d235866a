"""new-api's own format (POST /v1/video/generations, GET /v1/video/generations/{id}): JSON with links to pictures."""

from bot.videoapi.bodies import Json
from bot.videoapi.dialect import KEY_LOG, Dialect
from bot.videoapi.models import CreateRequest


def body(request: CreateRequest) -> Json:
    """The first picture is `image`; the second, the last frame, is `metadata.image_tail`."""
    filled = dict(request.fields)
    for place, picture in zip(("image", "image_tail"), request.pictures, strict=False):
        if place == "image":
            filled["image"] = picture
        else:
            filled["metadata"] = dict(filled.get("metadata") or {}) | {place: picture}
    return filled


GENERATIONS = Dialect("/v1/video/generations", "/v1/video/generations/{id}", body, log_path=KEY_LOG)
