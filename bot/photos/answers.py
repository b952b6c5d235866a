"""Finds the link to an uploaded photo in the JSON answer of an image host, in the usual places or at a configured path."""

import json
import re
from collections.abc import Iterator
from typing import Any

from yarl import URL

from bot.settings import is_https_or_loopback, is_loopback

# The first of these that holds a link is used: hosts with a secure_url also have an http `url`.
NAMES = ("secure_url", "url", "link", "src", "href", "file_url", "image_url", "download_url")
# Keys that may wrap the link. Of a list, the first entry is used.
WRAPPERS = ("data", "result", "results", "response", "file", "files", "image", "images", "upload", "media", "links")
DEEPEST = 4
LONGEST = 2048  # characters
STEP = re.compile(r"[^.\[\]]+")  # `data.0.url` and `data[0].url` are equivalent
UNSAFE = re.compile(r"[\s\x00-\x1f\x7f\"<>\\]")


def link_in(body: bytes, address: URL, path: str = "") -> str | None:
    """Find the link to a file just uploaded to `address`; `path` is its place in the answer (`data.0.url`).

    It must be https; http only if both it and `address` are on this machine. A link without a host is relative to
    the address.
    """
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    found = [_at(answer, path)] if path else _usual(answer, DEEPEST)
    return next((link for value in found if (link := _link(value, address))), None)


def _at(value: Any, path: str) -> Any:
    for step in STEP.findall(path):
        match value:
            case dict():
                value = value.get(step)
            case list() if step.isdecimal() and int(step) < len(value):
                value = value[int(step)]
            case _:
                return None
    return value


def _usual(value: Any, depth: int) -> Iterator[Any]:
    match value:
        case dict() if depth:
            yield from (value.get(name) for name in NAMES)
            for wrapper in WRAPPERS:
                yield from _usual(value.get(wrapper), depth - 1)
        case [first, *_] if depth:
            yield from _usual(first, depth - 1)
        case str():
            yield value


def _link(value: Any, address: URL) -> str | None:
    if not isinstance(value, str) or len(value) > LONGEST or UNSAFE.search(value):
        return None
    if not value.startswith(("https://", "http://", "/")):
        return None
    try:
        link = address.join(URL(value)) if value.startswith("/") else URL(value)
    except (ValueError, IndexError):  # yarl raises either
        return None
    if link.user or link.password or not is_https_or_loopback(str(link)):
        return None
    return str(link) if link.scheme == "https" or is_loopback(address.host) else None
