"""The HTTP server's routes: Telegram's webhook, photo links, liveness and readiness."""

import asyncio
import hmac
import logging
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping
from typing import Any, Protocol

from aiohttp import hdrs, web
from aiohttp.typedefs import Handler

from bot.botapi.errors import NotReady, Starting
from bot.botapi.json_answers import is_update_id, load_update
from bot.web.connection import hold_connection
from storage.errors import StorageUnavailable

log = logging.getLogger(__name__)

WEBHOOK_PATH = "/telegram/webhook"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - a header's name
BODY_LIMIT = 1024 * 1024  # bytes; an update has some tens of kilobytes at most
BODY_TIME = 30.0  # seconds for an update to arrive; Telegram gives up after 60
RETRY_AFTER = {hdrs.RETRY_AFTER: "5"}  # seconds

READY_FOR = 5.0  # seconds for which a good answer of /readyz is cached
UNREADY_FOR = 0.5  # seconds for which a bad one is cached
CHECK_TIMEOUT = 3.0  # seconds per check


class UpdateReceiver(Protocol):
    """Accepts updates."""

    @property
    def secret(self) -> str:
        """Telegram sends this with every update."""

    async def receive(self, update: dict[str, Any]) -> None:
        """Return when all effects of the update are committed.

        Raises StorageUnavailable or NotReady if Telegram should send it again.
        """


class Relay(Protocol):
    """Serves photo links."""

    def routes(self) -> Iterable[web.RouteDef]: ...


class Readiness:
    """Runs the checks, which raise if something is wrong, at a limited rate and caches the result."""

    def __init__(
        self,
        checks: Mapping[str, Callable[[], Awaitable[object]]],
        *,
        clock: Callable[[], float] = time.monotonic,
        timeout: float = CHECK_TIMEOUT,
    ) -> None:
        self._checks = checks
        self._clock = clock
        self._timeout = timeout
        self._checking = asyncio.Lock()
        self._checked_at: float | None = None
        self._stopped = False
        self._results: dict[str, bool] = {}

    def stop(self) -> None:
        """Report not ready from now on: the process is stopping."""
        self._stopped = True

    async def results(self) -> Mapping[str, bool]:
        """Result of each check, at most five seconds old."""
        if self._stopped:
            return {"running": False}
        async with self._checking:
            fresh = READY_FOR if all(self._results.values()) else UNREADY_FOR
            if self._checked_at is None or self._clock() - self._checked_at >= fresh:
                answers = await asyncio.gather(*(self._run(name) for name in self._checks))
                self._results = dict(zip(self._checks, answers, strict=True))
                self._checked_at = self._clock()
        return self._results

    async def _run(self, name: str) -> bool:
        try:
            async with asyncio.timeout(self._timeout):
                await self._checks[name]()
        except Starting:
            return False
        except Exception as error:  # noqa: BLE001 - any error means that the check has failed
            log.warning("not ready: %s: %s %s", name, type(error).__name__, error)
            return False
        return True


def build_web_app(
    *, webhook: UpdateReceiver | None, relay: Relay | None, readiness: Readiness, body_time: float = BODY_TIME
) -> web.Application:
    """Build the web app; a service that is None gets no route. `body_time`: seconds for an update to arrive."""
    app = web.Application(middlewares=[hold_connection, one_log_line], client_max_size=BODY_LIMIT)
    app.on_response_prepare.append(_hide_version)
    app.router.add_get("/healthz", _health)
    app.router.add_get("/readyz", _readiness(readiness))
    if webhook is not None:
        app.router.add_post(WEBHOOK_PATH, _webhook(webhook, body_time))
    if relay is not None:
        app.add_routes(relay.routes())
    return app


@web.middleware
async def one_log_line(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn unexpected exceptions into a bare 500 and one log record."""
    try:
        return await handler(request)
    except web.HTTPException:
        raise
    except Exception:
        resource = request.match_info.route.resource  # only the pattern: a photo link is confidential
        log.exception("%s %s failed", request.method, resource.canonical if resource else "?")
        raise web.HTTPInternalServerError from None


async def _hide_version(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.popall(hdrs.SERVER, None)


async def _health(_: web.Request) -> web.Response:
    return web.Response(text="ok")


def _readiness(readiness: Readiness) -> Handler:
    async def answer(_: web.Request) -> web.Response:
        results = await readiness.results()
        checks = {name: "ok" if good else "failing" for name, good in results.items()}
        ready = all(results.values())
        return web.json_response({"ready": ready, "checks": checks}, status=200 if ready else 503)

    return answer


def _webhook(webhook: UpdateReceiver, body_time: float) -> Handler:
    async def receive(request: web.Request) -> web.Response:
        if not _is_telegram(request, webhook.secret):
            raise web.HTTPForbidden
        update = await _update(request, body_time)
        try:
            await webhook.receive(update)
        except (StorageUnavailable, NotReady) as error:
            log.warning("update %s not accepted: %s %s", update["update_id"], type(error).__name__, error)
            raise web.HTTPServiceUnavailable(headers=RETRY_AFTER) from None
        return web.Response()

    return receive


def _is_telegram(request: web.Request, secret: str) -> bool:
    """Compare the secret in constant time; an empty secret matches nothing."""
    header = request.headers.get(SECRET_HEADER, "")
    return bool(secret) and hmac.compare_digest(header.encode(errors="replace"), secret.encode())


async def _body(request: web.Request, within: float) -> bytes:
    if request.content.is_eof():
        return await request.read()  # as most updates, it arrived together with its header
    async with asyncio.timeout(within):
        return await request.read()


async def _update(request: web.Request, body_time: float) -> dict[str, Any]:
    if (request.content_length or 0) > BODY_LIMIT:
        raise web.HTTPRequestEntityTooLarge(BODY_LIMIT, request.content_length or 0)
    try:
        body = await _body(request, body_time)  # raises the same for a body of unknown length
    except TimeoutError:
        raise web.HTTPRequestTimeout from None
    except (web.RequestPayloadError, ConnectionError):  # it broke off
        raise web.HTTPBadRequest from None
    try:
        update = load_update(body)
    except ValueError:
        raise web.HTTPBadRequest from None
    if not isinstance(update, dict) or not is_update_id(update.get("update_id")):
        raise web.HTTPBadRequest
    return update
