"""What a loop of the pipeline waits for."""

import asyncio

from bot.pipeline.alarm import Alarm

LONG = 600.0


async def waiting(alarm: Alarm, seconds: float) -> "asyncio.Task[None]":
    task = asyncio.create_task(alarm.wait(seconds))
    await asyncio.sleep(0)
    return task


async def test_who_waits_goes_on_when_the_alarm_is_set() -> None:
    alarm = Alarm()
    task = await waiting(alarm, LONG)
    assert not task.done()
    alarm.set()
    alarm.set()
    await task
    assert alarm.is_set()


async def test_when_the_time_comes_the_alarm_is_not_set() -> None:
    alarm = Alarm()
    await alarm.wait(0.01)
    assert not alarm.is_set()


async def test_nobody_waits_for_an_alarm_that_is_set_until_it_is_cleared() -> None:
    alarm = Alarm()
    alarm.set()
    await alarm.wait(LONG)
    alarm.clear()
    task = await waiting(alarm, LONG)
    assert not task.done()
    task.cancel()


async def test_an_alarm_that_is_set_at_the_very_end_of_the_time_is_not_lost() -> None:
    alarm = Alarm()
    task = await waiting(alarm, LONG)
    alarm._end_wait()  # as its timer does
    alarm.set()
    await task
    assert alarm.is_set()


async def test_a_waiter_that_was_cancelled_leaves_nothing_behind() -> None:
    alarm = Alarm()
    task = await waiting(alarm, LONG)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    alarm.set()
    await alarm.wait(LONG)
    alarm.clear()
    await alarm.wait(0.01)
    assert not alarm.is_set()
