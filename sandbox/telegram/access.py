"""Checks of every call to a chat, in Telegram's order and with its messages."""

import math
import time
from dataclasses import dataclass
from typing import Any, Literal

from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import bad_request, forbidden, too_many
from sandbox.telegram.keyboards import Keyboard, parse_keyboard
from sandbox.telegram.world import GENERAL_TOPIC, Chat, Message

Need = Literal["read", "edit", "write"]


@dataclass(frozen=True)
class Target:
    """Where a message of the bot goes. `is_external`: the reply is to another topic, and is shown as an external one."""

    chat: Chat
    thread: int | None
    reply_to: Message | None
    keyboard: Keyboard
    is_external: bool = False


def find_chat(core: Core, args: Args, need: Need) -> Chat:
    """Find the chat of `chat_id`; raises ApiError 400 or 403 if there is none or the bot may not do that."""
    chat_id = args.params.get("chat_id", "")
    if chat_id == "":
        raise bad_request("chat_id is empty")
    chat = core.world.chats.get(chat_id) if isinstance(chat_id, int) else None
    if chat is None or (need == "read" and chat.person and not chat.person.started):
        raise bad_request("chat not found")
    if chat.kind == "private":
        _check_private(chat, need)
    else:
        _check_group(chat, need)
    return chat


def find_message(core: Core, args: Args, need: Need, what: str) -> Message:
    """Find the message of a call; `what` is Telegram's name for it ("message to edit")."""
    chat = find_chat(core, args, need)
    message = chat.messages.get(args.integer("message_id"))
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def find_target(core: Core, args: Args) -> Target:
    """Read the target of a message, the same for all kinds of messages."""
    reply = _reply_parameters(args)
    keyboard = parse_keyboard(args.params.get("reply_markup"))
    chat = find_chat(core, args, "write")
    thread = find_thread(chat, args.integer("message_thread_id"))
    replied = _find_reply(core, chat, reply)
    if replied is not None and replied.chat is not chat:
        return Target(chat, thread, replied, keyboard, is_external=True)
    if replied is not None and thread is None and chat.has_topics:
        # A reply without a topic goes to the topic of the message it replies to.
        thread = replied.thread
    check_open(chat, thread)
    check_slow_mode(chat)
    is_external = replied is not None and chat.has_topics and replied.thread != thread
    return Target(chat, thread, replied, keyboard, is_external=is_external)


def check_rights(chat: Chat, what: str) -> None:
    """Check that the bot may send `what` ("text messages", "videos"); raises ApiError 400."""
    if not chat.may_send(what):
        raise bad_request(f"not enough rights to send {what} to the chat")


def check_open(chat: Chat, thread: int | None) -> None:
    """Check that the topic accepts messages of the bot; raises ApiError 400."""
    if chat.is_closed(thread):
        raise bad_request("TOPIC_CLOSED")


def check_slow_mode(chat: Chat) -> None:
    """Check that the bot has not written within the group's slow mode; raises ApiError 429."""
    left = chat.wrote_at + chat.slow_mode - time.monotonic()
    if chat.slow_mode and left > 0 and chat.bot_status != "administrator":
        raise too_many(math.ceil(left))


def _check_private(chat: Chat, need: Need) -> None:
    if chat.person is None or need == "read":
        return
    if chat.person.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.person.started:
        raise forbidden("bot can't initiate conversation with a user")


def _check_group(chat: Chat, need: Need) -> None:
    if chat.migrated_to is not None and need != "read":
        raise bad_request("group chat was upgraded to a supergroup chat", {"migrate_to_chat_id": chat.migrated_to})
    if need == "read" and chat.kind == "group":
        return
    if chat.bot_status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if chat.bot_status == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def find_thread(chat: Chat, thread: int) -> int | None:
    """Find the topic of a forum or a private chat; elsewhere Telegram ignores `message_thread_id`."""
    if thread <= 0 or not chat.has_topics:
        return None
    if thread == GENERAL_TOPIC or thread not in chat.topics:
        raise bad_request("message thread not found")
    return thread


def _reply_parameters(args: Args) -> dict[str, Any]:
    reply = args.json("reply_parameters", "reply parameters")
    if reply is None and args.integer("reply_to_message_id"):
        allowed = args.flag("allow_sending_without_reply")
        return {"message_id": args.integer("reply_to_message_id"), "allow_sending_without_reply": allowed}
    if reply is None or reply == {}:
        return {}
    if not isinstance(reply, dict):
        raise bad_request("object expected as reply parameters")
    if not str(reply.get("message_id", "")).lstrip("-").isdigit():
        raise bad_request('field "message_id" must be a valid Number')
    return reply


def _find_reply(core: Core, chat: Chat, reply: dict[str, Any]) -> Message | None:
    number = int(reply.get("message_id", 0))
    if number <= 0:
        return None
    place = chat
    if reply.get("chat_id") not in {None, "", chat.id, str(chat.id)}:
        place = find_chat(core, Args({"chat_id": reply["chat_id"]}, {}), "read")
    message = place.messages.get(number)
    if message is None and reply.get("allow_sending_without_reply") is not True:
        raise bad_request("message to be replied not found")
    return message
