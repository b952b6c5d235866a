"""Bot API servers other than Telegram's, whose answers lack fields."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.bootstrap.connections import initialized, telegram_bot
from bot.botapi.files import FileError, TelegramFiles
from bot.botapi.pacing import SendPacing
from bot.doctor.bot_api import check_telegram
from bot.doctor.finding import Mark
from bot.errors import SettingsError
from bot.settings import Settings, load_settings

TOKEN = "7123456:AAE_hunter2hunter2hunter2hunter2hu"
ME = {
    "id": 7123456,
    "is_bot": True,
    "first_name": "A bot",
    "username": "a_bot",
    "can_join_groups": True,
    "can_read_all_group_messages": False,
}
WEBHOOK = {"url": "", "has_custom_certificate": False, "pending_update_count": 3}


@dataclass
class Server:
    """Answers each method with what a test sets."""

    answers: dict[str, Any] = field(default_factory=lambda: {"getMe": ME, "getWebhookInfo": WEBHOOK})
    url: str = ""

    async def answer(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        known = {name.lower(): result for name, result in self.answers.items()}
        return web.json_response({"ok": True, "result": known[method.lower()]})

    def settings(self) -> Settings:
        return load_settings(
            _env_file=None,
            telegram_bot_token=TOKEN,
            telegram_api_url=self.url,
            video_api_key="sk-hunter2hunter2hunter2",
        )


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    server = Server()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", server.answer)
    app.router.add_get("/file/bot{token}/{path}", _file)
    async with TestServer(app) as running:
        server.url = f"http://127.0.0.1:{running.port}"
        yield server


async def _file(_: web.Request) -> web.Response:
    return web.Response(body=b"a photo")


def without(answer: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in names}


async def start(server: Server) -> int:
    """The bot's id, after the start."""
    async with asyncio.timeout(60), telegram_bot(server.settings(), SendPacing(20.0)) as bot, initialized(bot):
        return bot.id


@pytest.mark.parametrize(
    "me",
    [
        without(ME, "is_bot"),
        without(ME, "first_name"),
        without(ME, "can_join_groups", "can_read_all_group_messages"),
        ME | {"is_bot": None, "can_read_all_group_messages": None, "something_new": {"a": 1}},
    ],
)
async def test_what_the_bot_can_do_without_may_be_missing(server: Server, me: dict[str, Any]) -> None:
    server.answers["getMe"] = me
    assert await start(server) == ME["id"]
    assert Mark.PROBLEM not in {finding.mark for finding in await check_telegram(server.settings())}


@pytest.mark.parametrize(
    ("me", "what"),
    [
        (without(ME, "username"), "no username"),
        (ME | {"username": ""}, "no username"),
        (without(ME, "id"), "another form"),
        (ME | {"username": "\ud800"}, "no username"),
        (ME | {"username": "a b"}, "no username"),
        (ME | {"username": "x" * 5000}, "no username"),
        (ME | {"id": "7123456"}, "no id"),
        (ME | {"id": 2**70}, "no id"),
        (ME | {"id": -1}, "no id"),
        (ME | {"id": True}, "no id"),
        ({}, "another form"),
        ([ME], "another form"),
        ("me", "another form"),
        (True, "another form"),
        (None, "another form"),
    ],
)
async def test_what_it_cannot_do_without_is_named(server: Server, me: Any, what: str) -> None:
    server.answers["getMe"] = me
    with pytest.raises(SettingsError) as raised:
        await start(server)
    [line] = raised.value.lines
    assert line.startswith("TELEGRAM_API_URL") and what in line
    [finding] = await check_telegram(server.settings())
    assert finding.mark is Mark.PROBLEM and what in finding.words


@pytest.mark.parametrize("name", list(WEBHOOK))
async def test_the_doctor_reads_a_webhook_without_a_field(server: Server, name: str) -> None:
    server.answers["getWebhookInfo"] = without(WEBHOOK, name)
    findings = {finding.subject: finding for finding in await check_telegram(server.settings())}
    assert findings["token"].mark is Mark.OK
    assert findings["updates"].words.startswith("long polling")


@pytest.mark.parametrize("info", [[], "x", True, None, {"url": 5}, {"last_error_date": "yesterday"}])
async def test_a_webhook_of_another_form_is_named(server: Server, info: Any) -> None:
    server.answers["getWebhookInfo"] = info
    findings = await check_telegram(server.settings())
    assert not any("Error" in finding.words or "object" in finding.words for finding in findings)


async def test_a_server_that_does_not_say_whether_privacy_mode_is_on(server: Server) -> None:
    server.answers["getMe"] = without(ME, "can_read_all_group_messages")
    findings = {finding.subject: finding.words for finding in await check_telegram(server.settings())}
    assert "does not say" in findings["groups"]


async def read(server: Server, answer: Any) -> bytes:
    server.answers["getFile"] = answer
    async with telegram_bot(server.settings(), SendPacing(20.0)) as bot, initialized(bot):
        files = TelegramFiles(bot, server.url, TOKEN, local=False, download_limit=1000)
        async with files, files.open("F") as file:
            return b"".join([chunk async for chunk in file.chunks])


@pytest.mark.parametrize("size", [{}, {"file_size": None}, {"file_size": "7"}, {"file_size": 7}])
async def test_a_file_without_a_size_is_read(server: Server, size: dict[str, Any]) -> None:
    assert await read(server, {"file_id": "F", "file_path": "a.jpg"} | size) == b"a photo"


@pytest.mark.parametrize(
    "answer", [{}, {"file_id": "F"}, {"file_path": None}, {"file_path": ["a"]}, [], "a.jpg", True, None]
)
async def test_a_file_without_a_path_is_unavailable(server: Server, answer: Any) -> None:
    with pytest.raises(FileError):
        await read(server, answer)
