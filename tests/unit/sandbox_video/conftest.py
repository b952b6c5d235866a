"""A stand-in on loopback for each test, and an ordinary HTTP client."""

from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest

from sandbox.video import VideoStandIn


@pytest.fixture
async def standin() -> AsyncIterator[VideoStandIn]:
    server = VideoStandIn()
    await server.start()
    yield server
    await server.close()


@pytest.fixture
async def session(standin: VideoStandIn) -> AsyncIterator[aiohttp.ClientSession]:
    headers = {"Authorization": f"Bearer {standin.key}", "Accept": "application/json"}
    async with aiohttp.ClientSession(standin.url, headers=headers) as client:
        yield client


@pytest.fixture
def order() -> Callable[..., dict[str, Any]]:
    def make(prompt: str = "a cat on the moon", **changes: Any) -> dict[str, Any]:
        usual = {
            "images": [],
            "model": "sora-2",
            "orientation": "portrait",
            "prompt": prompt,
            "size": "small",
            "duration": 10,
            "watermark": True,
        }
        return {**usual, **changes}

    return make
