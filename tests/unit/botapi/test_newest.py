"""Only the newest query of each user is answered."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest
from telegram.error import NetworkError

from bot.botapi.newest import USEFUL_FOR, NewestOnly
from tests.unit.pipeline.world import Clock

ADA, BEN = 5, 6


class Queries:
    """Queries by their words; each takes until it is released."""

    def __init__(self, **limits: int) -> None:
        self.clock = Clock()
        self.newest = NewestOnly(clock=self.clock, **limits)
        self.begun: list[str] = []
        self.done: list[str] = []
        self.release = asyncio.Event()

    def type(self, words: str, user: int = ADA) -> None:
        async def work() -> None:
            self.begun.append(words)
            await self.release.wait()
            self.done.append(words)

        self.newest.put(user, work, self.clock())

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)


async def test_of_what_is_typed_meanwhile_only_the_newest_is_answered() -> None:
    queries = Queries()
    queries.type("c")
    await queries.settle()
    for words in ("ca", "cat", "cat o", "cat on a roof"):
        queries.type(words)
    queries.release.set()
    await queries.settle()
    assert queries.done == ["c", "cat on a roof"]


async def test_users_do_not_wait_for_each_other() -> None:
    queries = Queries()
    queries.type("cat")
    queries.type("dog", BEN)
    await queries.settle()
    assert queries.begun == ["cat", "dog"]


async def test_only_some_are_answered_at_once_and_the_others_replaced_while_they_wait() -> None:
    queries = Queries(at_once=1)
    queries.type("cat")
    await queries.settle()
    queries.type("d", BEN)
    await queries.settle()
    queries.type("dog", BEN)
    await queries.settle()
    assert queries.begun == ["cat"]
    queries.release.set()
    await queries.settle()
    assert queries.done == ["cat", "dog"]


async def test_too_many_users_are_one_line_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    queries = Queries(most_users=2)
    for user in range(10):
        queries.type(f"of {user}", user)
    queries.type("of 0, again", 0)  # a known user is not turned away
    queries.release.set()
    await queries.settle()
    assert queries.done == ["of 0, again", "of 1"]
    assert len(caplog.records) == 1


async def test_a_query_that_waited_too_long_is_dropped() -> None:
    queries = Queries()
    queries.type("cat")
    await queries.settle()
    queries.type("cats")
    queries.clock.now += USEFUL_FOR
    queries.release.set()
    await queries.settle()
    assert queries.done == ["cat"]


async def test_a_query_that_arrived_long_ago_is_not_begun() -> None:
    queries = Queries()
    queries.newest.put(ADA, lambda: pytest.fail("begun"), queries.clock() - USEFUL_FOR)
    await queries.settle()


@pytest.mark.parametrize("error", [NetworkError("down"), ValueError("what the user wrote"), TimeoutError()])
async def test_an_error_ends_one_query_and_quotes_nobody(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    queries = Queries()

    async def fail() -> None:
        raise error

    for _ in range(3):
        queries.newest.put(ADA, fail, queries.clock())
        await queries.settle()
    queries.type("cat")
    queries.release.set()
    await queries.settle()
    assert queries.done == ["cat"]
    assert sum(line.levelno >= logging.WARNING for line in caplog.records) <= 1
    assert "what the user wrote" not in caplog.text


async def test_a_stop_waits_for_no_query() -> None:
    queries = Queries()
    work: Callable[[], Awaitable[None]] = queries.release.wait  # type: ignore[assignment]  # the result is not used
    queries.newest.put(ADA, work, queries.clock())
    queries.type("dog", BEN)
    await queries.settle()
    async with asyncio.timeout(30):
        await queries.newest.close()
    assert queries.done == []
