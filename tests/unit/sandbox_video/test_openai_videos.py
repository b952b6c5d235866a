"""OpenAI's format after the create: queries, content, the list, remixes and deletion."""

import aiohttp
import pytest

from sandbox.video import VideoStandIn
from tests.unit.sandbox_video.creates import age, create, query

PATH = "/v1/videos"


async def test_the_usual_life(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """Queued, in progress, completed without a link."""
    task_id = await create(session, "openai", seconds="12")
    told = []
    for seconds in (0, 5, 5):
        age(standin, task_id, seconds)
        told.append((await query(session, "openai", task_id))[1])
    assert [video["status"] for video in told] == ["queued", "in_progress", "completed"]
    assert told[0]["progress"] == 0 < told[1]["progress"] < told[2]["progress"] == 100
    assert told[2]["expires_at"] > told[2]["created_at"]
    assert not {"url", "video_url", "metadata"} & told[2].keys()
    assert told[2]["seconds"] == "12"


async def test_content_requires_the_key_and_a_completed_task(
    standin: VideoStandIn, session: aiohttp.ClientSession
) -> None:
    """Its thumbnail is a variant."""
    task_id = await create(session, "openai", size="1280x720")
    path = f"{PATH}/{task_id}/content"
    async with session.get(path) as answer:
        assert (answer.status, answer.content_type) == (404, "application/json")
    age(standin, task_id, 9)
    async with session.get(path, headers={"Authorization": "Bearer other"}) as answer:
        assert answer.status == 401
    async with session.get(path) as answer:
        assert (answer.status, answer.content_type) == (200, "video/mp4")
        assert (await answer.read())[4:8] == b"ftyp"
    async with session.get(path, params={"variant": "thumbnail"}) as answer:
        assert (await answer.read())[:3] == b"\xff\xd8\xff"
    async with session.get(path, params={"variant": "sound"}) as answer:
        assert answer.status == 400


async def test_content_may_come_later_or_be_large(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """The lives that concern the file work on the content route."""
    late = await create(session, "openai", "#url_later")
    large = await create(session, "openai", "#60_mb")
    for task_id in (late, large):
        age(standin, task_id, 9)
    async with session.get(f"{PATH}/{late}/content") as answer:
        assert answer.status == 404
    age(standin, late, 4)
    async with session.get(f"{PATH}/{late}/content") as answer:
        assert answer.status == 200
    async with session.get(f"{PATH}/{large}/content") as answer:
        assert answer.content_length == 60_000_000


async def test_a_fault_of_the_content_route(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """It strikes once."""
    task_id = await create(session, "openai")
    age(standin, task_id, 9)
    standin.faults.add("content", "gateway_502_html")
    statuses = []
    for _ in range(2):
        async with session.get(f"{PATH}/{task_id}/content") as answer:
            statuses.append(answer.status)
    assert statuses == [502, 200]


async def test_the_list_is_paged_and_has_the_latest_first(
    standin: VideoStandIn, session: aiohttp.ClientSession
) -> None:
    """Tasks of other formats are not in it."""
    made = [await create(session, "openai", f"cat {number}") for number in range(3)]
    await create(session, "unified")
    await create(session, "openai", "a #forgotten cat")
    age(standin, list(standin.tasks)[-1], 9)

    async def page(**params: str) -> tuple[list[str], bool]:
        async with session.get(PATH, params=params) as answer:
            told = await answer.json()
        assert told["object"] == "list"
        assert all(
            {"id", "model", "status", "created_at", "progress", "size", "seconds"} <= set(v) for v in told["data"]
        )
        return [video["id"] for video in told["data"]], told["has_more"]

    assert await page() == (made[::-1], False)
    assert await page(limit="2") == ([made[2], made[1]], True)
    assert await page(limit="2", after=made[1]) == ([made[0]], False)
    assert await page(order="asc", limit="1") == ([made[0]], True)
    assert await page(after=made[0]) == ([], False)


@pytest.mark.parametrize("params", [{"limit": "0"}, {"limit": "101"}, {"limit": "x"}, {"order": "newest"}], ids=str)
async def test_wrong_parameters_of_the_list_are_refused(session: aiohttp.ClientSession, params: dict[str, str]) -> None:
    """With 400; an unknown `after` with 404."""
    async with session.get(PATH, params=params) as answer:
        assert answer.status == 400
    async with session.get(PATH, params={"after": "video_other"}) as answer:
        assert answer.status == 404


async def test_a_remix_is_a_charged_task(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    """All but its prompt is as in the original. A private video has none."""
    first = await create(session, "openai", seconds="12")
    async with session.post(f"{PATH}/{first}/remix", json={"prompt": "a dog"}) as answer:
        told = await answer.json()
    assert (answer.status, told["remixed_from_video_id"], told["seconds"]) == (200, first, "12")
    assert (standin.charged, standin.creates[-1].prompt) == (2, "a dog")
    private = await create(session, "openai", private="true")
    for task_id, body, status in ((private, {"prompt": "a"}, 400), (first, {"size": "x"}, 400), ("x", {}, 404)):
        async with session.post(f"{PATH}/{task_id}/remix", json=body) as answer:
            assert answer.status == status


async def test_a_deleted_video_is_unknown(session: aiohttp.ClientSession) -> None:
    """Deletion needs the key."""
    task_id = await create(session, "openai")
    async with session.delete(f"{PATH}/{task_id}", headers={"Authorization": "Bearer other"}) as answer:
        assert answer.status == 401
    async with session.delete(f"{PATH}/{task_id}") as answer:
        assert await answer.json() == {"id": task_id, "object": "video.deleted", "deleted": True}
    async with session.delete(f"{PATH}/{task_id}") as answer:
        assert answer.status == 404
    status, told = await query(session, "openai", task_id)
    assert (status, told["error"]["code"]) == (404, "not_found")
