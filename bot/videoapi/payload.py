"""Decodes the body of a response to JSON. No function here raises: None means that there is no JSON."""

import json
import re
from collections.abc import Iterator
from typing import Any

EMPTY: tuple[Any, ...] = (None, "", [], {})

JSON_STRING = re.compile(r"\s*[{\[]")  # an object or a list that a gateway encoded as a string
JSON_PREFIX = re.compile(r"[\s\x00\ufeff]*(?:data:\s*|\w{1,40}\(\s*)?(?=[{\[])")  # a server-sent event, JSONP


def read_json(body: bytes) -> Any:
    """Decode a JSON body in any of the encodings seen, with a byte order mark or raw line breaks; None if it is not JSON."""
    for text in _decodings(body):
        value = parse_json(text)
        if value is not None:
            return value
    return None


def parse_json(text: str) -> Any:
    """Parse JSON whose strings may contain control characters; None if it is not JSON."""
    try:
        return DECODER.decode(text)
    except (ValueError, RecursionError):
        return None


def read_json_prefix(body: bytes) -> Any:
    """Decode the JSON at the start of a body (`data: {…}`, `{…}{…}`); None if no complete value is there."""
    text = body.decode(errors="replace")
    start = JSON_PREFIX.match(text)
    if start is None:
        return None
    try:
        return DECODER.raw_decode(text, start.end())[0]
    except (ValueError, RecursionError):
        return None


def parse_nested(value: Any) -> Any:
    """Parse an object or a list that was encoded as a string; any other value is returned unchanged."""
    if isinstance(value, str) and JSON_STRING.match(value):
        inner = parse_json(value)
        return value if inner is None else inner
    return value


def _decodings(body: bytes) -> Iterator[str]:
    """Try the encodings seen. The last attempt cannot fail and replaces undecodable bytes by U+FFFD."""
    for encoding in (json.detect_encoding(body), "gb18030"):
        try:
            yield body.decode(encoding).removeprefix("\ufeff")
        except ValueError:
            continue
    yield body.decode(errors="replace")


def _merge_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """If a key occurs twice in an object, keep its last value that is not empty."""
    merged: dict[str, Any] = {}
    for key, value in pairs:
        if key not in merged or value not in EMPTY:
            merged[key] = value
    return merged


# Made once: `json.loads` would make one for each text.
DECODER = json.JSONDecoder(strict=False, object_pairs_hook=_merge_duplicates)
