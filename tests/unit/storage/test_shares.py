"""No chat takes all places of a step: creates, polls and deliveries."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import replace
from itertools import count
from typing import Protocol

import pytest

from storage.database import Database
from storage.deliveries import Deliveries
from storage.limits import Limits, claim_within
from storage.model import Task
from storage.polling import Polling
from storage.shares import reserve_of
from storage.submissions import Submissions
from tests.integration.storage.test_paid_tasks import ready, running
from tests.integration.storage.test_tasks import NOW, ORIGIN, added


class Claim(Protocol):
    """Claims for `free` places, `reserve` of which are for chats that have none."""

    async def __call__(self, database: Database, free: int, reserve: int = 0, /) -> list[Task]: ...


Add = Callable[[Database, int], Awaitable[Task]]
numbers = count(1)
UNTIL = NOW + 30


async def add_queued(database: Database, chat: int) -> Task:
    return await added(database, str(next(numbers)), origin=replace(ORIGIN, chat_id=chat), due_at=NOW)


async def claim_queued(database: Database, free: int, reserve: int = 0) -> list[Task]:
    return await Submissions(database).claim(NOW, UNTIL, free, spare=free - reserve)


async def claim_within_limits(database: Database, free: int, reserve: int = 0) -> list[Task]:
    limits = Limits(overall=1000, per_chat=500)
    return await claim_within(database, limits, now=NOW, lease_until=UNTIL, most=free, spare=free - reserve)


async def claim_polls(database: Database, free: int, reserve: int = 0) -> list[Task]:
    return await Polling(database).claim(NOW, UNTIL, free, spare=free - reserve)


async def claim_videos(database: Database, free: int, reserve: int = 0) -> list[Task]:
    return await Deliveries(database).claim(NOW, UNTIL, free, spare=free - reserve)


async def many(database: Database, add: Add, chat: int, times: int) -> None:
    for _ in range(times):
        await add(database, chat)


async def add_running(database: Database, chat: int) -> Task:
    origin = replace(ORIGIN, chat_id=chat)
    return await running(database, key=str(next(numbers)), origin=origin)


async def add_ready(database: Database, chat: int) -> Task:
    origin = replace(ORIGIN, chat_id=chat)
    return await ready(database, key=str(next(numbers)), origin=origin)


STEPS = pytest.mark.parametrize(
    ("add", "claim"),
    [
        pytest.param(add_queued, claim_queued, id="creates"),
        pytest.param(add_queued, claim_within_limits, id="creates within limits"),
        pytest.param(add_running, claim_polls, id="polls"),
        pytest.param(add_ready, claim_videos, id="deliveries"),
    ],
)


def by_chat(tasks: list[Task]) -> Counter[int]:
    return Counter(task.origin.chat_id for task in tasks)


@STEPS
async def test_one_chat_alone_takes_half_of_the_places(database: Database, add: Add, claim: Claim) -> None:
    await many(database, add, 1, times=14)
    taken = await claim(database, 12)
    assert len(taken) == 6
    assert await claim(database, 12 - len(taken)) == []


@STEPS
async def test_a_chat_with_nothing_under_way_finds_a_place(database: Database, add: Add, claim: Claim) -> None:
    """However many tasks hang: each of these chats has taken all that it may."""
    places = free = 32
    for chat in range(1, 10):
        await many(database, add, chat, times=places)
        taken = await claim(database, free, reserve_of(places))
        assert by_chat(taken).keys() == {chat}
        free -= len(taken)


@STEPS
async def test_chats_that_come_together_share_the_places(database: Database, add: Add, claim: Claim) -> None:
    for chat in (1, 2, 3):
        await many(database, add, chat, times=12)
    taken = by_chat(await claim(database, 16))
    assert set(taken) == {1, 2, 3}
    assert max(taken.values()) - min(taken.values()) <= 1
    assert 9 <= sum(taken.values()) < 16


@STEPS
async def test_the_first_tasks_of_many_chats_take_all_places(database: Database, add: Add, claim: Claim) -> None:
    await many(database, add, 99, times=3)
    for chat in range(1, 10):
        await add(database, chat)
    assert len(by_chat(await claim(database, 8))) == 8


@STEPS
@pytest.mark.parametrize("places", [1, 2])
async def test_with_few_places_one_chat_has_one(database: Database, add: Add, claim: Claim, places: int) -> None:
    await many(database, add, 1, times=4)
    assert len(await claim(database, places)) == 1


@STEPS
async def test_each_process_leaves_places_for_others(database: Database, add: Add, claim: Claim) -> None:
    """The tasks of a chat count in all processes, and each keeps places of its own free."""
    await many(database, add, 1, times=40)
    free = dict.fromkeys(range(4), 8)
    for _ in range(3):
        claims = await asyncio.gather(*(claim(database, left) for left in free.values()))
        free = {process: free[process] - len(taken) for process, taken in enumerate(claims)}
    assert all(left >= 4 for left in free.values())
    await add(database, 2)
    assert set(by_chat(await claim(database, free[0]))) == {2}


async def test_older_polls_of_one_chat_do_not_hide_those_of_others(database: Database) -> None:
    await many(database, add_running, 1, times=100)
    late = await add_running(database, 2)
    assert await Polling(database).reschedule(late, NOW + 5, NOW)
    assert by_chat(await Polling(database).claim(NOW + 6, NOW + 66, 8, spare=8)) == {1: 4, 2: 1}
