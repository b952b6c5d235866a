"""State shared by all parts of the stand-in: the world, updates, files, faults, calls."""

import asyncio
import secrets
import time
from typing import Any

from sandbox.telegram import control_json
from sandbox.telegram.entities import find_entities
from sandbox.telegram.errors import Json
from sandbox.telegram.faults import Faults
from sandbox.telegram.feed import Feed
from sandbox.telegram.files import FileStore
from sandbox.telegram.limits import FloodLimits
from sandbox.telegram.members import member_json
from sandbox.telegram.records import Call, InlineAnswer, Press, Profile
from sandbox.telegram.render import chat_json, message_json, user_json
from sandbox.telegram.updates import UpdateQueue
from sandbox.telegram.webhook import WebhookSender
from sandbox.telegram.world import BotStatus, Chat, Message, Person, World, bot_sees, now


class Core:
    def __init__(self, token: str, username: str, *, privacy: bool = True, limits: bool = False) -> None:
        self.token = token
        self.bot = Person(int(token.partition(":")[0]), "Video Sandbox", username, is_bot=True)
        self.privacy = privacy
        self.world = World()
        self.feed = Feed()
        self.files = FileStore(time.monotonic)
        self.updates = UpdateQueue()
        self.webhook = WebhookSender(self.updates)
        self.updates.on_update = self.webhook.pump
        self.faults = Faults()
        self.limits = FloodLimits(time.monotonic) if limits else None
        self.calls: list[Call] = []
        self.presses: dict[str, Press] = {}
        self.supports_inline = True  # BotFather's setting
        self.inline_queries: dict[str, asyncio.Future[InlineAnswer]] = {}
        self.inline_answers: list[InlineAnswer] = []
        self.profile = Profile()
        self.closing = asyncio.Event()

    def post(self, message: Message) -> Message:
        """Add a message to its chat and notify all listeners."""
        self.world.add_message(message)
        if message.sender is self.bot:
            message.chat.wrote_at = time.monotonic()
        self.feed.publish({"type": "message", "message": control_json.message(message)})
        return message

    def post_as_person(self, message: Message) -> Message:
        """Add a message from a person (or Telegram itself); queues an update if Telegram would send one to the bot."""
        if message.chat.migrated_to is not None:
            raise ValueError(f"{message.chat} became a supergroup: write to {message.chat.migrated_to}")
        if message.chat.kind == "private" and not message.service:
            message.sender.started = True
        self.post(message)
        if bot_sees(message, self.bot):
            self.updates.add("message", message_json(message), f"chat:{message.chat.id}")
        return message

    def edited(self, message: Message) -> None:
        """Mark a message as edited just now; the bot gets an update for edits by people."""
        message.edit_date = now()
        message.edits.append(message.version())
        self.feed.publish({"type": "edit", "message": control_json.message(message)})
        if message.sender is not self.bot and bot_sees(message, self.bot):
            self.updates.add("edited_message", message_json(message), f"chat:{message.chat.id}")

    def delete(self, message: Message) -> None:
        message.deleted = True
        message.chat.messages.pop(message.id, None)
        if message in self.world.timeline:
            self.world.timeline.remove(message)
        self.feed.publish({"type": "delete", "chat": message.chat.id, "id": message.id})

    def set_bot_status(self, chat: Chat, status: BotStatus, by: Person) -> None:
        """Change the bot's status in a chat and queue its my_chat_member update."""
        before, chat.bot_status = chat.bot_status, status
        update: Json = {
            "chat": chat_json(chat),
            "from": user_json(by),
            "date": now(),
            "old_chat_member": member_json(self.bot, before),
            "new_chat_member": member_json(self.bot, status, chat.forbidden),
        }
        self.updates.add("my_chat_member", update, f"member:{chat.id}")
        self.feed.publish({"type": "chat", "chat": control_json.chat(chat)})

    def service(self, chat: Chat, sender: Person, content: Json, thread: int | None = None) -> Message:
        """Create a service message, not posted yet."""
        return Message(chat, chat.next_id(), sender, now(), service=content, thread=thread)

    def written(self, words: str | None, links: Any = ()) -> list[Json]:
        """Entities of a text that a person wrote."""
        return find_entities(words, links) if words else []


def new_token() -> str:
    """Generate a token of the right format that belongs to no bot."""
    return f"{7_000_000 + secrets.randbelow(999_999)}:{secrets.token_hex(18)[:35]}"
