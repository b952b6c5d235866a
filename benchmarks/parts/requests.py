"""CPU per accepted request by webhook, and the wait of its user: this bot against three that store nothing."""

import asyncio
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from benchmarks.contender import Contender, Window
from benchmarks.figures import Spread, quantile, table
from benchmarks.kinds import peers, postgresql, this_bot
from benchmarks.part import Part, Run

RATE = 20.0  # requests a second; Telegram takes 30 messages
AT_ONCE = 64
WARM_UP = 5.0  # seconds
LONG = (8, 5.0)  # turns of each bot, and seconds of each
SHORT = (2, 1.0)


@dataclass
class Costs:
    """Of one bot, turn by turn: milliseconds of CPU per request. `waits`: seconds, of all requests at the steady rate."""

    steady: list[float] = field(default_factory=list)
    burst: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)

    def add(self, steady: Window, burst: Window) -> None:
        self.steady.append(steady.cpu)
        self.burst.append(burst.cpu)
        self.waits += steady.waits


async def measure(run: Run) -> Part:
    turns, seconds = SHORT if run.short else LONG
    async with AsyncExitStack() as stack:
        url = stack.enter_context(postgresql(run.folder))
        kinds = (this_bot(), this_bot("this bot, PostgreSQL", url), *peers())
        contenders = [Contender(kind, run.folder / f"requests-{number}") for number, kind in enumerate(kinds)]
        for contender in contenders:
            stack.push_async_callback(contender.close)
            await contender.open()
        await asyncio.gather(*(contender.start() for contender in contenders))
        warm_up = 1.0 if run.short else WARM_UP
        await asyncio.gather(*(contender.steady(int(RATE * warm_up), RATE) for contender in contenders))
        costs = {contender.kind.name: Costs() for contender in contenders}
        for turn in range(turns):
            for number in range(len(contenders)):  # each turn begins with another one
                contender = contenders[(turn + number) % len(contenders)]
                steady = await contender.steady(int(RATE * seconds), RATE)
                costs[contender.kind.name].add(steady, await contender.burst(AT_ONCE))
        for contender in contenders:
            await contender.check()
    return _part(costs, {kind.name: kind.lacks for kind in kinds if kind.lacks}, turns, seconds)


def _part(costs: dict[str, Costs], lacks: dict[str, str], turns: int, seconds: float) -> Part:
    names = list(costs)
    rows = [
        (
            name,
            Spread.of(costs[name].steady).shown(),
            Spread.of(costs[name].burst).shown(),
            *(f"{quantile(costs[name].waits, share) * 1000:.0f}" for share in (0.5, 0.99)),
        )
        for name in names
    ]
    ratios = [
        (other, _ratio(costs[names[0]].steady, costs[other].steady), _ratio(costs[names[0]].burst, costs[other].burst))
        for other in names[1:]
    ]
    head = ("", "ms of CPU a request", f"{AT_ONCE} at once", "p50 ms", "p99 ms")
    how = (
        f"{turns} turns of {seconds:g} s at {RATE:g} requests a second, one bot after the other, each turn followed by a burst "
        f"of {AT_ONCE} requests at the same moment. Median (least to most) of the turns; p50 and p99 are the times from the "
        "webhook's POST to the arrival of sendMessage at the steady rate."
    )
    text = "\n\n".join(
        (
            how,
            table(head, rows),
            "How many times the CPU of each this bot (on SQLite) takes, turn by turn:",
            table(("this bot divided by", "steady", f"{AT_ONCE} at once"), ratios),
            "What the others do not do:",
            "\n".join(f"- **{name}**: {words}." for name, words in lacks.items()),
        )
    )
    bars = {name: Spread.of(costs[name].steady) for name in names}
    return Part("requests", text, bars)


def _ratio(mine: list[float], others: list[float]) -> str:
    return Spread.of(a / b for a, b in zip(mine, others, strict=True)).shown()
