"""The `openai` package, a client that others wrote, works with the sandbox."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import openai
import pytest

from sandbox.video import VideoStandIn
from tests.unit.sandbox_video.creates import age

ASSETS = Path(__file__).parents[3] / "sandbox" / "assets"
# The package announces the end of OpenAI's own service with every call.
pytestmark = pytest.mark.filterwarnings("ignore:The Sora API is scheduled:DeprecationWarning")


@pytest.fixture
async def client(standin: VideoStandIn) -> AsyncIterator[openai.AsyncOpenAI]:
    async with openai.AsyncOpenAI(api_key=standin.key, base_url=f"{standin.url}/v1", max_retries=0) as made:
        yield made


async def test_create_without_a_picture(standin: VideoStandIn, client: openai.AsyncOpenAI) -> None:
    """The package reads every field of the answer."""
    video = await client.videos.create(model="sora-2", prompt="a cat", seconds="8", size="1280x720")
    assert (video.object, video.status, video.progress, video.error) == ("video", "queued", 0, None)
    assert (video.model, video.prompt, video.seconds, video.size) == ("sora-2", "a cat", "8", "1280x720")
    (made,) = standin.creates
    assert (made.body, made.files) == ({"model": "sora-2", "prompt": "a cat", "seconds": "8", "size": "1280x720"}, ())


async def test_create_with_a_picture(standin: VideoStandIn, client: openai.AsyncOpenAI) -> None:
    """The file arrives unchanged."""
    picture = ASSETS / "thumbnail.jpg"
    await client.videos.create(model="sora-2-pro", prompt="it moves", input_reference=picture)
    (file,) = standin.creates[0].files
    content = picture.read_bytes()
    assert (file.field, file.name, file.content_type) == ("input_reference", "thumbnail.jpg", "image/jpeg")
    assert (file.size, file.sha256) == (len(content), hashlib.sha256(content).hexdigest())


async def test_retrieve_until_completed_and_download(standin: VideoStandIn, client: openai.AsyncOpenAI) -> None:
    """The bytes are those of a video."""
    video = await client.videos.create(model="sora-2", prompt="a cat", size="1280x720")
    age(standin, video.id, 5)
    running = await client.videos.retrieve(video.id)
    age(standin, video.id, 5)
    done = await client.videos.retrieve(video.id)
    assert (running.status, done.status, done.progress) == ("in_progress", "completed", 100)
    content = await client.videos.download_content(video.id)
    assert content.content == (ASSETS / "landscape.mp4").read_bytes()
    thumbnail = await client.videos.download_content(video.id, variant="thumbnail")
    assert thumbnail.content == (ASSETS / "thumbnail.jpg").read_bytes()


async def test_poll(standin: VideoStandIn, client: openai.AsyncOpenAI) -> None:
    """The package's own loop ends with the task."""
    standin.pace = 0.001
    video = await client.videos.create_and_poll(model="sora-2", prompt="a cat", poll_interval_ms=10)
    assert video.status == "completed"


async def test_a_failed_task_has_its_error(standin: VideoStandIn, client: openai.AsyncOpenAI) -> None:
    """As an object of the package."""
    video = await client.videos.create(model="sora-2", prompt="#fails")
    age(standin, video.id, 9)
    failed = await client.videos.retrieve(video.id)
    assert failed.status == "failed"
    assert failed.error is not None
    assert (failed.error.code, "guardrails" in failed.error.message) == ("generation_failed", True)


async def test_list_follows_pages(client: openai.AsyncOpenAI) -> None:
    """The latest first."""
    made = [(await client.videos.create(model="sora-2", prompt=f"cat {number}")).id for number in range(5)]
    assert [video.id async for video in client.videos.list(limit=2)] == made[::-1]
    assert [video.id async for video in client.videos.list(limit=2, order="asc")] == made


async def test_remix_and_delete(client: openai.AsyncOpenAI) -> None:
    """A deleted video is not found."""
    video = await client.videos.create(model="sora-2", prompt="a cat")
    remix = await client.videos.remix(video.id, prompt="a dog")
    assert (remix.remixed_from_video_id, remix.prompt) == (video.id, "a dog")
    assert (await client.videos.delete(video.id)).deleted
    with pytest.raises(openai.NotFoundError):
        await client.videos.retrieve(video.id)


async def test_errors_have_the_classes_of_the_package(standin: VideoStandIn, client: openai.AsyncOpenAI) -> None:
    """By the status of the answer."""
    with pytest.raises(openai.BadRequestError, match="prompt must be a string that is not blank"):
        await client.videos.create(model="sora-2", prompt=" ")
    standin.faults.add("create", "rate_limit_429_empty")
    with pytest.raises(openai.RateLimitError):
        await client.videos.create(model="sora-2", prompt="a cat")
    async with openai.AsyncOpenAI(api_key="sk-other", base_url=f"{standin.url}/v1", max_retries=0) as other:
        with pytest.raises(openai.AuthenticationError):
            await other.videos.create(model="sora-2", prompt="a cat")
    assert standin.charged == 0


async def test_models_are_listed(client: openai.AsyncOpenAI) -> None:
    """GET /v1/models."""
    assert "sora-2" in [model.id async for model in client.models.list()]
