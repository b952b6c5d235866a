"""Finds mentions of the bot in a text, and removes them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

NOT_SPOKEN = frozenset({"code", "pre", "blockquote", "expandable_blockquote", "url", "email", "text_link"})
"""Entities within which a name is an example, a quote or part of an address: it calls nobody."""
COMMAS = ",，،、"
AFTER = re.compile(rf"[{COMMAS}:：]?\s?")  # what separates a mention at the beginning from the words
Span = tuple[int, int]
Entity = Mapping[str, Any]
"""A `MessageEntity` of the Bot API."""


def without_mention(text: str, bot_username: str, entities: Sequence[Entity] = ()) -> tuple[str, bool]:
    """Remove each mention of the bot with one space next to it; also return whether there was one.

    At the ends of a text, a comma that separates the mention from the words is removed, too. `entities` of the text.
    """
    spans = list(_mentions(text, bot_username.removeprefix("@"), entities))
    for start, end in reversed(spans):
        before, after = text[:start], text[end:]
        if not before.strip():
            separator = AFTER.match(after)
            text = after[separator.end() :] if separator else after
        elif not after.strip():
            text = before.rstrip()
            text = text[:-1] if text.endswith(tuple(COMMAS)) else text
        elif after.startswith(" "):
            text = before + after[1:]
        else:
            text = before.removesuffix(" ") + after
    return text, bool(spans)


def _mentions(text: str, name: str, entities: Sequence[Entity]) -> Iterator[Span]:
    """The places of the mentions, in order. Clients do not always mark `@name`, so it is searched in the text itself."""
    written = [found.span() for found in _written(name).finditer(text)] if "@" in text else []
    by_link = [_span(text, entity) for entity in entities if _is_link_to(name, entity)]
    if not (written or by_link):
        return
    silent = [_span(text, entity) for entity in entities if entity["type"] in NOT_SPOKEN]
    for start, end in sorted({*written, *by_link}):
        if start < end and not any(first < end and start < last for first, last in silent):
            yield start, end


@lru_cache(maxsize=8)
def _written(name: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![A-Za-z0-9_@/.])@{re.escape(name)}(?![A-Za-z0-9_])", flags=re.IGNORECASE)


def _is_link_to(name: str, entity: Entity) -> bool:
    """Whether the bot is mentioned here by words of the user's."""
    if entity["type"] != "text_mention":
        return False
    user = entity.get("user") or {}  # the Bot API calls it optional
    return bool((user.get("username") or "").casefold() == name.casefold())


def _span(text: str, entity: Entity) -> Span:
    """The place of an entity in a Python string; Telegram counts UTF-16 units."""
    raw = text.encode("utf-16-le", "surrogatepass")

    def place(units: int) -> int:
        return len(raw[: 2 * max(0, units)].decode("utf-16-le", "replace"))

    return place(entity["offset"]), place(entity["offset"] + entity["length"])
