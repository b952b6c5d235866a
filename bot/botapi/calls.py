"""Calls of the Bot API as plain JSON: PTB's own methods build objects of the answer, which cost more than the request."""

from typing import Any

from telegram import Bot


async def call(bot: Bot, method: str, **parameters: Any) -> Any:
    """Call a method (`send_message`) with its parameters, those that are None left out; the result is as in the Bot API.

    Raises TelegramError.
    """
    # PTB warns about the names of its own methods; with the underscore it finds none, and sends the same name.
    return await bot.do_api_request(f"{method}_", parameters)
