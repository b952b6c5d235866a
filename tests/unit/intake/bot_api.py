"""A small Bot API on loopback: pending updates, offsets, long polls and faults as in Telegram."""

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from aiohttp import web

Fault = tuple[int, str, dict[str, int]]  # status, description, parameters

SECOND = 0.02  # of real time in one second of a long poll


class BotApi:
    """Removes an update when a higher offset is requested, and calls `on_forget` with its id."""

    def __init__(self, on_forget: Callable[[int], None] = lambda _: None) -> None:
        self.pending: list[dict[str, Any]] = []
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.faults: deque[Fault] = deque()  # what getUpdates and setWebhook answer next
        self.instead: Callable[[web.Request], Awaitable[web.Response | None]] | None = None  # answers before others
        self.webhook = ""
        self.on_forget = on_forget
        self._news = asyncio.Event()
        self.app = web.Application()
        self.app.router.add_post("/bot{token}/{method}", self._answer)

    def send(self, *updates: dict[str, Any]) -> None:
        self.pending.extend(updates)
        self._news.set()

    def asked(self, method: str) -> list[dict[str, Any]]:
        return [given for name, given in self.calls if name == method]

    async def _answer(self, request: web.Request) -> web.Response:
        if self.instead is not None and (answer := await self.instead(request)):
            return answer
        method = request.match_info["method"]
        given = dict(await request.post())
        self.calls.append((method, given))
        if self.faults and method in {"getUpdates", "setWebhook"}:
            status, description, parameters = self.faults.popleft()
            return _error(status, description, parameters)
        match method:
            case "getMe":
                return _result({"id": 1, "is_bot": True, "first_name": "Bot", "username": "video_bot"})
            case "getUpdates" if self.webhook:
                return _error(409, "Conflict: can't use getUpdates method while webhook is active", {})
            case "getUpdates":
                return _result(await self._get_updates(given))
            case "setWebhook" | "deleteWebhook":
                self.webhook = str(given.get("url", ""))
                return _result(True)
        return _error(404, "Not Found", {})

    async def _get_updates(self, given: dict[str, Any]) -> list[dict[str, Any]]:
        offset = int(given.get("offset", 0))
        for update in [each for each in self.pending if each["update_id"] < offset]:
            self.pending.remove(update)
            self.on_forget(update["update_id"])
        if not self.pending:
            self._news.clear()
            try:
                async with asyncio.timeout(int(given["timeout"]) * SECOND):
                    await self._news.wait()
            except TimeoutError:
                pass
        return self.pending[: int(given["limit"])]


def message(update_id: int, chat: int = 7, text: str = "a cat") -> dict[str, Any]:
    """A text message as Telegram sends it."""
    return {
        "update_id": update_id,
        "message": {
            "message_id": update_id,
            "date": 1700000000,
            "chat": {"id": chat, "type": "private", "first_name": "Ann"},
            "from": {"id": chat, "is_bot": False, "first_name": "Ann"},
            "text": text,
        },
    }


def _result(value: Any) -> web.Response:
    return web.json_response({"ok": True, "result": value})


def _error(status: int, description: str, parameters: dict[str, int]) -> web.Response:
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.Response(status=status, text=json.dumps(body), content_type="application/json")
