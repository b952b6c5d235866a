"""What the code that handles an update can know and decide about its acknowledgement."""

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

# Context variables must be module-level (see the contextvars documentation).
_arrived_at: ContextVar[float] = ContextVar("when the update arrived", default=math.inf)
_late: ContextVar["list[asyncio.Future[Any]] | None"] = ContextVar("what the acknowledgement awaits", default=None)


@contextmanager
def handling(arrived_at: float) -> Iterator["list[asyncio.Future[Any]]"]:
    """Handle an update in this block. `arrived_at`: monotonic seconds. Yields what its acknowledgement awaits."""
    awaited: list[asyncio.Future[Any]] = []
    arrival, late = _arrived_at.set(arrived_at), _late.set(awaited)
    try:
        yield awaited
    finally:
        _arrived_at.reset(arrival)
        _late.reset(late)


@contextmanager
def arriving_now() -> Iterator[None]:
    """Handle in this block what another update has requested, by what holds now."""
    arrival = _arrived_at.set(math.inf)
    try:
        yield
    finally:
        _arrived_at.reset(arrival)


def arrived_at() -> float:
    """When the update that is being handled arrived, in monotonic seconds; outside of an update, infinity."""
    return _arrived_at.get()


async def acknowledge_after(commit: "asyncio.Future[None]") -> None:
    """Acknowledge the update only after this commit, but let the next update of its chat be handled meanwhile.

    Outside of an update, wait for the commit.
    """
    awaited = _late.get()
    if awaited is None:
        return await asyncio.shield(commit)
    awaited.append(commit)


def acknowledge_after_answer(answer: "asyncio.Task[None]", within: float) -> None:
    """Acknowledge the update only after its answer was sent or has failed, or after `within` seconds.

    If the process dies before, Telegram sends the update again, and it is answered then. No effect outside of an update.
    """
    awaited = _late.get()
    if awaited is not None:
        awaited.append(asyncio.ensure_future(asyncio.wait({answer}, timeout=within)))
