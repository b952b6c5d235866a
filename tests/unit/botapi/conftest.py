"""A real PTB bot that talks to a Bot API on loopback."""

from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram.ext import ExtBot

from bot.botapi.transport import AiohttpRequest
from tests.unit.botapi.loopback import TOKEN, BotApi


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    api = BotApi("")
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", api.handle)
    async with TestServer(app) as server:
        api.root = str(server.make_url("")).rstrip("/")
        yield api


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[ExtBot[None]]:
    request = AiohttpRequest()
    bot = ExtBot(
        TOKEN,
        base_url=f"{api.root}/bot",
        base_file_url=f"{api.root}/file/bot",
        request=request,
        get_updates_request=AiohttpRequest(),
    )
    await request.initialize()
    yield bot
    await request.shutdown()
