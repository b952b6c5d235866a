"""The control interface for other processes: read the state, add faults, script lives, hold requests."""

import functools
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import Any

from aiohttp import web
from yarl import URL

from sandbox.video.faults import KINDS
from sandbox.video.fetching import is_loopback
from sandbox.video.holds import Hold
from sandbox.video.lives import LIVES
from sandbox.video.records import Create
from sandbox.video.state import State

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def _loopback_only(handler: Handler) -> Handler:
    """Only for this machine: a page from elsewhere would send its own Host or Origin."""

    @functools.wraps(handler)
    async def wrapper(request: web.Request) -> web.StreamResponse:
        origins = [f"http://{request.host}", request.headers.get("Origin") or "http://localhost"]
        if not all(_is_local(origin) for origin in origins):
            return web.json_response({"error": "only from this machine"}, status=403)
        try:
            return await handler(request)
        except (ValueError, TypeError, KeyError) as error:
            return web.json_response({"error": str(error)}, status=400)

    return wrapper


def _is_local(origin: str) -> bool:
    try:
        return is_loopback(URL(origin).host)
    except ValueError:
        return False


class Control:
    """`/` as plain text for people, `/control/…` as JSON for programs."""

    def __init__(self, standin: State) -> None:
        self._standin = standin

    def routes(self) -> list[web.RouteDef]:
        return [
            web.get("/", _loopback_only(self._about)),
            web.get("/control/state", _loopback_only(self._state)),
            web.get("/control/requests", _loopback_only(self._requests)),
            web.post("/control/faults", _loopback_only(self._faults)),
            web.post("/control/script", _loopback_only(self._script)),
            web.post("/control/hold", _loopback_only(self._hold)),
            web.get("/control/hold/{number:\\d+}", _loopback_only(self._reached)),
            web.post("/control/hold/{number:\\d+}/release", _loopback_only(self._release)),
        ]

    async def _about(self, _request: web.Request) -> web.Response:
        faults = "\n".join(f"  #{name:<26} {kind.about}" for name, kind in KINDS.items())
        lives = "\n".join(f"  #{name:<26} {life.about}" for name, life in LIVES.items())
        text = (
            "This is a stand-in for the video API. No video is made and nothing is paid.\n\n"
            "It speaks the unified format (/v1/video/create), OpenAI's (/v1/videos) and new-api's (/v1/video/generations).\n"
            "Write one of these in a prompt to see what the bot makes of it.\n\n"
            f"What becomes of the task:\n{lives}\n\nWhat goes wrong with the request:\n{faults}\n\n"
            "Image links to this machine are fetched as the provider would; others are only noted.\n"
        )
        return web.Response(text=text)

    async def _state(self, _request: web.Request) -> web.Response:
        standin = self._standin
        return web.json_response(
            {
                "charged": standin.charged,
                "bills": [asdict(bill) | {"amount": str(bill.amount)} for bill in standin.bills],
                "attempts": standin.attempts,
                "creates": [_create(create) for create in standin.creates],
                "queries": [asdict(query) for query in standin.queries],
                "violations": [asdict(violation) for violation in standin.violations],
                "faults": standin.faults.listed(),
            }
        )

    async def _requests(self, _request: web.Request) -> web.Response:
        return web.json_response({"requests": [asdict(heard) for heard in self._standin.requests]})

    async def _faults(self, request: web.Request) -> web.Response:
        wanted = await _json(request)
        if wanted.pop("clear", False):
            self._standin.faults.clear()
        if wanted:
            self._standin.faults.add(**wanted)
        return web.json_response({})

    async def _script(self, request: web.Request) -> web.Response:
        self._standin.script(**await _json(request))
        return web.json_response({})

    async def _hold(self, request: web.Request) -> web.Response:
        self._standin.hold(**await _json(request))
        return web.json_response({"hold": len(self._standin.holds)})

    async def _reached(self, request: web.Request) -> web.Response:
        try:
            await self._numbered(request).reached(float(request.query.get("timeout", "10")))
        except TimeoutError:
            return web.json_response({"reached": False})
        return web.json_response({"reached": True})

    async def _release(self, request: web.Request) -> web.Response:
        self._numbered(request).release()
        return web.json_response({})

    def _numbered(self, request: web.Request) -> Hold:
        hold = self._standin.holds.numbered(int(request.match_info["number"]))
        if hold is None:
            raise web.HTTPNotFound(text='{"error": "no such hold"}', content_type="application/json")
        return hold


async def _json(request: web.Request) -> dict[str, Any]:
    wanted = await request.json()
    if not isinstance(wanted, dict):
        raise TypeError("a JSON object is expected")
    return wanted


def _create(create: Create) -> dict[str, Any]:
    shown = asdict(create)
    shown["headers"] = {name: value for name, value in create.headers.items() if name.lower() != "authorization"}
    return shown
