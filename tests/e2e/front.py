"""One origin for several providers, as a gateway has that tells them apart by the beginning of the path."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from yarl import URL

PASSED_ON = ("Authorization", "Accept", "Content-Type")
BODY_LIMIT = 16 * 1024 * 1024  # bytes


@dataclass
class Front:
    """Passes `/NAME/…` on to the root that `servers` has for the name. `url` is its own root."""

    session: aiohttp.ClientSession
    url: str = ""
    servers: dict[str, str] = field(default_factory=dict)

    async def pass_on(self, request: web.Request) -> web.Response:
        name = request.match_info["name"]
        target = URL(self.servers[name] + request.raw_path.removeprefix(f"/{name}"), encoded=True)
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        async with self.session.request(
            request.method, target, headers=headers, data=await request.read(), allow_redirects=False
        ) as answer:
            kind = {"Content-Type": answer.headers.get("Content-Type", "")}
            return web.Response(status=answer.status, body=await answer.read(), headers=kind)


@asynccontextmanager
async def running_front() -> AsyncIterator[Front]:
    async with aiohttp.ClientSession() as session:
        front = Front(session)
        app = web.Application(client_max_size=BODY_LIMIT)
        app.router.add_route("*", "/{name}/{rest:.*}", front.pass_on)
        async with TestServer(app) as server:
            front.url = str(server.make_url("")).rstrip("/")
            yield front
