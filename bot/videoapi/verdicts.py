"""What an answer of the video API means: a task, a report, or one of the errors of errors.py.

The law is the table in docs/video-api.md, "Errors". Codes and types decide before sentences; what is on no
list counts as "maybe charged": a second POST costs money, a question to the user does not.
"""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from bot.videoapi.answers import read_json, read_start, walk
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
from bot.videoapi.ids import has_id
from bot.videoapi.models import Created, Json, TaskReport
from bot.videoapi.unknown_tasks import is_unknown_task
from bot.videoapi.words import Plain, message_in, plain_code, request_id_in, shown_answer

REFUSING = frozenset({400, 401, 403, 404, 413})

MODEL_CODES = frozenset({"model_not_found"})
MODEL_WORDS = re.compile(
    r"无可用渠道|无权(?:访问|使用)\S*模型|no available channel|model\b.{0,80}\bdoes not exist", re.IGNORECASE
)
QUOTA_CODES = frozenset(
    {
        "insufficient_user_quota",
        "insufficient_quota",
        "pre_consume_token_quota_failed",
        "billing_hard_limit_reached",
    }
)
QUOTA_WORDS = re.compile(
    r"(?:额度|余额|配额)(?:不足|已?用尽|已?耗尽)|预扣费额度失败|quota is not enough|exceeded your current quota"
    r"|insufficient[ _](?:user[ _])?(?:quota|balance|credits?)",
    re.IGNORECASE,
)
KEY_CODES = frozenset({"invalid_api_key"})


@dataclass(frozen=True)
class Answer:
    """What came back over HTTP.

    flaw         why `body` is not the whole answer; empty if it is
    retry_after  seconds, from the header
    """

    status: int
    body: bytes = b""
    flaw: str = ""
    retry_after: float | None = None
    request_id: str = ""

    @property
    def succeeded(self) -> bool:
        return 200 <= self.status < 300


def created(answer: Answer, plain: Plain, secret: str = "") -> Created:
    """Read the answer to a create; `secret` is the key, which no answer may show.

    An id in a successful answer is taken even if the connection broke after it or an error stands beside it:
    a task that may have been paid must not be lost. Raises RateLimited, Refused and its kinds, MaybeCharged.
    """
    value = read_json(answer.body)
    said = read_start(answer.body) if value is None else value
    task = Created.read(said) if answer.succeeded and said is not None else None
    if task is None:
        payload = _object(value)
        kind = _no_task(answer, payload)
        shown = _shown(answer, value, secret) if kind is MaybeCharged else ""
        raise kind(**_facts(answer, payload, plain), answer=shown)
    return task


def task_report(answer: Answer, plain: Plain, root: str = "") -> TaskReport:
    """Read the answer to a query. Raises TaskUnknown, QueryFailed; only a report says that a task failed.

    `root`: the API root that was asked; a link may be relative to it.
    """
    value = read_json(answer.body)
    report = TaskReport.read(value, plain, root) if _usable(answer) and value is not None else None
    if is_unknown_task(answer.status, value, answer.body, report):
        raise TaskUnknown(**_facts(answer, _object(value), plain))
    if report is None:
        raise QueryFailed(**_facts(answer, _object(value), plain))
    return report


def model_names(answer: Answer, plain: Plain) -> tuple[str, ...]:
    """Read the names in `{"data": [{"id": …}]}`, in the provider's order. Raises QueryFailed."""
    payload = _object(read_json(answer.body))
    models = payload.get("data") if _usable(answer) and payload is not None else None
    if not isinstance(models, list):
        raise QueryFailed(**_facts(answer, payload, plain))
    names = (model.get("id") for model in models if isinstance(model, dict))
    return tuple(dict.fromkeys(name for name in names if isinstance(name, str) and name.strip()))


def told(answer: Answer, plain: Plain) -> Json:
    """Read an object that is no error, not even one with status 200. Raises QueryFailed."""
    payload = _object(read_json(answer.body))
    if payload is None or not _usable(answer) or _says_error(answer, payload):
        raise QueryFailed(**_facts(answer, payload, plain))
    return payload


def _no_task(answer: Answer, payload: Json | None) -> type[VideoApiError]:
    """Tell what a create without a usable id means for the money."""
    told = payload or {}
    marks = _marks(told)
    sentence = (str(message_in(told)) or answer.body[:2000].decode(errors="replace"))[:2000]
    quota = QUOTA_CODES & marks or QUOTA_WORDS.search(sentence)
    if answer.flaw or (answer.succeeded and has_id(walk(told))):
        return MaybeCharged
    if MODEL_CODES & marks:
        return ModelUnavailable
    if answer.status == 429:
        return OutOfQuota if quota else RateLimited
    if payload is None or not (answer.status in REFUSING or _says_error(answer, payload)):
        return MaybeCharged
    if quota:
        return OutOfQuota
    if answer.status == 401 or KEY_CODES & marks:
        return BadKey
    return ModelUnavailable if MODEL_WORDS.search(sentence) else Refused


def _says_error(answer: Answer, payload: Json) -> bool:
    """Recognise `200 {"error": …}`; an empty error says nothing."""
    error = payload.get("error")
    said = error.values() if isinstance(error, dict) else [error]
    return answer.succeeded and any(isinstance(word, str) and word.strip() for word in said)


def _facts(answer: Answer, payload: Json | None, plain: Plain) -> dict[str, Any]:
    told = payload or {}
    sentence = message_in(told)
    return {
        "message": plain(sentence),
        "code": _first_code(told, "code", plain),
        "error_type": _first_code(told, "type", plain),
        "status": answer.status,
        "request_id": plain(request_id_in(sentence) or answer.request_id),
        "retry_after": answer.retry_after,
        "detail": answer.flaw or _what_is_odd(answer, payload),
    }


def _what_is_odd(answer: Answer, payload: Json | None) -> str:
    if 300 <= answer.status < 400:
        return "a redirect, which is not followed: is VIDEO_API_URL right?"
    if payload is not None:
        return "nothing of what was asked for in the answer" if answer.succeeded else "the answer is an error"
    if not answer.body.strip():
        return "an empty answer"
    if answer.body.lstrip().startswith(b"<"):
        return "a web page instead of JSON: is VIDEO_API_URL right?"
    return "an answer that is not a JSON object"


def _usable(answer: Answer) -> bool:
    return answer.succeeded and not answer.flaw


def _shown(answer: Answer, value: Any, secret: str) -> str:
    """Show a successful answer in which a person may find the id of a task; a web page has none."""
    if not answer.succeeded or answer.body.lstrip().startswith(b"<"):
        return ""
    text = answer.body.decode(errors="replace")
    if value is not None:
        with suppress(RecursionError):
            text = json.dumps(value, ensure_ascii=False)
    return shown_answer(text, secret)


def _object(value: Any) -> Json | None:
    return value if isinstance(value, dict) else None


def _codes(payload: Json, key: str) -> Iterator[Any]:
    """Give what is nested (`{"error": {"code": …}}`) and what is flat (`{"code": …}`): some send both."""
    error = payload.get("error")
    yield error.get(key) if isinstance(error, dict) else None
    yield payload.get(key)


def _marks(payload: Json) -> frozenset[str]:
    """Collect every `code` and `type`, in small letters."""
    marks = (mark for key in ("code", "type") for mark in _codes(payload, key))
    return frozenset(mark.strip().lower() for mark in marks if isinstance(mark, str))


def _first_code(payload: Json, key: str, plain: Plain) -> str:
    return next(filter(None, (plain_code(code, plain) for code in _codes(payload, key))), "")
