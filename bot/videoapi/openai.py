"""OpenAI's format (POST /v1/videos, GET /v1/videos/{id}): a multipart form in which pictures travel as files."""

import json
from typing import Any

from bot.values import format_value
from bot.videoapi.bodies import Multipart, PictureFile
from bot.videoapi.dialect import Dialect
from bot.videoapi.models import CreateRequest

PICTURE_FIELD = "input_reference"


def body(request: CreateRequest) -> Multipart:
    """Numbers and booleans are written as texts, objects and lists as JSON. A picture that is a link goes as a text."""
    links = [(PICTURE_FIELD, picture) for picture in request.pictures if isinstance(picture, str)]
    files = [(PICTURE_FIELD, picture) for picture in request.pictures if isinstance(picture, PictureFile)]
    fields = [(name, _text(value)) for name, value in request.fields.items()]
    return Multipart((*fields, *links), tuple(files))


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict | list) else format_value(value)


OPENAI = Dialect("/v1/videos", "/v1/videos/{id}", body, list_path="/v1/videos?limit=100&order=desc", takes_files=True)
