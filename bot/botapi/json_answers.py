"""Reads JSON from Telegram, or from what is in its place: a part that cannot be read does not spoil the rest."""

import json
import re
from collections.abc import Iterator
from typing import Any

UNREADABLE = "unreadable"
"""The key of the error, in place of the content of an update that cannot be read."""

LARGEST_UPDATE_ID = 2**31 - 1  # as in Telegram's own server
MOST_DIGITS = 4000  # Python refuses to convert longer numbers

TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|\[+|\]+|\{+|\}+|:|[^\s"\[\]{},:]+', re.DOTALL)
FIRST = re.compile(r'\s*\{\s*"update_id"\s*:\s*([0-9]{1,10})\s*[,}]')


class NumberTooLongError(Exception):
    """A whole number has more digits than Python converts."""


def load_updates(content: bytes) -> Any:
    """Parse an answer of Telegram; updates in it that cannot be read are reduced to their id. Raises ValueError.

    Invalid UTF-8 is replaced. Nested too deeply, or a number with thousands of digits: that cannot be read.
    """
    text = content.decode("utf-8", "replace")
    try:
        return DECODER.decode(text)
    except (RecursionError, NumberTooLongError):
        return {"ok": True, "result": [_load_update(text[start:end]) for start, end in _elements(text)]}


def load_update(content: bytes) -> Any:
    """Parse an update in the same way; None if it has no id either. Raises ValueError."""
    return _load_update(content.decode("utf-8", "replace"))


def is_update_id(value: object) -> bool:
    """Whether a value can be the id of an update."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_UPDATE_ID


def _load_update(text: str) -> Any:
    try:
        return DECODER.decode(text)
    except (RecursionError, NumberTooLongError) as error:
        update_id = _update_id(text)
        return {"update_id": update_id, UNREADABLE: type(error).__name__} if is_update_id(update_id) else None


def _number(digits: str) -> int:
    if len(digits) > MOST_DIGITS:
        raise NumberTooLongError
    return int(digits)


DECODER = json.JSONDecoder(parse_int=_number)  # `json.loads` would make one for each text


def _elements(text: str) -> Iterator[tuple[int, int]]:
    """Where the elements of the list `result` begin and end. Counts brackets, so it needs no recursion."""
    depth, name, key, start = 0, "", "", None
    for token in TOKEN.finditer(text):
        written, before = token.group(), depth
        if written[0] in "[{":
            depth += len(written)
            name = key if before < 2 <= depth else name
            if before < 3 <= depth and name == '"result"':
                start = token.start() + 2 - before
        elif written[0] in "]}":
            depth -= len(written)
            if depth < 3 <= before and start is not None:
                yield start, token.start() + before - 2
                start = None
        elif depth == 1 and written[0] == '"':
            key = written


def _update_id(text: str) -> Any:
    """The id of an update in the outermost object of a text; Telegram writes it first."""
    if first := FIRST.match(text):
        return int(first.group(1))
    depth, names = 0, ("", "")
    for token in TOKEN.finditer(text):
        written = token.group()
        if written[0] in "[{":
            depth += len(written)
        elif written[0] in "]}":
            depth -= len(written)
        elif depth == 1 and names == ('"update_id"', ":") and written.isdecimal():
            return int(written) if len(written) <= MOST_DIGITS else None
        names = names[1], written
    return None
