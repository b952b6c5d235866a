"""Where the id of a task stands in an answer. A paid task must not be lost for want of its id, nor another's id be taken.

Best first: `id`, `task_id` and kin where a task may stand, outermost first; a key that says whose id it is (`task_id`,
`video_id`, …) anywhere else, beside or in an error too; a bare value under `data` or `result` where a code says success;
a `request_id`, if nothing in the answer says error. An envelope's own `id` (`{"id": 1, "jsonrpc": "2.0", "result":
{"task_id": …}}`) gives way to the `task_id` in it, and a row's number to the `task_id` beside it.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.videoapi.answers import EMPTY, Node
from bot.videoapi.keys import listed

LONGEST_ID = 512  # characters; those seen have about 40
OWN = (
    "id", "taskid", "videoid", "jobid", "generationid", "predictionid", "operationid", "taskuuid", "videouuid", "taskids",
    "videoids", "jobids", "generationids",
)  # fmt: skip
# These may as well be of a request, a template or a step: taken where there is none of the others.
WEAK = ("uuid", "ids", "runid", "executionid", "inferenceid", "invocationarn", "promptid")
SPOKEN = frozenset(
    (
        "taskid", "videoid", "jobid", "generationid", "predictionid", "taskuuid", "videouuid", "taskids", "videoids", "jobids",
        "generationids",
    )
)  # fmt: skip
# Google's long-running operations have a name instead.
OPERATION = re.compile(r"(?:^|/)operations/[^/\s]+$")
OPERATIONS = ("name", "operationname", "operation")
REQUEST = frozenset(("requestid", "reqid"))
BARE = frozenset(("data", "result", "output", "task", "job"))
GOOD_CODES = frozenset(("", "0", "1", "200", "201", "202", "success", "succeed", "succeeded", "ok", "none"))
NO_STATUS = listed("true done complete completed")
OF_A_TASK = re.compile(r"task|video|job|gen|:", re.IGNORECASE)  # what an envelope's own id has not
NO_IDS = listed(
    "success succeed succeeded ok okay true false null none submitted queued pending processing created done"
)
NEVER = listed("null none undefined nil nan true false 0 -1 string")  # what a program writes without one
ENVELOPES = listed("jsonrpc code success msg message errcode errno errmsg")
INSIDE = listed("data result results output response task")
DIGIT = re.compile(r"\d")


def task_id(nodes: list[Node]) -> str | None:
    """Find the id of a new task; None if there is no usable one."""
    for node in nodes:
        if found := _own_id(node):
            return (None if OF_A_TASK.search(found) else _in_envelope(node, nodes)) or found
    spoken = (_usable(node.value) for node in nodes if node.key and node.key.squeezed in SPOKEN and not _is_input(node))
    weak = (_own_id(node, WEAK) for node in nodes)
    return next(filter(None, spoken), None) or _bare_id(nodes) or next(filter(None, weak), None) or _request_id(nodes)


def has_id(nodes: list[Node]) -> bool:
    """Whether anything stands where an id belongs, usable or not."""
    return any(
        node.key is not None
        and ((node.key.squeezed in OWN + WEAK and _stands_in_task(node)) or node.key.squeezed in SPOKEN)
        and node.value not in (None, "", 0)
        for node in nodes
    )


def has_task_id(node: Node) -> bool:
    """Whether an object has an id of its own."""
    return _own_id(node, OWN + WEAK) is not None


def _own_id(node: Node, names: tuple[str, ...] = OWN) -> str | None:
    if not node.fields or not node.may_be_task:
        return None
    said = _squeezed(node)
    own = [(name, found) for name in names if name in said and (found := _usable(said[name]))]
    if own:
        # The number of a row beside the word that the task is asked for by.
        words = [found for name, found in own if name in SPOKEN and isinstance(said[name], str)]
        return words[0] if words and type(said.get("id")) is int else own[0][1]
    operations = (_usable(said.get(name)) for name in OPERATIONS)
    return next((name for name in operations if name and OPERATION.search(name)), None)


def _squeezed(node: Node) -> dict[str, Any]:
    return {name.replace("_", ""): value for name, value in reversed(list((node.fields or {}).items()))}


def _in_envelope(node: Node, nodes: list[Node]) -> str | None:
    """Find the task's id in an envelope that has only an `id` of its own, and no status of a task at work."""
    said = _squeezed(node)
    status = str(said.get("status", ""))[:20].strip().lower()
    is_envelope = bool(ENVELOPES & set(said)) or status in GOOD_CODES - {"", "none"}
    if node is not nodes[0] or not is_envelope or status not in GOOD_CODES | NO_STATUS:
        return None
    if any(said.get(name) for name in SPOKEN):
        return None
    inner = (_squeezed(inner) for inner in nodes if inner.above is node and inner.may_be_task and inner.name in INSIDE)
    return next((found for own in inner for name in OWN if name in SPOKEN and (found := _usable(own.get(name)))), None)


def _stands_in_task(node: Node) -> bool:
    return node.above is not None and node.above.may_be_task


def _is_input(node: Node) -> bool:
    """An id in the echo of a request is not the new task's; one in an error may be."""
    above = node.above
    while above is not None:
        if above.key is not None and (above.key.is_input or above.key.is_no_video):
            return True
        above = above.above
    return False


def _usable(value: Any) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, Mapping) and len(value) == 1:
        value = value.get("$oid")  # MongoDB's way to write one
    if isinstance(value, float) and value.is_integer() and value < 2**53:
        value = int(value)
    text = str(value) if type(value) is int and 0 < value < 10**40 else value
    if not isinstance(text, str):
        return None
    text = text.strip()
    if text.lower() in NEVER:
        return None
    is_id = 0 < len(text) <= LONGEST_ID and text.isprintable() and " " not in text and "\ufffd" not in text
    return text if is_id and text[0] not in "{[<" else None


def _bare_id(nodes: list[Node]) -> str | None:
    """Find the id in `{"code": "success", "data": "<the id>"}`, as new-api answers on some task routes."""
    top = nodes[0].fields if nodes else None
    if not top or not _says_success(top):
        return None
    for node in nodes:
        if node.above is nodes[0] and node.name in BARE and node.fields is None:
            found = _usable(node.value)
            if found and found.lower() not in NO_IDS and "://" not in found and (DIGIT.search(found) or len(found) > 8):
                return found
    return None


def _says_success(top: Mapping[str, Any]) -> bool:
    code, success = top.get("code"), top.get("success")
    return success is True or (code is not None and str(code)[:20].strip().lower() in GOOD_CODES - {"", "none"})


def _request_id(nodes: list[Node]) -> str | None:
    """Take a request's id for the task's, as some services do, unless anything says that there is no task."""
    if says_error(nodes):
        return None
    said = (
        _usable(node.value) for node in nodes if node.key and node.key.squeezed in REQUEST and _stands_in_task(node)
    )
    return next(filter(None, said), None)


def says_error(nodes: list[Node]) -> bool:
    """Whether an answer's outermost object says that something went wrong, or that there is nothing."""
    top = nodes[0].fields if nodes else None
    if not top:
        return True
    is_empty = any(name in top and top[name] in EMPTY for name in ("data", "result", "output", "task"))
    code = str(top.get("code", ""))[:20].strip().lower()
    failed = str(top.get("status", ""))[:20].strip().lower() in {"error", "fail", "failed", "failure"}
    wrong = any(top.get(name) not in (*EMPTY, False) for name in ("error", "errors", "error_code", "error_message"))
    return is_empty or wrong or failed or code not in GOOD_CODES or top.get("success") is False
