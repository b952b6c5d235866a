"""An answer's bytes -> JSON -> a flat list of what stands in it, outermost first, with what the keys above each value say.

Nothing here trusts the provider: depth and number of the values looked at are bounded, every search is linear in the
answer's length, and nothing recurses.
"""

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.videoapi.keys import Key, key_of

DEEPEST = 16  # keys and lists above a value; those seen have eight
MOST_NODES = 10_000  # values looked at
MOST_ITEMS = 1_000  # of one list
LONGEST_SHAPE = 600  # characters
LONGEST_NAME = 40
EMPTY: tuple[Any, ...] = (None, "", [], {})

WRITTEN_OUT = re.compile(r"\s*[{\[]")  # an object or a list that a gateway wrote as a string
BEGINNING = re.compile(r"[\s\x00\ufeff]*(?:data:\s*|\w{1,40}\(\s*)?(?=[{\[])")  # an event, a call of JavaScript
KINDS = (
    "type", "kind", "role", "category", "usage", "mime_type", "mimetype", "content_type", "media_type", "file_type",
    "asset_type", "output_type", "resource_type",
)  # fmt: skip
NAME = re.compile(r"[^\W\d][\w $-]*")


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One value of an answer; lists are left out, their items stand where the list stood.

    path       the keys above it, as they were written; `[]` follows the key of a list
    key        the nearest key; None at the top
    above      the node of the object that it stands in; None at the top
    fields     its own keys in snake case, if it is an object: of two that are read as one, the first that is not empty
    is_wrapped, is_link_wrapped   whether the keys above it all are such as a task, or a link, is wrapped into
    is_barred  whether a key above it names an input, a picture or somebody else's
    is_result  whether a key above it names a result
    is_typed   whether it stands in an item of a list that calls itself a picture or an input (`{"type": "image", …}`)
    """

    value: Any
    path: str = ""
    key: Key | None = None
    above: "Node | None" = None
    fields: Mapping[str, Any] | None = None
    is_wrapped: bool = True
    is_link_wrapped: bool = True
    is_barred: bool = False
    is_result: bool = False
    is_typed: bool = False

    @property
    def name(self) -> str:
        """The nearest key in snake case; empty at the top."""
        return self.key.name if self.key else ""

    @property
    def may_be_task(self) -> bool:
        """Whether it is an object that a task may be, by the keys above it."""
        return self.fields is not None and self.is_wrapped and (self.key is None or self.key.is_wrapper)

    def says(self, name: str) -> Any:
        """Look up one of its own keys, by its name in snake case; None if it is no object or has no such key."""
        return self.fields.get(name) if self.fields else None


def read_json(body: bytes) -> Any:
    """Read JSON in any of the encodings seen, with a mark before it or raw line breaks in it; None if it is none."""
    for text in _texts(body):
        value = parsed(text)
        if value is not None:
            return value
    return None


def parsed(text: str) -> Any:
    """Parse JSON, in which control characters may stand in strings; None if it is none."""
    try:
        return json.loads(text, strict=False, object_pairs_hook=_merged)
    except (ValueError, RecursionError):
        return None


def read_start(body: bytes) -> Any:
    """Read the JSON that a body begins with, as `data: {…}` or `{…}{…}` do; None if there is none that is whole."""
    text = body.decode(errors="replace")
    start = BEGINNING.match(text)
    if start is None:
        return None
    try:
        return DECODER.raw_decode(text, start.end())[0]
    except (ValueError, RecursionError):
        return None


def _texts(body: bytes) -> Iterator[str]:
    """Try what an answer may be encoded in; the last one cannot fail, and marks what it cannot read by U+FFFD."""
    for encoding in (json.detect_encoding(body), "gb18030"):
        try:
            yield body.decode(encoding).removeprefix("\ufeff")
        except ValueError:
            continue
    yield body.decode(errors="replace")


def _merged(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Of a key that stands there twice, keep the last value that is not empty."""
    merged: dict[str, Any] = {}
    for key, value in pairs:
        if key not in merged or value not in EMPTY:
            merged[key] = value
    return merged


DECODER = json.JSONDecoder(strict=False, object_pairs_hook=_merged)


def walk(payload: Any) -> list[Node]:
    """List what stands in an answer, outermost first, objects written as strings opened."""
    found: list[Node] = []
    # The int counts the keys and lists above; the bool says that it is an item of a list.
    waiting = deque([(Node(payload), 0, False)])
    room = MOST_NODES
    while waiting:
        node, depth, is_item = waiting.popleft()
        value = opened(node.value)
        if isinstance(value, list):
            items = value[: min(room, MOST_ITEMS)] if depth < DEEPEST else []
            path = node.path if node.path.endswith("[]") else f"{node.path}[]"
            waiting.extend((_with_value(node, item, path), depth + 1, True) for item in items)
            room -= len(items)
        elif isinstance(value, dict):
            entries = list(value.items())[:room] if depth < DEEPEST else []
            node = _object(node, value, entries, is_item=is_item)
            waiting.extend((_child(node, raw, child), depth + 1, False) for raw, child in entries)
            room -= len(entries)
            found.append(node)
        else:
            found.append(node)
    return found


def opened(value: Any) -> Any:
    """Read an object or a list that was written as a string; anything else stays as it is."""
    if isinstance(value, str) and WRITTEN_OUT.match(value):
        inner = parsed(value)
        return value if inner is None else inner
    return value


def _with_value(node: Node, value: Any, path: str) -> Node:
    return Node(
        value, path, node.key, node.above, None,
        node.is_wrapped, node.is_link_wrapped, node.is_barred, node.is_result, node.is_typed,
    )  # fmt: skip


def _object(node: Node, value: dict[str, Any], entries: list[tuple[str, Any]], *, is_item: bool) -> Node:
    fields: dict[str, Any] = {}
    for raw, said in entries:
        name = key_of(raw).name
        if name not in fields or fields[name] in EMPTY:
            fields[name] = said
    return Node(
        value, node.path, node.key, node.above, fields,
        node.is_wrapped, node.is_link_wrapped, node.is_barred, node.is_result,
        node.is_typed or (is_item and _calls_itself_an_input(fields)),
    )  # fmt: skip


def _calls_itself_an_input(fields: Mapping[str, Any]) -> bool:
    said = (fields.get(kind) for kind in KINDS)
    kinds = [key_of(word) for word in said if isinstance(word, str)]
    # A `start_end_frame_video` is one; an `input_video` is not.
    return any(kind.is_input or (kind.is_no_video and not kind.name.endswith("video")) for kind in kinds)


def _child(node: Node, raw: str, value: Any) -> Node:
    key, above = key_of(raw), node.key
    return Node(
        value,
        f"{node.path}.{_shown_name(raw)}" if node.path else _shown_name(raw),
        key,
        node,
        None,
        node.is_wrapped and (above is None or above.is_wrapper),
        node.is_link_wrapped and (above is None or above.is_link_wrapper),
        node.is_barred or key.is_input or key.is_no_video or key.is_foreign,
        node.is_result or (above is not None and above.is_result),
        node.is_typed,
    )


def shape_of(nodes: list[Node]) -> str:
    """Write the paths of an answer's keys (`data.task_id, data.videos[].url`), never a value; at most 600 characters."""
    paths = dict.fromkeys(node.path for node in nodes if node.path and not node.fields)
    shape = ""
    for path in paths:
        longer = f"{shape}, {path}" if shape else path
        if len(longer) > LONGEST_SHAPE - 3:
            return f"{shape}, …" if shape else "…"
        shape = longer
    return shape


def _shown_name(raw: str) -> str:
    """Write a key as it stands in the answer; `*` for one that looks like a value: an id, a link, a token, a sentence."""
    if len(raw) > LONGEST_NAME or not raw.isprintable() or not NAME.fullmatch(raw) or raw.lower().startswith("sk-"):
        return "*"
    pieces = key_of(raw).name.split("_")
    digits = sum(letter.isdigit() for letter in raw)
    is_token = len(raw) >= 12 and (len(raw) / len(pieces) < 3 or max(map(len, pieces)) > 24)
    return "*" if digits > 3 or raw.count(" ") > 2 or is_token else raw
