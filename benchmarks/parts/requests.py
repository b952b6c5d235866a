"""CPU per accepted request by webhook, and the wait of its user: this bot against three that store nothing."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from operator import sub, truediv

from benchmarks.contender import Contender, Window
from benchmarks.figures import Spread, quantile, table
from benchmarks.kinds import peers, postgresql, this_bot
from benchmarks.load import CHATS
from benchmarks.part import Part, Run

RATE = 20.0  # requests a second; Telegram takes 30 messages
WARM_UP = (CHATS, 20)  # requests: long, short; the first one of a chat costs more
TURNS = (8, 2)
REQUESTS = (200, 20)  # of each turn at the steady rate: enough for a p99, which is the third longest of 200 waits
BURSTS = (8, 1)
AT_ONCE = 64  # requests of a burst
CALM = 2.0  # seconds between two bursts: twice the period in which Telegram's limit of messages is counted


@dataclass
class Costs:
    """Of one bot: its steady turns and its bursts."""

    turns: list[Window] = field(default_factory=list)
    bursts: list[Window] = field(default_factory=list)

    @property
    def steady(self) -> list[float]:
        """Milliseconds of CPU per request, turn by turn."""
        return [turn.cpu for turn in self.turns]

    @property
    def burst(self) -> list[float]:
        return [burst.cpu for burst in self.bursts]

    @property
    def slowest(self) -> list[float]:
        """The p99 of each turn, in milliseconds."""
        return [quantile(turn.waits, 0.99) * 1000 for turn in self.turns]

    def wait(self, share: float) -> float:
        """Milliseconds, of all requests at the steady rate."""
        return quantile([wait for turn in self.turns for wait in turn.waits], share) * 1000

    @property
    def edits(self) -> float:
        """Messages that were edited in the steady turns, for each request in them."""
        return sum(turn.edits for turn in self.turns) / sum(len(turn.waits) for turn in self.turns)


async def measure(run: Run) -> Part:
    requests = REQUESTS[run.short]
    async with AsyncExitStack() as stack:
        url = stack.enter_context(postgresql(run.folder))
        kinds = (this_bot(), this_bot("this bot, PostgreSQL", url), *peers())
        contenders = [Contender(kind, run.folder / f"requests-{number}") for number, kind in enumerate(kinds)]
        for contender in contenders:
            stack.push_async_callback(contender.close)
            await contender.open()
        await asyncio.gather(*(contender.start() for contender in contenders))
        await asyncio.gather(*(contender.steady(WARM_UP[run.short], RATE) for contender in contenders))
        costs = {contender.kind.name: Costs() for contender in contenders}
        # All steady turns before the first burst: its answers take all of the bot's send slots for seconds.
        async for contender, window in _in_turns(contenders, TURNS[run.short], lambda one: one.steady(requests, RATE)):
            costs[contender.kind.name].turns.append(window)
        async for contender, window in _in_turns(contenders, BURSTS[run.short], lambda one: one.burst(AT_ONCE)):
            costs[contender.kind.name].bursts.append(window)
            await asyncio.sleep(CALM)
        for contender in contenders:
            await contender.check()
    lacks = {kind.name: kind.lacks for kind in kinds if kind.lacks}
    return Part("requests", _text(costs, lacks), {name: Spread.of(cost.steady) for name, cost in costs.items()})


async def _in_turns(
    contenders: Sequence[Contender], turns: int, measured: Callable[[Contender], Awaitable[Window]]
) -> AsyncIterator[tuple[Contender, Window]]:
    """One after the other, `turns` times; each time begins with another one."""
    for turn in range(turns):
        for number in range(len(contenders)):
            contender = contenders[(turn + number) % len(contenders)]
            yield contender, await measured(contender)


def _text(costs: dict[str, Costs], lacks: dict[str, str]) -> str:
    names = list(costs)
    mine = costs[names[0]]
    head = ("", "ms of CPU a request", f"{AT_ONCE} at once", "p50 ms", "p99 ms", "p99 ms, by turn")
    rows = [
        (
            name,
            Spread.of(cost.steady).shown(),
            Spread.of(cost.burst).shown(),
            f"{cost.wait(0.5):.0f}",
            f"{cost.wait(0.99):.0f}",
            Spread.of(cost.slowest).shown(".0f"),
        )
        for name, cost in costs.items()
    ]
    compared = ("", "CPU, times", f"{AT_ONCE} at once, times", "p99, more ms")
    others = [
        (
            name,
            Spread.of(map(truediv, mine.steady, costs[name].steady)).shown(),
            Spread.of(map(truediv, mine.burst, costs[name].burst)).shown(),
            Spread.of(map(sub, mine.slowest, costs[name].slowest)).shown("+.0f"),
        )
        for name in names[1:]
    ]
    return "\n\n".join(
        (
            _how(costs),
            table(head, rows),
            "This bot (on SQLite) compared with each other one, turn by turn:",
            table(compared, others),
            "What the others do not do:",
            "\n".join(f"- **{name}**: {words}." for name, words in lacks.items()),
        )
    )


def _how(costs: dict[str, Costs]) -> str:
    turns, bursts = next((cost.turns, cost.bursts) for cost in costs.values())
    each = len(turns[0].waits)
    edits = ", ".join(f"{cost.edits:.2f} ({name})" for name, cost in costs.items() if cost.edits)
    return (
        f"First {len(turns)} turns of {each} requests at {RATE:g} a second, one bot after the other; then {len(bursts)} bursts "
        f"of {AT_ONCE} requests at the same moment, each of which ends when all have their ids. Median (least to most) of the "
        "turns. p50 and p99 are the times from the webhook's POST to the arrival of sendMessage, of all "
        f"{each * len(turns):,} requests at the steady rate; those of no framework show what the machine and the stand-ins "
        "take. No task ends, so this bot also edits messages to show how long tasks have taken. Its figures include these "
        f"edits, for each request: {edits or 'none'}."
    )
