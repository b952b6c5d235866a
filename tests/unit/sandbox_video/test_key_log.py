"""new-api's log of a key: off at first, and only for the key in the header."""

import aiohttp
import pytest

from bot.videoapi import generations
from bot.videoapi.client import VideoApi
from sandbox.video import VideoStandIn
from tests.unit.sandbox_video.creates import FormatName, create

PATH = "/api/log/token"


async def test_it_is_off_at_first(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    async with session.get(PATH) as answer:
        assert answer.status == 404
    assert standin.violations == []


@pytest.mark.parametrize("form", ["unified", "generations"])
async def test_the_bot_reads_the_charges_of_a_key(
    standin: VideoStandIn, session: aiohttp.ClientSession, form: FormatName
) -> None:
    standin.keeps_log = True
    first = await create(session, form)
    second = await create(session, form)
    api = VideoApi(generations.GENERATIONS, standin.key, standin.url)
    await api.start()
    charges = await api.charges(standin.url)
    await api.close()
    assert charges is not None and len(charges) == 2
    assert {(charge.task_id, charge.model, charge.at) for charge in charges} == {
        (task_id, "sora-2", standin.tasks[task_id].created) for task_id in (first, second)
    }


async def test_the_key_in_the_address_is_a_violation(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    standin.keeps_log = True
    async with session.get(PATH, params={"key": standin.key}) as answer:
        assert answer.status == 400
    assert [violation.endpoint for violation in standin.violations] == ["log"]


async def test_another_key_has_no_log(standin: VideoStandIn, session: aiohttp.ClientSession) -> None:
    standin.keeps_log = True
    await create(session, "unified")
    async with session.get(PATH, headers={"Authorization": "Bearer other"}) as answer:
        assert (answer.status, (await answer.json())["success"]) == (401, False)
