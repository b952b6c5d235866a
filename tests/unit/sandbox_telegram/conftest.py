"""A stand-in for each test, and a plain client of the Bot API."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from sandbox.telegram import Chat, Person, TelegramStandIn


class Client:
    """Calls methods like a bot; `ok` returns results, `refused` the status and the complete error answer."""

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
async def standin(request: pytest.FixtureRequest) -> AsyncIterator[TelegramStandIn]:
    """Start a stand-in, with the keywords that a test passes as the fixture's parameter."""
    stand_in = TelegramStandIn(**getattr(request, "param", {}))
    await stand_in.start()
    yield stand_in
    await stand_in.close()
    # aiohttp's transports close one iteration of the loop later.
    await asyncio.sleep(0)


@pytest.fixture
async def bot(standin: TelegramStandIn) -> AsyncIterator[Client]:
    async with aiohttp.ClientSession() as session:
        yield Client(session, standin)


@pytest.fixture
def ann(standin: TelegramStandIn) -> Person:
    return standin.person("Ann")


@pytest.fixture
async def chat(standin: TelegramStandIn, ann: Person) -> Chat:
    """Ann's private chat, after she started the bot."""
    await standin.send_text(standin.private(ann), ann, "/start")
    return standin.private(ann)
