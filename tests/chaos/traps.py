"""Arranges the death at a barrier: in the bot for commits, with a hold in the stand-in for calls."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from tests.chaos.barriers import Barrier
from tests.chaos.killable import KillRequest
from tests.chaos.scene import Scene
from tests.chaos.world import POLL

FOREVER = 3600.0  # seconds; the scenario ends first
serials = itertools.count(1)


class Hold(Protocol):
    """A hold of either stand-in."""

    async def reached(self, timeout: float) -> object: ...  # noqa: ASYNC109 - the stand-ins' parameter

    def release(self) -> None: ...


class Trap:
    """`killed`: a process died in it."""

    killed = False


@asynccontextmanager
async def trap(scene: Scene, barrier: Barrier, nth: int) -> AsyncIterator[Trap]:
    """Kill the bot the `nth` time it reaches the barrier within the block."""
    set_trap = Trap()
    set_up = _at_commit if barrier.kind == "commit" else _at_call
    async with set_up(scene, barrier, nth, set_trap):
        yield set_trap


@asynccontextmanager
async def _at_commit(scene: Scene, barrier: Barrier, nth: int, set_trap: Trap) -> AsyncIterator[None]:
    kill_request = KillRequest("before" if barrier.side == "before" else "after", barrier.name, nth, next(serials))
    kill_request.write(scene.world.bot.folder)
    try:
        yield
    finally:
        set_trap.killed = not _withdraw(scene.world.bot.folder)


@asynccontextmanager
async def _at_call(scene: Scene, barrier: Barrier, nth: int, set_trap: Trap) -> AsyncIterator[None]:
    watching = asyncio.create_task(_watch(scene, barrier, nth, set_trap), name=str(barrier))
    await asyncio.sleep(0)  # so that the hold is in place before anything happens
    try:
        yield
    finally:
        if not set_trap.killed:
            watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
        scene.world.clear_the_way()


def _withdraw(folder: Path) -> bool:
    """Withdraw a kill request that was not used; returns whether there was one."""
    kill_request = folder / "kill-request"
    there = kill_request.exists()
    kill_request.unlink(missing_ok=True)
    return there


async def _watch(scene: Scene, barrier: Barrier, nth: int, set_trap: Trap) -> None:
    if barrier.kind == "photo":
        while not any(len(create.images) >= len(create.links) > 0 for create in scene.creates):  # noqa: ASYNC110 - as in world.py
            await asyncio.sleep(POLL)
        return await _kill(scene, set_trap)
    new = _gates(scene, barrier)
    gate = new()
    for _ in range(nth - 1):
        await gate.reached(FOREVER)
        following = new()  # before the current one is released: the next call must not slip through
        gate.release()
        gate = following
    await gate.reached(FOREVER)
    await _kill(scene, set_trap)
    gate.release()


def _gates(scene: Scene, barrier: Barrier) -> Callable[[], Hold]:
    if barrier.kind == "create":
        return lambda: scene.video.hold("create", "before" if barrier.side == "before" else "accepted")
    return lambda: scene.telegram.hold(barrier.name, when="before" if barrier.side == "before" else "after")


async def _kill(scene: Scene, set_trap: Trap) -> None:
    process = scene.world.bot.process
    assert process is not None
    set_trap.killed = True
    process.kill()
    await process.wait()
