"""Which of the statuses in an answer is the task's.

A gateway's wrapper may have a status of its own, and an error about the question ("too many requests") may look like a
failed task. A paid task must never be ended by those, so:

1. A status counts where a task may stand: at the top, and under wrappers such as `data`, `result`, `output`, `detail`, `task`.
2. The status of an object that has an id, or stands under one, goes before all others, the outermost first. Where that
   says "done" without a link while a task inside it says otherwise, the inner one is meant.
3. Without any id, a status that means "failed" is believed only if nothing says that it is about the question, and the
   words that gateways use of themselves (`error`, `timeout`, `expired`, …) only where something else speaks of a task.
4. `ok`, `true` and numbers are no statuses of a task.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bot.videoapi.answers import EMPTY, Node, opened
from bot.videoapi.ids import OPERATION, has_task_id
from bot.videoapi.keys import listed, snake
from bot.videoapi.status_words import LONGEST_STATUS, State, is_known, state_of

STATUSES = (
    "status", "state", "task_status", "video_status", "job_status", "task_state", "job_state", "current_status",
    "generation_status", "processing_status", "process_status", "render_status", "run_status", "execution_status", "phase",
    "status_text", "status_name",
)  # fmt: skip
# A status may also be an object, or something like `done: true`.
INNER = ("status", "state", "phase", "value", "name", "code")
FLAGS = ("done", "completed", "finished", "is_done", "is_completed", "is_finished")
FAILED_FLAGS = ("failed", "is_failed", "has_failed", "is_error", "has_error")
# Kie's `successFlag`, beside a task's id.
SUCCESS_FLAGS = {"0": "generating", "1": "success", "2": "failed", "3": "failed"}
# Google's list of why a finished operation has no video in it.
FILTERED = "rai_media_filtered_reasons"

# Words of envelopes; they say nothing of a task.
ENVELOPE = listed("ok okay true false yes no null none normal valid undefined unknown")
# Words that say of a question as well as of a task that it went wrong.
SOFT = listed(
    """error errored fail fails timeout timedout timed_out time_out expired blocked rejected reject refused denied declined
    aborted abort banned terminated dead cancel invalid stopped deleted removed revoked filtered interrupted sensitive prohibited
    disallowed"""
)
# What only a task has beside its status.
TASKLIKE = listed(
    """progress progress_pct percent percentage fail_reason failure_reason task_status model prompt created_at create_time
    submit_time start_time finish_time finished_at completed_at seconds duration video_url"""
)
QUESTION_MARKS = re.compile(
    r"rate_?limit|too_many|throttl|quota|balance|api_?key|auth|permission|forbidden|access_denied|(?:server|upstream|gateway|internal"
    r"|proxy|network|connection|bad_response|fetch)\w*_(?:error|failed|fail)|internal_error|fail_to_fetch|service_unavailable"
    r"|overloaded|gateway|timeout|invalid_request|new_api_error|one_api_error|bad_gateway"
)
QUESTION_WORDS = re.compile(
    r"rate.?limit|too many (?:requests|queries)|quota|unauthori[sz]ed|forbidden|invalid (?:api.?)?(?:key|token)"
    r"|try(?: again)? later|retry later|bad gateway|gateway time|service unavailable|maintenance|log ?in\b|signature|white ?list"
    r"|suspended|token (?:has |is )?expired|limit exceeded|subscription|authenticat|permission|access denied|server busy|is busy"
    r"|network error|connection|频繁|限流|稍后|无效的令牌|额度|余额|负载|维护|登录|签名|白名单|繁忙|网络|未授权|鉴权",
    re.IGNORECASE,
)


TOO_OFTEN = re.compile(r"rate.?limit|too many (?:requests|queries)|频繁|限流", re.IGNORECASE)
QUESTION_CODES = frozenset((401, 403, 404, 408, 409, 425, 429, *range(500, 600)))
TURNED_AWAY = re.compile(r"rate_?limit|too_many|throttl|invalid_(?:api_)?key|unauthori[sz]ed")
AGAIN = frozenset((401, 429))
CODES = listed("code type error_code err_code status_code statuscode http_status http_code status")
MESSAGES = listed("message msg error error_message error_msg err_msg detail")
BESIDE = frozenset({*CODES, *MESSAGES} - {*STATUSES})
ABOUT_TASK = re.compile(
    r"\b(?:task|job|video|generation|prompt|content|image)\b|任务|视频|生成|提示词|内容", re.IGNORECASE
)
NUMBER = re.compile(r"-?\d{1,2}")
THREE_DIGITS = re.compile(r"[1-5]\d\d")


@dataclass(frozen=True)
class Status:
    """A status and the object that it stands in; `word` as the provider wrote it, of at most 100 characters."""

    word: str
    node: Node

    @property
    def state(self) -> State:
        return state_of(self.word)

    @property
    def is_known(self) -> bool:
        return is_known(self.word)


def task_status(nodes: list[Node], *, has_link: bool) -> Status | None:
    """Find the status of the task; None if there is none, or none that can be told from one of the question."""
    said = [status for node in nodes if node.may_be_task for status in _said(node)]
    if not has_link and any(status.word == "done" for status in said):
        filtered = next((node for node in nodes if node.name == FILTERED and isinstance(node.value, str)), None)
        if filtered is not None:
            return Status("filtered", nodes[0])
    holders = _with_ids(nodes)
    tasks = [status for status in said if status.node in holders]
    if tasks:
        first = _inner(tasks, has_link=has_link)
        # Some gateways give the error of a question an id of its own.
        turned_away = snake(first.word) == "error" and any(
            _marks(node, TURNED_AWAY, AGAIN) or _words(node, TOO_OFTEN) for node in nodes
        )
        return None if turned_away else first
    failed = any(status.state is State.FAILED for status in said)
    turned_away = failed and any(
        _marks(node, QUESTION_MARKS, QUESTION_CODES) or _words(node, QUESTION_WORDS)
        for node in nodes
        if not (node.name in STATUSES and isinstance(node.value, str) and snake(node.value) in SOFT)  # judged below
    )
    others = [status for status in said if status.state is not State.FAILED or not turned_away]
    return _unwrapped([status for status in others if not _is_about_the_question(status, around=bool(holders))])


def says_status(nodes: list[Node]) -> bool:
    """Whether a status stands anywhere that a task's may, whatever it is about."""
    return any(True for node in nodes if node.may_be_task for _ in _said(node))


def _with_ids(nodes: list[Node]) -> set[Node]:
    """Collect the objects that have an id of a task, or stand in one."""
    holders: set[Node] = set()
    for node in nodes:
        if node.may_be_task and (node.above in holders or has_task_id(node)):
            holders.add(node)
    return holders


def _inner(tasks: list[Status], *, has_link: bool) -> Status:
    """Take the outermost; but a wrapper that says "done" has a link, or the task inside it is not done."""
    first = tasks[0]
    inner = next(
        (status for status in tasks[1:] if has_task_id(status.node) and _is_within(status.node, first.node)), None
    )
    if inner is not None and first.state is State.DONE and inner.is_known and not has_link:
        return inner
    if not first.is_known and has_link:
        return next((status for status in tasks[1:] if status.state is State.DONE), first)
    return first


def _unwrapped(others: list[Status]) -> Status | None:
    """Of a wrapper that says "success" around an object without an id, the status in that object is meant."""
    if not others:
        return None
    first = others[0]
    if first.state is State.DONE and first.node.key is None:
        inner = [status for status in others[1:] if status.is_known and status.node.name not in {"detail", "details"}]
        return next((status for status in inner if status.state is not State.DONE), first)
    return first


def _is_within(node: Node, outer: Node) -> bool:
    above = node.above
    while above is not None:
        if above is outer:
            return True
        above = above.above
    return False


def _said(node: Node) -> Iterator[Status]:
    """Find the statuses among an object's own keys."""
    words = [word for name in STATUSES if (word := _word(node.says(name)))]
    for word in words or _flagged(node):
        yield Status(word, node)


def _flagged(node: Node) -> list[str]:
    """Read what takes the place of a status: `done: true`, a long-running operation of Google, a `successFlag`."""
    flags = [flag for name in FLAGS if isinstance(flag := node.says(name), bool)]
    is_operation = isinstance(name := node.says("name"), str) and OPERATION.search(name) is not None
    if is_operation and not flags:
        flags = [any(node.says(name) not in EMPTY for name in ("response", "error"))]  # `done: false` is left out
    if flags:
        has_failed = any(node.says(name) is True for name in FAILED_FLAGS) or node.says("success") is False
        failed = flags[0] and (has_failed or _says_why(node.says("error")))
        return ["failed" if failed else "done" if flags[0] else "running"]
    flag = SUCCESS_FLAGS.get(str(node.says("success_flag"))[:4])
    return [flag] if flag and has_task_id(node) else []


def _says_why(error: Any) -> bool:
    """Whether an error says anything: `{"code": 0, "message": ""}` does not."""
    said = error.values() if isinstance(error, Mapping) else [error]
    return any(isinstance(word, str) and word.strip() and snake(word) not in ENVELOPE for word in said)


def is_numbered(nodes: list[Node]) -> bool:
    """Whether a task, by its id, has a number for its status: what it means differs from service to service."""
    if any(_marks(node, QUESTION_MARKS, QUESTION_CODES) or _words(node, QUESTION_WORDS) for node in nodes):
        return False
    numbers = (node.says(name) for node in nodes if has_task_id(node) for name in STATUSES)
    # An HTTP status is of the question.
    return any(isinstance(said, int | str) and NUMBER.fullmatch(str(said)) is not None for said in numbers)


def _word(value: Any) -> str | None:
    value = opened(value)
    if isinstance(value, list) and len(value) == 1:
        value = opened(value[0])
    if isinstance(value, Mapping):
        inner = (value.get(name) for name in INNER)
        value = next((said for said in inner if isinstance(said, str)), None)
    if not isinstance(value, str):
        return None
    # Longer than it may be in the end: a key that was cut here would not be found in it.
    text = "".join(letter for letter in value.strip()[: 10 * LONGEST_STATUS] if letter.isprintable()).strip()
    return None if not text or snake(text) in ENVELOPE or text.isdecimal() else text


def _is_about_the_question(status: Status, *, around: bool) -> bool:
    """Whether a status without an id says that asking went wrong, and not that the task did.

    `around`: a task with an id stands inside the object that says so.
    """
    if status.state is not State.FAILED:
        return False
    node, word = status.node, snake(status.word)
    fields = node.fields or {}
    if word == "error" or any(name in fields and fields[name] in EMPTY for name in ("data", "result", "output")):
        return True
    is_tasklike = any(fields.get(name) not in EMPTY for name in TASKLIKE)
    is_envelope = node.key is None and (
        (word in SOFT and _may_be_a_gateways(word, fields))
        or word.startswith(("error_", "failed_", "failure_"))
        or fields.get("object") == "error"
        or {"code", "success"} & set(fields)
    )
    return not is_tasklike and bool(around or is_envelope)


def _may_be_a_gateways(word: str, fields: Mapping[str, Any]) -> bool:
    """Whether something is said beside a word such as `timeout` or `rejected`, and it is not about a task.

    A word alone is the task's: a gateway that turns a question away says why.
    """
    said = [fields[name] for name in BESIDE if fields.get(name) not in EMPTY]
    about_task = "time" not in word and any(isinstance(text, str) and ABOUT_TASK.search(text) for text in said)
    return bool(said) and not about_task


def _marks(node: Node, marks: re.Pattern[str], numbers: frozenset[int]) -> bool:
    if node.name not in CODES or node.fields is not None:
        return False
    value = node.value
    number = int(value) if isinstance(value, str) and THREE_DIGITS.fullmatch(value) else value
    if type(number) is int:
        return number in numbers
    return isinstance(value, str) and marks.search(snake(value[:LONGEST_STATUS])) is not None


def _words(node: Node, words: re.Pattern[str]) -> bool:
    value = node.value
    return node.name in MESSAGES and isinstance(value, str) and words.search(value[:500]) is not None
