"""Calls as plain JSON: the same requests, results, errors and limits as PTB's own methods."""

import json
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from aiohttp import web
from telegram.error import BadRequest, ChatMigrated, Forbidden, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.botapi.calls import call
from bot.botapi.errors import AnswerLost, NotConnected, PossiblySent
from bot.botapi.guard import MARK, OutgoingGuard
from bot.botapi.pacing import SendPacing
from bot.botapi.transport import AiohttpRequest
from tests.bots import bot_over
from tests.unit.botapi.loopback import TOKEN, BotApi

ODD = 'a+b&c=d;%41 #?/\n\t\x00"<>\\^`|~{}[] é🎬\u200b\ufeff'


def answering(status: int, **answer: object) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    async def respond(_: web.Request) -> web.StreamResponse:
        return web.json_response({"ok": status == 200, "error_code": status, **answer}, status=status)

    return respond


async def test_any_character_and_any_type_arrives(api: BotApi, bot: ExtBot[None]) -> None:
    nested = [{"text": ODD, "number": 1.5}, [True, None]]
    await call(bot, "sendMessage", chat_id=-5, text=ODD, empty="", nested=nested, flag=False, left_out=None)
    [(method, fields)] = api.calls
    assert method == "sendMessage"
    assert json.loads(fields.pop("nested")) == nested
    assert fields == {"chat_id": "-5", "text": ODD, "empty": "", "flag": "false"}


async def test_half_a_character_is_left_out(api: BotApi, bot: ExtBot[None]) -> None:
    """No encoding has a form for it, and the rest of the message is worth sending."""
    await call(bot, "sendMessage", chat_id=5, text="a\ud83cb")
    assert api.calls == [("sendMessage", {"chat_id": "5", "text": "ab"})]


@pytest.mark.parametrize("result", [True, None, 7, "x", [1], {"message_id": 5, "deep": {"x": [1]}}])
async def test_the_result_is_that_of_the_answer(api: BotApi, bot: ExtBot[None], result: Any) -> None:
    api.answers["sendMessage"] = result
    assert await call(bot, "sendMessage", chat_id=5) == result


@pytest.mark.parametrize(
    ("status", "answer", "error"),
    [
        (400, {"description": "Bad Request: chat not found"}, BadRequest),
        (400, {"description": "x", "parameters": {"migrate_to_chat_id": -1007}}, ChatMigrated),
        (403, {"description": "Forbidden: bot was blocked by the user"}, Forbidden),
        (404, {"description": "Not Found"}, InvalidToken),
        (429, {"description": "x", "parameters": {"retry_after": 7}}, RetryAfter),
        (500, {"description": "Internal Server Error"}, PossiblySent),
        (200, {"result_": "none"}, AnswerLost),
    ],
)
async def test_errors_are_ptbs(
    api: BotApi, bot: ExtBot[None], status: int, answer: dict[str, object], error: type[TelegramError]
) -> None:
    api.answers["sendMessage"] = answering(status, **answer)
    with pytest.raises(error) as caught:
        await call(bot, "sendMessage", chat_id=5, text="x")
    assert TOKEN not in f"{caught.value!r}"


async def test_a_closed_request_was_definitely_not_sent(api: BotApi, bot: ExtBot[None]) -> None:
    await bot.request.shutdown()
    with pytest.raises(NotConnected):
        await call(bot, "sendMessage", chat_id=5, text="x")
    assert not api.calls


async def test_calls_are_paced_like_others(api: BotApi) -> None:
    """After a burst of three a chat has a message a second; what sends none does not wait. A 429 is waited for."""
    slept: list[float] = []
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(round(seconds, 3))
        now += seconds

    async def busy(request: web.Request) -> web.StreamResponse:
        api.answers["sendMessage"] = True
        return await answering(429, description="x", parameters={"retry_after": 3})(request)

    async with AiohttpRequest() as request:
        bot = bot_over(request, TOKEN, api.root, rate_limiter=SendPacing(clock=lambda: now, sleep=sleep))
        for _ in range(4):
            await call(bot, "sendMessage", chat_id=5, text="x")
            await call(bot, "setMessageReaction", chat_id=5)
        assert slept == [1.0]
        api.answers["sendMessage"] = busy
        await call(bot, "sendMessage", chat_id=6, text="x")
    assert slept == [1.0, 3.1]
    assert [method for method, _ in api.calls].count("sendMessage") == 5


async def test_halves_of_a_secret_in_two_fields_are_no_secret(api: BotApi) -> None:
    """The fields are looked through at once, but each is read for itself."""
    half, other = TOKEN[:20], TOKEN[20:]
    async with AiohttpRequest(guard=OutgoingGuard([TOKEN])) as request:
        bot = bot_over(request, TOKEN, api.root)
        await call(bot, "sendMessage", chat_id=5, text=half, quote=other)
        await call(bot, "sendMessage", chat_id=5, text="x", buttons=[[{"text": half + other}]])
    (_, apart), (_, together) = api.calls
    assert (apart["text"], apart["quote"]) == (half, other)
    assert json.loads(together["buttons"]) == [[{"text": MARK}]]
