"""A photo on its way from Telegram to a client, with all log levels on: the token appears nowhere."""

import io
import logging
from collections.abc import AsyncIterator, Iterator

import pytest
from aiohttp import ClientSession, web
from aiohttp.test_utils import TestServer

from bot.botapi.files import TelegramFiles
from bot.botapi.logs import ConsoleFormatter
from bot.botapi.transport import AiohttpRequest
from bot.photos.links import PhotoLinkSigner
from bot.photos.relay import PhotoRelay
from bot.redaction import Redactor
from tests.bots import bot_over

TOKEN = "123456789:AAFakeFakeFakeFakeFakeFakeFakeFakeFak"
JPEG = b"\xff\xd8\xff" + bytes(1000)


@pytest.fixture
async def telegram() -> AsyncIterator[TestServer]:
    """Telegram with one photo; the file host of another one always fails."""

    async def get_file(request: web.Request) -> web.Response:
        file_id = str((await request.post())["file_id"])
        result = {"file_id": file_id, "file_path": f"photos/{file_id}.jpg"}
        return web.json_response({"ok": True, "result": result})

    async def file(request: web.Request) -> web.Response:
        if request.match_info["name"] == "good.jpg":
            return web.Response(body=JPEG, content_type="application/octet-stream")
        return web.Response(status=404, text=f"no {request.path}")

    app = web.Application()
    app.router.add_post("/bot{token}/getFile", get_file)
    app.router.add_get("/file/bot{token}/photos/{name}", file)
    async with TestServer(app) as server:
        yield server  # type: ignore[misc] # aiohttp gives its own base class


@pytest.fixture
def log() -> io.StringIO:
    return io.StringIO()


@pytest.fixture(autouse=True)
def everything_logged(log: io.StringIO) -> Iterator[None]:
    handler = logging.StreamHandler(log)
    handler.setFormatter(ConsoleFormatter(Redactor([TOKEN])))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    yield
    root.setLevel(level)
    root.removeHandler(handler)


async def test_no_answer_and_no_log_line_holds_the_token(telegram: TestServer, log: io.StringIO) -> None:
    root = str(telegram.make_url("")).rstrip("/")
    async with AiohttpRequest() as transport:
        bot = bot_over(transport, TOKEN, root, base_file_url=f"{root}/file/bot")
        async with TelegramFiles(bot, root, TOKEN, local=False, download_limit=10_000) as files:
            links = PhotoLinkSigner("key", "", 600)
            app = web.Application()
            app.add_routes(PhotoRelay(links, files).routes())
            async with TestServer(app) as server, ClientSession(str(server.make_url(""))) as stranger:
                for file_id, status in (("good", 200), ("gone", 404)):
                    link = links.link(file_id, "image/jpeg")
                    async with stranger.get(link) as reply:
                        body = await reply.read()
                        assert reply.status == status
                        assert TOKEN not in f"{link} {reply.headers} {body!r}"
                    if status == 200:
                        assert (reply.content_type, body) == ("image/jpeg", JPEG)

    text = log.getvalue()
    assert "getFile" in text
    assert "photo gone" in text
    assert TOKEN not in text
    assert TOKEN.partition(":")[2] not in text
