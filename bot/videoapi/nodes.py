"""Flattens a JSON response to a list of nodes, outermost first; each node knows what the keys above its value mean.

The response is untrusted: depth and number of nodes are limited, every search is linear in its length, and nothing recurses.
"""

import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.videoapi.keys import Key, key_of
from bot.videoapi.payload import EMPTY, parse_nested

MOST_LEVELS = 16  # keys and lists above a value; the responses seen have eight
MOST_NODES = 10_000
MOST_ITEMS = 1_000  # of one list
LONGEST_SHAPE = 600  # characters
LONGEST_SHOWN_KEY = 40  # characters

TYPE_KEYS = (
    "type", "kind", "role", "category", "usage", "mime_type", "mimetype", "content_type", "media_type", "file_type",
    "asset_type", "output_type", "resource_type",
)  # fmt: skip
KEY_NAME = re.compile(r"[^\W\d][\w $-]*")


@dataclass(slots=True, eq=False)  # not frozen, which takes three times as long to make: a response has dozens
class Node:
    """One value of a response, never changed. A list has no node of its own: its items take its place.

    path            the keys above the value, as received; `[]` follows the key of a list
    key             the nearest key; None at the top level
    parent          the node of the object that contains the value; None at the top level
    fields          for an object, its values by key in snake case; of two keys with one name, the first that is not empty
    is_task_path    whether gateways wrap a task in each of the keys above
    is_link_path    whether gateways wrap the link of a video in each of the keys above
    is_excluded     whether a key above names an input, a picture or something unrelated
    is_in_result    whether a key above names a result
    is_input_item   whether it is in an item of a list that declares itself a picture or an input (`{"type": "image", …}`)
    """

    value: Any
    path: str = ""
    key: Key | None = None
    parent: "Node | None" = None
    fields: Mapping[str, Any] | None = None
    is_task_path: bool = True
    is_link_path: bool = True
    is_excluded: bool = False
    is_in_result: bool = False
    is_input_item: bool = False

    @property
    def name(self) -> str:
        """The nearest key in snake case; empty at the top level."""
        return self.key.name if self.key else ""

    @property
    def may_be_task(self) -> bool:
        """Whether it is an object in a place where a task may be."""
        return self.fields is not None and self.is_task_path and (self.key is None or self.key.is_wrapper)

    @property
    def is_task_field(self) -> bool:
        """Whether the object that contains it may be a task."""
        return self.parent is not None and self.parent.may_be_task

    def get(self, name: str) -> Any:
        """Return the value of one of its own keys, given in snake case; None if it is no object or has no such key."""
        return self.fields.get(name) if self.fields else None

    def ancestors(self) -> Iterator["Node"]:
        """Iterate over the objects that contain it, innermost first."""
        node = self.parent
        while node is not None:
            yield node
            node = node.parent


def flatten(payload: Any) -> list[Node]:
    """List the values of a response, outermost first. Objects encoded as strings are parsed."""
    found: list[Node] = []
    # Each entry: a node, the number of keys and lists above it, and whether it is an item of a list.
    queue = deque([(Node(payload), 0, False)])
    remaining = MOST_NODES
    while queue:
        node, depth, is_item = queue.popleft()
        value = parse_nested(node.value)
        if isinstance(value, list):
            items = value[: min(remaining, MOST_ITEMS)] if depth < MOST_LEVELS else []
            path = node.path if node.path.endswith("[]") else f"{node.path}[]"
            queue.extend((_item_node(node, item, path), depth + 1, True) for item in items)
            remaining -= len(items)
        elif isinstance(value, dict):
            entries = list(value.items())[:remaining] if depth < MOST_LEVELS else []
            node = _object_node(node, value, entries, is_item=is_item)
            queue.extend((_child_node(node, raw, child), depth + 1, False) for raw, child in entries)
            remaining -= len(entries)
            found.append(node)
        else:
            found.append(node)
    return found


def _item_node(node: Node, value: Any, path: str) -> Node:
    return Node(
        value, path, node.key, node.parent, None,
        node.is_task_path, node.is_link_path, node.is_excluded, node.is_in_result, node.is_input_item,
    )  # fmt: skip


def _object_node(node: Node, value: dict[str, Any], entries: list[tuple[str, Any]], *, is_item: bool) -> Node:
    fields: dict[str, Any] = {}
    for raw, field in entries:
        name = key_of(raw).name
        if name not in fields or fields[name] in EMPTY:
            fields[name] = field
    return Node(
        value, node.path, node.key, node.parent, fields,
        node.is_task_path, node.is_link_path, node.is_excluded, node.is_in_result,
        node.is_input_item or (is_item and _declares_input(fields)),
    )  # fmt: skip


def _declares_input(fields: Mapping[str, Any]) -> bool:
    values = (fields.get(key) for key in TYPE_KEYS)
    types = [key_of(value) for value in values if isinstance(value, str)]
    # A `start_end_frame_video` is a video; an `input_video` is an input.
    return any(kind.is_input or (kind.is_other_media and not kind.name.endswith("video")) for kind in types)


def _child_node(parent: Node, raw: str, value: Any) -> Node:
    key, outer = key_of(raw), parent.key
    return Node(
        value,
        f"{parent.path}.{_shown_key(raw)}" if parent.path else _shown_key(raw),
        key,
        parent,
        None,
        parent.is_task_path and (outer is None or outer.is_wrapper),
        parent.is_link_path and (outer is None or outer.is_link_wrapper),
        parent.is_excluded or key.is_input or key.is_other_media or key.is_unrelated,
        parent.is_in_result or (outer is not None and outer.is_result),
        parent.is_input_item,
    )


def shape_of(nodes: list[Node]) -> str:
    """List the paths of all keys (`data.task_id, data.videos[].url`), without values; at most 600 characters."""
    paths = dict.fromkeys(node.path for node in nodes if node.path and not node.fields)
    shape = ""
    for path in paths:
        longer = f"{shape}, {path}" if shape else path
        if len(longer) > LONGEST_SHAPE - 3:
            return f"{shape}, …" if shape else "…"
        shape = longer
    return shape


def _shown_key(raw: str) -> str:
    """Return a key as received, or `*` for one that looks like a value: an id, a link, a token, a sentence."""
    return "*" if len(raw) > LONGEST_SHOWN_KEY else _shown_short_key(raw)


@lru_cache(maxsize=1024)  # the answers of a provider have the same keys
def _shown_short_key(raw: str) -> str:
    if not raw.isprintable() or not KEY_NAME.fullmatch(raw):
        return "*"
    if raw.lower().startswith("sk-"):
        return "*"
    pieces = key_of(raw).name.split("_")
    digits = sum(letter.isdigit() for letter in raw)
    is_token = len(raw) >= 12 and (len(raw) / len(pieces) < 3 or max(map(len, pieces)) > 24)
    return "*" if digits > 3 or raw.count(" ") > 2 or is_token else raw
