"""The bot's client orders in each format from the sandbox, and understands each life."""

import hashlib
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from bot.catalogue import Format
from bot.videoapi.bodies import PictureFile
from bot.videoapi.client import VideoApi
from bot.videoapi.errors import TaskUnknown
from bot.videoapi.formats import dialect_of
from bot.videoapi.models import CreateRequest, TaskState
from sandbox.video import LIVES, VideoStandIn
from tests.unit.sandbox_video.creates import age

PICTURE = Path(__file__).parents[3] / "sandbox" / "assets" / "thumbnail.jpg"
FAILING = {"fails", "fails_upstream", "fails_detail", "cancelled"}
FIELDS: dict[Format, dict[str, Any]] = {
    Format.UNIFIED: {"orientation": "portrait", "size": "small", "duration": 10, "watermark": True},
    Format.OPENAI: {"seconds": "8", "size": "720x1280", "watermark": False},
    Format.GENERATIONS: {"duration": 8, "width": 720, "height": 1280, "metadata": {"negative_prompt": "blurry"}},
}


@pytest.fixture(params=Format, ids=str)
async def api(request: pytest.FixtureRequest, standin: VideoStandIn) -> AsyncIterator[tuple[Format, VideoApi]]:
    """The client for each format in turn."""
    made = VideoApi(dialect_of(request.param), standin.key, standin.url)
    await made.start()
    yield request.param, made
    await made.close()


def request_for(form: Format, prompt: str = "a cat on the moon", pictures: Any = ()) -> CreateRequest:
    return CreateRequest({"model": "sora-2", "prompt": prompt, **FIELDS[form]}, pictures=pictures)


@pytest.mark.parametrize("life", LIVES)
async def test_each_life_is_understood(standin: VideoStandIn, api: tuple[Format, VideoApi], life: str) -> None:
    """Done with a link or with content, failed with a reason, waiting, or unknown."""
    form, client = api
    standin.script(match="moon", life=life)
    task_id = (await client.create(standin.url, request_for(form))).id
    age(standin, task_id, 500)
    if life == "forgotten":
        with pytest.raises(TaskUnknown):
            await client.query(standin.url, task_id)
        return
    report = await client.query(standin.url, task_id)
    if life == "stuck":
        assert report.state is TaskState.WAITING
    elif life in FAILING:
        assert (report.state, bool(report.reason)) == (TaskState.FAILED, True)
    else:
        assert report.state is TaskState.DONE
        has_video = life == "no_video" or bool(report.video_urls) or await client.has_content(standin.url, task_id)
        assert has_video
    assert standin.violations == []


async def test_progress_is_understood(standin: VideoStandIn, api: tuple[Format, VideoApi]) -> None:
    """In percent."""
    form, client = api
    task_id = (await client.create(standin.url, request_for(form))).id
    age(standin, task_id, 5)
    report = await client.query(standin.url, task_id)
    assert report.state is TaskState.WAITING
    assert report.progress is not None
    assert 30 < report.progress < 70


async def test_pictures_arrive(standin: VideoStandIn, api: tuple[Format, VideoApi]) -> None:
    """As files where the format takes them, else as links."""
    form, client = api
    content = PICTURE.read_bytes()
    files = [PictureFile(PICTURE, "image/jpeg", len(content), f"{number}.jpg") for number in range(2)]
    links = ["https://e.com/1.jpg", "https://e.com/2.jpg"]
    await client.create(standin.url, request_for(form, pictures=files if client.takes_files else links))
    (made,) = standin.creates
    assert (made.outcome, made.format) == ("accepted", form)
    digest = hashlib.sha256(content).hexdigest()
    expected = (["0.jpg", "1.jpg"], ()) if client.takes_files else ([], tuple(links))
    assert ([file.name for file in made.files], made.links) == expected
    assert {file.sha256 for file in made.files} <= {digest}


async def test_recent_tasks_are_understood(standin: VideoStandIn, api: tuple[Format, VideoApi]) -> None:
    """Newest first, with words, model and time, where the format has a list."""
    form, client = api
    prompts = ["a cat", "two cats\nand a “dog” 猫", "a cat"]
    made = [(await client.create(standin.url, request_for(form, prompt))).id for prompt in prompts]
    listed = await client.recent(standin.url)
    if form is not Format.OPENAI:
        assert listed is None
        return
    assert listed is not None
    assert [(task.id, task.model, task.prompt) for task in listed] == [
        (task_id, "sora-2", prompt) for task_id, prompt in reversed(list(zip(made, prompts, strict=True)))
    ]
    assert all(abs(task.created_at - time.time()) < 60 for task in listed)
