"""A real bot that tries to send its secrets: Telegram receives none in any form, and everything else unchanged."""

import base64
import io
import json
from collections.abc import AsyncIterator, Callable
from typing import Any
from urllib.parse import quote

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from telegram import (
    BotCommand,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    ReplyParameters,
)
from telegram.ext import ExtBot

from bot.botapi.guard import OutgoingGuard
from bot.botapi.transport import AiohttpRequest
from bot.redaction import Redactor
from tests.unit.botapi.loopback import TOKEN

KEY = "sk-0123456789abcdefABCDEF/+xyz"
SECRETS = (TOKEN, TOKEN.partition(":")[2], KEY)
FORMS: tuple[Callable[[str], str], ...] = (
    str,
    lambda secret: quote(secret, safe=""),
    lambda secret: "".join(f"%{byte:02x}" for byte in secret.encode()),
    lambda secret: base64.b64encode(f"Bearer {secret}".encode()).decode(),
    lambda secret: base64.urlsafe_b64encode(f"user:{secret}".encode()).decode().rstrip("="),
    lambda secret: secret.encode().hex(),
    lambda secret: json.dumps({"error": f"bad key {secret}"}),
    lambda secret: "".join(f"&#{ord(letter)};" for letter in secret),
    lambda secret: f"{secret[:8]}\u200b{secret[8:]}",
)


class Telegram:
    """Records every request completely, as bytes and as fields."""

    def __init__(self) -> None:
        self.bodies: list[str] = []
        self.fields: list[dict[str, str]] = []

    async def handle(self, request: web.Request) -> web.Response:
        if request.content_type == "multipart/form-data":
            form = await request.post()
            self.bodies.append(repr(list(form.items())))  # includes the names of its files
        else:
            self.bodies.append(await request.text())
            form = await request.post()
        self.fields.append({name: str(value) for name, value in form.items()})
        sent = {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}
        several = request.match_info["method"] == "sendMediaGroup"
        flag = request.match_info["method"] in {"setMyCommands", "answerCallbackQuery", "setWebhook"}
        return web.json_response({"ok": True, "result": [sent] if several else flag or sent})


@pytest.fixture
async def telegram() -> AsyncIterator[tuple[Telegram, ExtBot[None]]]:
    stand_in = Telegram()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", stand_in.handle)
    async with (
        TestServer(app) as server,
        AiohttpRequest(guard=OutgoingGuard(SECRETS)) as request,
        AiohttpRequest() as updates,
    ):
        yield stand_in, ExtBot(TOKEN, f"{server.make_url('/')}bot", request=request, get_updates_request=updates)


async def say_everywhere(bot: ExtBot[None], text: str) -> None:
    """Send a text in every field that can hold one."""
    buttons = InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(text, callback_data=text[:60]),
                InlineKeyboardButton("go", url=f"https://x.example/{text}"),
            ],
            [InlineKeyboardButton("copy", copy_text=CopyTextButton(text[:250]))],
        ]
    )
    await bot.send_message(5, text, parse_mode="HTML", reply_markup=buttons)
    await bot.send_message(
        5, f'<a href="https://cdn.example/v.mp4?k={text}">it</a>', reply_parameters=ReplyParameters(1, quote=text)
    )
    await bot.edit_message_text(text, 5, 1, reply_markup=buttons)
    await bot.answer_callback_query("1", text, url=f"https://x.example/?{text}")
    await bot.set_my_commands([BotCommand("video", text)])
    await bot.send_video(5, io.BytesIO(b"bytes of a video"), caption=text, filename=f"{text}.mp4")
    await bot.send_media_group(5, [InputMediaPhoto(InputFile(b"a photo", filename=text, attach=True), caption=text)])


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("secret", SECRETS)
async def test_no_secret_is_sent_to_telegram(
    telegram: tuple[Telegram, ExtBot[None]], form: Callable[[str], str], secret: str
) -> None:
    stand_in, bot = telegram
    await say_everywhere(bot, form(secret))
    assert len(stand_in.bodies) == 7
    redactor = Redactor(SECRETS)
    for heard in (*stand_in.bodies, *(value for fields in stand_in.fields for value in fields.values())):
        assert not redactor.holds(heard)


async def test_a_link_with_a_secret_is_gone_as_a_whole(telegram: tuple[Telegram, ExtBot[None]]) -> None:
    stand_in, bot = telegram
    await bot.send_message(5, f'See <a href="https://cdn.example/{KEY}/v.mp4?x=1">it</a>, https://cdn.example/v.mp4')
    assert stand_in.fields[0]["text"] == 'See <a href="…">it</a>, https://cdn.example/v.mp4'


async def test_texts_without_secrets_are_unchanged(telegram: tuple[Telegram, ExtBot[None]]) -> None:
    stand_in, bot = telegram
    text = '<b>50% & "quotes"</b> \\n %41 &amp; sora-2:task_01k6x15vhrff09dkkqjrzwhm60 https://x.example/a%20b?c=d…'
    await say_everywhere(bot, text)
    assert stand_in.fields[0]["text"] == text
    markup = json.loads(stand_in.fields[0]["reply_markup"])["inline_keyboard"]
    assert (markup[0][0]["text"], markup[1][0]["copy_text"]["text"]) == (text, text)
    assert json.loads(stand_in.fields[4]["commands"])[0]["description"] == text
    assert stand_in.fields[5]["caption"] == text


async def test_telegram_receives_the_webhook_secret(telegram: tuple[Telegram, ExtBot[None]]) -> None:
    """Telegram needs it to authenticate to the bot."""
    stand_in, bot = telegram
    secret: Any = SECRETS[1]
    await bot.set_webhook("https://bot.example/telegram/webhook", secret_token=secret)
    assert stand_in.fields[0]["secret_token"] == secret
