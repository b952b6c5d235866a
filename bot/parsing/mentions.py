"""Finds mentions of the bot in a text, and removes them."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import MessageEntity

NOT_SPOKEN = frozenset(
    {"code", "pre", "blockquote", "expandable_blockquote", "url", "email", "text_link"}
)  # fmt: skip
"""Entities within which a name is an example, a quote or part of an address: it calls nobody."""
COMMAS = ",，،、"
AFTER = re.compile(rf"[{COMMAS}:：]?\s?")  # a mention at the beginning
BEFORE = re.compile(rf"[{COMMAS}]?\s*\Z")  # one at the end
Span = tuple[int, int]


def without_mention(
    text: str, bot_username: str, entities: Sequence["MessageEntity"] = ()
) -> tuple[str, bool]:  # fmt: skip
    """Remove each mention of the bot with one space next to it; also return whether there was one.

    At the ends of a text, a comma that separates the mention from the words is removed, too. `entities` of the text.
    """
    spans = list(_mentions(text, bot_username.removeprefix("@"), entities))
    for start, end in reversed(spans):
        before, after = text[:start], text[end:]
        if not before.strip():
            text = after[AFTER.match(after).end() :] if before or after else ""  # type: ignore[union-attr]  # matches ""
        elif not after.strip():
            text = BEFORE.sub("", before, count=1)
        elif after.startswith(" "):
            text = before + after[1:]
        else:
            text = before.removesuffix(" ") + after
    return text, bool(spans)


def _mentions(text: str, name: str, entities: Sequence["MessageEntity"]) -> Iterator[Span]:
    """The places of the mentions, in order. Clients do not always mark `@name`, so it is searched in the text itself."""
    silent = [_span(text, entity) for entity in entities if entity.type in NOT_SPOKEN]
    written = re.finditer(
        rf"(?<![A-Za-z0-9_@/.])@{re.escape(name)}(?![A-Za-z0-9_])", text, flags=re.IGNORECASE
    )  # fmt: skip
    by_link = [
        _span(text, entity)
        for entity in entities
        if entity.type == "text_mention" and entity.user and (entity.user.username or "").casefold() == name.casefold()
    ]
    for start, end in sorted({*(found.span() for found in written), *by_link}):
        if start < end and not any(first < end and start < last for first, last in silent):
            yield start, end


def _span(text: str, entity: "MessageEntity") -> Span:
    """The place of an entity in a Python string; Telegram counts UTF-16 units."""
    raw = text.encode("utf-16-le", "surrogatepass")
    start, end = 2 * entity.offset, 2 * (entity.offset + entity.length)
    return tuple(len(raw[: max(0, edge)].decode("utf-16-le", "replace")) for edge in (start, end))  # type: ignore[return-value]
