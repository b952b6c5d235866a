"""A gateway in front of the Bot API's stand-in, which answers some requests itself."""

from collections import Counter
from collections.abc import Awaitable, Callable
from typing import Self

import aiohttp
from aiohttp import web

Instead = Callable[[str, bytes], Awaitable[web.Response | None]]
"""Called with the method and the body of a request; its answer, or None to pass the request on."""


class Gateway:
    """`url` is its root. Counts `requests` by method."""

    def __init__(self, upstream: str, instead: Instead) -> None:
        self.url = ""
        self.requests: Counter[str] = Counter()
        self._upstream = upstream
        self._instead = instead

    async def __aenter__(self) -> Self:
        self._session = aiohttp.ClientSession()
        app = web.Application()
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._runner.cleanup()
        await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.Response:
        method, body = request.path.rpartition("/")[2], await request.read()
        self.requests[method] += 1
        if answer := await self._instead(method, body):
            return answer
        headers = {"Content-Type": request.headers.get("Content-Type", "application/octet-stream")}
        async with self._session.request(
            request.method, f"{self._upstream}{request.path_qs}", data=body, headers=headers
        ) as reply:
            return web.Response(status=reply.status, body=await reply.read(), content_type=reply.content_type)
