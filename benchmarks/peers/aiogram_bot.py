"""The same job with plain aiogram by webhook: one POST and one reply, nothing stored."""

import logging
import os
from typing import Any

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject
from aiogram.types import Message
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

logging.basicConfig(level=logging.INFO)
dispatcher = Dispatcher()


@dispatcher.startup()
async def register(bot: Bot) -> None:
    """Called by aiogram before it receives updates."""
    headers = {"Authorization": f"Bearer {os.environ['VIDEO_API_KEY']}", "Accept": "application/json"}
    dispatcher["client"] = aiohttp.ClientSession(
        os.environ["VIDEO_API_URL"], headers=headers, timeout=aiohttp.ClientTimeout(total=60)
    )
    await bot.set_webhook(
        f"{os.environ['PUBLIC_URL']}/webhook",
        secret_token=os.environ["WEBHOOK_SECRET"],
        allowed_updates=["message"],
    )


@dispatcher.message(Command("video"))
async def video(message: Message, command: CommandObject, client: aiohttp.ClientSession) -> None:
    """`/video WORDS`: one create, and its id as the answer."""
    body: dict[str, Any] = {
        "images": [],
        "model": "sora-2",
        "orientation": "portrait",
        "prompt": command.args or "",
        "size": "small",
        "duration": 10,
        "watermark": True,
    }
    async with client.post("/v1/video/create", json=body) as created:
        task = await created.json()
    await message.reply(task["id"])


def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=session)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=os.environ["WEBHOOK_SECRET"]).register(app, "/webhook")
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host="127.0.0.1", port=int(os.environ["PORT"]), print=lambda *_: None)


if __name__ == "__main__":
    main()
