"""Converts a photo's `file_id` to a signed link that expires, and back."""

import hashlib
import json
import re
import time
from collections.abc import Callable
from typing import Any

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode

from storage.records import dataclass

PATH = "/photos/"
SALT = "photo-link"
MAX_LENGTH = 1024  # characters; a file_id has about 100
PROBE = ""  # file_id of the probe link; no real file has it

# Some providers check a link's extension before they fetch it.
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}
ANY_SUFFIX = re.compile(r"\.(?:jpg|png|webp|gif)\Z")
SIGNED = re.compile(r"[A-Za-z0-9_.-]+")  # stricter than the decoder, which takes "+" for "-"
IMAGE = re.compile(r"image/[a-z0-9][a-z0-9.+-]*")


def image_type(mime: str) -> str:
    """Content type to serve a photo as: `mime`, or image/jpeg if that is no image type."""
    mime = mime.lower()
    return mime if IMAGE.fullmatch(mime) else "image/jpeg"


class LinkForged(Exception):
    """The link was not signed here, or was changed."""


class LinkExpired(Exception):
    """The link has expired."""


@dataclass(frozen=True)
class PhotoRef:
    """The content of a link, and its remaining lifetime in seconds."""

    file_id: str
    mime: str
    seconds_left: float

    @property
    def is_probe(self) -> bool:
        return self.file_id == PROBE


class PhotoLinkSigner:
    """Makes and reads links of the form `{public_url}/photos/{signed}.jpg`; `ttl` in seconds.

    Nothing is stored: replicas with the same key read each other's links.
    """

    def __init__(self, key: str, public_url: str, ttl: float, clock: Callable[[], float] = time.time) -> None:
        self._root = public_url + PATH
        self._ttl = ttl
        self._clock = clock
        self._serializer = LinkSerializer(
            key,
            salt=SALT,
            signer=ClockedSigner,
            signer_kwargs={"digest_method": hashlib.sha256, "key_derivation": "hmac", "clock": clock},
        )

    def link(self, file_id: str, mime: str) -> str:
        """Make a link; the photo is served as `mime`, or as image/jpeg if that is no image type."""
        mime = image_type(mime)
        return f"{self._root}{self._serializer.dumps([file_id, mime])}{SUFFIXES.get(mime, '')}"

    def probe_link(self) -> str:
        """Make a link to a tiny built-in picture, which is served without Telegram."""
        return self.link(PROBE, "image/png")

    def read(self, signed: str) -> PhotoRef:
        """Read the last path segment of a link, with or without extension. Raises LinkForged or LinkExpired."""
        if len(signed) > MAX_LENGTH or not SIGNED.fullmatch(signed):
            raise LinkForged
        try:
            payload, signed_at = self._serializer.loads(ANY_SUFFIX.sub("", signed), return_timestamp=True)
            file_id, mime = payload
        except (BadData, ValueError):
            raise LinkForged from None
        # A replica whose clock is slightly ahead makes links from the future; they are valid.
        seconds_left = signed_at.timestamp() + self._ttl - self._clock()
        if seconds_left <= 0:
            raise LinkExpired
        return PhotoRef(file_id, mime, seconds_left)


class LinkSerializer(URLSafeTimedSerializer):
    """Never compresses: that would prefix the payload with a dot, and many servers hide such paths."""

    def dump_payload(self, obj: Any) -> bytes:
        return base64_encode(json.dumps(obj, separators=(",", ":")))


class ClockedSigner(TimestampSigner):
    """Takes the time from an injected clock."""

    def __init__(self, *args: Any, clock: Callable[[], float], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._clock = clock

    def get_timestamp(self) -> int:
        return int(self._clock())
