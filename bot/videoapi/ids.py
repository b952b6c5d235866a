"""Finds the id of a task in a response: a paid task must not be lost without it, and no other id may be taken for it.

In order of preference: `id`, `task_id` and similar keys where a task may be, outermost first; a key that names a task
(`task_id`, `video_id`, …) anywhere else, also in an error; a bare value under `data` or `result` if a code means success; a
`request_id`, if nothing in the response is an error. The `id` of an envelope (`{"id": 1, "jsonrpc": "2.0", "result":
{"task_id": …}}`) gives way to the `task_id` in it, and the number of a database row to the `task_id` next to it.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.videoapi.keys import word_set
from bot.videoapi.nodes import Node
from bot.videoapi.payload import EMPTY

LONGEST_ID = 512  # characters; the ids seen have about 40
ID_KEYS = (
    "id", "taskid", "videoid", "jobid", "generationid", "predictionid", "operationid", "taskuuid", "videouuid", "taskids",
    "videoids", "jobids", "generationids",
)  # fmt: skip
# These may also identify a request, a template or a step: used only if there is none of the others.
WEAK_ID_KEYS = ("uuid", "ids", "runid", "executionid", "inferenceid", "invocationarn", "promptid")
ALL_ID_KEYS = ID_KEYS + WEAK_ID_KEYS
TASK_ID_KEYS = frozenset(
    (
        "taskid", "videoid", "jobid", "generationid", "predictionid", "taskuuid", "videouuid", "taskids", "videoids", "jobids",
        "generationids",
    )
)  # fmt: skip
# Google's long-running operations have a name instead of an id.
OPERATION_NAME = re.compile(r"(?:^|/)operations/[^/\s]+$")
OPERATION_KEYS = ("name", "operationname", "operation")
REQUEST_ID_KEYS = frozenset(("requestid", "reqid"))
BARE_ID_KEYS = frozenset(("data", "result", "output", "task", "job"))
SUCCESS_CODES = frozenset(("", "0", "1", "200", "201", "202", "success", "succeed", "succeeded", "ok", "none"))
ENVELOPE_STATUSES = word_set("true done complete completed")
LIKE_TASK_ID = re.compile(r"task|video|job|gen|:", re.IGNORECASE)  # an envelope's own id matches none of these
NOT_IDS = word_set(
    "success succeed succeeded ok okay true false null none submitted queued pending processing created done"
)
NULL_WORDS = word_set("null none undefined nil nan true false 0 -1 string")  # what programs write if there is no id
ENVELOPE_KEYS = word_set("jsonrpc code success msg message errcode errno errmsg")
PAYLOAD_KEYS = word_set("data result results output response task")
DIGIT = re.compile(r"\d")


def find_task_id(nodes: list[Node]) -> str | None:
    """Find the id of a new task; None if there is no valid one."""
    for node in nodes:
        if found := _own_id(node):
            return (None if LIKE_TASK_ID.search(found) else _id_in_envelope(node, nodes)) or found
    weak_ids = (_own_id(node, WEAK_ID_KEYS) for node in nodes)
    return _task_id_anywhere(nodes) or _bare_id(nodes) or next(filter(None, weak_ids), None) or _request_id(nodes)


def has_id_key(nodes: list[Node]) -> bool:
    """Whether there is a value where an id belongs, valid or not."""
    return any(
        node.key is not None
        and ((node.key.compact in ALL_ID_KEYS and node.is_task_field) or node.key.compact in TASK_ID_KEYS)
        and node.value not in (None, "", 0)
        for node in nodes
    )


def names_task(nodes: list[Node]) -> bool:
    """Whether there is an id under a key that names its object, such as `task_id`, outside of a copy of the request."""
    return _task_id_anywhere(nodes) is not None


def has_own_id(node: Node) -> bool:
    """Whether an object has the id of a task."""
    return _own_id(node, ALL_ID_KEYS) is not None


def _own_id(node: Node, names: tuple[str, ...] = ID_KEYS) -> str | None:
    if not node.fields or not node.may_be_task:
        return None
    fields = _compact_fields(node)
    ids = [(name, found) for name in names if name in fields and (found := _valid_id(fields[name]))]
    if ids:
        # A numeric `id` next to a textual `task_id` is the number of a database row.
        task_ids = [found for name, found in ids if name in TASK_ID_KEYS and isinstance(fields[name], str)]
        return task_ids[0] if task_ids and type(fields.get("id")) is int else ids[0][1]
    operations = (_valid_id(fields.get(name)) for name in OPERATION_KEYS)
    return next((name for name in operations if name and OPERATION_NAME.search(name)), None)


def _compact_fields(node: Node) -> dict[str, Any]:
    return {name.replace("_", ""): value for name, value in reversed(list((node.fields or {}).items()))}


def _task_id_anywhere(nodes: list[Node]) -> str | None:
    ids = (
        _valid_id(node.value)
        for node in nodes
        if node.key and node.key.compact in TASK_ID_KEYS and not _is_in_request_echo(node)
    )
    return next(filter(None, ids), None)


def _id_in_envelope(node: Node, nodes: list[Node]) -> str | None:
    """Find the task's id in an envelope that has only an `id` of its own, and not the status of a running task."""
    fields = _compact_fields(node)
    status = str(fields.get("status", ""))[:20].strip().lower()
    is_envelope = bool(ENVELOPE_KEYS & set(fields)) or status in SUCCESS_CODES - {"", "none"}
    if node is not nodes[0] or not is_envelope or status not in SUCCESS_CODES | ENVELOPE_STATUSES:
        return None
    if any(fields.get(name) for name in TASK_ID_KEYS):
        return None
    inner = (
        _compact_fields(inner)
        for inner in nodes
        if inner.parent is node and inner.may_be_task and inner.name in PAYLOAD_KEYS
    )
    names = [name for name in ID_KEYS if name in TASK_ID_KEYS]
    return next((found for fields in inner for name in names if (found := _valid_id(fields.get(name)))), None)


def _is_in_request_echo(node: Node) -> bool:
    """Whether it is in a copy of the request: an id there is not the new task's."""
    return any(outer.key is not None and (outer.key.is_input or outer.key.is_other_media) for outer in node.ancestors())


def _valid_id(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping) and len(value) == 1:
        value = value.get("$oid")  # MongoDB's extended JSON
    if isinstance(value, float) and value.is_integer() and value < 2**53:
        value = int(value)
    text = str(value) if type(value) is int and 0 < value < 10**40 else value
    if not isinstance(text, str):
        return None
    text = text.strip()
    if text.lower() in NULL_WORDS:
        return None
    is_id = 0 < len(text) <= LONGEST_ID and text.isprintable() and " " not in text and "\ufffd" not in text
    return text if is_id and text[0] not in "{[<" else None


def _bare_id(nodes: list[Node]) -> str | None:
    """Find the id in `{"code": "success", "data": "<the id>"}`, as new-api responds on some routes."""
    top = nodes[0].fields if nodes else None
    if not top or not _is_success(top):
        return None
    for node in nodes:
        if node.parent is nodes[0] and node.name in BARE_ID_KEYS and node.fields is None:
            found = _valid_id(node.value)
            if (
                found
                and found.lower() not in NOT_IDS
                and "://" not in found
                and (DIGIT.search(found) or len(found) > 8)
            ):
                return found
    return None


def _is_success(top: Mapping[str, Any]) -> bool:
    code, success = top.get("code"), top.get("success")
    return success is True or (code is not None and str(code)[:20].strip().lower() in SUCCESS_CODES - {"", "none"})


def _request_id(nodes: list[Node]) -> str | None:
    """Use the id of the request, as some services do, unless something reports that there is no task."""
    if is_error(nodes):
        return None
    ids = (
        _valid_id(node.value)
        for node in nodes
        if node.key and node.key.compact in REQUEST_ID_KEYS and node.is_task_field
    )
    return next(filter(None, ids), None)


def is_error(nodes: list[Node]) -> bool:
    """Whether the outermost object reports an error, or an empty result."""
    top = nodes[0].fields if nodes else None
    if not top:
        return True
    is_empty = any(name in top and top[name] in EMPTY for name in ("data", "result", "output", "task"))
    code = str(top.get("code", ""))[:20].strip().lower()
    has_failed = str(top.get("status", ""))[:20].strip().lower() in {"error", "fail", "failed", "failure"}
    has_error = any(top.get(name) not in (*EMPTY, False) for name in ("error", "errors", "error_code", "error_message"))
    return is_empty or has_error or has_failed or code not in SUCCESS_CODES or top.get("success") is False
