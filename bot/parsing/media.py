"""The photos of a message, and the attachments that cannot be used."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.parsing.incoming import Attachment, Photo

Json = Mapping[str, Any]
"""A message, or an `ExternalReplyInfo`, which has the same names for its media; or an object within it."""

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


def photos_of(message: Json, message_id: int) -> tuple[Photo, ...]:
    if sizes := message.get("photo"):
        return (_largest(sizes, message_id),)
    document = message.get("document")
    mime = _image_mime(document) if document and not message.get("animation") else None
    if not document or not mime:
        return ()
    shown = document.get("thumbnail") or {}  # Telegram tells no size of a document
    return (
        Photo(
            document["file_id"], document["file_unique_id"], document.get("file_size"), mime, message_id,
            width=shown.get("width"), height=shown.get("height"),
        ),
    )  # fmt: skip


def _largest(sizes: Sequence[Json], message_id: int) -> Photo:
    best = max(sizes, key=lambda size: size["width"] * size["height"])
    return Photo(
        best["file_id"], best["file_unique_id"], best.get("file_size"), "image/jpeg", message_id,
        width=best["width"], height=best["height"],
    )  # fmt: skip


def _image_mime(document: Json) -> str | None:
    mime = (document.get("mime_type") or "").lower()
    if mime in UNKNOWN_MIMES:
        return MIME_BY_ENDING.get((document.get("file_name") or "").lower().rpartition(".")[2])
    return IMAGE_MIMES.get(mime)


def own_attachment(message: Json) -> Attachment | None:
    """As `attachment_of`, but also what is a `Doubt` in a replied-to message: a story, paid media, a place, a poll."""
    if message.get("story"):
        return Attachment.STORY
    if message.get("paid_media"):
        return Attachment.PAID_MEDIA
    return Attachment.OTHER if has_no_pictures(message) else attachment_of(message)


def has_no_pictures(message: Json) -> bool:
    """Whether a message is something of WITHOUT_PICTURES."""
    return any(map(message.get, WITHOUT_PICTURES))


def attachment_of(message: Json) -> Attachment | None:
    if message.get("photo"):
        return None
    if message.get("animation"):  # Telegram also sets `document`, so this comes first
        return Attachment.ANIMATION
    if message.get("video") or message.get("video_note"):
        return Attachment.VIDEO
    if message.get("sticker"):
        return Attachment.STICKER
    if message.get("voice"):
        return Attachment.VOICE
    if message.get("audio"):
        return Attachment.AUDIO
    document = message.get("document")
    if not document or _image_mime(document):
        return None
    is_image = (document.get("mime_type") or "").lower().startswith("image/")
    return Attachment.UNSUPPORTED_IMAGE if is_image else Attachment.DOCUMENT
