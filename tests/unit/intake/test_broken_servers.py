"""A broken Bot API server or proxy neither stops the polling nor is asked without a pause."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web

from bot.intake.polling import IDLE_PAUSES, Poller
from tests.unit.intake.bot_api import message
from tests.unit.intake.world import World, until

DEEP = "[" * 5000 + "]" * 5000


@asynccontextmanager
async def answering(world: World, *answers: str | bytes) -> AsyncIterator[Poller]:
    """Poll a server that gives these answers to getUpdates, and its usual ones afterwards."""
    rest = list(answers)

    async def answer(request: web.Request) -> web.Response | None:
        if request.match_info["method"] != "getUpdates" or not rest:
            return None
        world.bot_api.calls.append(("getUpdates", dict(await request.post())))
        text = rest.pop(0)
        return web.Response(body=text if isinstance(text, bytes) else text.encode(), content_type="application/json")

    world.bot_api.instead = answer
    async with world.polling() as poller:
        yield poller


def result(*updates: str) -> str:
    return '{"ok":true,"result":[' + ",".join(updates) + "]}"


async def test_empty_answers_at_once_are_followed_by_growing_pauses(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    """Once a second at most in the end; one log line; and an update ends them."""
    with caplog.at_level(logging.WARNING, "bot"):
        async with answering(world, *[result()] * 20) as poller:
            await until(lambda: len(world.slept) >= 19)
            # The first answer only shows that nothing is pending.
            assert world.slept[:19] == [IDLE_PAUSES.pause(number) for number in range(19)]
            assert world.slept[18] == 1.0
            world.bot_api.send(message(1))
            await until(lambda: world.committed == [1])
            assert poller.is_connected
    assert caplog.text.count("answers at once and with nothing new") == 1


async def test_an_empty_answer_after_a_long_poll_is_followed_by_the_next_at_once(world: World) -> None:
    now = [0.0]

    def clock() -> float:
        now[0] += 5  # between the beginning and the end of a poll
        return now[0]

    async with world.polling(clock=clock, long_poll=1) as poller:
        await poller.caught_up.wait()
        await until(lambda: len(world.bot_api.asked("getUpdates")) > 5)
    assert world.slept == []


async def test_the_same_update_again_and_again_is_no_news(world: World) -> None:
    """A server that ignores the offset."""
    again = result(json.dumps(message(1)))
    async with answering(world, *[again] * 12):
        await until(lambda: len(world.slept) >= 10)
    assert world.tries == [1]
    assert world.slept[:5] == [IDLE_PAUSES.pause(number) for number in range(5)]


@pytest.mark.parametrize(
    "bad",
    [
        '{"update_id":500,"message":' + DEEP + "}",
        '{"update_id":500,"message":{"chat":{"id":7},"date":' + "9" * 5000 + "}}",
        '{"update_id":500,"message":[]}',
        '{"update_id":500,"message":{"chat":{"id":' + "9" * 400 + '},"text":5}}',
    ],
)
async def test_an_update_that_cannot_be_read_is_stepped_over_and_reported(world: World, bad: str) -> None:
    """The other 99 of its answer are handled."""
    updates = [json.dumps(message(number, chat=number % 5 + 1)) for number in range(1, 100)]
    updates.insert(50, bad)
    async with answering(world, result(*updates)):
        await until(lambda: len(world.committed) == 99)
        await until(lambda: world.told)
        await until(lambda: world.bot_api.asked("getUpdates")[-1].get("offset") == "100")
    assert [failure[0] for failure in world.failures] == [500]
    assert sorted(world.committed) == list(range(1, 100))


@pytest.mark.parametrize(
    "bad", ["{}", "7", "null", "[]", '{"update_id":"x"}', '{"update_id":' + "9" * 5000 + "}", DEEP]
)
async def test_what_has_no_id_is_stepped_over_and_reported(world: World, bad: str) -> None:
    async with answering(world, result(json.dumps(message(1)), bad, json.dumps(message(2)))):
        await until(lambda: world.committed == [1, 2])
        await until(lambda: world.told == [(None, None, "no update_id")])
    assert world.failures == []


async def test_two_updates_with_one_id_are_one(world: World) -> None:
    async with answering(world, result(*[json.dumps(message(1))] * 2, json.dumps(message(2)))):
        await until(lambda: world.committed == [1, 2])
    assert world.tries == [1, 2]


async def test_invalid_utf_8_is_handled(world: World) -> None:
    broken = result(json.dumps(message(1))).encode().replace(b"a cat", b"a \xff cat")
    async with answering(world, broken):
        await until(lambda: world.committed == [1])


async def test_only_garbage_is_asked_for_at_a_human_pace(world: World) -> None:
    async with answering(world, *[result("{}", "7")] * 30):
        await until(lambda: len(world.slept) >= 15)
        world.bot_api.send(message(1))
        await until(lambda: world.committed == [1])
    assert sum(world.slept[:15]) > 8
    await asyncio.sleep(0)
    assert len(world.told) == 1
