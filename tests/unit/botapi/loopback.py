"""A Bot API on loopback with answers set by each test."""

from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

TOKEN = "123456789:AAAA-made-up-token-of-a-loopback-bot"
SENT = {"message_id": 1, "date": 0, "chat": {"id": 5, "type": "private"}}


@dataclass
class BotApi:
    """Answers by method name, and records the requests."""

    root: str
    answers: dict[str, Any] = field(default_factory=dict)
    calls: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        answer = self.answers.get(method, SENT)
        if callable(answer):
            response = await answer(request)
            assert isinstance(response, web.StreamResponse)
            return response
        self.calls.append((method, {key: str(value) for key, value in (await request.post()).items()}))
        return web.json_response({"ok": True, "result": answer})
