"""Telegram's updates come in here, at least once: acknowledged only after what they caused is committed."""

from typing import Any

# An update as Telegram's JSON has it: parsed one by one, so that a malformed one spoils no other.
RawUpdate = dict[str, Any]

# Edited messages are left out: they never spend.
ALLOWED_UPDATES = ("message", "callback_query", "my_chat_member")
