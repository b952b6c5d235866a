"""The pictures of a request, in the order in which they are sent: photos, and links that are or may be images."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.parsing.incoming import Incoming, Photo
from bot.parsing.links import LinkKind, kind_of
from bot.parsing.options import OrderText, storable
from storage.model import Image

FIRST_LINK = 100  # `item` of the first link: after all photos of its message
FIRST_HYPERLINK = 10_000  # likewise, after all links in the text


def all_photos(incoming: Incoming) -> tuple[Photo, ...]:
    """The message's own photos and those of the message it replies to."""
    replied = incoming.reply.photos if incoming.reply else ()
    return (
        *incoming.photos,
        *(replace(photo, message_id=photo.message_id or incoming.message_id) for photo in replied),
    )


def hyperlinks(incoming: Incoming) -> tuple[Image, ...]:
    """Links that are or may be images and are behind words of a text, instead of written in it."""
    kinds: dict[LinkKind, Literal["link", "doubtful"]] = {LinkKind.PICTURE: "link", LinkKind.DOUBTFUL: "doubtful"}
    found = dict.fromkeys(map(storable, incoming.text_links))
    return tuple(
        Image(message_id=incoming.message_id, item=FIRST_HYPERLINK + position, kind=kinds[kind], ref=link)
        for position, link in enumerate(found)
        if (kind := kind_of(link)) in kinds
    )


def pictures_of(photos: Sequence[Photo]) -> tuple[Image, ...]:
    """The images of photos."""
    return tuple(
        Image(
            message_id=photo.message_id,
            # A message may have two photos: its own, and that of a message in another chat to which it replies.
            item=sum(other.message_id == photo.message_id for other in photos[:position]),
            kind="photo",
            ref=photo.file_id,
            mime=photo.mime,
            bytes=photo.size,
            width=photo.width,
            height=photo.height,
        )
        for position, photo in enumerate(photos)
    )


def picture_links(text: OrderText, message_id: int) -> tuple[Image, ...]:
    """The links of a text that are pictures, in their order and after the message's own photo."""
    return tuple(
        Image(message_id=message_id, item=FIRST_LINK + position, kind="link", ref=link)
        for position, link in text.sure_by_place()
    )


def doubtful_links(text: OrderText, message_id: int) -> tuple[Image, ...]:
    """The links of a text for which the user decides whether they are pictures."""
    return tuple(
        Image(message_id=message_id, item=FIRST_LINK + position, kind="doubtful", ref=link)
        for position, link in text.doubtful.items()
    )
