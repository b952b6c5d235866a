"""The stand-in as a server: listens on loopback, routes requests to the endpoints, and can be scripted."""

from collections.abc import Awaitable, Callable, Sequence
from types import MappingProxyType

import aiohttp
from aiohttp import web

from sandbox.video.bills import Prices
from sandbox.video.content import Content
from sandbox.video.contract import WatermarkFormat
from sandbox.video.control import Control
from sandbox.video.creating import Creating
from sandbox.video.families import MODELS
from sandbox.video.key_log import KeyLog
from sandbox.video.reading import Reading
from sandbox.video.results import Results
from sandbox.video.state import State
from sandbox.video.task import Shape
from sandbox.video.videos import Videos

BODY_LIMIT = 4 * 1024 * 1024  # bytes
NO_PRICES: Prices = MappingProxyType({})


class VideoStandIn(State):
    """The video API on loopback, in all three formats at once (`formats.py`).

    `pace` multiplies the length of every life: 0.1 makes a task of 8 s end after 0.8 s. `shape` selects the
    documented or the captured form of replies, `watermark` the JSON type that creates must use. `prices` by model: for bills.
    """

    def __init__(
        self,
        key: str | None = None,
        *,
        pace: float = 1.0,
        shape: Shape = "documented",
        watermark: WatermarkFormat = "boolean",
        models: Sequence[str] = MODELS,
        prices: Prices = NO_PRICES,
    ) -> None:
        super().__init__(key, pace, shape, watermark, models, prices)
        self._runner: web.AppRunner | None = None
        self._session: aiohttp.ClientSession | None = None
        self._creating: Creating | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen; `url` is then the root to give the bot. Port 0: any free one."""
        self._session = aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar())
        self._creating = Creating(self, self._session)
        results = Results(self)
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=[self._recorded])
        app.add_routes(
            [
                *self._creating.routes(),
                *results.routes(),
                *Content(self, results).routes(),
                *Videos(self).routes(),
                *KeyLog(self).routes(),
                *Reading(self).routes(),
                *Control(self).routes(),
            ]
        )
        # A request whose client disconnected must not be charged: it is cancelled.
        self._runner = web.AppRunner(app, handler_cancellation=True, access_log=None, shutdown_timeout=1)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        shown = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown}:{self._runner.addresses[0][1]}"

    @web.middleware
    async def _recorded(
        self, request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
    ) -> web.StreamResponse:
        if request.path.startswith(("/v1/", "/files/", "/api/")):
            self.heard(request)
        return await handler(request)

    async def close(self) -> None:
        """Release everything that hangs or is held, and stop. A second call has no effect."""
        self.closing.set()
        self.holds.release_all()
        if self._creating:
            await self._creating.close()
        if self._session:
            await self._session.close()
        if self._runner:
            await self._runner.cleanup()
