"""Tasks change their status as scripted, and their results can be fetched."""

from collections.abc import Callable
from typing import Any

import aiohttp
import pytest
from yarl import URL

from sandbox.video import LIVES, VideoStandIn
from sandbox.video.lives import status_in

Order = Callable[..., dict[str, Any]]
ENDS = {
    "success": "completed",
    "slow": "completed",
    "fails": "failed",
    "fails_upstream": "FAILURE",
    "fails_detail": "video_generation_failed",
    "stuck": "pending",
    "detail_url": "success",
    "draft_url": "success",
    "reason_url": "SUCCESS",
    "url_later": "completed",
    "other_id": "completed",
    "strange_status": "completed",
    "forgotten": "",
    "dead_link": "completed",
    "45_mb": "completed",
    "60_mb": "completed",
    "300_mb": "completed",
    "endless": "completed",
    "no_video": "completed",
    "stalls_once": "completed",
    "trickles": "completed",
    "led_inside": "completed",
    "content": "completed",
    "gif": "completed",
    "http_only": "completed",
    "picture_first": "completed",
    "odd_key": "SUCCESS",
    "content_only": "completed",
    "relative_link": "completed",
    "new_word": "Baked",
    "cancelled": "CANCELLED",
}


async def create(session: aiohttp.ClientSession, body: dict[str, Any]) -> str:
    async with session.post("/v1/video/create", json=body) as answer:
        return str((await answer.json())["id"])


def age(standin: VideoStandIn, task_id: str, seconds: float) -> None:
    """Move a task forward in time by these seconds."""
    standin.tasks[task_id].born -= seconds * standin.pace


async def query(session: aiohttp.ClientSession, task_id: str) -> dict[str, Any]:
    async with session.get("/v1/video/query", params={"id": task_id}) as answer:
        told: dict[str, Any] = await answer.json()
    return told


@pytest.mark.parametrize("life", LIVES)
async def test_each_life_reaches_its_end(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, life: str
) -> None:
    """After its time, a query answers with its final status."""
    standin.script(match="moon", life=life)
    task_id = await create(session, order())
    age(standin, task_id, 500)
    told = await query(session, task_id)
    assert status_in(told) == ENDS[life]


async def test_the_usual_life(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """Pending, then running with progress, then completed with a link."""
    task_id = await create(session, order())
    first = await query(session, task_id)
    age(standin, task_id, 5)
    second = await query(session, task_id)
    age(standin, task_id, 4)
    third = await query(session, task_id)
    assert (first["status"], "detail" in first) == ("pending", False)
    assert 0.3 < second["detail"]["pending_info"]["progress_pct"] < 1
    assert (third["status"], third["width"], third["height"]) == ("completed", 360, 640)
    assert [asked.outcome for asked in standin.queries] == ["pending", "pending", "completed"]


async def test_captured_shape_has_progress_in_percent(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """From 0 to 100."""
    standin.shape = "captured"
    task_id = await create(session, order())
    age(standin, task_id, 5)
    told = await query(session, task_id)
    assert told["status"] == "in_progress"
    assert 30 < told["progress"] < 100


async def test_a_word_in_the_prompt_chooses_the_life(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """A script takes precedence."""
    standin.script(match="#fails", life="detail_url")
    ids = [await create(session, order("a cat #fails")) for _ in range(2)]
    for task_id in ids:
        age(standin, task_id, 9)
    assert [(await query(session, task_id))["status"] for task_id in ids] == ["success", "failed"]


async def test_unknown_task_is_answered_like_a_gateway(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """With `task_not_exist`."""
    async with session.get("/v1/video/query", params={"id": "sora-2:task_01other"}) as answer:
        assert (answer.status, (await answer.json())["code"]) == (400, "task_not_exist")


@pytest.mark.parametrize("orientation", ["portrait", "landscape"])
async def test_result_is_a_real_video_with_ranges_and_needs_no_key(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, orientation: str
) -> None:
    """A client can fetch a part of it."""
    task_id = await create(session, order(orientation=orientation))
    age(standin, task_id, 9)
    done = await query(session, task_id)
    headers = {"Authorization": "", "Range": "bytes=4-7"}
    async with session.get(done["video_url"], headers=headers) as answer:
        assert (answer.status, await answer.read()) == (206, b"ftyp")
    async with session.get(done["video_url"]) as answer:
        assert (answer.content_type, answer.headers["Accept-Ranges"]) == ("video/mp4", "bytes")
        assert len(await answer.read()) > 10_000
    async with session.get(done["thumbnail_url"]) as answer:
        assert (await answer.read())[:3] == b"\xff\xd8\xff"


async def test_dead_link_and_unknown_files_are_404(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order
) -> None:
    """The link of `#dead_link`, and a file that does not exist."""
    task_id = await create(session, order("#dead_link"))
    age(standin, task_id, 9)
    for url in ((await query(session, task_id))["video_url"], f"{standin.url}/files/other.mp4"):
        async with session.get(url) as answer:
            assert answer.status == 404


def test_unknown_life_is_an_error(standin: VideoStandIn) -> None:
    """A test that misspells a life fails."""
    with pytest.raises(ValueError, match="success"):
        standin.script(life="eternal")


async def test_pace_shortens_every_life(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """With a small `pace`, a slow task is completed at once."""
    task_id = await create(session, order("#slow"))
    standin.tasks[task_id].born -= 1
    assert (await query(session, task_id))["status"] == "pending"
    standin.pace = 0.01
    assert (await query(session, task_id))["status"] == "completed"


@pytest.mark.parametrize("life", ["content_only", "relative_link"])
async def test_the_content_route_needs_the_key(
    standin: VideoStandIn, session: aiohttp.ClientSession, order: Order, life: str
) -> None:
    """It serves the video of a completed task."""
    standin.script(match="moon", life=life)
    path = standin.tasks[await create(session, order())].content_path
    async with session.get(URL(path, encoded=True)) as answer:
        assert (answer.status, answer.content_type) == (200, "video/mp4")
    async with session.get(URL(path, encoded=True), headers={"Authorization": "Bearer wrong"}) as answer:
        assert (answer.status, answer.content_type) == (401, "application/json")


async def test_other_tasks_have_no_content(standin: VideoStandIn, session: aiohttp.ClientSession, order: Order) -> None:
    """The content route answers 404 for them."""
    path = standin.tasks[await create(session, order())].content_path
    async with session.get(URL(path, encoded=True)) as answer:
        assert (answer.status, answer.content_type) == (404, "application/json")
    assert not standin.violations
