"""Changes to existing messages: edit, delete, react."""

from typing import Any

from sandbox.telegram.access import find_message
from sandbox.telegram.args import Args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.keyboards import Keyboard, parse_keyboard
from sandbox.telegram.render import message_json
from sandbox.telegram.texts import check_caption, check_text, message_caption, message_text
from sandbox.telegram.world import Message

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
# fmt: off
REACTIONS = frozenset({
    "👍", "👎", "❤", "🔥", "🥰", "👏", "😁", "🤔", "🤯", "😱", "🤬", "😢", "🎉", "🤩", "🤮",
    "💩", "🙏", "👌", "🕊", "🤡", "🥱", "🥴", "😍", "🐳", "❤\u200d🔥", "🌚", "🌭", "💯", "🤣", "⚡",
    "🍌", "🏆", "💔", "🤨", "😐", "🍓", "🍾", "💋", "🖕", "😈", "😴", "😭", "🤓", "👻", "👨\u200d💻",
    "👀", "🎃", "🙈", "😇", "😨", "🤝", "✍", "🤗", "🫡", "🎅", "🎄", "☃", "💅", "🤪", "🗿",
    "🆒", "💘", "🙉", "🦄", "😘", "💊", "🙊", "😎", "👾", "🤷\u200d♂", "🤷", "🤷\u200d♀", "😡",
})
# fmt: on


async def edit_message_text(core: Core, args: Args) -> Json:
    text, entities = message_text(args)
    keyboard = parse_keyboard(args.params.get("reply_markup"))
    message = _own(core, args)
    if message.text is None:
        raise bad_request("there is no text in the message to edit")
    check_text(text)
    _check_change(message, text, entities, keyboard)
    message.text, message.entities, message.keyboard = text, entities, keyboard
    core.edited(message)
    return message_json(message)


async def edit_message_caption(core: Core, args: Args) -> Json:
    caption, entities = message_caption(args)
    keyboard = parse_keyboard(args.params.get("reply_markup"))
    message = _own(core, args)
    if message.media is None:
        raise bad_request("there is no caption in the message to edit")
    check_caption(caption)
    _check_change(message, caption, entities, keyboard)
    message.caption, message.entities, message.keyboard = caption or None, entities, keyboard
    core.edited(message)
    return message_json(message)


async def edit_message_reply_markup(core: Core, args: Args) -> Json:
    keyboard = parse_keyboard(args.params.get("reply_markup"))
    message = _own(core, args)
    _check_change(message, message.words, message.entities, keyboard)
    message.keyboard = keyboard
    core.edited(message)
    return message_json(message)


async def delete_message(core: Core, args: Args) -> bool:
    if not args.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = find_message(core, args, "write", "message to delete")
    administrator = message.chat.bot_status == "administrator"
    if message.sender is not core.bot and message.chat.is_group and not administrator:
        raise bad_request("message can't be deleted")
    core.delete(message)
    return True


async def set_message_reaction(core: Core, args: Args) -> bool:
    emoji = [_emoji(reaction) for reaction in args.json("reaction", "reaction types") or []]
    message = find_message(core, args, "read", "message to react")
    if len(emoji) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if not set(emoji) <= REACTIONS:
        raise bad_request("REACTION_INVALID")
    message.reactions = emoji
    core.feed.publish({"type": "reaction", "chat": message.chat.id, "id": message.id, "reactions": emoji})
    return True


def _own(core: Core, args: Args) -> Message:
    if args.params.get("chat_id", "") == "" and not args.integer("message_id"):
        raise bad_request("message identifier is not specified")
    message = find_message(core, args, "edit", "message to edit")
    if message.sender is not core.bot or message.service:
        raise bad_request("message can't be edited")
    return message


def _check_change(message: Message, words: str, entities: list[Json], keyboard: Keyboard) -> None:
    same_buttons = [[b.raw for b in row] for row in keyboard] == [[b.raw for b in row] for row in message.keyboard]
    if words == message.words and entities == message.entities and same_buttons:
        raise bad_request(NOT_MODIFIED)


def _emoji(reaction: Any) -> str:
    if not isinstance(reaction, dict):
        raise bad_request("can't parse ReactionType: expected an Object")
    if reaction.get("type") != "emoji":
        raise bad_request("can't parse ReactionType: invalid reaction type specified")
    return str(reaction.get("emoji", "")).replace("\ufe0f", "")
