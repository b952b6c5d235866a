"""An image host on loopback, which answers an upload as a test sets and serves the uploaded files."""

import hashlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from aiohttp import BodyPartReader, web

Answer = Callable[[str], Awaitable[web.StreamResponse] | web.StreamResponse]
KEPT = 1024 * 1024  # bytes; of a larger photo only size and digest are stored


@dataclass(frozen=True)
class Upload:
    """A received upload. `length` is the request's Content-Length."""

    field: str
    filename: str
    mime: str
    size: int
    sha256: str
    authorization: str | None
    length: int | None
    photo: bytes


class ImageHost:
    """Accepts uploads at /upload. `answer` gets the link of the photo, and makes the response."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.uploads: list[Upload] = []
        self.broken_off = 0
        self.asked = 0
        self.answer: Answer = lambda link: web.json_response({"url": link})
        self.root = ""
        app = web.Application()
        app.router.add_post("/upload", self._upload)
        app.router.add_get("/files/{number}", self._file)
        self._host = host
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)

    @property
    def url(self) -> str:
        return f"{self.root}/upload"

    async def listen(self, port: int = 0) -> None:
        await self._runner.setup()
        await web.TCPSite(self._runner, self._host, port).start()
        self.root = f"http://{self._host}:{self._runner.addresses[0][1]}"

    async def __aenter__(self) -> Self:
        await self.listen()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()

    async def _upload(self, request: web.Request) -> web.StreamResponse:
        self.asked += 1
        try:
            self.uploads.append(await _received(request))
        except (ValueError, ConnectionError):
            self.broken_off += 1
            raise
        answer = self.answer(f"{self.root}/files/{len(self.uploads) - 1}.jpg")
        return answer if isinstance(answer, web.StreamResponse) else await answer

    async def _file(self, request: web.Request) -> web.Response:
        upload = self.uploads[int(request.match_info["number"].partition(".")[0])]
        return web.Response(body=upload.photo, content_type=upload.mime)


async def _received(request: web.Request) -> Upload:
    part = await (await request.multipart()).next()
    assert isinstance(part, BodyPartReader)
    size, digest, kept = 0, hashlib.sha256(), bytearray()
    while chunk := await part.read_chunk(64 * 1024):
        size += len(chunk)
        digest.update(chunk)
        if size <= KEPT:
            kept += chunk
    return Upload(
        part.name or "",
        part.filename or "",
        part.headers["Content-Type"],
        size,
        digest.hexdigest(),
        request.headers.get("Authorization"),
        request.content_length,
        bytes(kept),
    )
