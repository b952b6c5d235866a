"""Runs every scenario undisturbed to see which barriers it reaches, then one death after another in parallel worlds."""

import asyncio
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.chaos.barriers import Barrier, Occasion, expected, reached
from tests.chaos.promises import Account, account, broken
from tests.chaos.scenarios import SCENARIOS, WITH_OWN_SETTINGS
from tests.chaos.scene import Scene
from tests.chaos.traps import trap
from tests.chaos.turns import Turns
from tests.chaos.world import Crashed, World

OpenWorld = Callable[[], AbstractAsyncContextManager[World]]
Done = TypeVar("Done")
REHEARSALS = 3  # at most, until no barrier is missing: timing varies a little
MOST_TIMES = 3  # at most, for one barrier within one scenario


@dataclass(frozen=True)
class Rehearsal:
    """A scenario without a death: its result, and how often it reached each barrier."""

    scenario: str
    account: Account
    passed: Counter[Barrier]


@dataclass(frozen=True)
class Verdict:
    """The result of one death. Not `killed`: the barrier was not reached."""

    barrier: Barrier
    occasion: Occasion | None
    killed: bool
    account: Account | None
    broken: tuple[str, ...]

    @property
    def passed(self) -> bool:
        return self.killed and not self.broken


@dataclass(frozen=True)
class Death:
    """A death to come: `first`, or at another occasion of `turns` if it does not happen there."""

    barrier: Barrier
    turns: Turns
    first: Occasion


class Failed(Exception):
    """An undisturbed scenario failed."""


def every(_: Barrier) -> bool:
    """Default filter: all barriers."""
    return True


def silently(_: Verdict) -> None:
    """Default report: none."""


async def chaos(
    open_world: OpenWorld,
    worlds: int,
    *,
    rounds: int,
    wanted: Callable[[Barrier], bool] = every,
    tell: Callable[[Verdict], None] = silently,
) -> list[Verdict]:
    """Kill `rounds` times at every barrier that `wanted` accepts; an unreachable barrier fails in any case.

    Raises Failed if an undisturbed scenario fails.
    """
    rehearsals: list[Rehearsal] = []
    for _ in range(REHEARSALS):
        rehearsals += await _side_by_side(open_world, worlds, [_rehearsing(name) for name in SCENARIOS])
        if all(_occasions(rehearsals).values()):
            break
    by_name = {rehearsal.scenario: rehearsal for rehearsal in rehearsals}
    unreached: list[Verdict] = []
    deaths: list[Death] = []
    for barrier, occasions in sorted(_occasions(rehearsals).items()):
        turns = Turns(str(barrier), occasions)
        if not occasions:
            unreached.append(Verdict(barrier, None, killed=False, account=None, broken=()))
            tell(unreached[-1])
        elif wanted(barrier):
            deaths += [Death(barrier, turns, turns.take()) for _ in range(rounds)]
    # Those with the same settings one after the other: a start takes longer than most scenarios.
    deaths.sort(key=lambda death: death.first.scenario if death.first.scenario in WITH_OWN_SETTINGS else "")
    jobs = [_dying(death, by_name, tell) for death in deaths]
    return unreached + await _side_by_side(open_world, worlds, jobs)


def _rehearsing(name: str) -> Callable[[World], Awaitable[Rehearsal]]:
    async def rehearse(world: World) -> Rehearsal:
        """Repeat until two runs agree: a stalled machine may split an album, which must not become the reference."""
        found = [await _undisturbed(world, name)]
        while len(found) < REHEARSALS:
            found.append(await _undisturbed(world, name))
            for earlier in found[:-1]:
                if earlier.account.summary == found[-1].account.summary:
                    return Rehearsal(name, earlier.account, earlier.passed & found[-1].passed)
        raise Failed(f"{name}: comes to something else each time: {[rehearsal.account.summary for rehearsal in found]}")

    return rehearse


async def _undisturbed(world: World, name: str) -> Rehearsal:
    try:
        scene = await _begin(world, name)
        await _play(scene, name)
    except (AssertionError, TimeoutError, Crashed) as error:
        raise Failed(f"{name}: {error}") from error
    found = await account(scene)
    if wrong := list(broken(found, found, in_flight=world.in_flight, deaths=world.deaths)):
        raise Failed(f"{name}: {'; '.join(wrong)}")
    return Rehearsal(name, found, reached(scene, _commits(world.bot.folder)))


def _dying(
    death: Death, rehearsals: Mapping[str, Rehearsal], tell: Callable[[Verdict], None]
) -> Callable[[World], Awaitable[Verdict]]:
    async def die(world: World) -> Verdict:
        occasion = death.first
        verdict = await _disturbed(world, death.barrier, occasion, rehearsals[occasion.scenario])
        for _ in range(1, death.turns.tries):
            if verdict.killed or verdict.broken:
                break
            death.turns.miss(occasion)
            occasion = death.turns.take()
            verdict = await _disturbed(world, death.barrier, occasion, rehearsals[occasion.scenario])
        tell(verdict)
        return verdict

    return die


async def _disturbed(world: World, barrier: Barrier, occasion: Occasion, rehearsal: Rehearsal) -> Verdict:
    """Run one scenario with one death."""
    found, wrong, killed = None, [], False
    try:
        scene = await _begin(world, occasion.scenario)
        async with trap(scene, barrier, occasion.nth) as set_trap:
            await _play(scene, occasion.scenario)
        killed = set_trap.killed
        await world.settled()
        found = await account(scene)
        wrong = list(broken(rehearsal.account, found, in_flight=world.in_flight, deaths=world.deaths))
    except (AssertionError, TimeoutError, Crashed) as error:
        wrong = [f"{type(error).__name__}: {error}"]
    world.is_spoiled = bool(wrong)
    return Verdict(barrier, occasion, killed, found, tuple(wrong))


async def _begin(world: World, name: str) -> Scene:
    if name not in WITH_OWN_SETTINGS:
        await world.restart()
    await world.settled()
    world.begin_again()
    (world.bot.folder / "commits").unlink(missing_ok=True)
    return Scene(world)


async def _play(scene: Scene, name: str) -> None:
    await SCENARIOS[name](scene)
    await scene.settled()


def _commits(folder: Path) -> Sequence[str]:
    return (folder / "commits").read_text(encoding="utf-8").splitlines()


def _occasions(rehearsals: Sequence[Rehearsal]) -> dict[Barrier, set[Occasion]]:
    occasions: dict[Barrier, set[Occasion]] = {barrier: set() for barrier in expected()}
    for rehearsal in rehearsals:
        for barrier, times in rehearsal.passed.items():
            nths = range(1, min(times, MOST_TIMES) + 1)
            occasions.setdefault(barrier, set()).update(Occasion(rehearsal.scenario, nth) for nth in nths)
    return occasions


async def _side_by_side(
    open_world: OpenWorld, worlds: int, jobs: Sequence[Callable[[World], Awaitable[Done]]]
) -> list[Done]:
    """Run all jobs, one after another in each world; returns the results in order."""
    waiting = deque(enumerate(jobs))
    results: dict[int, Done] = {}

    async def work() -> None:
        while waiting:
            async with open_world() as world:
                while waiting:
                    number, job = waiting.popleft()
                    results[number] = await job(world)
                    if world.is_spoiled:
                        break

    async with asyncio.TaskGroup() as group:
        for _ in range(min(worlds, len(jobs))):
            group.create_task(work())
    return [results[number] for number in sorted(results)]
