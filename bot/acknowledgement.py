"""What the code that handles an update can know and decide about its acknowledgement."""

import asyncio
import math
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

# Context variables must be module-level (see the contextvars documentation).
_arrived_at: ContextVar[float] = ContextVar("when the update arrived", default=math.inf)
_late_commits: ContextVar["list[asyncio.Future[None]] | None"] = ContextVar("late commits", default=None)


@contextmanager
def handling(arrived_at: float) -> Iterator["list[asyncio.Future[None]]"]:
    """Handle an update in this block. `arrived_at`: monotonic seconds. Yields the commits that its acknowledgement awaits."""
    commits: list[asyncio.Future[None]] = []
    arrival, late = _arrived_at.set(arrived_at), _late_commits.set(commits)
    try:
        yield commits
    finally:
        _arrived_at.reset(arrival)
        _late_commits.reset(late)


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
    commits = _late_commits.get()
    if commits is None:
        return await asyncio.shield(commit)
    commits.append(commit)
