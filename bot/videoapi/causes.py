"""What may be wrong on the bot's side if a request fails: the address, the key, the form of requests.

None of it decides about money (`responses.py` does): it only tells what the owner of the bot should look at.
"""

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from bot.patterns import pattern

LONGEST_NAME = 100  # characters of the name of a field
MOST_NAMES = 10


class Cause(StrEnum):
    """A mistake in the settings that explains a failure.

    ADDRESS      there is no such path, or only a redirect
    PAGE         a web page with a 2xx: a site instead of the API
    CERTIFICATE  TLS fails, so that nothing is sent
    FORMAT       the provider wants another type of content
    """

    ADDRESS = "address"
    PAGE = "page"
    CERTIFICATE = "certificate"
    FORMAT = "format"


KEY_CODES = frozenset(
    {
        "invalid_api_key",
        "invalid_token",
        "invalid_authentication",
        "authentication_error",
        "unauthorized",
        "token_expired",
    }
)
KEY_TEXT = pattern(
    r"无效的(?:令牌|密钥|key)|(?:令牌|密钥|api ?key)(?:状态)?(?:无效|不可用|已过期|已失效|已被?禁用|不存在|错误)"
    r"|未提供令牌|未授权|鉴权失败|不在令牌允许访问的列表"
    r"|(?:invalid|incorrect|wrong|expired|unknown|missing|no) (?:api[ _-]?key|(?:access |auth |bearer )?token)\b"
    r"|(?:api[ _-]?key|(?:access|bearer) token) (?:is |was |has )?(?:not valid|invalid|incorrect|expired|disabled|revoked)\b"
    r"|\bunauthori[sz]ed\b|authentication (?:failed|required)",
    re.IGNORECASE,
)
ROUTE_TEXT = pattern(
    r"invalid url \(|cannot (?:get|post) /|(?:404 page|route|path|endpoint|url|page|resource|api) (?:is |was )?not found"
    r"|no (?:such )?(?:route|path|endpoint)\b|no route\b|unknown (?:route|path|endpoint)|method not allowed"
    r"|(?:路径|路由|接口|地址)[^，。]{0,20}(?:不存在|未找到|错误)|(?:不存在|未找到)(?:的)?(?:路径|路由|接口)",
    re.IGNORECASE,
)
# Subjects of a 404 that people can do something about.
OTHER_SUBJECT = pattern(
    r"\b(?:models?|images?|pictures?|photos?|files?|prompts?|characters?|tasks?|videos?|users?|channels?)\b"
    r"|模型|图片|图像|文件|提示词|角色|任务|视频|用户|渠道",
    re.IGNORECASE,
)
FORMAT_TEXT = pattern(
    r"content[ -]?type|unsupported media type|multipart|application/json|\bjson (?:body )?(?:is )?(?:required|expected)",
    re.IGNORECASE,
)
FORMAT_STATUSES = frozenset({406, 415})
ROUTE_STATUSES = frozenset({404, 405})


def find_cause(status: int, body: bytes, message: str) -> Cause | None:
    """What may be wrong, by the status, the body and the provider's words; None if nothing is.

    For responses that are neither a task nor about the key, the quota or the model.
    """
    is_page = body.lstrip()[:1] == b"<"
    if 300 <= status < 400 or ROUTE_TEXT.search(message):
        return Cause.ADDRESS
    if status in ROUTE_STATUSES:
        return Cause.ADDRESS if is_page or not OTHER_SUBJECT.search(message) else None
    if 200 <= status < 300 and is_page:
        return Cause.PAGE
    if status in FORMAT_STATUSES or (400 <= status < 500 and FORMAT_TEXT.search(message)):
        return Cause.FORMAT
    return None


def find_validation_error(value: Any) -> str:
    """The messages of `{"detail": [{"loc": ["body", "size"], "msg": "…"}]}`, as FastAPI responds to a wrong body; else empty."""
    if not isinstance(value, list):
        return ""
    entries = [
        entry for entry in value[:MOST_NAMES] if isinstance(entry, Mapping) and isinstance(entry.get("msg"), str)
    ]
    return "; ".join(": ".join(filter(None, (_location(entry), entry["msg"]))) for entry in entries)


def find_field_names(payload: Mapping[str, Any]) -> Iterator[str]:
    """The fields that an error names outside of its message: OpenAI's `param`, FastAPI's `loc`, the keys of `errors`."""
    inner = payload.get("error")
    for source in (inner, payload):
        if isinstance(source, Mapping):
            yield from (source[key][:LONGEST_NAME] for key in ("param", "field") if _is_name(source.get(key)))
    detail, errors = payload.get("detail"), payload.get("errors")
    if isinstance(detail, list):
        entries = (entry for entry in detail[:MOST_NAMES] if isinstance(entry, Mapping))
        yield from filter(None, map(_location, entries))
    if isinstance(errors, Mapping):
        yield from (name[:LONGEST_NAME] for name in list(errors)[:MOST_NAMES] if isinstance(name, str))


def _location(entry: Mapping[str, Any]) -> str:
    """The innermost name of a `loc`, which also has the positions in lists."""
    loc = entry.get("loc")
    names = [part for part in loc[:MOST_NAMES] if _is_name(part)] if isinstance(loc, list) else []
    return names[-1][:LONGEST_NAME] if names else ""


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())
