"""A small load balancer: passes each request to the next web process that answers."""

import asyncio
import itertools
import logging
import time
from collections.abc import Sequence

import aiohttp
from aiohttp import hdrs, web

log = logging.getLogger(__name__)

OUT_FOR = 2.0  # seconds for which an upstream is skipped after it refused a connection
ANSWER_WITHIN = 120.0  # seconds
LARGEST_BODY = 2 << 20  # bytes of a request, which is read completely
CHUNK = 64 << 10  # bytes
# Hop-by-hop headers: they apply to one connection, not to the message.
HOP_BY_HOP = frozenset(
    {hdrs.CONNECTION, hdrs.KEEP_ALIVE, hdrs.TE, hdrs.TRAILER, hdrs.TRANSFER_ENCODING, hdrs.UPGRADE, hdrs.CONTENT_LENGTH}
)


class RoundRobin:
    """Listens on loopback; `url` is then its root. `upstreams`: roots of the web processes."""

    def __init__(self, upstreams: Sequence[str]) -> None:
        self.url = ""
        self._upstreams = tuple(upstreams)
        self._next = itertools.cycle(range(len(self._upstreams)))
        self._out_until: dict[str, float] = {}
        self._session: aiohttp.ClientSession | None = None
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        self._session = aiohttp.ClientSession(
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=ANSWER_WITHIN),
            auto_decompress=False,
        )
        app = web.Application(client_max_size=LARGEST_BODY)
        app.router.add_route("*", "/{path:.*}", self._pass_on)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        self.url = f"http://{host}:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
        if self._session is not None:
            await self._session.close()

    async def _pass_on(self, request: web.Request) -> web.StreamResponse:
        body = await request.read()
        for upstream in self._in_turn():
            try:
                return await self._ask(upstream, request, body)
            except aiohttp.ClientConnectorError:  # nothing was sent: try the next one
                if upstream not in self._out_until:
                    log.warning("proxy: %s is out", upstream)
                self._out_until[upstream] = time.monotonic() + OUT_FOR
            except (aiohttp.ClientError, TimeoutError, asyncio.IncompleteReadError):
                raise web.HTTPBadGateway from None
        raise web.HTTPServiceUnavailable

    def _in_turn(self) -> list[str]:
        """All upstreams: the next one first, skipped ones last."""
        first = next(self._next)
        turn = [*self._upstreams[first:], *self._upstreams[:first]]
        return sorted(turn, key=lambda upstream: self._out_until.get(upstream, 0.0) > time.monotonic())

    async def _ask(self, upstream: str, request: web.Request, body: bytes) -> web.StreamResponse:
        assert self._session is not None, "it is passed on only while listening"  # noqa: S101 - own invariant
        headers = [(name, value) for name, value in request.headers.items() if name not in HOP_BY_HOP]
        async with self._session.request(
            request.method, f"{upstream}{request.raw_path}", data=body, headers=headers, allow_redirects=False
        ) as answer:
            self._out_until.pop(upstream, None)
            passed = web.StreamResponse(status=answer.status, reason=answer.reason)
            for name, value in answer.headers.items():
                if name.title() not in HOP_BY_HOP or name.title() == hdrs.CONTENT_LENGTH:
                    passed.headers.add(name, value)
            await passed.prepare(request)
            async for chunk in answer.content.iter_chunked(CHUNK):
                await passed.write(chunk)
            await passed.write_eof()
            return passed
