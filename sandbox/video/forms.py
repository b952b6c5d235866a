"""Reads `multipart/form-data`: texts are kept, files are hashed while they arrive and never held in memory."""

import hashlib
from dataclasses import dataclass
from typing import Any

from aiohttp import BodyPartReader, web

TEXT_LIMIT = 1024 * 1024  # bytes of one text
FORM_LIMIT = 256 * 1024 * 1024  # bytes of all files
PIECE = 64 * 1024  # bytes


@dataclass(frozen=True)
class ReceivedFile:
    """A file of a form: the name of its field, its own name and type as sent, `size` in bytes, `sha256` in hex."""

    field: str
    name: str
    content_type: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Form:
    """`texts` by field. A field that occurs more than once is a list."""

    texts: dict[str, Any]
    files: tuple[ReceivedFile, ...]


def is_form(request: web.Request) -> bool:
    return request.content_type == "multipart/form-data"


async def read_form(request: web.Request) -> Form | None:
    """Read the form of a request; None if it is malformed. Raises HTTPRequestEntityTooLarge."""
    texts: dict[str, Any] = {}
    files: list[ReceivedFile] = []
    try:
        async for part in await request.multipart():
            if not isinstance(part, BodyPartReader) or not part.name:
                return None
            if part.filename is None:
                _add(texts, part.name, await _text(part))
            else:
                files.append(await _file(part, FORM_LIMIT - sum(file.size for file in files)))
    except (ValueError, KeyError, AssertionError):  # no boundary, a part without an end, a text that is not UTF-8
        return None
    return Form(texts, tuple(files))


def _add(texts: dict[str, Any], name: str, text: str) -> None:
    if name not in texts:
        texts[name] = text
    elif isinstance(texts[name], list):
        texts[name].append(text)
    else:
        texts[name] = [texts[name], text]


async def _text(part: BodyPartReader) -> str:
    held = bytearray()
    while piece := await part.read_chunk(PIECE):
        held += piece
        if len(held) > TEXT_LIMIT:
            raise web.HTTPRequestEntityTooLarge(TEXT_LIMIT, len(held))
    return held.decode()


async def _file(part: BodyPartReader, limit: int) -> ReceivedFile:
    digest, size = hashlib.sha256(), 0
    while piece := await part.read_chunk(PIECE):
        digest.update(piece)
        size += len(piece)
        if size > limit:
            raise web.HTTPRequestEntityTooLarge(FORM_LIMIT, size)
    kind = part.headers.get("Content-Type", "application/octet-stream").partition(";")[0].strip().lower()
    return ReceivedFile(part.name or "", part.filename or "", kind, size, digest.hexdigest())
