"""Parses texts in HTML parse mode into plain text and entities, with Telegram's errors."""

import re
from dataclasses import dataclass, field

from sandbox.telegram.entities import units
from sandbox.telegram.errors import Json, bad_request

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([A-Za-z]+));?")
_PIECE = re.compile(r"<[^>]*>?|[^<]+")
_START = re.compile(r"<([^\s>]*)([^>]*)>")
_ATTRIBUTE = re.compile(r"\s*([^\s=>/\"']+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.-]+)))?")


@dataclass
class _Open:
    tag: str
    offset: int
    attributes: dict[str, str]


@dataclass
class _Reader:
    source: str
    text: str = ""
    open: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode())


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Parse Telegram's HTML.

    Raises ApiError 400 `can't parse entities: …` for unknown, unclosed or misplaced tags, with the byte offset.
    """
    reader = _Reader(source)
    for piece in _PIECE.finditer(source):
        words, at = piece.group(), piece.start()
        if not words.startswith("<"):
            reader.text += unescape(words)
        elif words.startswith("</"):
            _close(reader, words, at)
        else:
            _start(reader, words, at)
    if reader.open:
        raise _refuse(f'Can\'t find end tag corresponding to start tag "{reader.open[-1].tag}"')
    return reader.text, sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def unescape(words: str) -> str:
    """Decode the references that Telegram knows (numeric, lt, gt, amp, quot); others stay unchanged."""

    def decode(match: re.Match[str]) -> str:
        hexadecimal, decimal, name = match.groups()
        if name:
            return _NAMED.get(name, match.group())
        code = int(hexadecimal, 16) if hexadecimal else int(decimal)
        return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code <= 0xDFFF else match.group()

    return _REFERENCE.sub(decode, words)


def _start(reader: _Reader, words: str, at: int) -> None:
    match = _START.fullmatch(words)
    if match is None:
        raise _refuse(f"Unclosed start tag at byte offset {reader.byte(at)}")
    tag = match[1].lower()
    if tag not in _KINDS:
        raise _refuse(f'Unsupported start tag "{tag}" at byte offset {reader.byte(at)}')
    attributes = _attributes(reader, tag, match[2], at)
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _refuse(f'Tag "span" must have class "tg-spoiler" at byte offset {reader.byte(at)}')
    reader.open.append(_Open(tag, units(reader.text), attributes))


def _attributes(reader: _Reader, tag: str, rest: str, at: int) -> dict[str, str]:
    found, position = {}, 0
    while rest[position:].strip():
        match = _ATTRIBUTE.match(rest, position)
        if match is None:
            raise _refuse(f'Empty attribute name in the tag "{tag}" at byte offset {reader.byte(at)}')
        name, double, single, bare = match.groups()
        value = next((value for value in (double, single, bare) if value is not None), None)
        if value is None and rest[match.end() :].lstrip().startswith("="):
            raise _refuse(f"Unexpected end of name token at byte offset {reader.byte(at)}")
        found[name] = unescape(value or "")
        position = match.end()
    return found


def _close(reader: _Reader, words: str, at: int) -> None:
    byte = reader.byte(at)
    if not reader.open:
        raise _refuse(f"Unexpected end tag at byte offset {byte}")
    if not words.endswith(">"):
        raise _refuse(f"Unclosed end tag at byte offset {byte}")
    name = words[2:-1].strip().lower()
    opened = reader.open[-1]
    if name and name != opened.tag:
        raise _refuse(f'Unmatched end tag at byte offset {byte}, expected "</{opened.tag}>", found "</{name}>"')
    reader.open.pop()
    length = units(reader.text) - opened.offset
    if length:
        reader.entities += _entity(opened, length, reader.text)


def _entity(opened: _Open, length: int, text: str) -> list[Json]:
    entity: Json = {"type": _KINDS[opened.tag], "offset": opened.offset, "length": length}
    match opened.tag:
        case "a":
            words = text.encode("utf-16-le")[opened.offset * 2 :].decode("utf-16-le")
            url = opened.attributes.get("href") or words
            # Telegram drops the link, not the message, if the URL is invalid.
            return [entity | {"url": url}] if re.match(r"(https?://|tg://|mailto:)?\S+\.?\S*$", url) else []
        case "blockquote" if "expandable" in opened.attributes:
            return [entity | {"type": "expandable_blockquote"}]
        case "tg-emoji":
            if not opened.attributes.get("emoji-id", "").isdigit():
                raise _refuse("Invalid custom emoji identifier specified")
            return [entity | {"custom_emoji_id": opened.attributes["emoji-id"]}]
        case _:
            return [entity]


def _refuse(reason: str) -> Exception:
    return bad_request(f"can't parse entities: {reason}")
