"""Decodes a Bot API call (query, form, JSON or multipart) into values and uploads on disk."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from aiohttp import BodyPartReader, web

from sandbox.telegram.errors import ApiError, Json, bad_request
from sandbox.telegram.files import FileStore, Upload

_VERBATIM = frozenset(
    [
        "text",
        "caption",
        "callback_query_id",
        "inline_query_id",
        "next_offset",
        "url",
        "secret_token",
        "name",
        "description",
        "short_description",
        "file_id",
        "video",
        "photo",
        "document",
        "animation",
        "thumbnail",
        "cover",
        "parse_mode",
        "language_code",
        "emoji",
        "title",
        "inline_message_id",
        "action",
        "message_effect_id",
    ]
)


@dataclass(frozen=True)
class Args:
    """`params` are decoded: numbers, booleans, lists and objects where the text is one; text fields stay."""

    params: Json
    uploads: Mapping[str, Upload]

    def text(self, name: str) -> str:
        value = self.params.get(name, "")
        return value if isinstance(value, str) else json.dumps(value)

    def integer(self, name: str, default: int = 0) -> int:
        value = self.params.get(name, default)
        return value if isinstance(value, int) and not isinstance(value, bool) else default

    def flag(self, name: str) -> bool:
        return str(self.params.get(name, "")).strip().lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Any:
        """A JSON value, None if absent; raises ApiError 400 `can't parse {what} JSON object`."""
        value = self.params.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, str):
            raise bad_request(f"can't parse {what} JSON object")
        return value


async def read_args(request: web.Request, files: FileStore) -> Args:
    """Read a complete request; files go directly to disk, in `files`.

    Raises ApiError 413 for a file above the limit, 400 for invalid JSON.
    """
    raw: Json = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        raw |= await _read_json(request)
    elif request.content_type.startswith("multipart/"):
        await _read_multipart(request, raw, uploads, files)
    else:
        raw |= {key: value for key, value in (await request.post()).items() if isinstance(value, str)}
    if any(upload.size > files.upload_limit for upload in uploads.values()):
        raise ApiError(413, "Request Entity Too Large")
    return Args({name: _decode(name, value) for name, value in raw.items()}, uploads)


async def _read_json(request: web.Request) -> Json:
    body = await request.read()
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("object expected in the request body") from None
    if not isinstance(value, dict):
        raise bad_request("object expected in the request body")
    return value


async def _read_multipart(request: web.Request, raw: Json, uploads: dict[str, Upload], files: FileStore) -> None:
    async for part in await request.multipart():
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        if part.filename is None:
            raw[part.name] = await part.text()
        else:
            uploads[part.name] = await _save(part, files.new_path(), files.upload_limit)


async def _save(part: BodyPartReader, path: Path, limit: int) -> Upload:
    size = 0
    with _open(path) as file:
        while chunk := await part.read_chunk(1 << 16):
            size += len(chunk)
            if size <= limit:  # the rest is read but not stored: it will be refused
                file.write(chunk)
    mime = part.headers.get("Content-Type", "application/octet-stream")
    return Upload(part.name or "", part.filename or "", mime, path, size)


def _open(path: Path) -> BinaryIO:
    return path.open("wb")


def _decode(name: str, value: Any) -> Any:
    if not isinstance(value, str) or name in _VERBATIM:
        return value
    with contextlib.suppress(ValueError):
        decoded = json.loads(value)
        if isinstance(decoded, bool | int | list | dict):
            return decoded
    return value
