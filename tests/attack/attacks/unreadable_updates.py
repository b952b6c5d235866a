"""Updates that cannot be read arrive among the orders of others: nested lists, endless numbers, no object, no id."""

import asyncio
import json
import re
import time
from pathlib import Path

import aiohttp
from aiohttp import web

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.bystanders import ID_WITHIN, OTHERS, Scene, percentile
from tests.attack.figures import Figure
from tests.attack.gateway import Gateway
from tests.e2e.bot_process import BotProcess

DEEP = "[" * 5000 + "]" * 5000
SET_ASIDE_WITHIN = 30.0  # seconds: three tries
SECRET = "s3cret-of-the-webhook"
CONTENTS = (
    f'"message":{DEEP}',
    f'"message":{{"message_id":1,"date":{"9" * 5000},"chat":{{"id":5,"type":"private"}}}}',
    '"message":{"message_id":1,"date":0,"chat":{"id":5,"type":"private"},"text":5}',
    '"message":[]',
)
WITHOUT_ID = (f'{{"message":{DEEP}}}', "7", "[]", '{"update_id":"x"}', f'{{"update_id":{"9" * 5000}}}')


async def attack(folder: Path, short: bool) -> list[Figure]:
    rounds = 5 if short else 25
    return [*await _by_polling(folder, rounds), *await _by_webhook(folder, rounds)]


async def _by_polling(folder: Path, rounds: int) -> list[Figure]:
    """Every answer with updates also has one of each bad kind."""
    place = folder / "polling"
    place.mkdir()
    telegram, video = TelegramStandIn(limits=True), VideoStandIn()
    await telegram.start()
    await video.start()
    left = [rounds]

    async def spoil(method: str, body: bytes) -> web.Response | None:
        if method != "getUpdates" or left[0] <= 0:
            return None
        async with aiohttp.ClientSession() as session:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            url = f"{telegram.url}/bot{telegram.token}/getUpdates"
            async with session.post(url, data=body, headers=headers) as reply:
                answer = await reply.json()
        if not answer.get("result"):
            return web.json_response(answer, status=reply.status)
        left[0] -= 1
        first = answer["result"][0]["update_id"] - len(CONTENTS) - 1
        bad = [f'{{"update_id":{first + number},{content}}}' for number, content in enumerate(CONTENTS)]
        written = ",".join((*bad, *WITHOUT_ID, *map(json.dumps, answer["result"])))
        return web.Response(body=f'{{"ok":true,"result":[{written}]}}'.encode(), content_type="application/json")

    async with Gateway(telegram.url, spoil) as gateway:
        admin = telegram.person("Admin")
        bot = BotProcess(
            telegram, video, place, TELEGRAM_API_URL=gateway.url, LOG_LEVEL="INFO", ADMIN_IDS=str(admin.id)
        )
        try:
            await bot.start()
            at = Scene(telegram, bot, admin, [telegram.person(f"Other {number}") for number in range(OTHERS)])
            waits = await at.waits()
            deadline = time.monotonic() + SET_ASIDE_WITHIN
            while time.monotonic() < deadline and bot.log().count("Giving up update") < len(CONTENTS):  # noqa: ASYNC110 - the log is a file
                await asyncio.sleep(0.1)
            given_up = len(set(re.findall(r"Giving up update (\d+)", bot.log())))
        finally:
            await bot.stop()
            await telegram.close()
            await video.close()
    return [
        Figure(f"polling: {OTHERS} other chats have their ids within (p99)", percentile(waits, 99), "s", ID_WITHIN),
        Figure("polling: bad updates that were not set aside", max(0, len(CONTENTS) - given_up), "", 0),
    ]


async def _by_webhook(folder: Path, rounds: int) -> list[Figure]:
    """Bad updates are recorded and answered 200; what is no update, 400."""
    place = folder / "webhook"
    place.mkdir()
    telegram, video = TelegramStandIn(limits=True), VideoStandIn()
    await telegram.start()
    await video.start()
    admin = telegram.person("Admin")
    bot = BotProcess(
        telegram, video, place, UPDATES="webhook", WEBHOOK_SECRET=SECRET, LOG_LEVEL="INFO", ADMIN_IDS=str(admin.id)
    )
    wrong = 0
    try:
        await bot.start()
        headers = {"X-Telegram-Bot-Api-Secret-Token": SECRET, "Content-Type": "application/json"}
        async with aiohttp.ClientSession(headers=headers) as session:

            async def push(body: str | bytes) -> int:
                async with session.post(f"{bot.url}/telegram/webhook", data=body) as reply:
                    return reply.status

            for number in range(rounds):
                for kind, content in enumerate(CONTENTS):
                    wrong += await push(f'{{"update_id":{10 * number + kind},{content}}}') != 200
                wrong += await push(b'{"update_id":%d,"x":"\xff\xfe"}' % (10 * number + 9)) != 200
                for body in WITHOUT_ID:
                    wrong += await push(body) != 400
        at = Scene(telegram, bot, admin, [telegram.person(f"Other {number}") for number in range(OTHERS)])
        waits = await at.waits()
    finally:
        await bot.stop()
        await telegram.close()
        await video.close()
    return [
        Figure("webhook: bad updates with another answer than 200 or 400", wrong, "", 0),
        Figure(f"webhook: {OTHERS} other chats have their ids within (p99)", percentile(waits, 99), "s", ID_WITHIN),
    ]
