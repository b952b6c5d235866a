"""A large database: CPU of a request, the slowest statements, and how late polls are."""

import asyncio
import shutil
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack

from benchmarks.contender import Contender, Kind
from benchmarks.figures import Spread, quantile, table
from benchmarks.grown import TOKEN, Due, Size, add_running, grown
from benchmarks.kinds import observed_bot, this_bot
from benchmarks.load import PATIENCE
from benchmarks.observed import HOP, Statement, read
from benchmarks.part import Part, Run
from benchmarks.statement_names import name_of
from sandbox.video.task import Task

LARGE = (Size(1_000_000, 5_000, 100_000), Size(20_000, 5_000, 2_000))  # long, short
SMALL = Size(1_000, 10, 100)
RATE = 20.0
TURNS = (5, 1)
SECONDS = (5.0, 1.0)  # of each turn
POLLS = (400, 60)
PER_SECOND = 20.0  # polls
POLLS_BEGIN = 8.0  # seconds after the rows were made: the bot has started by then
COMMANDS = ("/tasks", "/status", "/settings", "/usage")  # in the chat that has most tasks
SLOW = 10.0  # milliseconds
SHOWN = 6
WAITS = ("COMMIT", "BEGIN")  # for the disk or for another connection


async def measure(run: Run) -> Part:
    sizes = (SMALL, LARGE[run.short])
    async with AsyncExitStack() as stack:
        contenders = []
        for size in sizes:
            contender = await _with(run, size, this_bot())
            stack.push_async_callback(contender.close)
            await contender.start()
            await contender.steady(20, RATE)
            contenders.append(contender)
        costs: list[list[float]] = [[], []]
        for _ in range(TURNS[run.short]):
            for contender, cost in zip(contenders, costs, strict=True):
                cost.append((await contender.steady(int(RATE * SECONDS[run.short]), RATE)).cpu)
    statements, late = await _observed(run, sizes[1])
    rows = [(f"{size.finished:,}", Spread.of(cost).shown()) for size, cost in zip(sizes, costs, strict=True)]
    ratio = Spread.of(large / small for small, large in zip(*costs, strict=True))
    size = sizes[1]
    text = "\n\n".join(
        (
            _about(size),
            table(("finished tasks", "ms of CPU a request"), rows),
            f"The larger one takes {ratio.shown()} times as much, turn by turn.",
            _slowest(statements),
            f"{len(late)} polls, {PER_SECOND:g} a second, came late: {_times(late)}.",
        )
    )
    return Part("growth", text)


def _times(late: Sequence[float]) -> str:
    return ", ".join(f"p{share * 100:.0f} {quantile(late, share):.2f} s" for share in (0.5, 0.99))


def _about(size: Size) -> str:
    return (
        f"SQLite with {size.finished:,} finished tasks and their charges, {size.in_one_chat:,} tasks in one chat, and "
        f"{size.keys:,} idempotency keys; made by SQL."
    )


async def _with(run: Run, size: Size, kind: Kind) -> Contender:
    """A bot that is not started, with a copy of the database."""
    folder = run.folder / f"{kind.name.replace(' ', '-')}-{size.finished}"
    contender = Contender(kind, folder, token=TOKEN)
    await contender.open()
    shutil.copyfile(await grown(run.cache / f"{size.finished}", size), folder / "bot.db")
    return contender


async def _observed(run: Run, size: Size) -> tuple[list[Statement], list[float]]:
    """All statements of a start, requests, commands and polls; and the seconds by which polls were late."""
    contender = await _with(run, size, observed_bot(POLL_INTERVAL="3600"))
    try:
        count = POLLS[run.short]
        due = Due(count, time.time() + POLLS_BEGIN, count / PER_SECOND)
        add_running(contender.folder / "bot.db", due, contender.video.url)
        for number in range(1, count + 1):
            task = Task(
                f"sora-2:task_p{number}",
                {"model": "sora-2", "prompt": "a cat"},
                "stuck",
                "documented",
                contender.video.url,
            )
            contender.video.tasks[task.id] = task
        await contender.start()
        assert time.time() < due.begins, "the bot started too late to be on time"
        async with asyncio.timeout(PATIENCE):
            while len(contender.video.queries) < count:  # noqa: ASYNC110 - the stand-in counts but has no event
                await asyncio.sleep(0.1)
        await contender.steady(40, RATE)
        for command in COMMANDS:
            await contender.say(command)
        since_1970 = time.time() - time.monotonic()
        late = [
            query.at + since_1970 - due.at(int(query.task_id.rpartition("p")[2])) for query in contender.video.queries
        ]
        return read(contender.folder / "statements"), late
    finally:
        await contender.close()


def _slowest(statements: Sequence[Statement]) -> str:
    """By CPU of the thread, because a busy machine lets every statement wait."""
    most: dict[str, Statement] = {}
    counts: dict[str, int] = defaultdict(int)
    for statement in statements:
        name = name_of(statement.sql)
        if statement.sql == HOP or name.split()[0] in WAITS:
            continue
        counts[name] += 1
        if name not in most or statement.cpu > most[name].cpu:
            most[name] = statement
    slowest = sorted(most.items(), key=lambda item: -item[1].cpu)[:SHOWN]
    rows = [
        (f"`{name}`", str(counts[name]), f"{one.cpu * 1000:.1f}", f"{one.wall * 1000:.1f}") for name, one in slowest
    ]
    over = sum(one.cpu * 1000 > SLOW for one in most.values())
    return (
        f"Its slowest statements, from the start on, with polls, orders, and {', '.join(COMMANDS)} in the chat that has most "
        f"tasks; {over or 'none'} of {len(most)} took more than {SLOW:g} ms of CPU:\n\n"
        + table(("statement", "times", "most ms of CPU", "its ms in all"), rows)
    )
