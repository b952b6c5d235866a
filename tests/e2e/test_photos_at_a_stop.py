"""SIGTERM while photos are fetched: the create with their links is paid, so they are served to the end."""

import asyncio
import contextlib
import signal
import time
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.scene import Scene, running_scene, sha256

JPEG = b"\xff\xd8\xff\xe0 a photo " * 20_000
IN_TIME = 20.0  # seconds within which every stop ends


async def send_sigterm(scene: Scene) -> None:
    """Send SIGTERM and wait until the process has logged it."""
    process = scene.bot.process
    assert process is not None
    process.send_signal(signal.SIGTERM)
    await scene.logged("stopping")


async def status(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        await answer.read()
        return answer.status


async def test_a_fetch_in_progress_is_completed(tmp_path: Path) -> None:
    """The task is already running and the photo is slow; a second SIGTERM changes nothing."""
    async with running_scene(tmp_path) as scene:
        at_the_provider = scene.video.hold(match=scene.marker)
        asked = await scene.photo(f"a {scene.marker} dances", data=JPEG)
        await at_the_provider.reached()
        photo = scene.telegram.hold("getFile")
        at_the_provider.release()
        await photo.reached()
        create = await scene.create_for(asked)
        await send_sigterm(scene)
        await asyncio.sleep(2)
        assert scene.bot.process is not None and scene.bot.process.returncode is None
        assert await status(f"{scene.bot.url}/readyz") == 503
        assert await status(f"{scene.bot.url}/healthz") == 200
        assert await status(create.links[0]) == 200  # a new fetch during the other one
        photo.release()
        started = time.monotonic()
        assert await scene.bot.terminate() == 0
        assert time.monotonic() - started < IN_TIME
        assert await scene.fetched_images(create) == [sha256(JPEG)]


async def test_a_new_fetch_is_served_during_the_create(tmp_path: Path) -> None:
    """A provider that fetches while the create is in progress gets the photo."""
    async with running_scene(tmp_path) as scene:
        accepted = scene.video.hold(when="accepted", match=scene.marker)
        await scene.photo(f"a {scene.marker} dances", data=JPEG)
        await accepted.reached()
        [create] = await scene.video.wait_for_creates(1, match=scene.marker)
        await scene.fetched_images(create)
        await send_sigterm(scene)
        await asyncio.sleep(1)
        async with aiohttp.ClientSession() as provider, provider.get(create.links[0]) as answer:
            assert (answer.status, await answer.read()) == (200, JPEG)
        accepted.release()
        assert await scene.bot.terminate() == 0
        assert f"provider={create.task_id}" in scene.bot.log()  # the paid id was stored


async def test_an_unfetched_link_is_served_for_some_seconds(tmp_path: Path) -> None:
    """The provider fetches the photo shortly after its answer: the process waits for it, then ends at once."""
    async with running_scene(tmp_path) as scene:
        at_the_provider = scene.video.hold(match=scene.marker)
        await scene.photo(f"a {scene.marker} dances", data=JPEG)
        await at_the_provider.reached()
        scene.video.faults.add("create", "gateway_504_html", match=scene.marker)  # charged, and its answer is lost
        scene.telegram.faults.add("getFile", "reset", times=None)
        at_the_provider.release()
        [create] = await scene.video.wait_for_creates(1, match=scene.marker)
        await send_sigterm(scene)
        await asyncio.sleep(1)
        scene.telegram.faults.clear()
        async with aiohttp.ClientSession() as provider, provider.get(create.links[0]) as answer:
            assert (answer.status, await answer.read()) == (200, JPEG)
        assert await scene.bot.terminate() == 0


@pytest.mark.parametrize("role", ["all", "web"])
async def test_an_endless_photo_does_not_delay_the_stop(tmp_path: Path, role: str) -> None:
    """DRAIN_TIMEOUT is the limit, also in a web process."""
    async with running_scene(tmp_path, DRAIN_TIMEOUT="3") as scene:
        at_the_provider = scene.video.hold(match=scene.marker)
        asked = await scene.photo(f"a {scene.marker} dances", data=JPEG)
        await at_the_provider.reached()
        at_the_provider.release()
        create = await scene.create_for(asked)
        await scene.fetched_images(create)
        if role == "web":
            await scene.bot.stop()
            await scene.bot.start("--role", "web")
        photo = scene.telegram.hold("getFile")
        fetching = asyncio.create_task(status(create.links[0]))
        await photo.reached()
        started = time.monotonic()
        assert await scene.bot.terminate() == 0
        assert 2.5 < time.monotonic() - started < IN_TIME
        with contextlib.suppress(aiohttp.ClientError):  # the client may retry while the process ends
            assert await fetching == 503
        photo.release()


async def test_an_idle_process_stops_at_once(tmp_path: Path) -> None:
    """Without creates and fetches there is nothing to wait for."""
    async with running_scene(tmp_path) as scene:
        create = await scene.create_for(await scene.photo(f"a {scene.marker} dances", data=JPEG))
        await scene.fetched_images(create)
        started = time.monotonic()
        assert await scene.bot.terminate() == 0
        assert time.monotonic() - started < 8
