"""The floor: aiohttp's server and client alone. One POST and one reply, nothing stored, no errors handled."""

import asyncio
import json
import logging
import os
from typing import Any

import aiohttp
from aiohttp import web

logging.basicConfig(level=logging.INFO)
logger = logging.getLogger(__name__)

TELEGRAM = f"{os.environ['TELEGRAM_API_URL']}/bot{os.environ['TELEGRAM_BOT_TOKEN']}"
CREATE = f"{os.environ['VIDEO_API_URL']}/v1/video/create"
SECRET = os.environ["WEBHOOK_SECRET"]
KEY = {"Authorization": f"Bearer {os.environ['VIDEO_API_KEY']}", "Accept": "application/json"}


class Floor:
    def __init__(self) -> None:
        self._client: aiohttp.ClientSession | None = None
        self._running: set[asyncio.Task[None]] = set()

    async def open(self, _app: web.Application) -> None:
        self._client = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=60))
        url = f"{os.environ['PUBLIC_URL']}/webhook"
        await self._call("setWebhook", {"url": url, "secret_token": SECRET, "allowed_updates": ["message"]})

    async def close(self, _app: web.Application) -> None:
        if self._client is not None:
            await self._client.close()

    async def receive(self, request: web.Request) -> web.Response:
        """Answer at once and work on, as the frameworks do."""
        if request.headers.get("X-Telegram-Bot-Api-Secret-Token") != SECRET:
            return web.Response(status=403)
        task = asyncio.create_task(self._video(json.loads(await request.read())["message"]))
        self._running.add(task)
        task.add_done_callback(self._running.discard)
        return web.Response()

    async def _video(self, message: dict[str, Any]) -> None:
        command, _, prompt = message["text"].partition(" ")
        if command != "/video" or self._client is None:
            return
        body = {
            "images": [],
            "model": "sora-2",
            "orientation": "portrait",
            "prompt": prompt,
            "size": "small",
            "duration": 10,
            "watermark": True,
        }
        async with self._client.post(CREATE, json=body, headers=KEY) as created:
            task = await created.json()
        await self._call("sendMessage", {"chat_id": message["chat"]["id"], "text": task["id"]})

    async def _call(self, method: str, body: dict[str, Any]) -> None:
        assert self._client is not None
        async with self._client.post(f"{TELEGRAM}/{method}", json=body) as answer:
            await answer.read()


def main() -> None:
    floor = Floor()
    app = web.Application()
    app.router.add_post("/webhook", floor.receive)
    app.on_startup.append(floor.open)
    app.on_cleanup.append(floor.close)
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=lambda *_: None, access_log=None)


if __name__ == "__main__":
    main()
