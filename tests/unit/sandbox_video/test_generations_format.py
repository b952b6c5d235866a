"""new-api's own format: its fields, its envelope, and where the link is."""

import re
from typing import Any

import aiohttp
import pytest

from sandbox.video import VideoStandIn
from tests.unit.sandbox_video.creates import age, body_for, create, post, query

LINK = "https://e.com/a.png"


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"duration": 5, "width": 1280, "height": 720, "fps": 24, "seed": 7, "n": 1},
        {"duration": 7.5, "size": "1920x1080", "image": LINK},
        {"image": LINK, "metadata": {"image_tail": LINK, "negative_prompt": "blurry", "cfg_scale": 0.5}},
        {"model": "kling-v2-master", "metadata": {"mode": "pro"}},
        {"model": "hailuo-02", "metadata": {"quality_level": "high"}},
    ],
    ids=str,
)
async def test_fields_are_accepted(
    standin: VideoStandIn, session: aiohttp.ClientSession, fields: dict[str, Any]
) -> None:
    """What only one vendor knows is in `metadata`."""
    status, told = await post(session, "generations", body_for("generations", **fields))
    assert (status, told["status"]) == (200, "queued")
    assert re.fullmatch(r"task_[0-9a-f]{32}", told["task_id"])
    assert (standin.charged, standin.creates[0].format) == (1, "generations")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"duration": "5"}, "duration must be a number above 0"),
        ({"duration": True}, "duration must be a number above 0"),
        ({"duration": 0}, "duration must be a number above 0"),
        ({"width": 12.5}, "width must be an integer above 0"),
        ({"size": "720P"}, "size must be width x height"),
        ({"image": "data:image/png;base64,AAAA"}, "image must be an http(s) link"),
        ({"metadata": "{}"}, "metadata must be a JSON object"),
        ({"metadata": {"negative_prompt": 1}}, "metadata.negative_prompt must be a string"),
        ({"metadata": {"image_tail": LINK}}, "metadata.image_tail needs an image"),
        ({"negative_prompt": "blurry"}, "negative_prompt is not a documented key"),
        ({"images": [LINK]}, "images is not a documented key"),
        ({"prompt": ""}, "prompt must be a string that is not blank"),
    ],
    ids=str,
)
async def test_wrong_fields_are_refused_with_a_flat_error(
    standin: VideoStandIn, session: aiohttp.ClientSession, fields: dict[str, Any], sentence: str
) -> None:
    """As the task routes of the gateway do."""
    status, told = await post(session, "generations", body_for("generations", **fields))
    assert (status, told["code"], told["data"]) == (400, "invalid_request", None)
    assert sentence in told["message"]
    assert (standin.charged, len(standin.violations)) == (0, 1)


async def test_both_pictures_are_fetched(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """`image` first, `metadata.image_tail` second. A link that cannot be fetched makes the task fail."""
    dead = f"{standin.url}/files/none.jpg"
    task_id = await create(session, "generations", image=dead, metadata={"image_tail": LINK})
    (made,) = standin.creates
    await standin.wait_for_images(made)
    assert [(image.url, image.status) for image in made.images] == [(dead, 404), (LINK, None)]
    age(standin, task_id, 3)
    _, told = await query(session, "generations", task_id)
    assert told["data"]["status"] == "FAILURE"
    assert "image download failed" in told["data"]["fail_reason"]


async def test_the_usual_life(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """The answer is wrapped, states are in capitals, and progress is a text."""
    task_id = await create(session, "generations")
    told = []
    for seconds in (0, 2.1, 3, 4):
        age(standin, task_id, seconds)
        told.append((await query(session, "generations", task_id))[1])
    assert {(answer["code"], answer["data"]["task_id"]) for answer in told} == {("success", task_id)}
    states = [answer["data"]["status"] for answer in told]
    assert states == ["SUBMITTED", "QUEUED", "IN_PROGRESS", "SUCCESS"]
    first, queued, half, last = (int(answer["data"]["progress"].removesuffix("%")) for answer in told)
    assert (first, queued, last) == (0, 1, 100) and 51 <= half < 99  # the clock goes on between the questions
    async with session.get(told[-1]["data"]["data"]["video_url"]) as answer:
        assert answer.content_type == "video/mp4"


@pytest.mark.parametrize(
    ("life", "place"),
    [
        ("success", ("data", "video_url")),
        ("detail_url", ("url",)),
        ("draft_url", ("result_url",)),
        ("reason_url", ("fail_reason",)),
    ],
)
async def test_each_place_of_the_link(
    standin: VideoStandIn, session: aiohttp.ClientSession, life: str, place: tuple[str, ...]
) -> None:
    """Gateways of different age have it in different places."""
    task_id = await create(session, "generations", f"a cat #{life}")
    age(standin, task_id, 9)
    found = (await query(session, "generations", task_id))[1]["data"]
    for key in place:
        found = found[key]
    assert found == standin.tasks[task_id].video_url


async def test_an_unknown_task_and_a_wrong_key(session: aiohttp.ClientSession) -> None:
    """A flat error, and the nested one of the key check."""
    status, told = await query(session, "generations", "task_other")
    assert (status, told["code"]) == (400, "task_not_exist")
    async with session.post(
        "/v1/video/generations", json=body_for("generations"), headers={"Authorization": "Bearer other"}
    ) as answer:
        assert (answer.status, "error" in await answer.json()) == (401, True)
