"""Turns of callers that are cancelled while they wait."""

import asyncio

from bot.botapi.turnstile import Turnstile
from bot.botapi.urgency import Urgency


async def enter(turnstile: Turnstile, entered: list[int], number: int, *, seconds: float = 0) -> None:
    async with turnstile.turn(lambda: Urgency.MESSAGE):
        entered.append(number)
        await asyncio.sleep(seconds)


async def test_who_was_cancelled_a_moment_ago_is_passed_over() -> None:
    """The caller inside may have sent a message: an error at the end of its turn would be taken for a failed one."""
    turnstile, entered = Turnstile(), list[int]()
    async with turnstile.turn(lambda: Urgency.MESSAGE):
        waiting = [asyncio.create_task(enter(turnstile, entered, number)) for number in range(3)]
        await asyncio.sleep(0)
        waiting[0].cancel()  # it has not run yet when the block ends
    await asyncio.gather(*waiting, return_exceptions=True)
    assert entered == [1, 2] and waiting[0].cancelled() and not turnstile.taken()


async def test_who_is_cancelled_after_being_let_in_lets_in_the_next() -> None:
    turnstile, entered = Turnstile(), list[int]()
    async with turnstile.turn(lambda: Urgency.MESSAGE):
        waiting = [asyncio.create_task(enter(turnstile, entered, number)) for number in range(2)]
        await asyncio.sleep(0)
    waiting[0].cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    assert entered == [1] and waiting[0].cancelled() and not turnstile.taken()


async def test_all_cancelled_at_once_leave_it_free() -> None:
    """As when the process stops."""
    turnstile, entered = Turnstile(), list[int]()
    tasks = [asyncio.create_task(enter(turnstile, entered, number, seconds=60)) for number in range(4)]
    await asyncio.sleep(0)
    for task in tasks:
        task.cancel()
    ends = await asyncio.gather(*tasks, return_exceptions=True)
    assert {type(end) for end in ends} == {asyncio.CancelledError}
    assert entered == [0] and not turnstile.taken()
