"""The HTTP control interface (see CONTROL.md), for the chat page and other processes."""

import asyncio
import ipaddress
import json
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from sandbox.telegram import control_json, control_state
from sandbox.telegram.control_acts import Acts
from sandbox.telegram.errors import ApiError, Json

KEEP_ALIVE = 15.0  # seconds between the comments that keep an event stream open


class Control:
    """The routes under `/control/`, and the page at `/` if there is a folder for it."""

    def __init__(self, acts: Acts, page_dir: Path | None) -> None:
        self._acts = acts
        self._stand_in = acts.stand_in
        self._page_dir = page_dir.resolve() if page_dir else None

    def add_routes(self, app: web.Application) -> None:
        app.router.add_get("/control/state", self.state)
        app.router.add_get("/control/calls", self.calls)
        app.router.add_get("/control/events", self.events)
        app.router.add_get("/control/file/{file_id}", self.file)
        app.router.add_get("/control/hold/{number}", self.hold)
        app.router.add_post("/control/{act:.+}", self.act)
        if self._page_dir is not None:
            app.router.add_get("/{path:.*}", self.page)

    async def state(self, _request: web.Request) -> web.Response:
        return web.json_response(control_state.state(self._stand_in))

    async def calls(self, request: web.Request) -> web.Response:
        method, limit = request.query.get("method"), int(request.query.get("limit", "0"))
        calls = self._stand_in.calls_to(method) if method else self._stand_in.calls
        shown = [control_json.call(call) for call in calls[-limit:]]
        return web.json_response({"calls": shown, "pending_updates": self._stand_in.pending_update_count})

    async def file(self, request: web.Request) -> web.StreamResponse:
        try:
            file = self._stand_in.files.get(request.match_info["file_id"])
        except ApiError:
            return _error(404, "there is no such file")
        mime = _safe_type(file.mime, file.path)
        return web.FileResponse(file.path, headers={"Content-Type": mime, "X-Content-Type-Options": "nosniff"})

    async def hold(self, request: web.Request) -> web.Response:
        seconds = float(request.query.get("timeout", "10"))
        try:
            reached = await self._acts.reached(int(request.match_info["number"]), seconds)
        except LookupError as error:
            return _error(404, str(error))
        return web.json_response({"reached": reached})

    async def act(self, request: web.Request) -> web.Response:
        try:
            answer = await self._acts.perform(request.match_info["act"], await _parameters(request))
        except KeyError as error:
            return _error(400, f"{error.args[0]!r} is missing or unknown")
        except LookupError as error:
            return _error(404, str(error))
        except (ValueError, TypeError) as error:
            return _error(400, str(error))
        return web.json_response(answer)

    async def events(self, request: web.Request) -> web.StreamResponse:
        since = request.headers.get("Last-Event-ID") or request.query.get("since")
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-cache"})
        with (
            self._stand_in.feed.listen() as queue,
            suppress(ConnectionResetError),
        ):  # the page was closed
            await response.prepare(request)
            for event in self._stand_in.feed.since(int(since)) if since else []:
                await response.write(_sse(event.number, event.body))
            await response.write(b": hello\n\n")
            while True:
                try:
                    async with asyncio.timeout(KEEP_ALIVE):
                        following = await queue.get()
                except TimeoutError:
                    await response.write(b": still here\n\n")
                    continue
                if following is None:
                    break
                await response.write(_sse(following.number, following.body))
        return response

    async def page(self, request: web.Request) -> web.StreamResponse:
        path = self._page_file(request.match_info["path"] or "index.html")
        return web.FileResponse(path, headers={"Cache-Control": "no-cache"}) if path else _error(404, "not found")

    def _page_file(self, name: str) -> Path | None:
        folder = self._page_dir
        path = (folder / name).resolve() if folder else None
        return path if folder and path and path.is_relative_to(folder) and path.is_file() else None


@web.middleware
async def loopback_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse /control for host names other than loopback's: other web pages must not control the sandbox."""
    if request.path.startswith("/control"):
        origin = request.headers.get(hdrs.ORIGIN)
        if not _is_loopback(f"//{request.host}") or (origin is not None and not _is_loopback(origin)):
            return _error(403, "only this machine may control the sandbox")
    return await handler(request)


def _is_loopback(address: str) -> bool:
    try:
        host = urlsplit(address).hostname or ""
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


async def _parameters(request: web.Request) -> Json:
    """Read the parameters of a control request, from JSON or a multipart form (whose files become `files`)."""
    if not request.content_type.startswith("multipart/"):
        parameters = json.loads(await request.read() or b"{}")
        if not isinstance(parameters, dict):
            raise ValueError("a JSON object is expected")
        return parameters
    form: Json = {"files": []}
    for name, value in (await request.post()).items():
        if isinstance(value, web.FileField):
            form["files"].append((value.filename, value.content_type, value.file.read()))
        elif isinstance(value, str):
            form[name] = _field_value(name, value)
    return form


def _field_value(name: str, value: str) -> Any:
    if name in {"text", "caption"}:
        return value
    return json.loads(value) if value else None


def _safe_type(mime: str, path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(12)
    if head.startswith(b"\x89PNG"):
        return "image/png"
    known = mime.startswith(("image/", "video/", "audio/")) and "svg" not in mime
    return mime if known else "application/octet-stream"


def _sse(number: int, body: Json) -> bytes:
    return f"id: {number}\ndata: {json.dumps(body)}\n\n".encode()


def _error(status: int, sentence: str) -> web.Response:
    return web.json_response({"error": sentence}, status=status)
