"""Interprets HTTP responses of the video API: a task, a report, or an error of `errors.py`.

The rules are the table in docs/video-api.md, "Errors". Codes and types are checked before messages. A response to a create
that is on no list is MaybeCharged: a second POST costs money, a question to the user does not.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from bot.patterns import pattern
from bot.videoapi.causes import KEY_CODES, KEY_TEXT, find_cause, find_field_names
from bot.videoapi.errors import (
    BadKey,
    MaybeCharged,
    ModelUnavailable,
    OutOfQuota,
    QueryFailed,
    RateLimited,
    Refused,
    TaskUnknown,
    VideoApiError,
)
from bot.videoapi.ids import has_id_key, is_error, names_task
from bot.videoapi.models import Created, Json, RecentTask, TaskReport
from bot.videoapi.nodes import flatten
from bot.videoapi.payload import read_json, read_json_prefix
from bot.videoapi.provider_text import Sanitizer, find_message, find_request_id, sanitize_body, sanitize_code
from bot.videoapi.transport import Response
from bot.videoapi.unknown_tasks import is_unknown_task

REFUSAL_STATUSES = frozenset({400, 401, 403, 404, 413})
LONGEST_MESSAGE = 2000  # characters of a message that are searched

MODEL_CODES = frozenset({"model_not_found"})
MODEL_TEXT = pattern(
    r"无可用渠道|无权限?(?:访问|使用)\s?\S{0,60}\s?(?:模型|分组)|分组\s?\S{1,40}\s?已被(?:弃用|禁用)|no available channel"
    r"|model\b.{0,80}\bdoes not exist|\bmodel:? ?\S{0,60} (?:was |is )?not (?:found|available|supported|enabled)\b"
    r"|(?:no|not have|without) access to (?:the |this )?model"
    r"|not (?:allowed|permitted|authori[sz]ed) to (?:use|access) (?:the |this )?model",
    re.IGNORECASE,
)
QUOTA_CODES = frozenset(
    {
        "insufficient_user_quota",
        "insufficient_quota",
        "pre_consume_token_quota_failed",
        "billing_hard_limit_reached",
    }
)
QUOTA_TEXT = pattern(
    r"(?:额度|余额|配额)(?:不足|已?用尽|已?耗尽)|预扣费额度失败|quota is not enough|exceeded your current quota"
    r"|insufficient[ _](?:user[ _])?(?:quota|balance|credits?)",
    re.IGNORECASE,
)


def parse_created(response: Response, sanitize: Sanitizer, secret: str = "") -> Created:
    """Interpret the response to a create. `secret` is the API key, which no error may contain.

    An id in a 2xx counts even if the connection was lost after it or an error is next to it: a task that may be paid
    must not be lost. Raises RateLimited, Refused and its kinds, MaybeCharged.
    """
    value = read_json(response.body)
    payload = read_json_prefix(response.body) if value is None else value
    task = Created.parse(payload) if response.succeeded and payload is not None else None
    if task is None:
        fields = _as_object(value)
        kind = _create_error(response, fields)
        body = _body_for_admins(response, value, secret) if kind is MaybeCharged else ""
        raise kind(**_error_facts(response, fields, sanitize), answer=body)
    return task


def parse_task_report(response: Response, sanitize: Sanitizer, root: str = "") -> TaskReport:
    """Interpret the response to a query. Raises TaskUnknown, QueryFailed; only a report means that a task failed.

    `root`: the API root that was queried, for relative links.
    """
    value = read_json(response.body)
    report = TaskReport.parse(value, sanitize, root) if _is_complete(response) and value is not None else None
    if is_unknown_task(response.status, value, response.body, report):
        raise TaskUnknown(**_error_facts(response, _as_object(value), sanitize))
    if report is None:
        raise QueryFailed(**_error_facts(response, _as_object(value), sanitize))
    return report


def parse_model_names(response: Response, sanitize: Sanitizer) -> tuple[str, ...]:
    """Return the names in `{"data": [{"id": …}]}`, in the provider's order. Raises QueryFailed."""
    payload = _as_object(read_json(response.body))
    models = payload.get("data") if _is_complete(response) and payload is not None else None
    if not isinstance(models, list):
        raise QueryFailed(**_error_facts(response, payload, sanitize))
    names = (model.get("id") for model in models if isinstance(model, dict))
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name.strip()))


def parse_recent(response: Response, sanitize: Sanitizer) -> tuple[RecentTask, ...]:
    """Return the tasks in `{"data": [{"id": …, "created_at": …}]}`.

    Raises QueryFailed, also if any entry cannot be read: it may be the task that is looked for.
    """
    entries = parse_object(response, sanitize).get("data")
    tasks = [RecentTask.parse(entry) for entry in entries] if isinstance(entries, list) else [None]
    read = tuple(task for task in tasks if task is not None)
    if len(read) < len(tasks):
        raise QueryFailed(**_error_facts(response, None, sanitize))
    return read


def parse_object(response: Response, sanitize: Sanitizer) -> Json:
    """Return the JSON object of a 2xx. Raises QueryFailed, also for `200 {"error": …}`."""
    payload = _as_object(read_json(response.body))
    if payload is None or not _is_complete(response) or _has_error(response, payload):
        raise QueryFailed(**_error_facts(response, payload, sanitize))
    return payload


def _create_error(response: Response, payload: Json | None) -> type[VideoApiError]:
    """Choose the error for a response to a create without a usable id, by whether anything may have been charged."""
    fields = payload or {}
    codes = _lowercase_codes(fields)
    message = str(find_message(fields)) or response.body[:LONGEST_MESSAGE].decode(errors="replace")
    message = message[:LONGEST_MESSAGE]
    has_no_quota = QUOTA_CODES & codes or QUOTA_TEXT.search(message)
    nodes = flatten(fields)
    if response.read_error or names_task(nodes) or (response.succeeded and has_id_key(nodes)):
        return MaybeCharged
    if (task := Created.parse(fields)) and task.status and not is_error(nodes):  # a task with the status of an error
        return MaybeCharged
    if MODEL_CODES & codes:
        return ModelUnavailable
    if response.status == 429:
        return OutOfQuota if has_no_quota else RateLimited
    if payload is None or not (response.status in REFUSAL_STATUSES or _has_error(response, payload)):
        return MaybeCharged
    if has_no_quota:
        return OutOfQuota
    if response.status == 401 or KEY_CODES & codes:
        return BadKey
    if names_missing_model(message):
        return ModelUnavailable
    return BadKey if KEY_TEXT.search(str(find_message(fields))[:LONGEST_MESSAGE]) else Refused


def names_missing_model(text: str) -> bool:
    """Whether a text says that the provider does not have a model."""
    return MODEL_TEXT.search(text) is not None


def _has_error(response: Response, payload: Json) -> bool:
    """Whether it is `200 {"error": …}`. An empty error is none."""
    error = payload.get("error")
    values = error.values() if isinstance(error, dict) else [error]
    return response.succeeded and any(isinstance(text, str) and text.strip() for text in values)


def _error_facts(response: Response, payload: Json | None, sanitize: Sanitizer) -> dict[str, Any]:
    fields = payload or {}
    message = find_message(fields)
    names = (sanitize_code(name, sanitize) for name in find_field_names(fields))
    return {
        "message": sanitize(message),
        "code": _first_code(fields, "code", sanitize),
        "error_type": _first_code(fields, "type", sanitize),
        "status": response.status,
        "request_id": sanitize(find_request_id(message) or response.request_id),
        "retry_after": response.retry_after,
        "detail": response.read_error or _describe(response, payload),
        "cause": find_cause(response.status, response.body, str(message)[:LONGEST_MESSAGE]),
        "fields": tuple(filter(None, names)),
    }


def _describe(response: Response, payload: Json | None) -> str:
    """Describe a response without usable content, for the log."""
    if 300 <= response.status < 400:
        return "a redirect, which is not followed: is VIDEO_API_URL right?"
    if payload is not None:
        return "the response has none of the requested data" if response.succeeded else "the response is an error"
    if not response.body.strip():
        return "the response is empty"
    if response.body.lstrip().startswith(b"<"):
        return "a web page instead of JSON: is VIDEO_API_URL right?"
    return "the response is not a JSON object"


def _is_complete(response: Response) -> bool:
    return response.succeeded and not response.read_error


def _body_for_admins(response: Response, value: Any, secret: str) -> str:
    """Return the body of a 2xx, in which an admin may find the id of a task; empty for a web page."""
    if not response.succeeded or response.body.lstrip().startswith(b"<"):
        return ""
    text = response.body.decode(errors="replace")
    if value is not None:
        with suppress(RecursionError):
            text = json.dumps(value, ensure_ascii=False)
    return sanitize_body(text, secret)


def _as_object(value: Any) -> Json | None:
    return value if isinstance(value, dict) else None


def _codes(payload: Json, key: str) -> Iterator[Any]:
    """Yield the nested value (`{"error": {"code": …}}`) and the flat one (`{"code": …}`): some gateways send both."""
    error = payload.get("error")
    yield error.get(key) if isinstance(error, dict) else None
    yield payload.get(key)


def _lowercase_codes(payload: Json) -> frozenset[str]:
    """Collect every `code` and `type`."""
    codes = (code for key in ("code", "type") for code in _codes(payload, key))
    return frozenset(code.strip().lower() for code in codes if isinstance(code, str))


def _first_code(payload: Json, key: str, sanitize: Sanitizer) -> str:
    return next(filter(None, (sanitize_code(code, sanitize) for code in _codes(payload, key))), "")
