"""Cleans texts of the provider for the log and for users: without secrets, markup and JSON, and short."""

import html
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.redaction import Redactor
from bot.videoapi.causes import find_validation_error

LONGEST_MESSAGE = 500  # characters
LONGEST_CODE = 100  # characters
LONGEST_BODY = 1500  # characters of a body in which an admin may find an id
MOST_READ = 20_000  # characters; a longer text could only be an attack on the patterns below
MOST_NESTED = 8  # errors within errors: gateways wrap the error of the gateway behind them

REQUEST_ID = re.compile(
    r"[(（]\s*(?:request[ _-]?id|请求\s*id)\s*[:：]\s*([\w.:-]{0,128})[^()（）]{0,200}[)）]", re.IGNORECASE
)
JSON_START = re.compile(r"""[{\[]\s*(?:\\*["'{\[]|[}\]])""")
PAGE_START = re.compile(r"<(?:!doctype|html|head|body|script|style)\b", re.IGNORECASE)
TAG = re.compile(r"<[/!?]?[a-z][^<>]{0,1000}>", re.IGNORECASE)
SECRETS = re.compile(r"(?<![A-Za-z0-9])sk-[A-Za-z0-9_*.…-]+|(?<=\bBearer )\S+", re.IGNORECASE)
# Control characters and lone surrogates: PostgreSQL and Telegram refuse some of them.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")

Sanitizer = Callable[[Any], str]  # `sanitize` with the secret bound


def sanitize(value: Any, secret: str) -> str:
    """Turn a text into one line of at most 500 characters that may be shown; empty for anything that is not text."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(_strip_json(value[:MOST_READ]))
    page = PAGE_START.search(text)
    text = TAG.sub(" ", text[: page.start()] if page else text)
    text = " ".join(CONTROL_CHARACTERS.sub(" ", REQUEST_ID.sub("", text)).split()).rstrip(" :：,，-")
    # After all other replacements, which could join the parts of a secret.
    text = SECRETS.sub("…", _redactor(secret)(text))
    return _clip(text, LONGEST_MESSAGE)


def sanitize_code(value: Any, sanitize: Sanitizer) -> str:
    """Clean a `code` or `type`, at most 100 characters. Some gateways send a number, some null."""
    return sanitize(str(value) if type(value) is int and abs(value) < 10**9 else value)[:LONGEST_CODE]


def sanitize_body(body: str, secret: str) -> str:
    """Turn a body into one line of at most 1,500 characters that may be shown; JSON stays."""
    # Redacted before clipping too, which could leave half of the secret.
    text = " ".join(CONTROL_CHARACTERS.sub(" ", _redactor(secret)(body)[:MOST_READ]).split())
    return _clip(SECRETS.sub("…", _redactor(secret)(text)), LONGEST_BODY)


def find_request_id(value: Any) -> str:
    """Return the id in `… (request id: 2025…)`, with which new-api and one-api end their messages; else empty."""
    found = REQUEST_ID.search(value[:MOST_READ]) if isinstance(value, str) else None
    return found[1] if found else ""


def find_message(value: Any) -> Any:
    """Return the message of an error: `{"error": {"message": …}}`, `{"message": …}`, `{"error": "…"}` and similar."""
    if not isinstance(value, Mapping):
        return ""
    error = value.get("error")
    inner = error.get("message") if isinstance(error, Mapping) else error
    others = (value.get(key) for key in ("message", "error_message", "fail_reason", "msg", "detail"))
    texts = (text for text in (inner, *others) if isinstance(text, str) and text.strip())
    return next(texts, "") or find_validation_error(value.get("detail"))


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


@lru_cache(maxsize=8)
def _redactor(secret: str) -> Redactor:
    return Redactor((secret,), mark="…")


def _strip_json(text: str) -> str:
    """Turn `upstream said {"error": {"message": "no"}}` into `upstream said no`; cut off incomplete JSON."""
    for _ in range(MOST_NESTED):
        start = JSON_START.search(text)
        if start is None:
            return text
        try:
            value, end = json.JSONDecoder().raw_decode(text, start.start())
        except (ValueError, RecursionError):
            break
        text = text[: start.start()] + find_message(value) + text[end:]
    start = JSON_START.search(text)
    return text[: start.start()] if start else text
