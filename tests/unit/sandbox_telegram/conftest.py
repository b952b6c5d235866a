"""A stand-in for each test, and a bare Bot API client."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Chat, Person, TelegramStandIn


class Client:
    """Calls methods as a bot would; `ok` returns results, `refused` the status and the complete refusal."""

    def __init__(self, session: aiohttp.ClientSession, stand_in: TelegramStandIn) -> None:
        self.session = session
        self.stand_in = stand_in

    def address(self, method: str) -> str:
        return f"{self.stand_in.url}/bot{self.stand_in.token}/{method}"

    async def raw(self, method: str, **params: Any) -> tuple[int, dict[str, Any]]:
        async with self.session.post(self.address(method), json=params) as response:
            return response.status, await response.json()

    async def ok(self, method: str, **params: Any) -> Any:
        status, body = await self.raw(method, **params)
        assert (status, body["ok"]) == (200, True), body
        return body["result"]

    async def refused(self, method: str, **params: Any) -> tuple[int, str]:
        status, body = await self.raw(method, **params)
        assert body["ok"] is False, body
        assert body["error_code"] == status
        return status, body["description"]

    async def updates(self, **params: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self.ok("getUpdates", **params)
        return found


@pytest.fixture
async def tg(request: pytest.FixtureRequest) -> AsyncIterator[TelegramStandIn]:
    """Start a stand-in, with the keywords that a test passes as the fixture's parameter."""
    stand_in = TelegramStandIn(**getattr(request, "param", {}))
    await stand_in.start()
    yield stand_in
    await stand_in.close()
    # aiohttp's transports close one iteration of the loop later.
    await asyncio.sleep(0)


@pytest.fixture
async def bot(tg: TelegramStandIn) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(session, tg)


@pytest.fixture
def ann(tg: TelegramStandIn) -> Person:
    return tg.person("Ann")


@pytest.fixture
async def chat(tg: TelegramStandIn, ann: Person) -> Chat:
    """Ann's private chat, which she has started."""
    await tg.send_text(tg.private(ann), ann, "/start")
    return tg.private(ann)
