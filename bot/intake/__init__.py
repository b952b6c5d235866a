"""Receives Telegram's updates at least once: they are acknowledged after their effects are committed."""

from typing import Any

# An update as raw JSON. Updates are parsed one by one, so that a malformed one does not affect the others.
RawUpdate = dict[str, Any]

# Edited messages are excluded: an edit never orders.
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member", "inline_query")
