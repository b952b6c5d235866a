"""The balance of a key, as gateways of the unified format report it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.videoapi.balance import Balance
from tests.unit.videoapi.servers import KEY, client

SUBSCRIPTION = "/v1/dashboard/billing/subscription"
USAGE = "/v1/dashboard/billing/usage"


@asynccontextmanager
async def gateway(limit: object, used: object) -> AsyncIterator[tuple[str, list[tuple[str, str | None]]]]:
    """Yield its root, and the path and Authorization header of each request."""
    requests: list[tuple[str, str | None]] = []

    def respond_with(body: dict[str, Any]) -> Any:
        async def respond(request: web.Request) -> web.Response:
            requests.append((request.path, request.headers.get("Authorization")))
            return web.json_response(body)

        return respond

    app = web.Application()
    app.router.add_get(SUBSCRIPTION, respond_with({"object": "billing_subscription", "hard_limit_usd": limit}))
    app.router.add_get(USAGE, respond_with({"object": "list", "total_usage": used}))
    async with TestServer(app, host="127.0.0.1") as server:
        yield str(server.make_url("/")).rstrip("/"), requests


@pytest.mark.parametrize(("limit", "used", "balance", "left"), [
    (100, 1234, Balance(100.0, 12.34), 87.66),
    (0.5, 0, Balance(0.5, 0.0), 0.5),
    (1, 150.0, Balance(1.0, 1.5), -0.5),
    (100_000_000, 99, Balance(None, 0.99), None),
])  # fmt: skip
async def test_the_balance_is_the_limit_without_what_was_used(
    limit: float, used: float, balance: Balance, left: float | None
) -> None:
    async with gateway(limit, used) as (root, requests), client(root) as api:
        result = await api.balance(root)
    assert result == balance
    assert result.left == (None if left is None else pytest.approx(left))
    assert requests == [(SUBSCRIPTION, f"Bearer {KEY}"), (USAGE, f"Bearer {KEY}")]
