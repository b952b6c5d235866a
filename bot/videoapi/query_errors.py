"""Whether a response reports that the query failed (a rate limit, a bad key, a gateway), and not that the task did.

Such a response may look like a failed task, and must never end a paid one.
"""

import re
from collections.abc import Mapping
from typing import Any

from bot.patterns import pattern
from bot.videoapi.keys import snake_case, word_set
from bot.videoapi.nodes import Node
from bot.videoapi.payload import EMPTY
from bot.videoapi.status_fields import STATUS_KEYS, Status
from bot.videoapi.status_words import LONGEST_STATUS, TaskState

# Words for the failure of a query as well as of a task.
AMBIGUOUS_FAILURES = word_set(
    """error errored fail fails timeout timedout timed_out time_out expired blocked rejected reject refused denied declined
    aborted abort banned terminated dead cancel invalid stopped deleted removed revoked filtered interrupted sensitive prohibited
    disallowed"""
)
# Keys that only a task has next to its status.
TASK_KEYS = word_set(
    """progress progress_pct percent percentage fail_reason failure_reason task_status model prompt created_at create_time
    submit_time start_time finish_time finished_at completed_at seconds duration video_url"""
)
CODE_KEYS = word_set("code type error_code err_code status_code statuscode http_status http_code status")
MESSAGE_KEYS = word_set("message msg error error_message error_msg err_msg detail")
ERROR_KEYS = frozenset({*CODE_KEYS, *MESSAGE_KEYS} - {*STATUS_KEYS})
LONGEST_MESSAGE = 500  # characters of a message that are searched

QUERY_ERROR_HTTP = frozenset((401, 403, 404, 408, 409, 425, 429, *range(500, 600)))
QUERY_ERROR_CODES = pattern(
    r"rate_?limit|too_many|throttl|quota|balance|api_?key|auth|permission|forbidden|access_denied|(?:server|upstream|gateway|internal"
    r"|proxy|network|connection|bad_response|fetch)\w*_(?:error|failed|fail)|internal_error|fail_to_fetch|service_unavailable"
    r"|overloaded|gateway|timeout|invalid_request|new_api_error|one_api_error|bad_gateway"
)
QUERY_ERROR_TEXT = pattern(
    r"rate.?limit|too many (?:requests|queries)|quota|unauthori[sz]ed|forbidden|invalid (?:api.?)?(?:key|token)"
    r"|try(?: again)? later|retry later|bad gateway|gateway time|service unavailable|maintenance|log ?in\b|signature|white ?list"
    r"|suspended|token (?:has |is )?expired|limit exceeded|subscription|authenticat|permission|access denied|server busy|is busy"
    r"|network error|connection|频繁|限流|稍后|无效的令牌|额度|余额|负载|维护|登录|签名|白名单|繁忙|网络|未授权|鉴权",
    re.IGNORECASE,
)
REJECTED_QUERY_HTTP = frozenset((401, 429))
REJECTED_QUERY_CODES = pattern(r"rate_?limit|too_many|throttl|invalid_(?:api_)?key|unauthori[sz]ed")
RATE_LIMIT_TEXT = pattern(r"rate.?limit|too many (?:requests|queries)|频繁|限流", re.IGNORECASE)
TASK_TEXT = pattern(r"\b(?:task|job|video|generation|prompt|content|image)\b|任务|视频|生成|提示词|内容", re.IGNORECASE)
HTTP_STATUS = pattern(r"[1-5]\d\d")


def mentions_query_error(node: Node) -> bool:
    """Whether a value is a code or a message about the query."""
    return _code_matches(node, QUERY_ERROR_CODES, QUERY_ERROR_HTTP) or _text_matches(node, QUERY_ERROR_TEXT)


def mentions_rejection(node: Node) -> bool:
    """Whether a value is a code or a message of a rate limit or a bad key, which are never about a task."""
    return _code_matches(node, REJECTED_QUERY_CODES, REJECTED_QUERY_HTTP) or _text_matches(node, RATE_LIMIT_TEXT)


def is_ambiguous_failure(node: Node) -> bool:
    """Whether a value is a status such as `timeout` or `rejected`, which `is_query_error` judges by what is around it."""
    return node.name in STATUS_KEYS and isinstance(node.value, str) and snake_case(node.value) in AMBIGUOUS_FAILURES


def is_query_error(status: Status, *, contains_task: bool) -> bool:
    """Whether a status of an object without an id is about the query.

    `contains_task`: whether a task with an id is inside that object.
    """
    if status.state is not TaskState.FAILED:
        return False
    node, word = status.node, snake_case(status.word)
    fields = node.fields or {}
    if word == "error" or any(name in fields and fields[name] in EMPTY for name in ("data", "result", "output")):
        return True
    is_tasklike = any(fields.get(name) not in EMPTY for name in TASK_KEYS)
    is_envelope = node.key is None and (
        (word in AMBIGUOUS_FAILURES and _may_be_gateway_error(word, fields))
        or word.startswith(("error_", "failed_", "failure_"))
        or fields.get("object") == "error"
        or {"code", "success"} & set(fields)
    )
    return not is_tasklike and bool(contains_task or is_envelope)


def _may_be_gateway_error(word: str, fields: Mapping[str, Any]) -> bool:
    """Whether a code or a message next to a word such as `timeout` or `rejected` does not mention a task.

    A word alone is the task's: a gateway that rejects a query gives a reason.
    """
    values = [fields[name] for name in ERROR_KEYS if fields.get(name) not in EMPTY]
    about_task = "time" not in word and any(isinstance(text, str) and TASK_TEXT.search(text) for text in values)
    return bool(values) and not about_task


def _code_matches(node: Node, codes: re.Pattern[str], numbers: frozenset[int]) -> bool:
    if node.name not in CODE_KEYS or node.fields is not None:
        return False
    value = node.value
    number = int(value) if isinstance(value, str) and HTTP_STATUS.fullmatch(value) else value
    if type(number) is int:
        return number in numbers
    return isinstance(value, str) and codes.search(snake_case(value[:LONGEST_STATUS])) is not None


def _text_matches(node: Node, texts: re.Pattern[str]) -> bool:
    value = node.value
    return node.name in MESSAGE_KEYS and isinstance(value, str) and texts.search(value[:LONGEST_MESSAGE]) is not None
