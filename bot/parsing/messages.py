"""Turns a Telegram message into an `Incoming`."""

from typing import TYPE_CHECKING

from bot.parsing.commands import split_command
from bot.parsing.doubts import Doubt
from bot.parsing.incoming import Incoming, Reply
from bot.parsing.media import attachment_of, has_no_pictures, own_attachment, photos_of
from bot.parsing.mentions import without_mention

if TYPE_CHECKING:
    from telegram import ExternalReplyInfo, Message


def from_message(message: "Message", bot_username: str) -> Incoming:
    """Read a message for the bot with this username (with or without @, in any case). Nothing is fetched."""
    name = bot_username.removeprefix("@")
    text = message.text or message.caption or ""
    body, mentioned = without_mention(text, name, message.entities or message.caption_entities)
    command = split_command(body)
    for_another = command is not None and command.target is not None and not _same(command.target, name)
    if for_another:
        command = None
    if message.is_automatic_forward:  # a channel's post in its discussion group, which speaks to the channel's readers
        mentioned = False
    is_private = message.chat.type == "private"
    user = message.from_user
    return Incoming(
        chat_id=message.chat.id,
        message_id=message.message_id,
        thread_id=message.message_thread_id if message.is_topic_message else None,
        is_private=is_private,
        user_id=user.id if user else None,
        language=user.language_code if user else None,
        sender_chat_id=message.sender_chat.id if message.sender_chat else None,
        forwarded=_is_forwarded(message),
        media_group_id=message.media_group_id,
        text=text,
        body=command.rest if command else body,
        command=command,
        mentioned=mentioned,
        addressed=not for_another and (command is not None or mentioned or is_private),
        photos=photos_of(message, message.message_id),
        text_links=_text_links(message),
        attachment=own_attachment(message),
        reply=_reply(message, name),
    )


def _is_forwarded(message: "Message") -> bool:
    """Whether these are words from another chat. A channel's own post in its discussion group is not."""
    origin = message.forward_origin
    if message.is_automatic_forward and message.sender_chat:
        source = getattr(origin, "chat", None)
        return origin is not None and (source is None or source.id != message.sender_chat.id)
    return origin is not None


def _text_links(message: "Message") -> tuple[str, ...]:
    entities = message.entities or message.caption_entities
    return tuple(entity.url for entity in entities if entity.type == "text_link" and entity.url)


def _reply(message: "Message", bot_username: str) -> Reply | None:
    if message.external_reply:
        return _external_reply(message, message.external_reply)
    if message.reply_to_story:
        return Reply(None, (), None, "", None, from_this_bot=False, unusable=Doubt.STORY)
    replied = message.reply_to_message
    if replied is None or _opens_the_topic(message, replied):
        return None
    author = replied.from_user
    return Reply(
        message_id=replied.message_id,
        photos=photos_of(replied, replied.message_id),
        attachment=attachment_of(replied),
        text=replied.text or replied.caption or "",
        media_group_id=replied.media_group_id,
        from_this_bot=author is not None and _same(author.username or "", bot_username),
        buttons=_buttons(replied),
        unusable=_unusable(replied),
        whole=replied.to_json,
    )


def _external_reply(message: "Message", replied: "ExternalReplyInfo") -> Reply:
    """A reply to a message in another chat, or in another topic of this chat."""
    is_here = replied.chat is not None and replied.chat.id == message.chat.id
    return Reply(
        message_id=replied.message_id if is_here else None,
        photos=photos_of(replied, replied.message_id or 0),
        attachment=attachment_of(replied),
        text="",
        media_group_id=None,
        from_this_bot=False,
        unusable=_unusable(replied),
    )


def _buttons(message: "Message") -> tuple[str, ...]:
    """The callback data of a message's buttons."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    buttons = (button for row in rows for button in row)
    return tuple(button.callback_data for button in buttons if isinstance(button.callback_data, str))


def _unusable(message: "Message | ExternalReplyInfo") -> Doubt | None:
    if message.story:
        return Doubt.STORY
    if message.paid_media:
        return Doubt.PAID
    return Doubt.REPLY if has_no_pictures(message) else None


def _opens_the_topic(message: "Message", replied: "Message") -> bool:
    # A message of a topic "replies" to the service message that opened it unless it replies to another.
    if replied.forum_topic_created:
        return True
    return bool(message.is_topic_message) and replied.message_id == message.message_thread_id


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
