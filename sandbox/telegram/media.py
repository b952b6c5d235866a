"""Media of a message, from an upload, a file_id or a URL to fetch."""

import ipaddress
from pathlib import Path
from typing import get_args
from urllib.parse import urlsplit

import aiohttp

from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import bad_request
from sandbox.telegram.files import URL_LIMIT, FileKind, FileStore, StoredFile, Upload
from sandbox.telegram.images import image_size, is_jpeg, png
from sandbox.telegram.world import Media

PHOTO_LIMIT = 10 << 20  # bytes
PHOTO_SIDES = (90, 320, 800, 1280)  # pixels of the longer side, for each size that Telegram makes
THUMBNAIL_LIMIT = 200 << 10  # bytes
THUMBNAIL_SIDE = 320  # pixels
FETCH_WITHIN = 20.0  # seconds


async def find_media(core: Core, args: Args, kind: FileKind, value: str, field: str = "") -> Media:
    """Create the media of `value` (file_id, URL, attach://name) or of the upload called `field`.

    Raises ApiError 400 as Telegram does: no such file, wrong type, too big, not fetched.
    """
    upload = args.uploads.get(value.removeprefix("attach://") if value.startswith("attach://") else field)
    if value.startswith(("http://", "https://")):
        upload = await _fetch(core.files, kind, value)
    elif value and not value.startswith("attach://"):
        return _known(core, core.files.get(value), kind, args)
    if upload is None:
        raise bad_request(f"there is no {kind} in the request")
    if upload.size == 0:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        return _uploaded_photo(core.files, upload)
    thumbnail = _thumbnail(core.files, args)
    if kind in {"video", "animation"} and not _is_mp4(upload.path):
        if args.flag("supports_streaming"):
            raise bad_request("VIDEO_CONTENT_TYPE_INVALID")
        kind = "document"  # Telegram sends files that it cannot play as documents
    file = core.files.add(kind, upload.path, name=upload.name, mime=_mime(kind, upload))
    return _media(file, args, thumbnail)


def photo(files: FileStore, data: bytes | Path) -> Media:
    """Store a picture and the smaller sizes that Telegram makes of it (with different bytes)."""
    width, height = image_size(_head(data)) or (1280, 720)
    longer = max(width, height, 1)
    sizes = []
    for side in PHOTO_SIDES:
        if side < longer:
            small = max(width * side // longer, 1), max(height * side // longer, 1)
            sizes.append(files.add("photo", png(*small, (128, 128, 128)), width=small[0], height=small[1]))
    sizes.append(files.add("photo", data, mime="image/jpeg", width=width, height=height))
    return Media("photo", sizes[-1], tuple(sizes), width, height)


def _uploaded_photo(files: FileStore, upload: Upload) -> Media:
    if upload.size > PHOTO_LIMIT:
        too_big = f"file of size {upload.size} bytes is too big for a photo"
        raise bad_request(f"{too_big}; the maximum size is {PHOTO_LIMIT} bytes")
    size = image_size(_head(upload.path))
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return photo(files, upload.path)


def _known(core: Core, file: StoredFile, kind: FileKind, args: Args) -> Media:
    if file.kind != kind and "thumbnail" not in {kind, file.kind}:
        raise bad_request(f"can't use file of type {file.kind.title()} as {kind.title()}")
    for message in reversed(core.world.timeline):
        if message.media and message.media.file == file:
            return message.media
    if kind == "photo":
        return Media("photo", file, (file,), file.width, file.height)
    return _media(file, args, None)


def _media(file: StoredFile, args: Args, thumbnail: StoredFile | None) -> Media:
    if file.kind in {"photo", "thumbnail"}:
        raise bad_request("wrong file identifier/HTTP URL specified")
    sides = args.integer("width"), args.integer("height")
    return Media(file.kind, file, (), *sides, args.integer("duration"), thumbnail)


def _thumbnail(files: FileStore, args: Args) -> StoredFile | None:
    value = args.text("thumbnail")
    upload = args.uploads.get(value.removeprefix("attach://") or "thumbnail")
    if upload is None:
        return None
    head = _head(upload.path)
    width, height = image_size(head) or (0, 0)
    # Telegram ignores a thumbnail that it cannot use. Its documentation forbids these, so a bot that sends one is wrong.
    if not is_jpeg(head):
        raise bad_request("thumbnail must be in JPEG format")
    if upload.size > THUMBNAIL_LIMIT or not 0 < max(width, height) <= THUMBNAIL_SIDE:
        raise bad_request("thumbnail is too big")
    return files.add("thumbnail", upload.path, mime="image/jpeg", width=width, height=height)


async def _fetch(files: FileStore, kind: FileKind, url: str) -> Upload:
    """Fetch a URL on this machine as Telegram would; other machines are unreachable."""
    host = _host(url)
    if not (host == "localhost" or _is_loopback_ip(host)):
        raise bad_request("failed to get HTTP URL content")
    path, limit = files.new_path(), 5 << 20 if kind == "photo" else URL_LIMIT
    timeout = aiohttp.ClientTimeout(total=FETCH_WITHIN)
    try:
        async with aiohttp.ClientSession(timeout=timeout) as session, session.get(url) as response:
            if response.status != 200:
                raise bad_request("failed to get HTTP URL content")
            size = await _save(response, path, limit)
    except (aiohttp.ClientError, OSError):
        raise bad_request("failed to get HTTP URL content") from None
    if response.content_type.partition("/")[0] not in _url_types(kind):
        raise bad_request("wrong type of the web page content")
    return Upload(kind, Path(urlsplit(url).path).name, response.content_type, path, size)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


async def _save(response: aiohttp.ClientResponse, path: Path, limit: int) -> int:
    size = 0
    with path.open("wb") as file:
        async for chunk in response.content.iter_chunked(1 << 16):
            size += len(chunk)
            if size > limit:
                raise bad_request("failed to get HTTP URL content")
            file.write(chunk)
    return size


def _url_types(kind: FileKind) -> set[str]:
    match kind:
        case "photo":
            return {"image"}
        case "video" | "animation":
            return {"video", "image"} if kind == "animation" else {"video"}
        case _:
            return {"application", "image", "video", "audio"}


def _mime(kind: FileKind, upload: Upload) -> str:
    return "video/mp4" if kind in {"video", "animation"} else upload.mime


def _is_mp4(path: Path) -> bool:
    return _head(path)[4:8] == b"ftyp"


def _head(data: bytes | Path) -> bytes:
    if isinstance(data, bytes):
        return data
    with data.open("rb") as file:
        return file.read(1 << 16)


def _is_loopback_ip(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def kind_of(name: str) -> FileKind:
    """Read the `type` of an InputMedia; raises ApiError 400."""
    for kind in get_args(FileKind):
        if kind == name:
            found: FileKind = kind
            return found
    raise bad_request(f'can\'t parse InputMedia: type "{name}" is unsupported')
