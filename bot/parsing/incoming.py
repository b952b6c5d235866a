"""One Telegram message as plain frozen values: `Incoming` has everything that the handlers need of it."""

from collections.abc import Callable
from dataclasses import field
from enum import StrEnum

from bot.parsing.commands import Command
from bot.parsing.cutting import joint
from bot.parsing.doubts import Doubt
from storage.records import dataclass


class Attachment(StrEnum):
    """An attachment that cannot be an image of a video."""

    VIDEO = "video"
    ANIMATION = "animation"
    STICKER = "sticker"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    STORY = "story"  # a bot does not get its content
    PAID_MEDIA = "paid_media"
    OTHER = "other"  # a place, a contact, a poll, dice: only as a message of its own, not as one that is replied to
    UNSUPPORTED_IMAGE = "unsupported_image"  # heic, gif, tiff, svg: the video API may not accept them


@dataclass(frozen=True)
class Photo:
    """A photo, or an image sent as a document. `size` is in bytes, None if unknown; `message_id` is 0 if unknown.

    `width` and `height` in pixels, those of its thumbnail for a document: they tell its shape. None if unknown.
    """

    file_id: str
    unique_id: str
    size: int | None
    mime: str
    message_id: int
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True)
class Reply:
    """The message that was replied to. `message_id` is None if it is in another chat; `buttons` is its callback data.

    `unusable`: it contains something that cannot be part of an order, so the order may not be what the user means.
    `whole`: returns all that a copy of it would contain, as JSON; None if Telegram does not tell.
    """

    message_id: int | None
    photos: tuple[Photo, ...]
    attachment: Attachment | None
    text: str
    media_group_id: str | None
    from_this_bot: bool
    buttons: tuple[str, ...] = ()
    unusable: Doubt | None = None
    whole: Callable[[], str] | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Incoming:
    """One message.

    `text` is the text or caption verbatim, `body` the same without the command and mentions of this bot.
    `command` is one for this bot: for `/video@another` it is None, and `addressed` is False. `mentioned`: the bot is, outside
    of code, quotes and addresses. `thread_id` is set in topics only. If a chat writes (`sender_chat_id`), `user_id` is a
    substitute account of Telegram.
    `late_rest`: the text is the rest of an earlier message that was already processed. `small_talk`: it is about a photo, but
    its words are only small talk (`bot/handlers/small_talk.py`). `in_forum`: the chat has topics. Unknown names are empty.
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
    small_talk: bool = False
    chat_name: str = ""
    user_name: str = ""
    in_forum: bool = False

    @property
    def doubt(self) -> Doubt | None:
        """Why this message must wait for *Create* before anything is spent."""
        if self.reply and self.reply.unusable:
            return self.reply.unusable
        if self.late_rest:
            return Doubt.CUT
        if self.forwarded:
            return Doubt.FORWARDED
        return Doubt.TALK if self.small_talk else None

    @property
    def joint(self) -> str | None:
        """What goes between this text and its rest if a client may have cut it; None if it is complete."""
        return None if self.photos or self.attachment else joint(self.text)

    @property
    def is_anonymous_admin(self) -> bool:
        """Whether this is a group admin who writes as the group itself."""
        return self.sender_chat_id == self.chat_id
