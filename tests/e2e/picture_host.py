"""A host of pictures that records who fetches them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web
from aiohttp.test_utils import TestServer


@dataclass
class PictureHost:
    """`requests`: the method and the path of each, such as `GET /cat.png`."""

    server: TestServer
    requests: list[str] = field(default_factory=list)

    def url(self, name: str) -> str:
        return str(self.server.make_url(f"/{name}"))


@asynccontextmanager
async def running_picture_host() -> AsyncIterator[PictureHost]:
    """Every path is a picture."""

    async def picture(request: web.Request) -> web.Response:
        host.requests.append(f"{request.method} {request.path}")
        return web.Response(body=b"\x89PNG", content_type="image/png")

    app = web.Application()
    app.router.add_route("*", "/{name:.*}", picture)
    host = PictureHost(TestServer(app))
    async with host.server:
        yield host
