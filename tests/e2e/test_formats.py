"""Three providers with three formats and three keys: each order goes to its own, and no key to another."""

import hashlib
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest

from sandbox.video import VideoStandIn
from sandbox.video.records import Create
from tests.e2e.arrivals import arrived, until, videos
from tests.e2e.scene import Scene, running_scene, sha256

MODELS = """
[[providers]]
name = "files"
url = "{files.url}/v1"
key = "FILES_API_KEY"
format = "openai"

[[providers]]
name = "wrapped"
url = "{wrapped.url}"
key = "WRAPPED_API_KEY"
format = "generations"

[[models]]
name = "sora-2"

[[models]]
name = "filed"
provider = "files"
sends = "sora-2"
images = [0, 1]
[models.options]
seconds = {{ values = [4, 8], as = "string" }}
size = {{ values = ["720x1280", "1280x720"] }}

[[models]]
name = "kling"
provider = "wrapped"
sends = "kling-v1"
images = [0, 2]
role = "frames"
[models.options]
duration = {{ values = [5, 10] }}
"""
FORMATS = ("sora-2", "filed", "kling")


@dataclass(frozen=True)
class Studio:
    """A bot with PHOTO_LINKS=off, and its providers by the models that are ordered there."""

    scene: Scene
    providers: dict[str, VideoStandIn]

    async def order(self, model: str, words: str = "") -> Create:
        """Order a video with a prompt of its own, and wait for its create."""
        await self.scene.say(f"/video {self.scene.marker} {model} {words} --model {model}")
        return await self.created(model)

    async def created(self, model: str) -> Create:
        [create] = await self.providers[model].wait_for_creates(1, match=self.scene.marker, timeout=90)
        return create

    async def running(self, model: str) -> None:
        """Order a video, and wait until the chat has the task's id."""
        create = await self.order(model)
        assert create.task_id is not None
        await self.scene.telegram.wait_for(self.scene.chat, create.task_id)


@pytest.fixture(scope="module")
async def started(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Studio]:
    folder = tmp_path_factory.mktemp("formats")
    async with AsyncExitStack() as stack:
        files, wrapped = (VideoStandIn(f"sk-{name}-0123456789abcdef", pace=0.2) for name in ("files", "wrapped"))
        for provider in (files, wrapped):
            await provider.start()
            stack.push_async_callback(provider.close)
        models = folder / "models.toml"
        models.write_text(MODELS.format(files=files, wrapped=wrapped))
        scene = await stack.enter_async_context(
            running_scene(
                folder,
                MODELS_FILE=str(models),
                FILES_API_KEY=files.key,
                WRAPPED_API_KEY=wrapped.key,
                PHOTO_LINKS="off",
                POLL_INTERVAL="1",
                CREATE_TIMEOUT="12",
                SUBMIT_LEASE="12",
            )
        )
        yield Studio(scene, {"sora-2": scene.video, "filed": files, "kling": wrapped})


@pytest.fixture
def studio(started: Studio) -> Studio:
    scene = started.scene
    return Studio(scene.as_person(scene.telegram.person("Ada")), started.providers)


@pytest.mark.parametrize("model", FORMATS)
async def test_an_order_becomes_a_video(studio: Studio, model: str) -> None:
    """The task's full id is in the reply, and the video in the chat, whatever the format."""
    create = await studio.order(model)
    assert (create.outcome, create.key) == ("accepted", "own")
    assert create.task_id is not None
    video = await arrived(studio.scene.telegram, studio.scene.chat)
    assert video.video is not None
    assert studio.providers[model].violations == []
    assert any(create.task_id in message.words for message in studio.scene.answers())


async def test_no_key_reaches_another_provider(studio: Studio) -> None:
    """Orders, polls and results of all providers together."""
    for model in FORMATS:
        await studio.order(model)
    await until(lambda: len(videos(studio.scene.telegram, studio.scene.chat)) == len(FORMATS))
    for provider in studio.providers.values():
        assert {request.key for request in provider.requests} <= {"own", "none"}


async def test_a_photo_is_sent_as_a_file_without_any_photo_link(studio: Studio) -> None:
    """Behind a router, without PUBLIC_URL, photos can be used: the bytes are those that Telegram has."""
    picture = b"\x89PNG\r\n\x1a\n" + os.urandom(2_000_000)
    await studio.scene.png(picture, f"{studio.scene.marker} --model filed --size 1280x720")
    create = await studio.created("filed")
    [file] = create.files
    assert (file.field, file.content_type, file.sha256) == ("input_reference", "image/png", sha256(picture))
    assert create.body["size"] == "1280x720" and create.body["seconds"] == "4"


async def test_a_photo_for_a_provider_that_takes_links_is_refused_before_the_money(studio: Studio) -> None:
    await studio.scene.photo(f"{studio.scene.marker} --model kling")
    await studio.scene.telegram.wait_for(studio.scene.chat, "photos")
    await studio.scene.assert_no_create()
    assert studio.providers["kling"].matching(studio.scene.marker) == []


@pytest.mark.parametrize("model", FORMATS)
async def test_a_task_that_fails_gives_its_reason(studio: Studio, model: str) -> None:
    studio.providers[model].script(match=studio.scene.marker, life="fails")
    await studio.order(model)
    await studio.scene.telegram.wait_for(studio.scene.chat, "❌")
    assert videos(studio.scene.telegram, studio.scene.chat) == []


@pytest.mark.parametrize("model", FORMATS)
@pytest.mark.parametrize("kind", ["reset_after_accept", "no_id_200", "error_500_json", "html_200"])
async def test_what_may_be_charged_is_sent_once(studio: Studio, model: str, kind: str) -> None:
    provider = studio.providers[model]
    provider.faults.add("create", kind, match=studio.scene.marker)
    await studio.order(model)
    await studio.scene.telegram.wait_for(studio.scene.chat, "⚠️")
    assert len(provider.matching(studio.scene.marker)) == 1


async def test_an_unknown_outcome_is_found_in_the_providers_list(studio: Studio) -> None:
    """The answer to the create was lost. Nobody presses anything, and the paid video arrives; nothing is sent again."""
    provider = studio.providers["filed"]
    provider.faults.add("create", "reset_after_accept", match=studio.scene.marker)
    await studio.order("filed")
    await studio.scene.telegram.wait_for(studio.scene.chat, "⚠️")
    await arrived(studio.scene.telegram, studio.scene.chat, within=120)
    assert len(provider.matching(studio.scene.marker)) == 1


@pytest.mark.parametrize("model", FORMATS)
async def test_a_kill_in_the_life_of_a_task_loses_nothing(studio: Studio, model: str) -> None:
    """After the restart the task is polled at its own provider, and its video arrives once."""
    provider = studio.providers[model]
    held = provider.hold("query", match=studio.scene.marker)
    await studio.running(model)
    await studio.scene.bot.kill()
    held.release()
    await studio.scene.bot.start()
    await arrived(studio.scene.telegram, studio.scene.chat)
    assert len(provider.matching(studio.scene.marker)) == 1


async def test_a_task_whose_provider_is_gone_waits_and_is_named(studio: Studio) -> None:
    """It is polled again as soon as the provider is back in the file."""
    provider, bot = studio.providers["kling"], studio.scene.bot
    held = provider.hold("query", match=studio.scene.marker)
    await studio.running("kling")
    await bot.kill()
    held.release()
    models = bot.folder / "models.toml"
    whole = models.read_text()
    models.write_text(whole[: whole.index('[[models]]\nname = "kling"')].replace('name = "wrapped"', 'name = "other"'))
    await bot.start()
    await bot.logged("MODELS_FILE has no provider wrapped")
    await bot.kill()
    models.write_text(whole)
    await bot.start()
    await arrived(studio.scene.telegram, studio.scene.chat, within=120)
    assert len(provider.matching(studio.scene.marker)) == 1
    assert hashlib.sha256(provider.key.encode()).hexdigest() not in {
        request.key_sha256 for request in studio.scene.video.requests
    }
