"""The Bot API over HTTP: decodes a call, applies faults, executes and answers it."""

import asyncio
import time
from typing import Any

from aiohttp import web

from sandbox.telegram.args import Args, read_args
from sandbox.telegram.core import Core
from sandbox.telegram.errors import ApiError, Json, forbidden, too_many
from sandbox.telegram.faults import Fault
from sandbox.telegram.methods import BY_LOWER_NAME, COUNTED, METHODS
from sandbox.telegram.records import Call

_BEFORE = frozenset({"429", "500", "502-html", "403", "hang", "reset", "slow"})
_BAD_GATEWAY = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>nginx</body>\r\n</html>\r\n"


class BotApi:
    """Handlers of `/bot{token}/{method}` and `/file/bot{token}/{path}`."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def add_routes(self, app: web.Application) -> None:
        app.router.add_route("*", "/bot{token:[^/]*}/{method:.*}", self.call)
        app.router.add_get("/file/bot{token:[^/]*}/{path:.*}", self.download)

    async def call(self, request: web.Request) -> web.StreamResponse:
        try:
            method = self._method(request)
            args = await read_args(request, self._core.files)
        except ApiError as error:
            return _refusal(error)
        except ConnectionError:  # the bot died during its request, which is not counted as a call
            return web.Response()
        call = Call(method, args.params, list(args.uploads.values()), time.monotonic())
        self._core.calls.append(call)
        fault = self._core.faults.strike(method, args.params.get("chat_id"))
        await self._core.faults.stop_at("before", method, args.params.get("chat_id"))
        if fault is not None and fault.kind in _BEFORE:
            response = await self._fail(request, call, fault)
            if response is not None:
                return response
        response = await self._take_effect(call, args)
        await self._core.faults.stop_at("after", method, args.params.get("chat_id"))
        if fault is not None and fault.kind not in _BEFORE:
            return await self._fail_after(request, fault, response)
        return response

    async def download(self, request: web.Request) -> web.StreamResponse:
        file = self._core.files.at_path(request.match_info["path"])
        if request.match_info["token"] != self._core.token:
            return _refusal(ApiError(401, "Unauthorized"))
        if file is None:
            return _refusal(ApiError(404, "Not Found"))
        return web.FileResponse(file.path, headers={"Content-Type": "application/octet-stream"})

    def _method(self, request: web.Request) -> str:
        token = request.match_info["token"]
        if token != self._core.token:
            odd = ":" not in token or token.startswith("0") or len(token) > 80
            raise ApiError(401, "Unauthorized: invalid token specified" if odd else "Unauthorized")
        method = BY_LOWER_NAME.get(request.match_info["method"].rstrip("/").lower())
        if method is None:
            raise ApiError(404, "Not Found")
        return method

    async def _take_effect(self, call: Call, args: Args) -> web.Response:
        try:
            if self._core.limits is not None and call.method in COUNTED:
                self._core.limits.count(args.params.get("chat_id"))
            call.result = await METHODS[call.method](self._core, args)
            call.ok = True
            return web.json_response({"ok": True, "result": call.result})
        except ApiError as error:
            call.ok, call.error = False, error.description
            return _refusal(error)

    async def _fail(self, request: web.Request, call: Call, fault: Fault) -> web.Response | None:
        """Answer with a fault before the call takes effect; None if it was only delayed."""
        match fault.kind:
            case "slow":
                await self._sleep(fault.seconds)
                return None
            case "hang":
                await self._core.closing.wait()
                return web.Response()
            case "reset":
                return _drop(request)
            case "502-html":
                call.ok, call.error = False, "502 Bad Gateway"
                return web.Response(status=502, text=_BAD_GATEWAY, content_type="text/html")
            case _:
                error = _injected_error(fault)
                call.ok, call.error = False, error.description
                return _refusal(error)

    async def _fail_after(self, request: web.Request, fault: Fault, response: web.Response) -> web.Response:
        match fault.kind:
            case "hang_after":
                await self._core.closing.wait()
                return response
            case "reset_after":
                return _drop(request)
            case _:
                return web.Response(text='{"ok":true,"result":{"message', content_type="application/json")

    async def _sleep(self, seconds: float) -> None:
        try:
            async with asyncio.timeout(seconds):
                await self._core.closing.wait()
        except TimeoutError:
            return


def _injected_error(fault: Fault) -> ApiError:
    match fault.kind:
        case "429":
            return too_many(fault.retry_after or 1)
        case "403":
            return forbidden("bot was blocked by the user")
        case _:
            return ApiError(500, "Internal Server Error")


def _refusal(error: ApiError) -> web.Response:
    body: Json = error.body()
    headers: dict[str, Any] = {}
    if error.parameters and "retry_after" in error.parameters:
        headers["Retry-After"] = str(error.parameters["retry_after"])
    return web.json_response(body, status=error.code, headers=headers)


def _drop(request: web.Request) -> web.Response:
    """Drop the connection without an answer; the returned response is not sent."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
