"""GET requests: a task by its id, the models, the balance."""

import time
from functools import partial

from aiohttp import web

from sandbox.video import lives
from sandbox.video.formats import GENERATIONS, OPENAI, UNIFIED, Format
from sandbox.video.records import VIOLATION, Query
from sandbox.video.state import State
from sandbox.video.strikes import refusal, strike
from sandbox.video.task import Task


class Reading:
    """The free endpoints."""

    def __init__(self, state: State) -> None:
        self._state = state

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/v1/video/query", self._by_parameter),
            web.get("/v1/videos/{id}", partial(self._by_path, OPENAI)),
            web.get("/v1/video/generations/{id}", partial(self._by_path, GENERATIONS)),
            web.get("/v1/models", self._models),
            web.get("/v1/dashboard/billing/subscription", self._subscription),
            web.get("/v1/dashboard/billing/usage", self._usage),
            web.route("*", "/v1/{path:.*}", self._no_such_path),
        ]

    async def _by_parameter(self, request: web.Request) -> web.StreamResponse:
        return await self._query(UNIFIED, request, request.query.get("id", ""))

    async def _by_path(self, form: Format, request: web.Request) -> web.StreamResponse:
        return await self._query(form, request, request.match_info["id"])

    async def _query(self, form: Format, request: web.Request, task_id: str) -> web.StreamResponse:
        state = self._state
        task = state.task(task_id, form.name)
        text = f"{task_id} {task.body['prompt'] if task else ''}"
        await state.holds.stop("query", "before", text)
        fault = state.faults.take("query", text)
        answer, outcome = self._answer(form, request, task_id, task)
        key = state.key_of(request)
        state.queries.append(Query(task_id, time.monotonic(), fault.kind if fault else outcome, form.name, key))
        await state.holds.stop("query", "accepted", text)
        struck = await strike(request, fault, state.closing, form.name) if fault else None
        return struck or answer

    def _answer(self, form: Format, request: web.Request, task_id: str, task: Task | None) -> tuple[web.Response, str]:
        if not self._state.has_key(request):
            return self._state.violated("query", 401, ["Authorization must be Bearer and the key"]), VIOLATION
        if not task_id:
            return self._state.violated("query", 400, ["id is missing"]), VIOLATION
        told = lives.reply(task, self._state.age(task), form.replies) if task else None
        if told is None:
            return form.unknown(task_id), "task_not_exist"
        return web.json_response(told), lives.status_in(told)

    async def _models(self, request: web.Request) -> web.StreamResponse:
        await self._state.holds.stop("models", "before", "")
        fault = self._state.faults.take("models", "")
        struck = await strike(request, fault, self._state.closing) if fault else None
        if struck:
            return struck
        if not self._state.has_key(request):
            return refusal(401, "无效的令牌")
        listed = [{"id": name, "object": "model", "owned_by": "custom"} for name in self._state.models]
        return web.json_response({"data": listed, "object": "list", "success": True})

    async def _subscription(self, request: web.Request) -> web.Response:
        if self._state.limit is None:
            return web.json_response(
                {"error": {"message": f"Invalid URL ({request.method} {request.path})"}}, status=404
            )
        balance = {"object": "billing_subscription", "has_payment_method": True, "hard_limit_usd": self._state.limit}
        return self._billing(request, balance)

    async def _usage(self, request: web.Request) -> web.Response:
        """The amount used, in hundredths: the sum of all bills."""
        return self._billing(request, {"object": "list", "total_usage": float(100 * self._state.billed)})

    def _billing(self, request: web.Request, answer: dict[str, object]) -> web.Response:
        # On these paths the gateways refuse with status 200.
        return web.json_response(answer) if self._state.has_key(request) else refusal(200, "无效的令牌")

    async def _no_such_path(self, request: web.Request) -> web.Response:
        return self._state.violated("other", 404, [f"Invalid URL ({request.method} {request.path})"])
