"""A Telegram message becomes an `Incoming`: everything the handlers ask of it, as plain frozen values."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from bot.parsing.commands import Command, split_command
from bot.parsing.cutting import joint
from bot.parsing.doubts import Doubt

if TYPE_CHECKING:
    from telegram import Document, ExternalReplyInfo, Message, PhotoSize

IMAGE_MIMES = {
    "image/jpeg": "image/jpeg",
    "image/jpg": "image/jpeg",
    "image/png": "image/png",
    "image/webp": "image/webp",
}
MIME_BY_ENDING = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
UNTOLD_MIMES = {"", "application/octet-stream"}
WITHOUT_PICTURES = (
    "giveaway", "giveaway_winners", "poll", "contact", "location", "venue", "dice", "game", "invoice", "checklist",
)  # fmt: skip
"""Contents of a replied-to message that no video can be made from, under their names in the Bot API."""


class Attachment(StrEnum):
    """What came with a message and cannot be an image of a video."""

    VIDEO = "video"
    ANIMATION = "animation"
    STICKER = "sticker"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    STORY = "story"  # a bot is told that it is one, and nothing more
    PAID_MEDIA = "paid_media"
    UNSUPPORTED_IMAGE = "unsupported_image"  # heic, gif, tiff, svg: formats the video API is not known to take


@dataclass(frozen=True)
class Photo:
    """A photo or an image sent as a document; `size` is in bytes. Unknown: `size` None, `message_id` 0."""

    file_id: str
    unique_id: str
    size: int | None
    mime: str
    message_id: int


@dataclass(frozen=True)
class Reply:
    """The message that was replied to; `message_id` is None if it is in another chat, `buttons` what its buttons send.

    `unusable`: it holds something that cannot be part of a request, so the words may not mean what they seem to.
    """

    message_id: int | None
    photos: tuple[Photo, ...]
    attachment: Attachment | None
    text: str
    media_group_id: str | None
    from_this_bot: bool
    buttons: tuple[str, ...] = ()
    unusable: Doubt | None = None


@dataclass(frozen=True)
class Incoming:
    """One message.

    `text` is the text or caption verbatim, `body` what remains without command and mentions of this bot.
    `command` is one for this bot: `/video@another` leaves it None and `addressed` False. `thread_id` is set
    in topics only. `user_id` is a stand-in account of Telegram's where `sender_chat_id` writes as a chat.
    `late_rest`: the text ends another one, which was dealt with before this came.
    """

    chat_id: int
    message_id: int
    thread_id: int | None
    is_private: bool
    user_id: int | None
    language: str | None
    sender_chat_id: int | None
    forwarded: bool
    media_group_id: str | None
    text: str
    body: str
    command: Command | None
    mentioned: bool
    addressed: bool
    photos: tuple[Photo, ...]
    text_links: tuple[str, ...]
    attachment: Attachment | None
    reply: Reply | None
    late_rest: bool = False

    @property
    def doubt(self) -> Doubt | None:
        """Why this message must not spend anything before *Create* is pressed."""
        if self.reply and self.reply.unusable:
            return self.reply.unusable
        if self.late_rest:
            return Doubt.CUT
        return Doubt.FORWARDED if self.forwarded else None

    @property
    def joint(self) -> str | None:
        """What stands between this text and its rest, if a client may have cut it; None if it is whole."""
        return None if self.photos or self.attachment else joint(self.text)

    @property
    def is_anonymous_admin(self) -> bool:
        """Whether this is an admin who writes in the group's own name."""
        return self.sender_chat_id == self.chat_id


def from_message(message: "Message", bot_username: str) -> Incoming:
    """Read a message for the bot of this username (with or without @, in any case); nothing is fetched."""
    name = bot_username.removeprefix("@")
    text = message.text or message.caption or ""
    body, mentioned = without_mention(text, name)
    command = split_command(body)
    for_another = command is not None and command.target is not None and not _same(command.target, name)
    if for_another:
        command = None
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
        forwarded=message.forward_origin is not None,
        media_group_id=message.media_group_id,
        text=text,
        body=command.rest if command else body,
        command=command,
        mentioned=mentioned,
        addressed=not for_another and (command is not None or mentioned or is_private),
        photos=_photos(message, message.message_id),
        text_links=_text_links(message),
        attachment=_own_attachment(message),
        reply=_reply(message, name),
    )


def without_mention(text: str, bot_username: str) -> tuple[str, bool]:
    """Take every @mention of the bot out of a text, with one space beside it; say whether there was one."""
    name = rf"(?<![A-Za-z0-9_@/.])@{re.escape(bot_username)}(?![A-Za-z0-9_])"
    without, count = re.subn(rf"\A\s*{name}[,:，：]?\s?|{name} | ?{name}", "", text, flags=re.IGNORECASE)
    return without, count > 0


def _photos(message: "Message | ExternalReplyInfo", message_id: int) -> tuple[Photo, ...]:
    if message.photo:
        return (_largest(message.photo, message_id),)
    document = message.document
    mime = _image_mime(document) if document and not message.animation else None
    if not document or not mime:
        return ()
    return (Photo(document.file_id, document.file_unique_id, document.file_size, mime, message_id),)


def _largest(sizes: Sequence["PhotoSize"], message_id: int) -> Photo:
    best = max(sizes, key=lambda size: size.width * size.height)
    return Photo(best.file_id, best.file_unique_id, best.file_size, "image/jpeg", message_id)


def _image_mime(document: "Document") -> str | None:
    mime = (document.mime_type or "").lower()
    if mime in UNTOLD_MIMES:
        return MIME_BY_ENDING.get((document.file_name or "").lower().rpartition(".")[2])
    return IMAGE_MIMES.get(mime)


def _own_attachment(message: "Message") -> Attachment | None:
    if message.story:
        return Attachment.STORY
    return Attachment.PAID_MEDIA if message.paid_media else _attachment(message)


def _attachment(message: "Message | ExternalReplyInfo") -> Attachment | None:
    if message.photo:
        return None
    if message.animation:  # Telegram sets `document` beside it, so it is asked first
        return Attachment.ANIMATION
    if message.video or message.video_note:
        return Attachment.VIDEO
    if message.sticker:
        return Attachment.STICKER
    if message.voice:
        return Attachment.VOICE
    if message.audio:
        return Attachment.AUDIO
    document = message.document
    if not document or _image_mime(document):
        return None
    is_image = (document.mime_type or "").lower().startswith("image/")
    return Attachment.UNSUPPORTED_IMAGE if is_image else Attachment.DOCUMENT


def _text_links(message: "Message") -> tuple[str, ...]:
    entities = message.entities or message.caption_entities
    return tuple(entity.url for entity in entities if entity.type == "text_link" and entity.url)


def _reply(message: "Message", bot_username: str) -> Reply | None:
    if outside := message.external_reply:
        here = outside.chat is not None and outside.chat.id == message.chat.id  # another topic of this chat
        photos = _photos(outside, outside.message_id or 0)
        known = outside.message_id if here else None
        unusable = _unusable(outside)
        return Reply(known, photos, _attachment(outside), "", None, from_this_bot=False, unusable=unusable)
    if message.reply_to_story:
        return Reply(None, (), None, "", None, from_this_bot=False, unusable=Doubt.STORY)
    replied = message.reply_to_message
    if replied is None or _opens_the_topic(message, replied):
        return None
    author = replied.from_user
    return Reply(
        message_id=replied.message_id,
        photos=_photos(replied, replied.message_id),
        attachment=_attachment(replied),
        text=replied.text or replied.caption or "",
        media_group_id=replied.media_group_id,
        from_this_bot=author is not None and _same(author.username or "", bot_username),
        buttons=tuple(
            button.callback_data
            for row in (replied.reply_markup.inline_keyboard if replied.reply_markup else ())
            for button in row
            if isinstance(button.callback_data, str)
        ),
        unusable=_unusable(replied),
    )


def _unusable(message: "Message | ExternalReplyInfo") -> Doubt | None:
    if message.story:
        return Doubt.STORY
    if message.paid_media:
        return Doubt.PAID
    return Doubt.REPLY if any(getattr(message, name) for name in WITHOUT_PICTURES) else None


def _opens_the_topic(message: "Message", replied: "Message") -> bool:
    # A message of a topic "replies" to the service message that opened it unless it replies to another.
    if replied.forum_topic_created:
        return True
    return bool(message.is_topic_message) and replied.message_id == message.message_thread_id


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()
