"""Starts both stand-ins with a few people and chats, and returns their addresses."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from sandbox.situations import Situations
from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn

PAGE = Path(__file__).parent / "page"


@dataclass(frozen=True)
class Sandbox:
    """Addresses and secrets of the two stand-ins; `owner` is the user id of the person at the page.

    `offer`: makes these names the models that the video API lists.
    """

    telegram_url: str
    token: str
    video_url: str
    key: str
    owner: int
    offer: Callable[[Sequence[str]], None]

    @property
    def page_url(self) -> str:
        return f"{self.telegram_url}/"


@asynccontextmanager
async def started(port: int, *, pace: float = 1.0) -> AsyncIterator[Sandbox]:
    """Run both on loopback, the chat page at `port` (0: any). Raises OSError if the port is in use."""
    telegram = TelegramStandIn(page_dir=PAGE)
    video = VideoStandIn(pace=pace)
    await telegram.start(port=port, routes=Situations(telegram, video).routes())
    try:
        await video.start()
        try:
            you = _people(telegram)

            def offer(models: Sequence[str]) -> None:
                video.models = models

            yield Sandbox(telegram.url, telegram.token, video.url, video.key, you, offer)
        finally:
            await video.close()
    finally:
        await telegram.close()


def _people(telegram: TelegramStandIn) -> int:
    you = telegram.person("You")
    mia = telegram.person("Mia")
    bo = telegram.person("Bo", language="zh-hans")
    telegram.private(you)
    telegram.group("Film club", members=(you, mia, bo), admins=(you,))
    studio = telegram.group("Studio (topics)", members=(you, mia), admins=(you,), topics=True)
    telegram.topic(studio, "Cats")
    telegram.topic(studio, "Landscapes")
    telegram.private(mia)
    return you.id
