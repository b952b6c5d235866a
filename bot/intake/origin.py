"""Which chat an update belongs to, read from raw JSON so that even one nobody can parse has its place."""

from collections.abc import Hashable
from typing import Any

from bot.intake import RawUpdate


def chat_id(raw: RawUpdate) -> int | None:
    """Find the chat an update came from, else the person's id (that of their private chat), else None."""
    for payload in raw.values():
        if isinstance(payload, dict):
            return (
                _id(payload.get("chat"))
                or _id(_within(payload.get("message"), "chat"))
                or _id(payload.get("from"))
                or _id(payload.get("user"))
            )
    return None


def lane_key(raw: RawUpdate) -> Hashable:
    """Give what must be handled in order the same key, and an update of nobody a key of its own."""
    chat = chat_id(raw)
    return ("update", raw.get("update_id")) if chat is None else ("chat", chat)


def _within(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, dict) else None


def _id(value: Any) -> int | None:
    number = _within(value, "id")
    return number if isinstance(number, int) else None
