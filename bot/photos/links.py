"""A photo's `file_id` becomes a link that ends by itself and cannot be made up, and comes back out of it."""

import hashlib
import json
import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from itsdangerous import BadData, TimestampSigner, URLSafeTimedSerializer
from itsdangerous.encoding import base64_encode

PATH = "/photos/"
SALT = "photo-link"
MAX_LENGTH = 1024  # characters; a file_id has about 100
PROBE = ""  # the file_id of the probe's link, which no file has

# Some providers look at a link's ending before they fetch it.
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}
ANY_SUFFIX = re.compile(r"\.(?:jpg|png|webp|gif)\Z")
SIGNED = re.compile(r"[A-Za-z0-9_.-]+")  # whoever decodes is less strict, and takes "+" for "-"
IMAGE = re.compile(r"image/[a-z0-9][a-z0-9.+-]*")


def image_type(mime: str) -> str:
    """The type under which a photo goes out: `mime`, or image/jpeg if that names no image."""
    mime = mime.lower()
    return mime if IMAGE.fullmatch(mime) else "image/jpeg"


class LinkForged(Exception):
    """This link was not made here, or was changed."""


class LinkExpired(Exception):
    """This link's time is over."""


@dataclass(frozen=True)
class PhotoRef:
    """What a link stands for, and the seconds that it still has to live."""

    file_id: str
    mime: str
    seconds_left: float

    @property
    def is_probe(self) -> bool:
        return self.file_id == PROBE


class PhotoLinks:
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
        """Make a link; it is served as `mime`, or as image/jpeg if that names no image."""
        mime = image_type(mime)
        return f"{self._root}{self._serializer.dumps([file_id, mime])}{SUFFIXES.get(mime, '')}"

    def probe_link(self) -> str:
        """Make a link to a tiny picture of our own, which is served without asking Telegram."""
        return self.link(PROBE, "image/png")

    def read(self, signed: str) -> PhotoRef:
        """Read the last segment of a link's path, ending or not. Raises LinkForged or LinkExpired."""
        if len(signed) > MAX_LENGTH or not SIGNED.fullmatch(signed):
            raise LinkForged
        try:
            payload, signed_at = self._serializer.loads(ANY_SUFFIX.sub("", signed), return_timestamp=True)
            file_id, mime = payload
        except (BadData, ValueError):
            raise LinkForged from None
        # A replica whose clock is a little ahead makes links from the future: they are good.
        seconds_left = signed_at.timestamp() + self._ttl - self._clock()
        if seconds_left <= 0:
            raise LinkExpired
        return PhotoRef(file_id, mime, seconds_left)


class LinkSerializer(URLSafeTimedSerializer):
    """Never compresses: that would mark the payload with a dot in front, and many servers hide such paths."""

    def dump_payload(self, obj: Any) -> bytes:
        return base64_encode(json.dumps(obj, separators=(",", ":")))


class ClockedSigner(TimestampSigner):
    """Takes the time from where it is told."""

    def __init__(self, *args: Any, clock: Callable[[], float], **rest: Any) -> None:
        super().__init__(*args, **rest)
        self._clock = clock

    def get_timestamp(self) -> int:
        return int(self._clock())
