"""The complete stand-in: Telegram's Bot API, the control interface and the page on one loopback port."""

from collections.abc import Sequence
from pathlib import Path

from aiohttp import web

from sandbox.telegram.control import Control, loopback_only
from sandbox.telegram.control_acts import Acts, Controllable
from sandbox.telegram.core import new_token
from sandbox.telegram.server import BotApi

LARGEST_FORM = 64 << 20  # bytes of a request that is read completely


class TelegramStandIn(Controllable):
    """Telegram for one bot, on this machine.

    `privacy` is the bot's group privacy (BotFather's setting); `limits` enables flood limits like Telegram's;
    `page_dir` is served at `/`.
    """

    def __init__(
        self,
        token: str | None = None,
        username: str = "video_sandbox_bot",
        *,
        page_dir: Path | None = None,
        privacy: bool = True,
        limits: bool = False,
    ) -> None:
        super().__init__(token or new_token(), username, privacy=privacy, limits=limits)
        self.url = ""
        self._page_dir = page_dir
        self._runner: web.AppRunner | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0, routes: Sequence[web.RouteDef] = ()) -> None:
        """Listen; `url` is then the root, without a trailing slash. Port 0: any free one. `routes`: further ones."""
        app = web.Application(middlewares=[loopback_only], client_max_size=LARGEST_FORM)
        app.add_routes(routes)
        BotApi(self).add_routes(app)
        Control(Acts(self), self._page_dir).add_routes(app)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        name = f"[{host}]" if ":" in host else host
        self.url = f"http://{name}:{self._runner.addresses[0][1]}"

    async def close(self) -> None:
        """Release everything that waits, stop listening and remove the files."""
        self.closing.set()
        self.faults.clear()
        self.feed.close()
        self.updates.wake("closed")
        await self.webhook.remove()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        self.files.remove()
