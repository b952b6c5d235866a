"""What a provider says passes through here before anyone reads it: no secret, markup or JSON, and short."""

import html
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from bot.redaction import Redactor

LONGEST = 500  # characters of a message
LONGEST_CODE = 100
LONGEST_ANSWER = 1500  # characters of an answer that a person may look for an id in
READ_AT_MOST = 20_000  # characters looked at; the rest could only be an attack on the patterns below
NESTED = 8  # gateways wrap the error of the gateway behind them; more layers than this are cut off

REQUEST_ID = re.compile(
    r"[(（]\s*(?:request[ _-]?id|请求\s*id)\s*[:：]\s*([\w.:-]{0,128})[^()（）]{0,200}[)）]", re.IGNORECASE
)
JSON_START = re.compile(r"""[{\[]\s*(?:\\*["'{\[]|[}\]])""")
PAGE_START = re.compile(r"<(?:!doctype|html|head|body|script|style)\b", re.IGNORECASE)
TAG = re.compile(r"<[/!?]?[a-z][^<>]{0,1000}>", re.IGNORECASE)
SECRETS = re.compile(r"(?<![A-Za-z0-9])sk-[A-Za-z0-9_*.…-]+|(?<=\bBearer )\S+", re.IGNORECASE)
# Control characters and halves of characters: PostgreSQL and Telegram refuse some of them.
UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+")

Plain = Callable[[Any], str]  # `plain_words` with the secret filled in


def plain_words(said: Any, secret: str) -> str:
    """Make one line that can be shown, of at most 500 characters; empty for anything that is not text."""
    if not isinstance(said, str):
        return ""
    text = html.unescape(_without_json(said[:READ_AT_MOST]))
    page = PAGE_START.search(text)
    text = TAG.sub(" ", text[: page.start()] if page else text)
    text = " ".join(UNSEEN.sub(" ", REQUEST_ID.sub("", text)).split()).rstrip(" :：,，-")
    # Last but for the clipping, so that nothing above can put the pieces of a secret together again.
    text = SECRETS.sub("…", _hiding(secret)(text))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def plain_code(said: Any, plain: Plain) -> str:
    """Clean a `code` or `type`, of at most 100 characters: some gateways write a number, some null."""
    return plain(str(said) if type(said) is int and abs(said) < 10**9 else said)[:LONGEST_CODE]


def request_id_in(said: Any) -> str:
    """Find the id in `… (request id: 2025…)`, as new-api and one-api end their messages; else empty."""
    found = REQUEST_ID.search(said[:READ_AT_MOST]) if isinstance(said, str) else None
    return found[1] if found else ""


def message_in(value: Any) -> Any:
    """Find an error's sentence: `{"error": {"message": …}}`, `{"message": …}`, `{"error": "…"}` and kin."""
    if not isinstance(value, Mapping):
        return ""
    error = value.get("error")
    inner = error.get("message") if isinstance(error, Mapping) else error
    others = (value.get(key) for key in ("message", "error_message", "fail_reason", "msg", "detail"))
    places = (inner, *others)
    return next((said for said in places if isinstance(said, str) and said.strip()), "")


def shown_answer(body: str, secret: str) -> str:
    """Make an answer fit to be shown as it is, JSON included, of at most 1,500 characters."""
    # Before the cut too, which could leave half of the secret.
    text = " ".join(UNSEEN.sub(" ", _hiding(secret)(body)[:READ_AT_MOST]).split())
    text = SECRETS.sub("…", _hiding(secret)(text))
    return text if len(text) <= LONGEST_ANSWER else text[: LONGEST_ANSWER - 1] + "…"


@lru_cache(maxsize=8)
def _hiding(secret: str) -> Redactor:
    return Redactor((secret,), mark="…")


def _without_json(text: str) -> str:
    """Turn `upstream said {"error": {"message": "no"}}` into `upstream said no`; cut off broken JSON."""
    for _ in range(NESTED):
        start = JSON_START.search(text)
        if start is None:
            return text
        try:
            value, end = json.JSONDecoder().raw_decode(text, start.start())
        except (ValueError, RecursionError):
            break
        text = text[: start.start()] + message_in(value) + text[end:]
    start = JSON_START.search(text)
    return text[: start.start()] if start else text
