"""PHOTO_LINKS=upload: streams a photo from Telegram to an image host, whose JSON answer contains the link."""

import asyncio
import time
from collections.abc import Callable
from typing import Self

import aiohttp
from aiohttp import payload
from aiohttp.abc import AbstractStreamWriter
from yarl import URL

from bot.certificates import TRUSTED
from bot.photos.answers import link_in
from bot.photos.errors import PhotoError, PhotoLinkFailed, PhotoStoreRefused
from bot.photos.links import SUFFIXES, image_type
from bot.photos.publishing import photo_opened
from bot.photos.relay import OpenPhoto, PhotoSource
from storage.records import dataclass

CONNECT_TIMEOUT = 10.0  # seconds
ANSWER_TIMEOUT = 60.0  # seconds until the first chunk of the answer, and between chunks
WRITE_TIMEOUT = 30.0  # seconds per chunk of the photo
LONGEST_ANSWER = 256 * 1024  # bytes
MAX_LINKS = 1000

# Statuses that may be temporary.
TEMPORARY = frozenset({408, 425, 429})


@dataclass(frozen=True)
class UploadHost:
    """Where and how photos are uploaded. `result` empty: the link is searched at the usual places of the answer.

    `authorization` is the complete header value or None; it is sent to `url` only.
    """

    url: str
    field: str
    result: str
    authorization: str | None


class UploadPublisher:
    """POSTs each photo as multipart/form-data; follows no redirects.

    A link is reused for `reuse` seconds, so that a retried task does not upload its photos again.
    """

    def __init__(
        self,
        host: UploadHost,
        source: PhotoSource,
        *,
        reuse: float,
        proxy: URL | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._host = host
        self._url = URL(host.url)
        self._source = source
        self._reuse = reuse
        self._proxy = proxy
        self._clock = clock
        self._known: dict[tuple[str, str], tuple[str, float]] = {}
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession(
            # No keep-alive: the host may close an idle connection at that moment, and a POST is not retried
            # automatically.
            connector=aiohttp.TCPConnector(ssl=TRUSTED, force_close=True),
            timeout=aiohttp.ClientTimeout(total=None, connect=CONNECT_TIMEOUT, sock_read=ANSWER_TIMEOUT),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers={"Accept": "application/json", "Accept-Encoding": "identity"},
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._session is not None:
            await self._session.close()

    async def link(self, file_id: str, mime: str) -> str:
        mime = image_type(mime)
        link, since = self._known.get((file_id, mime), ("", 0.0))
        if link and self._clock() - since < self._reuse:
            return link
        link = await self._upload(file_id, mime)
        self._remember((file_id, mime), link)
        return link

    def _remember(self, photo: tuple[str, str], link: str) -> None:
        self._known.pop(photo, None)
        self._known[photo] = (link, self._clock())
        if len(self._known) > MAX_LINKS:
            del self._known[next(iter(self._known))]

    async def _upload(self, file_id: str, mime: str) -> str:
        async with photo_opened(self._source, file_id) as photo:
            part = PhotoPart(photo, mime)
            form = aiohttp.FormData(quote_fields=False)
            form.add_field(self._host.field, part, filename=f"photo{SUFFIXES.get(mime, '')}")
            try:
                answer = await self._post(form)
            except (aiohttp.ClientError, OSError, ValueError) as error:
                failure = PhotoLinkFailed(f"the photo host was not reached ({type(error).__name__})")
            else:
                return self._read(*answer)
            # The photo failed first, and the connection broke because there was nothing more to send.
            raise part.failure or failure

    async def _post(self, form: aiohttp.FormData) -> tuple[int, bytes, str]:
        """POST once; returns status, body and Retry-After."""
        if self._session is None:
            raise RuntimeError("the publisher was not entered")
        headers = {"Authorization": self._host.authorization} if self._host.authorization else {}
        async with self._session.post(
            self._url, data=form, headers=headers, proxy=self._proxy, allow_redirects=False
        ) as response:
            body = bytearray()
            async for chunk in response.content.iter_any():
                body += chunk
                if len(body) > LONGEST_ANSWER:
                    response.close()
                    break
            return response.status, bytes(body), response.headers.get("Retry-After", "")

    def _read(self, status: int, body: bytes, retry_after: str) -> str:
        if 300 <= status < 400:
            raise PhotoStoreRefused(f"the photo host redirects ({status}): PHOTO_UPLOAD_URL is wrong")
        if 400 <= status < 500 and status not in TEMPORARY:
            raise PhotoStoreRefused(f"the photo host answered {status}")
        if status >= 300:
            pause = float(retry_after) if retry_after.isdecimal() else None
            raise PhotoLinkFailed(f"the photo host answered {status}", pause)
        link = link_in(body, self._url, self._host.result)
        if link is not None:
            return link
        if body.lstrip()[:1] in {b"{", b"["}:
            raise PhotoStoreRefused(
                "the photo host's answer has no https link in the expected place: see PHOTO_UPLOAD_RESULT"
            )
        # It took the request, so it would answer the same again, and keep each further copy of the photo.
        raise PhotoStoreRefused(f"the photo host answered {status}, but not in JSON: see PHOTO_UPLOAD_URL")


class PhotoPart(payload.Payload):
    """The file of the form. Stores the photo's own error, which aiohttp would report as a broken connection."""

    def __init__(self, photo: OpenPhoto, mime: str) -> None:
        super().__init__(photo, content_type=mime)
        self._photo = photo
        self.failure: Exception | None = None

    @property
    def size(self) -> int | None:
        return self._photo.length

    def decode(self, encoding: str = "utf-8", errors: str = "strict") -> str:  # noqa: ARG002 - aiohttp's signature
        raise TypeError("a photo is streamed, never decoded")

    async def write(self, writer: AbstractStreamWriter) -> None:
        """Send the photo in chunks; raises TimeoutError if the host accepts none within the write timeout."""
        chunks = aiter(self._photo.chunks)
        while True:
            try:
                chunk = await anext(chunks, b"")
            except (OSError, PhotoError) as error:
                self.failure = error
                raise
            if not chunk:
                return
            async with asyncio.timeout(WRITE_TIMEOUT):
                await writer.write(chunk)
