"""The unified format: each family of models has fields, ids and answers of its own."""

import re
from typing import Any

import aiohttp
import pytest

from sandbox.video import VideoStandIn
from sandbox.video.families import MODELS
from tests.unit.sandbox_video.creates import age, create, post, query

LINK = "https://e.com/a.png"
VEO = {"model": "veo3.1", "prompt": "a cat"}
GROK = {"model": "grok-video-3", "prompt": "a cat", "aspect_ratio": "3:2", "size": "720P", "images": []}
JIMENG = {"model": "jimeng-video-3.0", "prompt": "a cat"}


@pytest.mark.parametrize(
    "body",
    [
        VEO,
        VEO | {"images": [LINK, LINK], "aspect_ratio": "9:16", "enhance_prompt": True, "enable_upsample": False},
        VEO | {"model": "veo3-pro-frames", "images": [LINK]},
        VEO | {"model": "veo3.1-components", "images": [LINK] * 3},
        VEO | {"model": "veo2-fast", "enhance_prompt": False},
        GROK,
        GROK | {"aspect_ratio": "1:1", "images": [LINK]},
        JIMENG,
        JIMENG | {"aspect_ratio": "21:9", "size": "1080P", "images": [LINK]},
        JIMENG | {"size": "1280x720", "seed": 7, "private": True},
        {"model": "kling-v2-master", "prompt": "a cat", "mode": "pro", "images": [LINK]},
        {"model": "viduq1", "prompt": "a cat", "movement_amplitude": "auto"},
        {"model": "MiniMax-Hailuo-02", "prompt": "a cat", "resolution": "768P"},
    ],
    ids=str,
)
async def test_fields_of_a_family_are_accepted(session: aiohttp.ClientSession, body: dict[str, Any]) -> None:
    """Those that the facts list; Kling, Vidu and Hailuo differ between resellers."""
    status, told = await post(session, "unified", body)
    assert (status, "id" in told) == (200, True)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (VEO | {"orientation": "portrait"}, "orientation is not a documented key"),
        (VEO | {"duration": 8}, "duration is not a documented key"),
        (VEO | {"aspect_ratio": "1:1"}, "aspect_ratio must be 16:9 or 9:16"),
        (VEO | {"model": "veo2", "aspect_ratio": "16:9"}, "aspect_ratio is not a documented key"),
        (VEO | {"enhance_prompt": "true"}, "enhance_prompt must be a JSON boolean"),
        (VEO | {"enable_upsample": 1}, "enable_upsample must be a JSON boolean"),
        (VEO | {"images": [LINK] * 3}, "images must be a list of http(s) links, 0 to 2 of them"),
        (VEO | {"model": "veo3-pro-frames", "images": [LINK] * 2}, "0 to 1 of them"),
        (VEO | {"model": "veo3.1-components", "images": []}, "1 to 3 of them"),
        (VEO | {"seed": "7"}, "seed must be an integer"),
        (GROK | {"aspect_ratio": "16:9"}, "aspect_ratio must be 2:3, 3:2 or 1:1"),
        (GROK | {"size": "1080P"}, "size must be 720P"),
        (GROK | {"duration": 6}, "duration is not a documented key"),
        ({key: value for key, value in GROK.items() if key != "images"}, "images is missing"),
        (JIMENG | {"size": "large"}, "size must be"),
        (JIMENG | {"aspect_ratio": "landscape"}, "aspect_ratio must be"),
        ({"model": "viduq1", "prompt": ""}, "prompt must be a string that is not blank"),
    ],
    ids=str,
)
async def test_wrong_fields_of_a_family_are_refused(
    standin: VideoStandIn, session: aiohttp.ClientSession, body: dict[str, Any], sentence: str
) -> None:
    """With 400, as for sora-2."""
    status, told = await post(session, "unified", body)
    assert status == 400
    assert sentence in told["error"]["message"]
    assert (standin.charged, len(standin.violations)) == (0, 1)


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"private": True, "character_url": LINK, "character_timestamps": "1,3"}, 200),
        ({"private": "true"}, 400),
        ({"character_url": "x"}, 400),
        ({"character_timestamps": "1-3"}, 400),
    ],
    ids=str,
)
async def test_fields_of_sora_at_other_resellers(
    session: aiohttp.ClientSession, order: Any, changes: dict[str, Any], status: int
) -> None:
    """They are optional, and checked."""
    assert (await post(session, "unified", order(**changes)))[0] == status


@pytest.mark.parametrize(
    ("body", "pattern"),
    [
        (VEO, r"veo3\.1:\d{10}-\w{10}"),
        (GROK, r"grok:[0-9a-f-]{36}"),
        (JIMENG, r"jimeng:[0-9a-f-]{36}"),
        ({"model": "kling-v2-master", "prompt": "a"}, r"kling-v2-master:task_01\w{24}"),
    ],
    ids=str,
)
async def test_ids_have_the_prefix_of_the_family(
    session: aiohttp.ClientSession, body: dict[str, Any], pattern: str
) -> None:
    """And can be queried."""
    _, told = await post(session, "unified", body)
    assert re.fullmatch(pattern, told["id"])
    assert told["status"] == "pending"
    status, found = await query(session, "unified", told["id"])
    assert (status, found["status"]) == (200, "pending")


async def test_veo_answers_with_the_enhanced_prompt_and_its_inputs(
    standin: VideoStandIn, session: aiohttp.ClientSession
) -> None:
    """The id lacks its prefix, and the links in `detail` are those of the pictures."""
    _, told = await post(session, "unified", VEO | {"images": [LINK], "aspect_ratio": "16:9", "enhance_prompt": True})
    age(standin, told["id"], 9)
    _, done = await query(session, "unified", told["id"])
    assert (done["id"], done["status"]) == (told["id"].partition(":")[2], "success")
    assert "a cat" in done["enhanced_prompt"]
    assert [image["url"] for image in done["detail"]["images"]] == [LINK]
    async with session.get(done["video_url"]) as answer:
        assert (answer.status, answer.content_type) == (200, "video/mp4")


async def test_prompt_is_not_enhanced_if_not_requested(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """`enhanced_prompt` is missing then."""
    _, told = await post(session, "unified", VEO | {"enhance_prompt": False})
    age(standin, told["id"], 9)
    assert "enhanced_prompt" not in (await query(session, "unified", told["id"]))[1]


@pytest.mark.parametrize(
    ("changes", "landscape"),
    [({"aspect_ratio": "21:9"}, True), ({"size": "1280x720"}, True), ({"size": "720x1280"}, False), ({}, False)],
    ids=str,
)
async def test_the_video_has_the_requested_shape(
    standin: VideoStandIn, session: aiohttp.ClientSession, changes: dict[str, Any], landscape: bool
) -> None:
    """By the ratio or the size."""
    _, told = await post(session, "unified", JIMENG | changes)
    assert standin.tasks[told["id"]].is_landscape is landscape


async def test_every_family_is_listed(session: aiohttp.ClientSession) -> None:
    """GET /v1/models names the models of the facts."""
    async with session.get("/v1/models") as answer:
        listed = [model["id"] for model in (await answer.json())["data"]]
    assert listed == list(MODELS)
    assert {"sora-2", "veo3.1-pro-4k", "grok-video-3", "jimeng-video-3.0"} <= set(listed)


async def test_a_task_is_known_to_its_own_format_only(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """A query in another format does not find it."""
    task_id = await create(session, "unified")
    assert (await query(session, "openai", task_id))[0] == 404
    assert (await query(session, "generations", task_id))[0] == 400
