"""The pictures of a request: photos of messages, and links that are or may be images, in the order in which they are sent."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from bot.parsing.incoming import Incoming, Photo
from bot.parsing.links import LinkKind, kind_of
from bot.parsing.options import OrderText, storable
from storage.model import Image

FIRST_LINK = 100  # `item` of the first link: behind all photos of its message
FIRST_LINK_BEHIND_WORDS = 10_000  # likewise, behind all links that the text itself has


def all_photos(incoming: Incoming) -> tuple[Photo, ...]:
    """The message's own photos and those of the message it replies to."""
    replied = incoming.reply.photos if incoming.reply else ()
    return (
        *incoming.photos,
        *(replace(photo, message_id=photo.message_id or incoming.message_id) for photo in replied),
    )


def links_behind_words(incoming: Incoming) -> tuple[Image, ...]:
    """Links that are or may be images and that a text shows as words, apart from those that are written in it."""
    kinds: dict[LinkKind, Literal["link", "doubtful"]] = {LinkKind.PICTURE: "link", LinkKind.DOUBTFUL: "doubtful"}
    found = dict.fromkeys(map(storable, incoming.text_links))
    return tuple(
        Image(message_id=incoming.message_id, item=FIRST_LINK_BEHIND_WORDS + place, kind=kinds[kind], ref=link)
        for place, link in enumerate(found)
        if (kind := kind_of(link)) in kinds
    )


def pictures_of(photos: Sequence[Photo]) -> tuple[Image, ...]:
    """Photos by their messages."""
    return tuple(
        Image(
            message_id=photo.message_id,
            # Two photos may come with one message: its own, and one of another chat that it replies to.
            item=sum(other.message_id == photo.message_id for other in photos[:place]),
            kind="photo",
            ref=photo.file_id,
            mime=photo.mime,
            bytes=photo.size,
        )
        for place, photo in enumerate(photos)
    )


def sure_links(text: OrderText, message_id: int) -> tuple[Image, ...]:
    """The links of a text that are pictures, in their order: `item` keeps them behind the message's own photo."""
    return tuple(
        Image(message_id=message_id, item=FIRST_LINK + place, kind="link", ref=link)
        for place, link in text.sure_by_place()
    )


def doubtful_links(text: OrderText, message_id: int) -> tuple[Image, ...]:
    """Links of which the person has to say whether they are pictures."""
    return tuple(
        Image(message_id=message_id, item=FIRST_LINK + place, kind="doubtful", ref=link)
        for place, link in text.doubtful.items()
    )
