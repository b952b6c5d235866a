"""A stand-in for Telegram's Bot API: as strict as the real one, with simulated users and injectable faults."""

from sandbox.telegram.errors import ApiError
from sandbox.telegram.faults import Faults, Hold
from sandbox.telegram.keyboards import Button
from sandbox.telegram.records import Call, CallbackAnswer
from sandbox.telegram.standin import TelegramStandIn
from sandbox.telegram.world import Chat, Media, Message, Person, Version

__all__ = [
    "ApiError",
    "Button",
    "Call",
    "CallbackAnswer",
    "Chat",
    "Faults",
    "Hold",
    "Media",
    "Message",
    "Person",
    "TelegramStandIn",
    "Version",
]
