"""A bot with several providers, each with its own format and key, and the models that are ordered there."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sandbox.telegram.world import Message, Person
from sandbox.video import VideoStandIn
from sandbox.video.records import Create
from tests.e2e.scene import Scene, running_scene

MODELS = """
[[providers]]
name = "files"
url = "{files}/v1"
key = "FILES_API_KEY"
format = "openai"

[[providers]]
name = "wrapped"
url = "{wrapped}"
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
name = "filed-frames"
provider = "files"
sends = "veo3.1"
images = [2, 2]
role = "frames"
[models.options]

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
"""A model of each format: unified, openai, generations."""


@dataclass(frozen=True)
class Studio:
    """A bot, and its providers by the models that are ordered there."""

    scene: Scene
    providers: Mapping[str, VideoStandIn]

    def as_person(self, person: Person) -> "Studio":
        """Another user in their own private chat."""
        return replace(self, scene=self.scene.as_person(person))

    async def ask(self, model: str, words: str = "") -> Message:
        """Send an order with a prompt of its own."""
        return await self.scene.say(f"/video {self.scene.marker} {model} {words} --model {model}")

    async def order(self, model: str, words: str = "") -> Create:
        """Order a video, and wait for its create."""
        await self.ask(model, words)
        return await self.created(model)

    async def created(self, model: str) -> Create:
        [create] = await self.providers[model].wait_for_creates(1, match=self.scene.marker, timeout=90)
        return create

    async def running(self, model: str) -> Create:
        """Order a video, and wait until the chat has the task's id."""
        create = await self.order(model)
        assert create.task_id is not None
        await self.scene.telegram.wait_for(self.scene.chat, create.task_id)
        return create

    def posts(self, model: str) -> int:
        """Creates of this user that the provider read."""
        return len(self.providers[model].matching(self.scene.marker))


@asynccontextmanager
async def running_studio(folder: Path, *, more_models: str = "", **environment: str) -> AsyncIterator[Studio]:
    """Start a bot with three providers, without photo links; all are stopped at the end of the block.

    `more_models` is appended to the catalogue.
    """
    async with AsyncExitStack() as stack:
        files, wrapped = (VideoStandIn(f"sk-{name}-0123456789abcdef", pace=0.2) for name in ("files", "wrapped"))
        for provider in (files, wrapped):
            await provider.start()
            stack.push_async_callback(provider.close)
        models = folder / "models.toml"
        models.write_text(MODELS.format(files=files.url, wrapped=wrapped.url) + more_models)
        settings = {
            "MODELS_FILE": str(models),
            "FILES_API_KEY": files.key,
            "WRAPPED_API_KEY": wrapped.key,
            "PHOTO_LINKS": "off",
            "POLL_INTERVAL": "1",
            "CREATE_TIMEOUT": "12",
            "SUBMIT_LEASE": "12",
        }
        scene = await stack.enter_async_context(running_scene(folder, **(settings | environment)))
        studio = Studio(scene, {"sora-2": scene.video, "filed": files, "filed-frames": files, "kling": wrapped})
        yield studio
        log = scene.bot.log()
        assert not any(provider.key in log for provider in studio.providers.values()), "a key is in the log"
