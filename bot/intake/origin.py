"""The chat of an update, read from raw JSON so that it also works for updates that cannot be parsed."""

from collections.abc import Hashable
from typing import Any

from bot.intake import RawUpdate

LARGEST_ID = 2**52  # of a chat or a user, as the Bot API promises


INLINE_QUERY = "inline_query"


def chat_id(raw: RawUpdate) -> int | None:
    """Chat id of an update, else the user's id (that of the private chat), else None.

    None for an inline query: it is typed in a chat that the bot is not told.
    """
    for kind, payload in raw.items():
        if isinstance(payload, dict):
            if kind == INLINE_QUERY:
                return None
            return (
                _id(payload.get("chat"))
                or _id(_within(payload.get("message"), "chat"))
                or _id(payload.get("from"))
                or _id(payload.get("user"))
            )
    return None


def lane_key(raw: RawUpdate) -> Hashable:
    """Ordering key of an update: the same for updates of one chat, unique for an update without a chat.

    The inline queries of a user have a lane of their own: what somebody orders in private does not wait for them.
    """
    if INLINE_QUERY in raw:
        return (INLINE_QUERY, _id(_within(raw[INLINE_QUERY], "from")))
    chat = chat_id(raw)
    return ("update", raw.get("update_id")) if chat is None else ("chat", chat)


def _within(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _id(value: Any) -> int | None:
    number = _within(value, "id")
    return number if isinstance(number, int) and abs(number) <= LARGEST_ID else None
