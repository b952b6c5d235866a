"""Turns the JSON of a Telegram message into an `Incoming`.

Only what `Incoming` needs is read. As objects of python-telegram-bot a message costs eight times as much, and most of it
would be thrown away.
"""

import json
from functools import partial

from bot.parsing.commands import split_command
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming, Reply
from bot.parsing.media import Json, attachment_of, has_no_pictures, own_attachment, photos_of
from bot.parsing.mentions import without_mention


def from_message(message: Json, bot_username: str) -> Incoming:
    """Read a message for the bot with this username (with or without @, in any case). Nothing is fetched.

    Raises any error if it is not as the Bot API documents it.
    """
    name = bot_username.removeprefix("@")
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or ()
    body, mentioned = without_mention(text, name, entities)
    command = split_command(body)
    for_another = command is not None and command.target is not None and not _same(command.target, name)
    if for_another:
        command = None
    if message.get("is_automatic_forward"):  # a channel's post in its discussion group, which speaks to its readers
        mentioned = False
    chat, user, sender_chat = message["chat"], message.get("from"), message.get("sender_chat")
    is_private = chat["type"] == "private"
    return Incoming(
        chat_id=chat["id"],
        message_id=message["message_id"],
        thread_id=message.get("message_thread_id") if message.get("is_topic_message") else None,
        is_private=is_private,
        user_id=user["id"] if user else None,
        language=user.get("language_code") if user else None,
        sender_chat_id=sender_chat["id"] if sender_chat else None,
        forwarded=_is_forwarded(message),
        media_group_id=message.get("media_group_id"),
        text=text,
        body=command.rest if command else body,
        command=command,
        mentioned=mentioned,
        addressed=not for_another and (command is not None or mentioned or is_private),
        photos=photos_of(message, message["message_id"]),
        text_links=tuple(entity["url"] for entity in entities if entity["type"] == "text_link" and entity.get("url")),
        attachment=own_attachment(message),
        reply=_reply(message, name),
        chat_name=chat.get("title") or _full_name(chat),
        user_name=_full_name(user) if user else "",
        in_forum=bool(chat.get("is_forum")),
    )


def _full_name(person: Json) -> str:
    first, last = person.get("first_name") or "", person.get("last_name")
    return f"{first} {last}" if last else first


def _is_forwarded(message: Json) -> bool:
    """Whether these are words from another chat. A channel's own post in its discussion group is not."""
    origin = message.get("forward_origin")
    if origin is None:
        return False
    if message.get("is_automatic_forward") and (sender_chat := message.get("sender_chat")):
        source = origin.get("chat")
        return source is None or source["id"] != sender_chat["id"]
    return True


def _reply(message: Json, bot_username: str) -> Reply | None:
    if external := message.get("external_reply"):
        return _external_reply(message, external)
    if message.get("reply_to_story"):
        return Reply(None, (), None, "", None, from_this_bot=False, unusable=Doubt.STORY)
    replied = message.get("reply_to_message")
    if replied is None or _opens_the_topic(message, replied):
        return None
    author = replied.get("from")
    return Reply(
        message_id=replied["message_id"],
        photos=photos_of(replied, replied["message_id"]),
        attachment=attachment_of(replied),
        text=replied.get("text") or replied.get("caption") or "",
        media_group_id=replied.get("media_group_id"),
        from_this_bot=author is not None and _same(author.get("username") or "", bot_username),
        buttons=_buttons(replied),
        unusable=_unusable(replied),
        whole=partial(json.dumps, replied),
    )


def _external_reply(message: Json, replied: Json) -> Reply:
    """A reply to a message in another chat, or in another topic of this chat."""
    chat = replied.get("chat")
    is_here = chat is not None and chat["id"] == message["chat"]["id"]
    return Reply(
        message_id=replied.get("message_id") if is_here else None,
        photos=photos_of(replied, replied.get("message_id") or 0),
        attachment=attachment_of(replied),
        text="",
        media_group_id=None,
        from_this_bot=False,
        unusable=_unusable(replied),
    )


def _buttons(message: Json) -> tuple[str, ...]:
    """The callback data of a message's buttons."""
    markup = message.get("reply_markup") or {}
    buttons = (button for row in markup.get("inline_keyboard", ()) for button in row)
    return tuple(button["callback_data"] for button in buttons if isinstance(button.get("callback_data"), str))


def _unusable(message: Json) -> Doubt | None:
    if message.get("story"):
        return Doubt.STORY
    if message.get("paid_media"):
        return Doubt.PAID
    return Doubt.REPLY if has_no_pictures(message) else None


def _opens_the_topic(message: Json, replied: Json) -> bool:
    # A message of a topic "replies" to the service message that opened it unless it replies to another.
    if replied.get("forum_topic_created"):
        return True
    return bool(message.get("is_topic_message")) and replied["message_id"] == message.get("message_thread_id")


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
