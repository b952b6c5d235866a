"""Arranges the death at a barrier: in the bot for commits, with a hold in the stand-in for calls."""

import asyncio
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Protocol

from tests.chaos.barriers import Barrier
from tests.chaos.killable import Death
from tests.chaos.scene import Scene
from tests.chaos.world import LOOK

FOREVER = 3600.0  # seconds; the scenario ends first
serials = itertools.count(1)


class Gate(Protocol):
    """A hold of either stand-in."""

    async def reached(self, timeout: float) -> object: ...  # noqa: ASYNC109 - the stand-ins' parameter

    def release(self) -> None: ...


class Trap:
    """`sprung`: a process died in it."""

    sprung = False


@asynccontextmanager
async def trap(scene: Scene, barrier: Barrier, nth: int) -> AsyncIterator[Trap]:
    """Kill the bot the `nth` time it reaches the barrier within the block."""
    set_trap = Trap()
    set_up = _fuse if barrier.kind == "commit" else _hold
    async with set_up(scene, barrier, nth, set_trap):
        yield set_trap


@asynccontextmanager
async def _fuse(scene: Scene, barrier: Barrier, nth: int, set_trap: Trap) -> AsyncIterator[None]:
    fuse = Death("before" if barrier.side == "before" else "after", barrier.name, nth, next(serials))
    fuse.write(scene.world.bot.folder)
    try:
        yield
    finally:
        set_trap.sprung = not _unlit(scene.world.bot.folder)


@asynccontextmanager
async def _hold(scene: Scene, barrier: Barrier, nth: int, set_trap: Trap) -> AsyncIterator[None]:
    watching = asyncio.create_task(_watch(scene, barrier, nth, set_trap), name=str(barrier))
    await asyncio.sleep(0)  # so that the hold is in place before anything happens
    try:
        yield
    finally:
        if not set_trap.sprung:
            watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
        scene.world.clear_the_way()


def _unlit(folder: Path) -> bool:
    """Withdraw a request for death that was not used; returns whether there was one."""
    fuse = folder / "fuse"
    there = fuse.exists()
    fuse.unlink(missing_ok=True)
    return there


async def _watch(scene: Scene, barrier: Barrier, nth: int, set_trap: Trap) -> None:
    if barrier.kind == "photo":
        while not any(len(create.images) >= len(create.links) > 0 for create in scene.creates):  # noqa: ASYNC110 - as in world.py
            await asyncio.sleep(LOOK)
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


def _gates(scene: Scene, barrier: Barrier) -> Callable[[], Gate]:
    if barrier.kind == "create":
        return lambda: scene.video.hold("create", "before" if barrier.side == "before" else "accepted")
    return lambda: scene.telegram.hold(barrier.name, when="before" if barrier.side == "before" else "after")


async def _kill(scene: Scene, set_trap: Trap) -> None:
    process = scene.world.bot.process
    assert process is not None
    set_trap.sprung = True
    process.kill()
    await process.wait()
