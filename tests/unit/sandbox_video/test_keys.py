"""Whose key a request carries is recorded, so that tests see a key that reaches another provider."""

import hashlib
from collections.abc import AsyncIterator

import aiohttp
import pytest

from sandbox.video import VideoStandIn
from tests.unit.sandbox_video.creates import FORMATS, FormatName, age, body_for, create, post, query


@pytest.fixture
async def second() -> AsyncIterator[VideoStandIn]:
    """A second provider with a root and a key of its own."""
    server = VideoStandIn("sk-of-the-second")
    await server.start()
    yield server
    await server.close()


def test_two_providers_have_different_roots_and_keys(standin: VideoStandIn, second: VideoStandIn) -> None:
    """Both run in one process."""
    assert standin.url != second.url
    assert standin.key != second.key


@pytest.mark.parametrize("form", FORMATS)
async def test_the_key_of_another_provider_is_recorded(
    standin: VideoStandIn, second: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    """It is refused, and its digest tells whose it was."""
    async with aiohttp.ClientSession(second.url, headers=session.headers) as lost:
        assert (await post(lost, form, body_for(form)))[0] == 401
        assert (await query(lost, form, "x"))[0] == 401
    assert [request.key for request in second.requests] == ["other", "other"]
    assert {request.key_sha256 for request in second.requests} == {hashlib.sha256(standin.key.encode()).hexdigest()}
    assert (second.creates[0].key, second.queries[0].key, second.charged) == ("other", "other", 0)
    assert standin.requests == []


@pytest.mark.parametrize("form", FORMATS)
async def test_own_keys_and_requests_without_one(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    """Downloads are recorded as well; the control interface is not."""
    task_id = await create(session, form)
    age(standin, task_id, 9)
    await query(session, form, task_id)
    name = standin.tasks[task_id].name
    async with aiohttp.ClientSession() as client, client.get(f"{standin.url}/files/{name}.mp4") as answer:
        assert answer.status == 200
    await session.get("/control/state")
    assert [request.key for request in standin.requests] == ["own", "own", "none"]
    assert standin.requests[-1].key_sha256 is None
    assert (standin.creates[0].key, standin.queries[0].key) == ("own", "own")


async def test_the_control_interface_lists_requests_without_keys(
    standin: VideoStandIn, session: aiohttp.ClientSession
) -> None:
    """For tests in other processes."""
    await create(session, "openai")
    async with session.get("/control/requests") as answer:
        text, told = await answer.text(), await answer.json()
    assert [(request["method"], request["path"], request["key"]) for request in told["requests"]] == [
        ("POST", "/v1/videos", "own")
    ]
    assert standin.key not in text
