"""One at a time within a chat, concurrently between chats."""

import asyncio
import random
from functools import partial

import pytest

from bot.intake.lanes import ChatLanes, NotAccepted


class Recorder:
    """Records what ran, in order, and how many ran at once."""

    def __init__(self) -> None:
        self.ran: dict[int, list[int]] = {}
        self.now: list[int] = []
        self.most = 0
        self.overlapped = False

    async def job(self, key: int, number: int, seconds: float) -> None:
        self.overlapped |= key in self.now
        self.now.append(key)
        self.most = max(self.most, len(self.now))
        await asyncio.sleep(seconds)
        self.now.remove(key)
        self.ran.setdefault(key, []).append(number)


async def fail() -> None:
    await asyncio.sleep(0)
    raise ValueError


async def test_each_chats_order_is_kept_under_random_delays_and_at_most_the_limit_runs_at_once() -> None:
    lanes, recorder, rng = ChatLanes(4), Recorder(), random.Random(1)
    jobs = [
        lanes.submit(key, partial(recorder.job, key, number, rng.random() / 500))
        for number in range(20)
        for key in rng.sample(range(8), 8)
    ]
    await asyncio.gather(*jobs)
    assert recorder.ran == {key: list(range(20)) for key in range(8)}
    assert recorder.most == 4
    assert not recorder.overlapped


async def test_a_stuck_chat_does_not_hold_up_another() -> None:
    lanes, recorder = ChatLanes(2), Recorder()
    stuck = lanes.submit(1, partial(recorder.job, 1, 0, 60))
    await lanes.submit(2, partial(recorder.job, 2, 0, 0))
    assert not stuck.done()
    await lanes.drain(0)
    assert isinstance(stuck.exception(), NotAccepted)


async def test_idle_chats_leave_nothing_in_memory() -> None:
    lanes, recorder = ChatLanes(4), Recorder()
    await asyncio.gather(*(lanes.submit(key, partial(recorder.job, key, 0, 0)) for key in range(50)))
    await asyncio.sleep(0)
    assert lanes.waiting == 0
    assert not lanes._lanes
    assert not lanes._workers


async def test_jobs_behind_a_failed_one_fail_without_running_and_the_lane_works_again() -> None:
    lanes, recorder = ChatLanes(4), Recorder()
    failed = [lanes.submit(1, fail), lanes.submit(1, partial(recorder.job, 1, 1, 0))]
    other = lanes.submit(2, partial(recorder.job, 2, 2, 0))
    outcomes = await asyncio.gather(*failed, other, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [ValueError, ValueError, type(None)]
    await lanes.submit(1, partial(recorder.job, 1, 3, 0))
    assert recorder.ran == {1: [3], 2: [2]}


async def test_too_many_waiting_jobs_are_refused() -> None:
    lanes, recorder = ChatLanes(1, capacity=2), Recorder()
    taken = [lanes.submit(key, partial(recorder.job, key, 0, 0.001)) for key in (1, 2)]
    with pytest.raises(NotAccepted):
        lanes.submit(3, partial(recorder.job, 3, 0, 0))
    await asyncio.gather(*taken)
    await lanes.submit(3, partial(recorder.job, 3, 0, 0))


async def test_a_drain_waits_for_jobs_and_refuses_new_ones() -> None:
    lanes, recorder = ChatLanes(1), Recorder()
    jobs = [lanes.submit(1, partial(recorder.job, 1, number, 0.001)) for number in range(3)]
    draining = asyncio.create_task(lanes.drain(5))
    await asyncio.sleep(0)
    with pytest.raises(NotAccepted):
        lanes.submit(2, partial(recorder.job, 2, 0, 0))
    assert await draining
    assert all(job.done() for job in jobs)
    assert recorder.ran == {1: [0, 1, 2]}


async def test_a_drain_cancels_slow_jobs() -> None:
    lanes, recorder = ChatLanes(4), Recorder()
    jobs = [lanes.submit(1, partial(recorder.job, 1, number, 60)) for number in range(2)]
    assert not await lanes.drain(0.01)
    assert [type(job.exception()) for job in jobs] == [NotAccepted, NotAccepted]
    assert recorder.ran == {}
