"""PHOTO_LINKS=s3: streams a photo from Telegram into a bucket and makes a presigned link to it."""

import hashlib
import hmac
import re
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

from bot.photos.errors import PhotoLinkFailed, PhotoStoreRefused
from bot.photos.links import SUFFIXES, image_type
from bot.photos.publishing import photo_opened
from bot.photos.relay import PhotoSource
from storage.records import dataclass

if TYPE_CHECKING:
    from obstore.store import S3Credential  # exists for type checkers only

T = TypeVar("T")

PART = 5 * 1024 * 1024  # bytes; the smallest part that S3 accepts, and about what is held in memory per photo
CONNECT_TIMEOUT = timedelta(seconds=10)
REQUEST_TIMEOUT = timedelta(seconds=120)  # one part on a slow line
RETRY_TIMEOUT = timedelta(seconds=10)  # within one request; after that the task is rescheduled

# Errors that may be temporary.
TEMPORARY = frozenset({408, 425, 429})
STATUS = re.compile(r"status code: (\d{3})")
CODE = re.compile(r"<Code>(\w{1,64})</Code>")
KIND = re.compile(r"HttpError \{\s*kind: (\w{1,32})")
# obstore's message for a 3xx without a Location, which is how AWS answers in the wrong region.
WRONG_REGION = re.compile(r"redirect without LOCATION", re.IGNORECASE)


@dataclass(frozen=True)
class Bucket:
    """Where photos are stored. `endpoint` empty: AWS in `region`; `prefix` starts their keys."""

    name: str
    endpoint: str
    region: str
    access_key_id: str
    secret_access_key: str
    prefix: str


class BucketPublisher:
    """Stores each photo under an unguessable key and signs GETs of it for `ttl` seconds (at most seven days).

    The key is derived from the photo, so a photo younger than `ttl` is not stored again. Old objects are deleted by the
    bucket's lifecycle rule, which must keep them for twice `ttl` (docs/photos.md).
    """

    def __init__(
        self, bucket: Bucket, source: PhotoSource, *, key: str, ttl: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._store = _store(bucket)
        self._prefix = bucket.prefix
        self._source = source
        self._key = key.encode()
        self._ttl = ttl
        self._clock = clock

    async def link(self, file_id: str, mime: str) -> str:
        mime = image_type(mime)
        path = self._path(file_id, mime)
        if not await self._fresh(path):
            await self._put(path, file_id, mime)
        lifetime = timedelta(seconds=max(1, int(self._ttl)))
        return await _translated(obstore.sign_async(self._store, "GET", path, lifetime))

    def _path(self, file_id: str, mime: str) -> str:
        name = hmac.new(self._key, f"{mime} {file_id}".encode(), hashlib.sha256).hexdigest()
        return f"{self._prefix}{name}{SUFFIXES.get(mime, '')}"

    async def _fresh(self, path: str) -> bool:
        """Whether the photo is stored, and young enough to outlive a new link."""
        try:
            found = await _translated(obstore.head_async(self._store, path))
        except PhotoStoreRefused:
            # 404, or 403: stores answer it for a missing object if listing is not allowed. The PUT decides.
            return False
        return self._clock() - found["last_modified"].timestamp() < self._ttl

    async def _put(self, path: str, file_id: str, mime: str) -> None:
        """Stream the photo: in one request if it is small, otherwise in parts. An interrupted upload creates no object."""
        async with photo_opened(self._source, file_id) as photo:
            writer = obstore.open_writer_async(
                self._store, path, attributes={"Content-Type": mime}, buffer_size=PART, max_concurrency=1
            )
            # Not `async with writer`, which would complete the object even after an error.
            async for chunk in photo.chunks:
                await _translated(writer.write(chunk))
            await _translated(writer.close())


def _store(bucket: Bucket) -> S3Store:
    endpoint = bucket.endpoint or f"https://s3.{bucket.region}.amazonaws.com"

    def credential() -> "S3Credential":
        return {
            "access_key_id": bucket.access_key_id,
            "secret_access_key": bucket.secret_access_key,
            "expires_at": None,
        }

    return S3Store(
        bucket.name,
        aws_endpoint_url_s3=endpoint,
        region=bucket.region,
        # Not as plain values: obstore would add an AWS_SESSION_TOKEN from the environment.
        credential_provider=credential,
        client_options={
            "allow_http": endpoint.startswith("http://"),
            "connect_timeout": CONNECT_TIMEOUT,
            "timeout": REQUEST_TIMEOUT,
        },
        retry_config={"max_retries": 2, "retry_timeout": RETRY_TIMEOUT},
    )


async def _translated(call: Awaitable[T]) -> T:
    """Translate obstore's errors into ours: its messages contain addresses and parts of answers."""
    try:
        return await call
    except (BaseError, OSError, ValueError) as error:
        failure = _failure(str(error))
    raise failure  # outside of `except`: no cause, no context


def _failure(message: str) -> PhotoLinkFailed:
    status, code, kind = (
        found[1] if found else "" for found in (rule.search(message) for rule in (STATUS, CODE, KIND))
    )
    if WRONG_REGION.search(message):
        return PhotoStoreRefused("the photo store redirects: S3_REGION or S3_ENDPOINT is wrong")
    if not status:
        return PhotoLinkFailed(f"the photo store was not reached ({kind or 'no answer'})")
    answer = f"the photo store answered {status} {code}".rstrip()
    refused = status.startswith("4") and int(status) not in TEMPORARY
    return PhotoStoreRefused(answer) if refused else PhotoLinkFailed(answer)
