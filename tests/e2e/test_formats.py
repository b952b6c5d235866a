"""Three providers with three formats and three keys: each order goes to its own, and no key to another."""

import hashlib
from collections.abc import AsyncIterator

import pytest

from sandbox.video.records import Create
from tests.e2e.arrivals import arrived, until, videos
from tests.e2e.front import Front, running_front
from tests.e2e.studio import FORMATS, Studio, running_studio

ONE_ORIGIN = """
[[providers]]
name = "one"
url = "{front}/one/v1"
key = "FILES_API_KEY"
format = "openai"

[[providers]]
name = "two"
url = "{front}/two"
key = "WRAPPED_API_KEY"
format = "generations"

[[models]]
name = "sora-at-one"
provider = "one"
sends = "sora-2"
images = 0
[models.options]

[[models]]
name = "kling-at-two"
provider = "two"
sends = "kling-v1"
images = 0
[models.options]
"""
KEYS = {"filed": "FILES_API_KEY", "kling": "WRAPPED_API_KEY"}


@pytest.fixture(scope="module")
async def front() -> AsyncIterator[Front]:
    """One origin, under which two of the providers can be reached as well."""
    async with running_front() as front:
        yield front


@pytest.fixture(scope="module")
async def started(tmp_path_factory: pytest.TempPathFactory, front: Front) -> AsyncIterator[Studio]:
    more = ONE_ORIGIN.format(front=front.url)
    async with running_studio(tmp_path_factory.mktemp("formats"), more_models=more) as studio:
        yield studio


@pytest.fixture
def studio(started: Studio) -> Studio:
    return started.as_person(started.scene.telegram.person("Ada"))


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


async def test_a_result_without_a_link_is_fetched_with_the_key(studio: Studio) -> None:
    """From `/v1/videos/{id}/content` of its provider, and from nowhere else."""
    create, provider = await studio.order("filed"), studio.providers["filed"]
    await arrived(studio.scene.telegram, studio.scene.chat)
    about = [request for request in provider.requests if str(create.task_id) in request.path]
    assert f"/v1/videos/{create.task_id}/content" in {request.path for request in about}
    assert {request.key for request in about} == {"own"}
    assert not any(request.path.startswith("/files/") for request in provider.requests)


async def test_two_providers_at_one_origin_have_their_own_keys(studio: Studio, front: Front) -> None:
    """Creates, polls and results, also where the link of a result leads to the common origin."""
    files, wrapped = studio.providers["filed"], studio.providers["kling"]
    front.servers = {"one": files.url, "two": wrapped.url}
    own = wrapped.url
    wrapped.url = f"{front.url}/two"  # so that its links lead there
    try:
        for model in ("sora-at-one", "kling-at-two"):
            await studio.ask(model)
        await until(lambda: len(videos(studio.scene.telegram, studio.scene.chat)) == 2)
    finally:
        wrapped.url = own
    for provider in (files, wrapped):
        [create] = provider.matching(studio.scene.marker)
        assert {request.key for request in provider.requests} <= {"own", "none"}
        assert any(str(create.task_id) in request.path and request.key == "own" for request in provider.requests)
        assert provider.violations == []
    assert any(request.path.startswith("/files/") and request.key == "own" for request in wrapped.requests)


@pytest.mark.parametrize("model", KEYS)
async def test_a_task_whose_key_is_refused_waits_and_the_owner_is_told(studio: Studio, model: str) -> None:
    """With the name of the setting that has that provider's key; it goes on when the key is taken again."""
    provider = studio.providers[model]
    provider.faults.add("query", "bad_key_401", times=None, match=studio.scene.marker)
    await studio.running(model)
    await studio.scene.logged(f"refused the key (HTTP 401): check {KEYS[model]}.")
    assert not videos(studio.scene.telegram, studio.scene.chat)
    provider.faults.clear()
    await arrived(studio.scene.telegram, studio.scene.chat)
    assert studio.posts(model) == 1
    assert "check VIDEO_API_KEY" not in studio.scene.bot.log()


async def test_a_task_outlives_a_change_of_the_key(studio: Studio) -> None:
    """With a key that the provider does not know it waits; with the right one it goes on."""
    provider, bot = studio.providers["filed"], studio.scene.bot
    held = provider.hold("query", match=studio.scene.marker)
    create = await studio.running("filed")
    await held.reached()
    for key in ("sk-of-somebody-else-0123456789", provider.key):
        await bot.kill()
        held.release()
        bot.environment["FILES_API_KEY"] = key
        await bot.start()
        if key != provider.key:
            await until(lambda: _refused(studio, create) >= 2)
    await arrived(studio.scene.telegram, studio.scene.chat)
    assert studio.posts("filed") == 1
    provider.violations.clear()  # of the wrong key


def _refused(studio: Studio, create: Create) -> int:
    """Requests about a task with a key that is not the provider's."""
    requests = studio.providers["filed"].requests
    return sum(request.key == "other" and str(create.task_id) in request.path for request in requests)


@pytest.mark.parametrize("model", FORMATS)
async def test_a_task_that_fails_gives_its_reason(studio: Studio, model: str) -> None:
    studio.providers[model].script(match=studio.scene.marker, life="fails")
    await studio.order(model)
    await studio.scene.telegram.wait_for(studio.scene.chat, "❌")
    assert videos(studio.scene.telegram, studio.scene.chat) == []


async def test_a_task_whose_provider_is_gone_waits_and_is_named(studio: Studio) -> None:
    """It is polled again when the provider is back in the file."""
    provider, bot = studio.providers["kling"], studio.scene.bot
    held = provider.hold("query", match=studio.scene.marker)
    create = await studio.running("kling")
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
    await studio.scene.say(f"/check {create.task_id}")  # the next poll is a minute away
    await arrived(studio.scene.telegram, studio.scene.chat, within=120)
    assert len(provider.matching(studio.scene.marker)) == 1
    assert hashlib.sha256(provider.key.encode()).hexdigest() not in {
        request.key_sha256 for request in studio.scene.video.requests
    }
