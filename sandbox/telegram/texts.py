"""The text or caption of a call: parsed, trimmed and measured as Telegram does."""

from typing import Any

from sandbox.telegram.args import Args
from sandbox.telegram.entities import find_entities, trim
from sandbox.telegram.errors import Json, bad_request
from sandbox.telegram.markup import parse_html

TEXT_LIMIT = 4096  # characters, after parsing
CAPTION_LIMIT = 1024
QUOTES = frozenset(["blockquote", "expandable_blockquote"])
RAW_LIMIT = 1 << 15  # bytes, before parsing

Marked = tuple[str, list[Json]]


def message_text(args: Args) -> Marked:
    if not args.text("text"):
        raise bad_request("message text is empty")
    return marked(args.text("text"), args.text("parse_mode"), args.json("entities", "entities"))


def message_caption(args: Args) -> Marked:
    return marked(args.text("caption"), args.text("parse_mode"), args.json("caption_entities", "entities"))


def marked(text: str, parse_mode: str, given: Any) -> Marked:
    """Parse a raw text into plain text and entities; raises ApiError 400 for invalid markup."""
    if len(text.encode()) > RAW_LIMIT:
        raise bad_request("text is too long")
    match parse_mode.lower():
        case "html":
            plain, entities = parse_html(text)
        case "" | "none":
            plain, entities = text, _given(given)
        case "markdown" | "markdownv2":
            raise bad_request("can't parse entities: this stand-in reads HTML only")
        case _:
            raise bad_request("unsupported parse_mode")
    plain, entities = trim(plain, entities)
    _check_quotes(entities)
    return plain, find_entities(plain, given=entities)


def check_text(text: str) -> None:
    if not text:
        raise bad_request("text must be non-empty")
    if len(text) > TEXT_LIMIT:
        raise bad_request("message is too long")


def check_caption(caption: str) -> None:
    if len(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")


def _check_quotes(entities: list[Json]) -> None:
    """Refuse nested quotes, which the Bot API's documentation forbids. Telegram would drop the inner one silently."""
    end = 0
    for quote in sorted((entity for entity in entities if entity["type"] in QUOTES), key=lambda one: one["offset"]):
        if quote["offset"] < end:
            raise bad_request("can't parse entities: blockquotes can't be nested")
        end = quote["offset"] + quote["length"]


def _given(given: Any) -> list[Json]:
    entities = given if isinstance(given, list) else []
    for entity in entities:
        if not isinstance(entity, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        for name in ("offset", "length", "type"):
            if name not in entity:
                raise bad_request(f"can't parse MessageEntity: Can't find field \"{name}\"")
    return entities
