"""Files sent by people and the bot: stored in a temporary folder by file_id, downloadable for an hour."""

import secrets
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from sandbox.telegram.errors import bad_request

DOWNLOAD_LIMIT = 20 << 20  # bytes, by getFile
UPLOAD_LIMIT = 50 << 20  # bytes, by multipart
URL_LIMIT = 20 << 20  # bytes, if Telegram fetches a URL itself
PATH_LIFETIME = 3600.0  # seconds

FileKind = Literal["photo", "video", "animation", "document", "sticker", "voice", "thumbnail"]
_PREFIXES: dict[FileKind, str] = {
    "photo": "AgACAgIAAxkBAAI",
    "video": "BAACAgIAAxkBAAI",
    "animation": "CgACAgIAAxkBAAI",
    "document": "BQACAgIAAxkBAAI",
    "sticker": "CAACAgIAAxkBAAI",
    "voice": "AwACAgIAAxkBAAI",
    "thumbnail": "AAMCAgADGQEAAg",
}
_FOLDERS: dict[FileKind, str] = {"sticker": "stickers", "voice": "voice"}


@dataclass(frozen=True)
class StoredFile:
    """`size` (bytes) is what Telegram reports; `path` may hold fewer bytes if a test only claims a size."""

    file_id: str
    unique_id: str
    kind: FileKind
    path: Path
    size: int
    name: str = ""
    mime: str = ""
    width: int = 0
    height: int = 0


@dataclass(frozen=True)
class Upload:
    """A file of a multipart request, already on disk; `size` in bytes."""

    field: str
    name: str
    mime: str
    path: Path
    size: int


class FileStore:
    """`clock` returns seconds; only differences matter.

    `upload_limit`: largest accepted file in bytes; a local Bot API server accepts 2000 MB.
    """

    upload_limit = UPLOAD_LIMIT

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._files: dict[str, StoredFile] = {}
        self._paths: dict[str, tuple[StoredFile, float]] = {}
        self._numbers: dict[str, int] = {}
        self._folder: Path | None = None

    @property
    def folder(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="telegram-stand-in-"))
        return self._folder

    def new_path(self) -> Path:
        return self.folder / secrets.token_hex(8)

    def add(
        self,
        kind: FileKind,
        content: bytes | Path,
        *,
        name: str = "",
        mime: str = "",
        size: int | None = None,
        width: int = 0,
        height: int = 0,
    ) -> StoredFile:
        """Store a file; a Path must be in `folder` already. `size` in bytes, if not the real one."""
        path = self.new_path() if isinstance(content, bytes) else content
        if isinstance(content, bytes):
            path.write_bytes(content)
        real = path.stat().st_size
        file_id = _PREFIXES[kind] + secrets.token_urlsafe(44)
        unique_id = ("AQAD" if kind in {"photo", "thumbnail"} else "AgAD") + secrets.token_urlsafe(9)
        claimed = real if size is None else size
        file = StoredFile(file_id, unique_id, kind, path, claimed, name, mime, width, height)
        self._files[file_id] = file
        return file

    def get(self, file_id: str) -> StoredFile:
        if file_id not in self._files:
            raise bad_request("wrong remote file identifier specified: can't unserialize it. Wrong last symbol")
        return self._files[file_id]

    def forget(self, file_id: str) -> None:
        """Forget a file, as Telegram does not know file ids of other bots."""
        del self._files[file_id]

    def claim_size(self, file_id: str, size: int) -> None:
        """Let getFile report another size (bytes) than the message did."""
        self._files[file_id] = replace(self._files[file_id], size=size)

    def grant_path(self, file: StoredFile) -> str:
        """Make a file downloadable for an hour, as getFile does, and return its path.

        Raises ApiError 400 above 20 MB.
        """
        if file.size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        number = self._numbers.setdefault(file.unique_id, len(self._numbers))
        suffix = Path(file.name).suffix or {"photo": ".jpg", "video": ".mp4"}.get(file.kind, "")
        path = f"{_FOLDERS.get(file.kind, file.kind + 's')}/file_{number}{suffix}"
        self._paths[path] = (file, self._clock() + PATH_LIFETIME)
        return path

    def at_path(self, path: str) -> StoredFile | None:
        file, until = self._paths.get(path, (None, 0.0))
        return file if file and self._clock() < until else None

    def expire_paths(self) -> None:
        """Expire all file paths handed out so far, as after an hour."""
        self._paths.clear()

    def remove(self) -> None:
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None
