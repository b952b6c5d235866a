"""A delivery uses the same small amount of memory for any size of video. The servers run here, the bot in its own process."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.telegram import TelegramStandIn

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="memory is read from /proc"),
]

ROOT = Path(__file__).parents[2]
LANDSCAPE = (ROOT / "sandbox" / "assets" / "landscape.mp4").read_bytes()
MB = 1_000_000
MIB = 1024 * 1024
CLOUD, LOCAL = 50 * MIB, 2000 * MIB  # what Telegram takes, and what a Bot API server of one's own takes
MOST_GROWTH = 16 * MIB


@dataclass
class Hosts:
    """A host of videos of any size, and a Bot API that counts the bytes it receives and stores nothing."""

    root: str = ""
    taken: list[int] = field(default_factory=list)
    given: int = 0

    @property
    def bot_api(self) -> tuple[str, str, str]:
        """Returns its root, a token and a chat."""
        return self.root, "1:made-up", "5"

    def link(self, size: int) -> str:
        return f"{self.root}/videos/{size}"

    async def video(self, request: web.Request) -> web.StreamResponse:
        """A real video, filled up to the size in the path; with `?undeclared`, without Content-Length."""
        size = int(request.match_info["size"])
        response = web.StreamResponse()
        if "undeclared" not in request.query:
            response.content_length = size
        await response.prepare(request)
        filling = size - len(LANDSCAPE)
        if filling >= 8:
            await self._give(response, LANDSCAPE + filling.to_bytes(4, "big") + b"free")
            filling -= 8
        while filling > 0:
            await self._give(response, bytes(min(filling, 128 * 1024)))
            filling -= 128 * 1024
        return response

    async def _give(self, response: web.StreamResponse, data: bytes) -> None:
        await response.write(data)
        self.given += len(data)

    async def receive(self, request: web.Request) -> web.Response:
        """Any method of the Bot API."""
        size = 0
        async for chunk in request.content.iter_any():
            size += len(chunk)
        if request.match_info["method"] == "sendVideo":
            self.taken.append(size)
        chat = {"id": 5, "type": "private"}
        file = {"file_id": "BAAC", "file_unique_id": "u", "width": 1, "height": 1, "duration": 1}
        return web.json_response({"ok": True, "result": {"message_id": 1, "date": 0, "chat": chat, "video": file}})


@pytest.fixture
async def hosts() -> AsyncIterator[Hosts]:
    hosts = Hosts()
    app = web.Application()
    app.router.add_get("/videos/{size}", hosts.video)
    app.router.add_post("/bot{token}/{method}", hosts.receive)
    async with TestServer(app) as server:
        hosts.root = str(server.make_url("")).rstrip("/")
        yield hosts


@asynccontextmanager
async def stand_in() -> AsyncIterator[TelegramStandIn]:
    telegram = TelegramStandIn()
    await telegram.start()
    try:
        yield telegram
    finally:
        await telegram.close()


async def delivery(link: str, spool: Path, limit: int, *bot_api: str) -> dict[str, Any]:
    """Deliver one video in a separate process; returns its figures: bytes, seconds."""
    small = f"{link.partition('/videos/')[0]}/videos/{2 * MIB}"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.integration.one_delivery", link, str(limit), *bot_api, small,
        stdout=asyncio.subprocess.PIPE,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TMPDIR": str(spool)},
    )  # fmt: skip
    output, _ = await process.communicate()
    assert list(spool.iterdir()) == []  # noqa: ASYNC240 - a folder of the test's own
    figures: dict[str, Any] = json.loads(output)
    return figures


async def test_delivering_45_mb_raises_peak_memory_by_less_than_16_mib(hosts: Hosts, tmp_path: Path) -> None:
    """A video of 45 MB is uploaded without being held in memory."""
    async with stand_in() as telegram:
        ann = telegram.person("Ann")
        chat = telegram.private(ann)
        await telegram.send_text(chat, ann, "/start")
        figures = await delivery(hosts.link(45 * MB), tmp_path, CLOUD, telegram.url, telegram.token, str(chat.id))
        assert figures["outcome"] == f"video of {45 * MB} bytes, 640 x 360"
        sent = max(chat.messages.values(), key=lambda message: message.id).video
        assert sent is not None and sent.file.size == 45 * MB
    assert figures["growth"] < MOST_GROWTH


async def test_delivering_300_mb_needs_no_more_memory(hosts: Hosts, tmp_path: Path) -> None:
    """With a local Bot API server, larger videos are uploaded in the same way."""
    figures = await delivery(hosts.link(300 * MB), tmp_path, LOCAL, *hosts.bot_api)
    assert figures["outcome"] == f"video of {300 * MB} bytes, 640 x 360"
    assert hosts.taken[-1] > 300 * MB
    assert figures["growth"] < MOST_GROWTH


@pytest.mark.parametrize("size", [60 * MB, 300 * MB])
async def test_a_declared_size_over_the_limit_is_refused_at_once(hosts: Hosts, tmp_path: Path, size: int) -> None:
    """By its Content-Length, before the body is read."""
    figures = await delivery(hosts.link(size), tmp_path, CLOUD, *hosts.bot_api)
    assert figures["outcome"] == f"TooLarge: {size} bytes"
    assert hosts.given < 20 * MIB and len(hosts.taken) == 1
    assert figures["growth"] < MOST_GROWTH


async def test_an_undeclared_size_over_the_limit_is_measured(hosts: Hosts, tmp_path: Path) -> None:
    """The body is read to its end, because an endless link would be useless, and nothing beyond the limit is stored."""
    figures = await delivery(hosts.link(300 * MB) + "?undeclared", tmp_path, CLOUD, *hosts.bot_api)
    assert figures["outcome"] == "TooLarge: 300000000 bytes"
    assert len(hosts.taken) == 1
    assert figures["growth"] < MOST_GROWTH
