"""A broken Bot API server answers getUpdates at once, and with nothing."""

import asyncio
from pathlib import Path

from aiohttp import web

from sandbox.telegram import TelegramStandIn
from sandbox.video import VideoStandIn
from tests.attack.figures import Figure
from tests.attack.gateway import Gateway
from tests.e2e.bot_process import BotProcess

MOST = 4.0  # requests per second


async def attack(folder: Path, short: bool) -> list[Figure]:
    seconds = 5.0 if short else 20.0
    telegram, video = TelegramStandIn(), VideoStandIn()
    await telegram.start()
    await video.start()

    async def nothing(method: str, _body: bytes) -> web.Response | None:
        return web.json_response({"ok": True, "result": []}) if method == "getUpdates" else None

    async with Gateway(telegram.url, nothing) as gateway:
        bot = BotProcess(telegram, video, folder, TELEGRAM_API_URL=gateway.url, LOG_LEVEL="INFO")
        try:
            await bot.start()
            before = gateway.requests["getUpdates"]
            await asyncio.sleep(seconds)
            asked = gateway.requests["getUpdates"] - before
        finally:
            await bot.stop()
            await telegram.close()
            await video.close()
    return [Figure("requests for updates", asked / seconds, "per second", MOST)]
