"""Start and rest: seconds until a bot is ready, its memory, and its CPU while nobody writes to it."""

import asyncio
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass, field

from benchmarks.contender import Contender, Start
from benchmarks.figures import Spread, table
from benchmarks.kinds import peers, postgresql, this_bot
from benchmarks.part import Part, Run
from benchmarks.processes import cpu_seconds, resident

STARTS = 5
# Seconds after the start; between the two, CPU is measured. After its first start, this bot publishes a menu or description a
# second for 75 s, which is no rest.
LOOKS = (100.0, 145.0)
SHORT_LOOKS = (2.0, 6.0)
SAMPLES = 5  # of memory, a tenth of a second apart


@dataclass
class Rest:
    """Of one bot. `empty` and `existing`: starts without and with a database. MiB after each of the two times."""

    empty: list[Start] = field(default_factory=list)
    existing: list[Start] = field(default_factory=list)
    memory: list[Spread] = field(default_factory=list)
    cpu: float = 0.0  # milliseconds a second


async def measure(run: Run) -> Part:
    looks = SHORT_LOOKS if run.short else LOOKS
    async with AsyncExitStack() as stack:
        url = stack.enter_context(postgresql(run.folder))
        kinds = (this_bot(), this_bot("this bot, PostgreSQL", url), *peers())
        contenders = [Contender(kind, run.folder / f"rest-{number}") for number, kind in enumerate(kinds)]
        rests = {contender.kind.name: Rest() for contender in contenders}
        for contender in contenders:
            stack.push_async_callback(contender.close)
            await contender.open()
        for contender in contenders:
            rests[contender.kind.name].empty.append(await contender.start())
        for _ in range(1 if run.short else STARTS):
            for contender in contenders:
                await contender.stop()
                rests[contender.kind.name].existing.append(await contender.start())
        await asyncio.gather(*(_rest(contender, rests[contender.kind.name], looks) for contender in contenders))
    return _part(rests, looks)


async def _rest(contender: Contender, rest: Rest, looks: tuple[float, float]) -> None:
    first, second = looks
    await asyncio.sleep(first)
    rest.memory.append(await _memory(contender.pid))
    cpu, began = cpu_seconds(contender.pid), time.monotonic()
    await asyncio.sleep(second - first)
    rest.cpu = (cpu_seconds(contender.pid) - cpu) * 1000 / (time.monotonic() - began)
    rest.memory.append(await _memory(contender.pid))


async def _memory(pid: int) -> Spread:
    samples = []
    for _ in range(SAMPLES):
        samples.append(resident(pid))
        await asyncio.sleep(0.1)
    return Spread.of(samples)


def _part(rests: dict[str, Rest], looks: tuple[float, float]) -> Part:
    rows = []
    for name, rest in rests.items():
        first = rest.empty[0] if name.startswith("this bot") else None
        rows.append(
            (
                name,
                "–" if first is None else f"{first.seconds:.2f} ({first.cpu:.2f})",
                f"{Spread.of(start.seconds for start in rest.existing).shown()}",
                f"{Spread.of(start.cpu for start in rest.existing).median:.2f}",
                *(f"{memory.median:.0f}" for memory in rest.memory),
                f"{rest.cpu:.2f}",
            )
        )
    times = [f"MiB after {seconds:g} s" for seconds in looks]
    head = ("", "first start, s (CPU)", "start, s", "CPU, s", *times, "CPU at rest, ms/s")
    text = (
        "A start ends when the webhook is set and the port answers; this bot's `/readyz` also needs a write to its database. "
        "The first start makes the database. Memory is the RSS of the process and its children; the CPU at rest is that "
        f"between {looks[0]:g} s and {looks[1]:g} s after the start.\n\n{table(head, rows)}"
    )
    return Part("rest", text, {name: rest.memory[-1] for name, rest in rests.items()})
