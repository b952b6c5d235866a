"""The stand-in fetches image links, supports holds and waiting, and is controlled from outside."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Callable
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from sandbox.video import VideoStandIn

Order = Callable[..., dict[str, Any]]
CREATE = "/v1/video/create"
QUICK = aiohttp.ClientTimeout(total=0.4)


@pytest.fixture
async def host() -> AsyncIterator[TestServer]:
    async def picture(request: web.Request) -> web.Response:
        return web.Response(body=b"\xff\xd8\xff!", content_type=request.query.get("type", "image/jpeg"))

    app = web.Application()
    app.add_routes([web.get("/photo", picture)])
    server = TestServer(app)
    async with server:
        yield server


async def test_image_links_on_this_machine_are_fetched_and_recorded(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, host: TestServer
) -> None:
    """With status, type and hash."""
    await session.post(CREATE, json=order(images=[str(host.make_url("/photo"))]))
    (create,) = standin.creates
    await standin.wait_for_images(create)
    (found,) = create.images
    digest = hashlib.sha256(b"\xff\xd8\xff!").hexdigest()
    assert (found.status, found.content_type, found.length, found.sha256) == (200, "image/jpeg", 4, digest)


async def test_links_to_other_machines_are_not_fetched(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """They are only recorded."""
    await session.post(CREATE, json=order(images=["https://photos.invalid/a.png"]))
    (create,) = standin.creates
    await standin.wait_for_images(create)
    assert [(found.url, found.status) for found in create.images] == [("https://photos.invalid/a.png", None)]


@pytest.mark.parametrize("path", ["/gone", "/photo?type=application/octet-stream"])
async def test_task_fails_if_an_image_is_unusable(
    standin: VideoStandIn,
    session: aiohttp.ClientSession,
    order: Order,
    host: TestServer,
    path: str,
) -> None:
    """A missing image or one of another type."""
    async with session.post(CREATE, json=order(images=[f"http://127.0.0.1:{host.port}{path}"])) as answer:
        task_id = (await answer.json())["id"]
    await standin.wait_for_images(standin.creates[0])
    standin.tasks[task_id].born -= 5
    async with session.get("/v1/video/query", params={"id": task_id}) as answer:
        told = await answer.json()
    assert told["status"] == "failed"
    assert "image download failed" in told["error"]["message"]


async def test_create_held_before_has_no_effect_if_its_sender_dies(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The create is not charged."""
    hold = standin.hold("create", "before", match="moon")
    with pytest.raises(TimeoutError):
        await session.post(CREATE, json=order(), timeout=QUICK)
    await hold.reached()
    hold.release()
    await asyncio.sleep(0.05)
    assert (standin.attempts, standin.creates, standin.charged) == (1, [], 0)


async def test_create_held_when_accepted_is_charged_if_its_sender_dies(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The provider had accepted it."""
    hold = standin.hold("create", "accepted")
    with pytest.raises(TimeoutError):
        await session.post(CREATE, json=order(), timeout=QUICK)
    await hold.reached()
    assert standin.charged == 1
    async with session.post(CREATE, json=order()) as answer:
        assert answer.status == 200


async def test_a_released_create_continues(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """Its sender gets the answer."""
    hold = standin.hold("create", "before")
    sending = asyncio.create_task(session.post(CREATE, json=order()))
    await hold.reached()
    assert standin.creates == []
    hold.release()
    assert (await sending).status == 200


async def test_waiting_for_creates_ends_at_the_number_or_the_timeout(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """Whichever comes first."""
    waiting = asyncio.create_task(standin.wait_for_creates(2, match="cat"))
    for prompt in ("a cat", "a dog", "two cats"):
        await session.post(CREATE, json=order(prompt))
    assert [create.prompt for create in await waiting] == ["a cat", "two cats"]
    with pytest.raises(TimeoutError):
        await standin.wait_for_creates(4, timeout=0.05)


async def test_faults_and_scripts_can_be_set(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """Another process controls them by HTTP."""
    await session.post("/control/faults", json={"endpoint": "create", "kind": "no_id_200"})
    await session.post("/control/script", json={"match": "moon", "life": "stuck"})
    await session.post(CREATE, json=order())
    async with session.get("/control/state") as answer:
        state = await answer.json()
    assert (state["charged"], state["creates"][0]["outcome"]) == (1, "no_id_200")
    assert standin.tasks[state["creates"][0]["task_id"]].life == "stuck"
    assert standin.key not in str(state)


async def test_holds_can_be_set(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """Another process sets, awaits and releases them by HTTP."""
    async with session.post("/control/hold", json={"when": "accepted"}) as answer:
        number = (await answer.json())["hold"]
    async with session.get(f"/control/hold/{number}?timeout=0.01") as answer:
        assert await answer.json() == {"reached": False}
    sending = asyncio.create_task(session.post(CREATE, json=order()))
    async with session.get(f"/control/hold/{number}") as answer:
        assert await answer.json() == {"reached": True}
    await session.post(f"/control/hold/{number}/release")
    assert (await sending).status == 200


@pytest.mark.parametrize("body", [{"kind": "flood"}, {"nonsense": 1}, []])
async def test_invalid_control_requests_are_answered_400(session: aiohttp.ClientSession, body: Any) -> None:
    """With a sentence."""
    async with session.post("/control/faults", json=body) as answer:
        assert (answer.status, "error" in await answer.json()) == (400, True)


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
async def test_control_is_for_this_machine_only(session: aiohttp.ClientSession, headers: dict[str, str]) -> None:
    """Requests with another Host are refused."""
    async with session.get("/control/state", headers=headers) as answer:
        assert answer.status == 403


async def test_the_front_page_lists_the_words(session: aiohttp.ClientSession) -> None:
    """All faults and lives that a prompt may name."""
    async with session.get("/") as answer:
        text = await answer.text()
    assert "#quota_403_flat" in text
    assert "#fails" in text


async def test_close_ends_at_once_while_requests_hang(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The stand-in does not wait for them."""
    standin.faults.add("create", "hang_after_accept")
    standin.hold("query", "before")
    creating = asyncio.create_task(session.post(CREATE, json=order()))
    asking = asyncio.create_task(session.get("/v1/video/query?id=x"))
    await standin.wait_for_creates(1)
    async with asyncio.timeout(0.9):
        await standin.close()
    await asyncio.gather(creating, asking, return_exceptions=True)
