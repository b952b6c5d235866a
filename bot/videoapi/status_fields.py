"""Reads the statuses of one object in a response: a word, an object with a word, or flags such as `done: true`."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.videoapi.ids import OPERATION_NAME, has_own_id
from bot.videoapi.keys import snake_case, word_set
from bot.videoapi.nodes import Node
from bot.videoapi.payload import EMPTY, parse_nested
from bot.videoapi.status_words import LONGEST_STATUS, TaskState, is_known, state_of
from storage.records import dataclass

STATUS_KEYS = (
    "status", "state", "task_status", "video_status", "job_status", "task_state", "job_state", "current_status",
    "generation_status", "processing_status", "process_status", "render_status", "run_status", "execution_status", "phase",
    "status_text", "status_name",
)  # fmt: skip
NESTED_KEYS = ("status", "state", "phase", "value", "name", "code")  # of a status that is an object
DONE_FLAGS = ("done", "completed", "finished", "is_done", "is_completed", "is_finished")
FAILED_FLAGS = ("failed", "is_failed", "has_failed", "is_error", "has_error")
SUCCESS_FLAGS = {
    "0": "generating",
    "1": "success",
    "2": "failed",
    "3": "failed",
}  # Kie's `successFlag`, next to a task's id
# Words of envelopes: not statuses of a task.
NOT_STATUSES = word_set("ok okay true false yes no null none normal valid undefined unknown")
NUMERIC_STATUS = re.compile(r"-?\d{1,2}")


@dataclass(frozen=True)
class Status:
    """A status and the object that has it. `word` is as received, at most 100 characters."""

    word: str
    node: Node

    @property
    def state(self) -> TaskState:
        return state_of(self.word)

    @property
    def is_known(self) -> bool:
        return is_known(self.word)


def statuses_in(node: Node) -> Iterator[Status]:
    """Find the statuses among the keys of an object."""
    fields = node.fields or {}
    words = [word for name in STATUS_KEYS if name in fields and (word := _status_word(fields[name]))]
    for word in words or _from_flags(node):
        yield Status(word, node)


def has_status(nodes: list[Node]) -> bool:
    """Whether there is a status where a task's may be, whether it is about the task or the query."""
    return any(True for node in nodes if node.may_be_task for _ in statuses_in(node))


def has_number(node: Node) -> bool:
    """Whether an object has a small number as its status. An HTTP status has three digits and is about the query."""
    values = (node.get(name) for name in STATUS_KEYS)
    return any(isinstance(value, int | str) and NUMERIC_STATUS.fullmatch(str(value)) is not None for value in values)


def _from_flags(node: Node) -> list[str]:
    """Read `done: true` and similar, a long-running operation of Google, or a `successFlag`."""
    flags = [flag for name in DONE_FLAGS if isinstance(flag := node.get(name), bool)]
    is_operation = isinstance(name := node.get("name"), str) and OPERATION_NAME.search(name) is not None
    if is_operation and not flags:
        flags = [any(node.get(name) not in EMPTY for name in ("response", "error"))]  # Google omits `done: false`
    if flags:
        has_failed = any(node.get(name) is True for name in FAILED_FLAGS) or node.get("success") is False
        failed = flags[0] and (has_failed or _has_error_text(node.get("error")))
        return ["failed" if failed else "done" if flags[0] else "running"]
    flag = SUCCESS_FLAGS.get(str(node.get("success_flag"))[:4])
    return [flag] if flag and has_own_id(node) else []


def _has_error_text(error: Any) -> bool:
    """Whether an error has a text: `{"code": 0, "message": ""}` has none."""
    values = error.values() if isinstance(error, Mapping) else [error]
    return any(isinstance(text, str) and text.strip() and snake_case(text) not in NOT_STATUSES for text in values)


def _status_word(value: Any) -> str | None:
    value = parse_nested(value)
    if isinstance(value, list) and len(value) == 1:
        value = parse_nested(value[0])
    if isinstance(value, Mapping):
        inner = (value.get(name) for name in NESTED_KEYS)
        value = next((word for word in inner if isinstance(word, str)), None)
    if not isinstance(value, str):
        return None
    # Not clipped to its final length yet: redaction would not find an API key that is cut here.
    text = value.strip()[: 10 * LONGEST_STATUS]
    if not text.isprintable():
        text = "".join(filter(str.isprintable, text))
    text = text.strip()
    return None if not text or snake_case(text) in NOT_STATUSES or text.isdecimal() else text
