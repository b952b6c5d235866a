"""The stand-in accepts exactly what the document allows."""

import re
from collections.abc import Callable
from typing import Any

import aiohttp
import pytest

from sandbox.video import VideoStandIn

Order = Callable[..., dict[str, Any]]
CREATE = "/v1/video/create"


async def test_documented_request_is_accepted_with_the_documented_reply(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The id, the status and the time are those of the document."""
    async with session.post(CREATE, json=order()) as answer:
        told = await answer.json()
    assert answer.status == 200
    assert re.fullmatch(r"sora-2:task_01[0-9a-z]{24}", told["id"])
    assert told["status"] == "pending"
    assert isinstance(told["status_update_time"], int)
    (create,) = standin.creates
    assert (create.body, create.task_id, create.outcome) == (order(), told["id"], "accepted")
    assert create.headers["Authorization"] == f"Bearer {standin.key}"
    assert (standin.charged, standin.violations) == (1, [])


async def test_captured_shape_is_used_if_configured(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The reply is like the captured one."""
    standin.shape = "captured"
    async with session.post(CREATE, json=order(orientation="landscape")) as answer:
        told = await answer.json()
    assert told["id"].startswith("video_")
    assert (told["object"], told["status"], told["seconds"], told["size"]) == (
        "video",
        "queued",
        "10",
        "640x360",
    )
    assert "status_update_time" not in told


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"duration": "10"}, "duration"),
        ({"duration": True}, "duration"),
        ({"duration": 10.0}, "duration"),
        ({"watermark": "true"}, "watermark"),
        ({"watermark": 1}, "watermark"),
        ({"images": "http://127.0.0.1/a.png"}, "images"),
        ({"images": ["data:image/png;base64,AAAA"]}, "images"),
        ({"images": None}, "images"),
        ({"orientation": "square"}, "orientation"),
        ({"orientation": ["portrait"]}, "orientation"),
        ({"size": "720p"}, "size"),
        ({"prompt": " "}, "prompt"),
        ({"prompt": None}, "prompt"),
        ({"model": ""}, "model"),
        ({"seconds": 10}, "seconds is not a documented key"),
    ],
)
async def test_wrong_value_is_refused_with_400_and_recorded(
    standin: VideoStandIn,
    session: aiohttp.ClientSession,
    order: Order,
    changes: dict[str, Any],
    sentence: str,
) -> None:
    """It counts as a violation."""
    async with session.post(CREATE, json=order(**changes)) as answer:
        told = await answer.json()
    assert answer.status == 400
    assert sentence in told["error"]["message"]
    assert len(standin.violations) == 1
    assert standin.charged == 0
    assert [create.outcome for create in standin.creates] == ["violation"]


@pytest.mark.parametrize("missing", ["images", "model", "orientation", "prompt", "size", "duration", "watermark"])
async def test_each_key_is_required(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, missing: str
) -> None:
    """A body without it is refused."""
    body = {key: value for key, value in order().items() if key != missing}
    async with session.post(CREATE, json=body) as answer:
        assert answer.status == 400
    assert [violation.sentence for violation in standin.violations] == [f"{missing} is missing"]


async def test_invalid_json_is_refused(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """With 400."""
    async with session.post(CREATE, data=b"{half", headers={"Content-Type": "application/json"}) as answer:
        assert answer.status == 400
    assert standin.creates[0].body is None


async def test_both_documented_headers_are_required(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """A request without one of them is refused."""
    async with session.post(CREATE, json=order(), headers={"Accept": "*/*"}) as answer:
        assert answer.status == 400
    async with session.post(CREATE, json=order(), headers={"Content-Type": "text/plain"}) as answer:
        assert answer.status == 400
    assert len(standin.violations) == 2


async def test_wrong_key_is_answered_401(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """As the gateways do."""
    async with session.post(CREATE, json=order(), headers={"Authorization": "Bearer other"}) as answer:
        assert (answer.status, (await answer.json())["error"]["type"]) == (401, "new_api_error")
    assert standin.charged == 0


async def test_other_method_on_the_path_is_answered_404(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """As the gateways do."""
    async with session.get(CREATE) as answer:
        assert answer.status == 404
    assert standin.violations[0].sentence == "Invalid URL (GET /v1/video/create)"


async def test_watermark_is_a_string_only_if_configured(session: aiohttp.ClientSession, order: Order) -> None:
    """The other type is refused."""
    server = VideoStandIn(watermark="string")
    await server.start()
    try:
        headers = {"Authorization": f"Bearer {server.key}"}
        for value, status in (("false", 200), (False, 400), ("no", 400)):
            async with session.post(server.url + CREATE, json=order(watermark=value), headers=headers) as answer:
                assert answer.status == status, value
    finally:
        await server.close()


async def test_models_and_balance_are_answered(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """Billing paths answer a wrong key with 200 and an error, like the gateways."""
    async with session.get("/v1/models") as answer:
        assert "sora-2" in [model["id"] for model in (await answer.json())["data"]]
    async with session.get("/v1/dashboard/billing/subscription") as answer:
        assert (await answer.json())["hard_limit_usd"] == 100
    async with session.get("/v1/dashboard/billing/usage", headers={"Authorization": "Bearer x"}) as answer:
        assert answer.status == 200
        assert "error" in await answer.json()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"model": "veo3.1", "prompt": "a cat", "aspect_ratio": "16:9", "enhance_prompt": True}, 200),
        ({"model": "veo3.1", "prompt": "a cat", "images": ["https://e.com/a.png"], "seed": 7}, 200),
        ({"model": "veo3.1", "prompt": " "}, 400),
        ({"model": "veo3.1"}, 400),
        ({"model": "veo3.1", "prompt": "a cat", "images": ["a.png"]}, 400),
        ({"model": "sora-2-pro", "prompt": "a cat", "aspect_ratio": "16:9"}, 400),
    ],
    ids=str,
)
async def test_other_models_may_have_other_fields(
    session: aiohttp.ClientSession, body: dict[str, object], status: int
) -> None:
    """The document describes sora-2 only."""
    async with session.post(CREATE, json=body) as answer:
        assert answer.status == status
