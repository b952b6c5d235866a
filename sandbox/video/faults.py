"""All known error shapes of the video API (facts: docs/video-api.md), and the queue of injected faults."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from sandbox.video.holds import Endpoint

Act = Literal["answer", "hang", "reset", "cut", "slow"]

TAG = re.compile(r"#(\w+)")
HTML = "<html>\r\n<head><title>{0}</title></head>\r\n<body>\r\n<h1>{0}</h1>\r\n</body>\r\n</html>\r\n"
SATURATED = "当前分组上游负载已饱和，请稍后再试"


@dataclass(frozen=True)
class Kind:
    """Properties of a kind of fault.

    `charged`: a provider would have created and billed the task although its answer does not show it. `unread`: it
    strikes before the body is read. `body` None: the usual successful answer.
    """

    about: str
    status: int = 200
    body: str | None = ""
    content_type: str = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    act: Act = "answer"
    charged: bool = False
    unread: bool = False


def nested(message: str, kind: str = "new_api_error", code: str | None = "") -> str:
    """The gateways' usual error body."""
    message = f"{message} (request id: 20251106101500123456789abcdefgh)"
    return json.dumps({"error": {"message": message, "type": kind, "param": "", "code": code}}, ensure_ascii=False)


def flat(code: str, message: str) -> str:
    """The error body of the gateways' task routes."""
    return json.dumps({"code": code, "message": message, "data": None}, ensure_ascii=False)


def _page(about: str, status: int, title: str, charged: bool = False) -> Kind:
    return Kind(about, status, HTML.format(title), "text/html", charged=charged)


KINDS: Mapping[str, Kind] = {
    "bad_key_401": Kind("the key is wrong or expired", 401, nested("无效的令牌")),
    "quota_403_nested": Kind(
        "out of quota, nested body",
        403,
        nested("用户额度不足, 剩余额度: ＄0.000000", code="insufficient_user_quota"),
    ),
    "quota_403_flat": Kind("out of quota, flat body", 403, flat("insufficient_user_quota", "user quota is not enough")),
    "quota_429": Kind(
        "out of quota, told as 429",
        429,
        nested("You exceeded your current quota", "insufficient_quota", "insufficient_quota"),
    ),
    "not_allowed_403": Kind(
        "the key may not use the model", 403, nested("该令牌无权访问模型 sora-2", code="model_not_found")
    ),
    "no_channel_503": Kind(
        "nobody serves the model now",
        503,
        nested("No available channel for model sora-2 under group default", code="model_not_found"),
    ),
    "task_route_error": Kind(
        "the task route failed", 500, flat("fail_to_fetch_task", "fail to fetch task: upstream error")
    ),
    "saturated_429": Kind("the provider is saturated", 429, nested(SATURATED, "upstream_error", "429")),
    "saturated_hides_quota_429": Kind(
        "called saturated, but out of quota",
        429,
        nested(SATURATED, "upstream_error", "insufficient_user_quota"),
    ),
    "rate_limit_429_empty": Kind("too many requests, with an empty body", 429, "", "text/plain"),
    "task_not_exist_400": Kind("the task is not known", 400, flat("task_not_exist", "task_not_exist")),
    "html_200": _page("a web page instead of the API", 200, "New API"),
    "gateway_502_html": _page("the gateway found nobody", 502, "502 Bad Gateway"),
    "gateway_504_html": _page("the gateway gave up waiting; charged", 504, "504 Gateway Time-out", charged=True),
    "error_500_json": Kind("an internal error", 500, nested("internal server error", "server_error", None)),
    "billing_error_200": Kind("an error with status 200", 200, nested("无效的令牌")),
    "no_id_200": Kind("accepted without an id; charged", 200, '{"status": "pending"}', charged=True),
    "empty_200": Kind("accepted with an empty body; charged", 200, "", charged=True),
    "bad_json_200": Kind("accepted with half a body; charged", 200, '{"id": "sora-2:task_01k6', charged=True),
    "bad_request_400": Kind(
        "the request is refused",
        400,
        nested("This content may violate our guardrails", "invalid_request_error", "sentinel_block"),
    ),
    "too_large_413_json": Kind(
        "the request is too large", 413, nested("request body too large", "invalid_request_error")
    ),
    "not_found_404_json": Kind(
        "no such path", 404, nested("Invalid URL (POST /v1/video/create)", "invalid_request_error")
    ),
    "redirect_302": Kind("sent elsewhere", 302, "", "text/plain", {"Location": "/elsewhere"}),
    "hang_after_accept": Kind("accepted, never answered; charged", act="hang", charged=True),
    "hang_before_read": Kind("never read, never answered", act="hang", unread=True),
    "reset_before_read": Kind("the connection drops before the body is read", act="reset", unread=True),
    "reset_in_upload": Kind("the connection drops while the body is sent", act="cut", unread=True),
    "reset_after_accept": Kind("accepted, then the connection drops; charged", act="reset", charged=True),
    "slow_accept": Kind("accepted, answered late", body=None, act="slow", charged=True),
}

# With #saturated_429 the bot should wait and then succeed, not be refused forever.
PASSING = frozenset({"saturated_429", "rate_limit_429_empty"})


@dataclass
class Fault:
    """An injected fault. `times` None: until cleared.

    `seconds`: the delay of slow_accept; `retry_after`: value of the header, in seconds.
    """

    endpoint: Endpoint
    kind: str
    times: int | None = 1
    match: str | None = None
    retry_after: float | None = None
    seconds: float = 3.0

    @property
    def shape(self) -> Kind:
        return KINDS[self.kind]

    @property
    def headers(self) -> dict[str, str]:
        extra = {} if self.retry_after is None else {"Retry-After": f"{self.retry_after:g}"}
        return {**self.shape.headers, **extra}


class Faults:
    """Queued faults, oldest first; `match` is searched in the prompt (of a query: in the id)."""

    def __init__(self) -> None:
        self._coming: list[Fault] = []
        self._eased: set[str] = set()

    def add(
        self,
        endpoint: Endpoint = "create",
        kind: str = "error_500_json",
        *,
        times: int | None = 1,
        match: str | None = None,
        retry_after: float | None = None,
        seconds: float = 3.0,
    ) -> Fault:
        """Queue a fault, and return it for `remove`. Raises ValueError for an unknown kind or endpoint."""
        if kind not in KINDS:
            raise ValueError(f"unknown fault {kind!r}: one of {', '.join(KINDS)}")
        if endpoint not in get_args(Endpoint):
            raise ValueError(f"unknown endpoint {endpoint!r}: one of {', '.join(get_args(Endpoint))}")
        fault = Fault(endpoint, kind, times, match, retry_after, seconds)
        self._coming.append(fault)
        return fault

    def remove(self, fault: Fault) -> None:
        """Remove one that `add` returned; no effect if it is used up."""
        self._coming = [other for other in self._coming if other is not fault]

    def clear(self) -> None:
        self._coming.clear()

    def take_unread(self, endpoint: Endpoint) -> Fault | None:
        """Take a fault that strikes before the body is read, so it can match no prompt."""
        return self._take(lambda fault: fault.endpoint == endpoint and fault.match is None and fault.shape.unread)

    def take(self, endpoint: Endpoint, text: str) -> Fault | None:
        return self._take(lambda fault: fault.endpoint == endpoint and (fault.match is None or fault.match in text))

    def tagged(self, prompt: str) -> Fault | None:
        """The fault that a #name in the prompt requests."""
        kind = next((word for word in TAG.findall(prompt) if word in KINDS), None)
        if kind is None or (kind in PASSING and prompt in self._eased):
            self._eased.discard(prompt)
            return None
        self._eased.add(prompt)
        return Fault("create", kind)

    def _take(self, wanted: Callable[[Fault], bool]) -> Fault | None:
        fault = next((fault for fault in self._coming if wanted(fault)), None)
        if fault and fault.times is not None:
            fault.times -= 1
            if fault.times <= 0:
                self._coming.remove(fault)
        return fault

    def listed(self) -> list[dict[str, Any]]:
        return [vars(fault) for fault in self._coming]
