"""The same job with plain python-telegram-bot by webhook: one POST and one reply, nothing stored.

One httpx client for all requests (a new one for each, as often seen, costs several times more).
"""

import logging
import os
from typing import Any

import httpx
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, CommandHandler, ContextTypes

logging.basicConfig(level=logging.INFO)
logging.getLogger("httpx").setLevel(logging.WARNING)  # as in python-telegram-bot's own examples


async def open_client(application: "Application[Any, Any, Any, Any, Any, Any]") -> None:
    """Called by python-telegram-bot before it receives updates."""
    headers = {"Authorization": f"Bearer {os.environ['VIDEO_API_KEY']}", "Accept": "application/json"}
    application.bot_data["client"] = httpx.AsyncClient(
        base_url=os.environ["VIDEO_API_URL"], headers=headers, timeout=60
    )


async def video(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """`/video WORDS`: one create, and its id as the answer."""
    if update.message is None:
        return
    body = {
        "images": [],
        "model": "sora-2",
        "orientation": "portrait",
        "prompt": " ".join(context.args or ()),
        "size": "small",
        "duration": 10,
        "watermark": True,
    }
    client: httpx.AsyncClient = context.bot_data["client"]
    created = await client.post("/v1/video/create", json=body)
    await update.message.reply_text(created.json()["id"])


def main() -> None:
    root = os.environ["TELEGRAM_API_URL"]
    builder = ApplicationBuilder().token(os.environ["TELEGRAM_BOT_TOKEN"])
    application = builder.base_url(f"{root}/bot").base_file_url(f"{root}/file/bot").post_init(open_client).build()
    application.add_handler(CommandHandler("video", video))
    application.run_webhook(
        listen="127.0.0.1",
        port=int(os.environ["PORT"]),
        url_path="webhook",
        webhook_url=f"{os.environ['PUBLIC_URL']}/webhook",
        secret_token=os.environ["WEBHOOK_SECRET"],
        allowed_updates=["message"],
    )


if __name__ == "__main__":
    main()
