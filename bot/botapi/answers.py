"""Answers of Bot API servers other than Telegram's, some of which leave out fields that PTB requires."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telegram import Bot

LARGEST_ID = 2**52 - 1  # the documentation of the Bot API: at most 52 significant bits
USERNAME = re.compile(r"\w{1,64}", re.ASCII)

DEFAULTS: dict[str, dict[str, Any]] = {
    "getMe": {"is_bot": True, "first_name": ""},
    "getWebhookInfo": {"url": "", "has_custom_certificate": False, "pending_update_count": 0},
}


class NoBotApi(Exception):
    """The server gives something other than what the bot needs. The message says what, and contains nothing of its."""


def completed(endpoint: str, answer: bytes) -> bytes:
    """The answer with the fields that it lacks and the bot can do without."""
    defaults = DEFAULTS.get(endpoint)
    if defaults is None:
        return answer
    try:
        said = json.loads(answer.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return answer
    if not isinstance(said, dict) or not isinstance(said.get("result"), dict):
        return answer
    given = {name: value for name, value in said["result"].items() if value is not None}
    return json.dumps(said | {"result": defaults | given}).encode()


@contextmanager
def asking(method: str) -> Iterator[None]:
    """Raise NoBotApi for an answer that PTB cannot read."""
    try:
        yield
    except (TypeError, AttributeError, ValueError, LookupError):  # by its types: PTB does not check them
        raise NoBotApi(f"{method} has an answer of another form") from None


def check_identity(bot: Bot) -> None:
    """Raises NoBotApi if getMe left out what the bot cannot do without."""
    user = bot.bot
    if not isinstance(user.id, int) or isinstance(user.id, bool) or not 0 < user.id <= LARGEST_ID:
        raise NoBotApi("getMe gives no id")
    if not isinstance(user.username, str) or not USERNAME.fullmatch(user.username):
        raise NoBotApi("getMe gives no username, by which people address the bot in groups")
