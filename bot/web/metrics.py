"""The HTTP server of METRICS_PORT: one path, on a port of its own, so that the public port never answers it."""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import hdrs, web

from bot.flood_log import FloodLog
from bot.web.connection import Patience, hold_connection
from bot.web.listener import Listener
from bot.web.places import Places

log = logging.getLogger(__name__)

PATH = "/metrics"
CONNECTIONS = 16
CLOSE_WITHIN = 1.0  # seconds for requests in progress when the process stops

Exposition = Callable[[str], Awaitable[tuple[bytes, str]]]
"""From the `Accept` header of a request, the metrics and their content type."""


class MetricsServer:
    """Answers scrapes from its start to its end, also while the database is not open."""

    def __init__(self, exposition: Exposition) -> None:
        self._exposition = exposition
        app = web.Application(middlewares=[hold_connection])
        app.router.add_get(PATH, self._answer)
        self._runner = web.AppRunner(app, shutdown_timeout=CLOSE_WITHIN)
        self._listener: Listener | None = None

    async def listen(self, host: str, port: int) -> None:
        """Start listening. Raises OSError if the port cannot be used."""
        await self._runner.setup()
        server = self._runner.server
        assert server is not None  # noqa: S101 - it is set up
        self._listener = Listener(server, Places(CONNECTIONS), Patience(), FloodLog(log))
        await self._listener.listen(host, port)

    @property
    def port(self) -> int:
        """The port on which it listens."""
        assert self._listener is not None  # noqa: S101 - only a caller of `listen` may ask
        return self._listener.addresses[0][1]

    async def close(self) -> None:
        if self._listener is not None:
            await self._listener.close()
        await self._runner.cleanup()

    async def _answer(self, request: web.Request) -> web.Response:
        text, content_type = await self._exposition(request.headers.get(hdrs.ACCEPT, ""))
        return web.Response(body=text, headers={hdrs.CONTENT_TYPE: content_type})
