"""PTB bots that use only our transport. A bot made without one builds PTB's own, which loads all CA certificates (25 ms each)."""

from typing import Any

from telegram.ext import ExtBot
from telegram.request import BaseRequest


def bot_over(request: BaseRequest, token: str, root: str, **facts: Any) -> ExtBot[None]:
    """A bot of the Bot API at `root`, all of whose requests go over `request`."""
    return ExtBot(token, base_url=f"{root}/bot", request=request, get_updates_request=request, **facts)
