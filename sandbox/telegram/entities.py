"""Formatted text: entities that Telegram detects, counted in UTF-16 units, and conversion to HTML."""

import re
from collections.abc import Iterable
from html import escape

from sandbox.telegram.errors import Json

Link = tuple[str, str]
"""A word of the text and its URL."""

_TLD = r"(?:com|org|net|io|dev|app|me|ai|co|cn|ru|de|uk|fr|jp|info|test|example)"
_FOUND = re.compile(
    r"(?P<url>(?:https?://|tg://)[^\s<>\"]+|(?<![\w@/.-])(?:[\w-]+\.)+" + _TLD + r"\b(?:/[^\s<>\"]*)?)"
    r"|(?<![\w/<>])(?P<bot_command>/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?<!\w)(?P<mention>@[A-Za-z0-9_]{4,32})(?!\w)"
    r"|(?<!\w)(?P<hashtag>\#[^\W\d]\w*)"
)
_TAGS = {
    "bold": "b",
    "italic": "i",
    "underline": "u",
    "strikethrough": "s",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "expandable_blockquote": "blockquote",
}


def units(text: str) -> int:
    """Length of a text in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, offset: int, length: int) -> str:
    """The part of a text that an entity covers."""
    raw = text.encode("utf-16-le")
    return raw[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def find_entities(text: str, links: Iterable[Link] = (), given: Iterable[Json] = ()) -> list[Json]:
    """The entities that Telegram detects in a text, in addition to `links` and `given`."""
    entities = [*given, *(_text_link(text, word, url) for word, url in links)]
    for match in _FOUND.finditer(text):
        kind = match.lastgroup or ""
        words = match.group().rstrip(".,;:!?)'") if kind == "url" else match.group()
        entity: Json = {"type": kind, "offset": units(text[: match.start()]), "length": units(words)}
        if not any(_overlap(entity, other) for other in entities if _excludes(other)):
            entities.append(entity)
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trim(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Strip white space on both ends, as Telegram does, and shift the entities."""
    lead = units(text) - units(text.lstrip())
    clean = text.strip()
    end = units(clean)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        stop = min(entity["offset"] + entity["length"] - lead, end)
        if stop > start:
            moved.append(entity | {"offset": start, "length": stop - start})
    return clean, moved


def to_html(text: str, entities: Iterable[Json]) -> str:
    """The formatted text as HTML that is safe to insert into a page."""
    marks = [(entity, *_tags(text, entity)) for entity in entities if _tags(text, entity)[0]]
    raw = text.encode("utf-16-le")
    edges = {0, len(raw) // 2}
    for entity, _, _ in marks:
        edges |= {entity["offset"], entity["offset"] + entity["length"]}
    html, at = "", 0
    for edge in sorted(edges):
        html += escape(raw[at * 2 : edge * 2].decode("utf-16-le", "replace"))
        ending = [mark for mark in marks if mark[0]["offset"] + mark[0]["length"] == edge]
        html += "".join(close for _, _, close in reversed(ending))
        html += "".join(start for entity, start, _ in marks if entity["offset"] == edge)
        at = edge
    return html.replace("\n", "<br>")


def _tags(text: str, entity: Json) -> tuple[str, str]:
    kind = str(entity["type"])
    if kind in {"url", "text_link"}:
        address = str(entity.get("url") or cut(text, entity["offset"], entity["length"]))
        address = address if "://" in address else f"https://{address}"
        if address.lower().startswith(("http://", "https://", "tg://")):
            return f'<a href="{escape(address)}" rel="noreferrer" target="_blank">', "</a>"
    if kind == "spoiler":
        return '<span class="spoiler">', "</span>"
    tag = _TAGS.get(kind)
    return (f"<{tag}>", f"</{tag}>") if tag else ("", "")


def _text_link(text: str, word: str, url: str) -> Json:
    at = text.index(word)
    return {"type": "text_link", "offset": units(text[:at]), "length": units(word), "url": url}


def _excludes(entity: Json) -> bool:
    return entity["type"] in {"code", "pre", "text_link", "url", "mention", "bot_command"}


def _overlap(one: Json, other: Json) -> bool:
    return bool(one["offset"] < other["offset"] + other["length"] and other["offset"] < one["offset"] + one["length"])
