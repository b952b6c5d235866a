"""SIGTERM while photos are wanted: the create that carries their links is paid, so they are served to the end."""

import asyncio
import contextlib
import signal
import time
from pathlib import Path

import aiohttp
import pytest

from tests.e2e.scene import Scene, sha256, stage

JPEG = b"\xff\xd8\xff\xe0 a photo " * 20_000
IN_TIME = 20.0  # seconds in which a stop ends, whatever is under way


async def terminated(scene: Scene) -> None:
    """SIGTERM, and the process has heard it."""
    process = scene.bot.process
    assert process is not None
    process.send_signal(signal.SIGTERM)
    await scene.logged("stopping")


async def status(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        await answer.read()
        return answer.status


async def test_a_photo_that_a_provider_is_fetching_comes_whole(tmp_path: Path) -> None:
    """The create is over and its row is running; the photo takes its time. A second SIGTERM changes nothing."""
    async with stage(tmp_path) as scene:
        at_the_provider = scene.video.hold(match=scene.mark)
        asked = await scene.photo(f"a {scene.mark} dances", data=JPEG)
        await at_the_provider.reached()
        photo = scene.telegram.hold("getFile")
        at_the_provider.release()
        await photo.reached()
        create = await scene.told(asked)
        await terminated(scene)
        await asyncio.sleep(2)
        assert scene.bot.process is not None and scene.bot.process.returncode is None
        assert await status(f"{scene.bot.url}/readyz") == 503
        assert await status(f"{scene.bot.url}/healthz") == 200
        assert await status(create.links[0]) == 200  # a new fetch, while another is under way
        photo.release()
        started = time.monotonic()
        assert await scene.bot.terminate() == 0
        assert time.monotonic() - started < IN_TIME
        assert await scene.fetched(create) == [sha256(JPEG)]


async def test_a_new_fetch_is_served_while_the_create_is_under_way(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        accepted = scene.video.hold(when="accepted", match=scene.mark)
        await scene.photo(f"a {scene.mark} dances", data=JPEG)
        await accepted.reached()
        [create] = await scene.video.wait_for_creates(1, match=scene.mark)
        await scene.fetched(create)
        await terminated(scene)
        await asyncio.sleep(1)
        async with aiohttp.ClientSession() as provider, provider.get(create.links[0]) as answer:
            assert (answer.status, await answer.read()) == (200, JPEG)
        accepted.release()
        assert await scene.bot.terminate() == 0
        assert f"provider={create.task_id}" in scene.bot.log()  # the paid id was stored


async def test_a_link_that_nobody_has_fetched_yet_is_served_for_some_seconds(tmp_path: Path) -> None:
    """The provider took the create and comes for the photo a little later: the process waits for it, then goes at once."""
    async with stage(tmp_path) as scene:
        at_the_provider = scene.video.hold(match=scene.mark)
        await scene.photo(f"a {scene.mark} dances", data=JPEG)
        await at_the_provider.reached()
        scene.video.faults.add("create", "gateway_504_html", match=scene.mark)  # charged, and its answer is lost
        scene.telegram.faults.add("getFile", "reset", times=None)
        at_the_provider.release()
        [create] = await scene.video.wait_for_creates(1, match=scene.mark)
        await terminated(scene)
        await asyncio.sleep(1)
        scene.telegram.faults.clear()
        async with aiohttp.ClientSession() as provider, provider.get(create.links[0]) as answer:
            assert (answer.status, await answer.read()) == (200, JPEG)
        assert await scene.bot.terminate() == 0


@pytest.mark.parametrize("role", ["all", "web"])
async def test_a_photo_without_an_end_does_not_hold_up_the_stop(tmp_path: Path, role: str) -> None:
    """DRAIN_TIMEOUT is the limit, also in a web process, which has no creates of its own."""
    async with stage(tmp_path, DRAIN_TIMEOUT="3") as scene:
        at_the_provider = scene.video.hold(match=scene.mark)
        asked = await scene.photo(f"a {scene.mark} dances", data=JPEG)
        await at_the_provider.reached()
        at_the_provider.release()
        create = await scene.told(asked)
        await scene.fetched(create)
        if role == "web":
            await scene.bot.stop()
            await scene.bot.start("--role", "web")
        photo = scene.telegram.hold("getFile")
        fetching = asyncio.create_task(status(create.links[0]))
        await photo.reached()
        started = time.monotonic()
        assert await scene.bot.terminate() == 0
        assert 2.5 < time.monotonic() - started < IN_TIME
        with contextlib.suppress(
            aiohttp.ClientError
        ):  # the client may come once more, to a process that is about to go
            assert await fetching == 503
        photo.release()


async def test_a_stop_with_nothing_under_way_is_quick(tmp_path: Path) -> None:
    async with stage(tmp_path) as scene:
        create = await scene.told(await scene.photo(f"a {scene.mark} dances", data=JPEG))
        await scene.fetched(create)
        started = time.monotonic()
        assert await scene.bot.terminate() == 0
        assert time.monotonic() - started < 8
