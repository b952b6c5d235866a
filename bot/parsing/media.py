"""The photos of a message, and the attachments that cannot be used."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bot.parsing.incoming import Attachment, Photo

if TYPE_CHECKING:
    from telegram import Document, ExternalReplyInfo, Message, PhotoSize

IMAGE_MIMES = {
    "image/jpeg": "image/jpeg",
    "image/jpg": "image/jpeg",
    "image/png": "image/png",
    "image/webp": "image/webp",
}
MIME_BY_ENDING = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "webp": "image/webp"}
UNKNOWN_MIMES = {"", "application/octet-stream"}

WITHOUT_PICTURES = (
    "giveaway", "giveaway_winners", "poll", "contact", "location", "venue", "dice", "game", "invoice", "checklist",
)  # fmt: skip
"""Contents of a message, under their names in the Bot API, that are neither words nor pictures."""


def photos_of(message: "Message | ExternalReplyInfo", message_id: int) -> tuple[Photo, ...]:
    if message.photo:
        return (_largest(message.photo, message_id),)
    document = message.document
    mime = _image_mime(document) if document and not message.animation else None
    if not document or not mime:
        return ()
    shown = document.thumbnail  # Telegram tells no size of a document
    return (
        Photo(
            document.file_id, document.file_unique_id, document.file_size, mime, message_id,
            width=shown.width if shown else None, height=shown.height if shown else None,
        ),
    )  # fmt: skip


def _largest(sizes: Sequence["PhotoSize"], message_id: int) -> Photo:
    best = max(sizes, key=lambda size: size.width * size.height)
    return Photo(best.file_id, best.file_unique_id, best.file_size, "image/jpeg", message_id, best.width, best.height)


def _image_mime(document: "Document") -> str | None:
    mime = (document.mime_type or "").lower()
    if mime in UNKNOWN_MIMES:
        return MIME_BY_ENDING.get((document.file_name or "").lower().rpartition(".")[2])
    return IMAGE_MIMES.get(mime)


def own_attachment(message: "Message") -> Attachment | None:
    """As `attachment_of`, but also what is a `Doubt` in a replied-to message: a story, paid media, a place, a poll."""
    if message.story:
        return Attachment.STORY
    if message.paid_media:
        return Attachment.PAID_MEDIA
    return Attachment.OTHER if has_no_pictures(message) else attachment_of(message)


def has_no_pictures(message: "Message | ExternalReplyInfo") -> bool:
    """Whether a message is something of WITHOUT_PICTURES."""
    return any(getattr(message, name, None) for name in WITHOUT_PICTURES)


def attachment_of(message: "Message | ExternalReplyInfo") -> Attachment | None:
    if message.photo:
        return None
    if message.animation:  # Telegram also sets `document`, so this comes first
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
