"""What a key may still spend, as the unified format's gateways tell it."""

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
    """Its root, and the path and the key of each request."""
    asked: list[tuple[str, str | None]] = []

    def saying(body: dict[str, Any]) -> Any:
        async def answer(request: web.Request) -> web.Response:
            asked.append((request.path, request.headers.get("Authorization")))
            return web.json_response(body)

        return answer

    app = web.Application()
    app.router.add_get(SUBSCRIPTION, saying({"object": "billing_subscription", "hard_limit_usd": limit}))
    app.router.add_get(USAGE, saying({"object": "list", "total_usage": used}))
    async with TestServer(app, host="127.0.0.1") as server:
        yield str(server.make_url("/")).rstrip("/"), asked


@pytest.mark.parametrize(("limit", "used", "balance", "left"), [
    (100, 1234, Balance(100.0, 12.34), 87.66),
    (0.5, 0, Balance(0.5, 0.0), 0.5),
    (1, 150.0, Balance(1.0, 1.5), -0.5),
    (100_000_000, 99, Balance(None, 0.99), None),
])  # fmt: skip
async def test_the_balance_is_the_limit_without_what_was_used(
    limit: float, used: float, balance: Balance, left: float | None
) -> None:
    async with gateway(limit, used) as (root, asked), client(root) as api:
        told = await api.balance(root)
    assert told == balance
    assert told.left == (None if left is None else pytest.approx(left))
    assert asked == [(SUBSCRIPTION, f"Bearer {KEY}"), (USAGE, f"Bearer {KEY}")]
