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
FIRST = re.compile(r'\s*\{\s*"update_id"\s*:\s*([0-9]+)\s*[,}]')


def load(content: bytes) -> Any:
    """Parse JSON; invalid UTF-8 is replaced, and a number that is too long is null.

    Raises ValueError, and RecursionError if it is nested too deeply.
    """
    return json.loads(content.decode("utf-8", "replace"), parse_int=_number)


def load_updates(content: bytes) -> Any:
    """Parse an answer to getUpdates; updates that are nested too deeply are reduced to their id. Raises ValueError."""
    try:
        return load(content)
    except RecursionError:
        text = content.decode("utf-8", "replace")
        return {"ok": True, "result": [_load_update(text[start:end]) for start, end in _elements(text)]}


def load_update(content: bytes) -> Any:
    """Parse an update; one that is nested too deeply is reduced to its id, or None. Raises ValueError."""
    return _load_update(content.decode("utf-8", "replace"))


def is_update_id(value: object) -> bool:
    """Whether a value can be the id of an update."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= LARGEST_UPDATE_ID


def _load_update(text: str) -> Any:
    try:
        return json.loads(text, parse_int=_number)
    except RecursionError as error:
        update_id = _update_id(text)
        return {"update_id": update_id, UNREADABLE: type(error).__name__} if is_update_id(update_id) else None


def _number(digits: str) -> int | None:
    return int(digits) if len(digits) <= MOST_DIGITS else None


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
        return _number(first.group(1))
    depth, names = 0, ("", "")
    for token in TOKEN.finditer(text):
        written = token.group()
        if written[0] in "[{":
            depth += len(written)
        elif written[0] in "]}":
            depth -= len(written)
        elif depth == 1 and names == ('"update_id"', ":") and written.isdecimal():
            return _number(written)
        names = names[1], written
    return None
