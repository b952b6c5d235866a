"""Applies a fault to a request: an error answer, silence, or a dropped connection."""

import asyncio
import contextlib
import socket
import struct

from aiohttp import web

from sandbox.video.fault_bodies import body_of
from sandbox.video.faults import Fault, nested
from sandbox.video.task import FormatName


async def strike(
    request: web.Request, fault: Fault, closing: asyncio.Event, form: FormatName = "unified"
) -> web.StreamResponse | None:
    """Apply a fault to a request in a format; None means that the usual answer follows, late."""
    match fault.shape.act:
        case "answer":
            return _answer(fault, form)
        case "hang":
            await closing.wait()
            return _dropped(request)
        case "reset":
            return _dropped(request)
        case "cut":
            await request.content.readany()  # the first bytes of the body, unless all of it was read
            return _dropped(request)
        case "slow":
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(closing.wait(), fault.seconds)
            return None


def _answer(fault: Fault, form: FormatName) -> web.Response:
    shape = fault.shape
    body = body_of(fault.kind, form).encode()
    return web.Response(status=shape.status, body=body, content_type=shape.content_type, headers=fault.headers)


def _dropped(request: web.Request) -> web.Response:
    """Close with RST, as a crashed peer does; the returned response cannot be sent."""
    transport = request.transport
    if transport is not None:
        held = transport.get_extra_info("socket")
        held.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        transport.abort()
    return web.Response()


def refusal(status: int, message: str, code: str = "") -> web.Response:
    """Answer like the gateways when they refuse a request."""
    kind = "invalid_request_error" if status == 400 else "new_api_error"
    return web.Response(status=status, text=nested(message, kind, code), content_type="application/json")
