"""Scripts, faults, holds and the fetching of pictures work alike in every format."""

import asyncio
import json
from io import BytesIO
from typing import Any

import aiohttp
import pytest

from sandbox.video import KINDS, LIVES, VideoStandIn
from sandbox.video.fault_bodies import body_of
from sandbox.video.lives import status_in
from tests.unit.sandbox_video.creates import FORMATS, PATHS, FormatName, age, body_for, create, post, query

each_format = pytest.mark.parametrize("form", FORMATS)
DONE = {"completed", "success", "SUCCESS", "Baked", "BAKED"}
FAILED = {"failed", "FAILURE", "video_generation_failed", "cancelled", "CANCELLED"}
FAILING = {"fails", "fails_upstream", "fails_detail", "cancelled"}


@each_format
@pytest.mark.parametrize("life", LIVES)
async def test_each_life_ends_alike(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName, life: str
) -> None:
    """Done, failed, unknown or still waiting, in the words of the format."""
    standin.script(match="moon", life=life)
    task_id = await create(session, form, "a cat on the moon")
    age(standin, task_id, 500)
    status, told = await query(session, form, task_id)
    if life == "forgotten":
        assert status in {400, 404}
    elif life == "stuck":
        assert status_in(told) in {"pending", "queued", "NOT_START"}
    else:
        assert status_in(told) in (FAILED if life in FAILING else DONE)


@each_format
async def test_a_strange_status_is_the_same_word(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    """While the task waits."""
    task_id = await create(session, form, "#strange_status")
    assert status_in((await query(session, form, task_id))[1]) == "brewing"
    assert standin.queries[0].format == form


@each_format
async def test_failures_have_a_reason(standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName) -> None:
    """Moderation and trouble upstream."""
    for life, reason in (("fails", "guardrails"), ("fails_upstream", "heavy load"), ("fails_detail", "moderation")):
        task_id = await create(session, form, f"#{life}")
        age(standin, task_id, 9)
        assert reason in json.dumps((await query(session, form, task_id))[1])


@each_format
@pytest.mark.parametrize("kind", [name for name, kind in KINDS.items() if kind.act == "answer"])
async def test_each_fault_has_its_status_and_body(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName, kind: str
) -> None:
    """The gateway's, or that of the format."""
    standin.faults.add("create", kind)
    async with session.post(PATHS[form], json=body_for(form), allow_redirects=False) as answer:
        body = await answer.text()
    assert (answer.status, body) == (KINDS[kind].status, body_of(kind, form))
    assert (standin.creates[0].outcome, standin.charged) == (kind, int(KINDS[kind].charged))


@pytest.mark.parametrize("kind", ["no_id_200", "bad_json_200", "not_found_404_json"])
def test_some_bodies_differ_between_formats(kind: str) -> None:
    """None has an id."""
    bodies = {body_of(kind, form) for form in FORMATS}
    assert len(bodies) == 3
    for body in bodies if kind == "no_id_200" else ():
        assert not {"id", "task_id"} & json.loads(body).keys()


@each_format
async def test_faults_of_queries_and_in_prompts(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    """By the control interface, and by a word in the prompt."""
    assert (await post(session, form, body_for(form, "a cat #quota_403_flat")))[0] == 403
    task_id = await create(session, form)
    await session.post("/control/faults", json={"endpoint": "query", "kind": "error_500_json"})
    assert (await query(session, form, task_id))[0] == 500
    assert (await query(session, form, task_id))[0] == 200


@each_format
async def test_a_dropped_connection_is_charged_after_accept_only(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    """A create that was not read is not charged."""
    for kind, charged in (("reset_before_read", 0), ("reset_in_upload", 0), ("reset_after_accept", 1)):
        standin.faults.add("create", kind)
        with pytest.raises(aiohttp.ClientConnectionError):
            await session.post(PATHS[form], json=body_for(form))
        assert standin.charged == charged


async def test_a_connection_that_drops_in_an_upload_is_not_charged(
    standin: VideoStandIn, session: aiohttp.ClientSession
) -> None:
    """The stand-in reads the beginning of the form, and the client cannot send the rest."""
    standin.faults.add("create", "reset_in_upload")
    form = aiohttp.FormData(body_for("openai"))
    form.add_field("input_reference", BytesIO(bytes(16 * 1024 * 1024)), filename="photo.png", content_type="image/png")
    with pytest.raises(aiohttp.ClientConnectionError):
        await session.post(PATHS["openai"], data=form)
    assert (standin.attempts, standin.charged, standin.creates) == (1, 0, [])


@each_format
async def test_a_held_create_is_charged_when_accepted(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    """And answered when released."""
    hold = standin.hold("create", "accepted", match="moon")
    sending = asyncio.create_task(post(session, form, body_for(form)))
    await hold.reached()
    assert standin.charged == 1
    hold.release()
    assert (await sending)[0] == 200


@pytest.mark.parametrize(
    ("form", "switch"),
    [
        ("unified", {"enhance_prompt": True}),
        ("openai", {"enhance_prompt": "true"}),
        ("generations", {"metadata": {"enhance_prompt": True}}),
    ],
)
async def test_an_enhanced_prompt_is_returned_by_veo(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName, switch: dict[str, Any]
) -> None:
    """Once the video is there, and only if it was requested."""
    for fields, is_there in ((switch, True), ({}, False)):
        _, told = await post(session, form, {"model": "veo3.1", "prompt": "a cat", **fields})
        task_id = told.get("id") or told["task_id"]
        age(standin, task_id, 9)
        assert ("enhanced_prompt" in json.dumps((await query(session, form, task_id))[1])) is is_there
