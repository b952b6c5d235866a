"""A large database: CPU of a request, the slowest statements, and how late polls are, on SQLite and on PostgreSQL."""

import asyncio
import shutil
import time
from collections import defaultdict
from collections.abc import Sequence
from contextlib import AsyncExitStack

from benchmarks import grown_postgresql
from benchmarks.contender import Contender, Kind
from benchmarks.figures import Spread, quantile, table
from benchmarks.grown import TOKEN, add_running, grown
from benchmarks.grown_rows import BUSY_CHAT, Due, Size
from benchmarks.kinds import observed_bot, postgresql, this_bot
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
POLLS_BEGIN = 15.0  # seconds after the rows were made: the bot has started by then
COMMANDS = ("/tasks", "/status", "/settings", "/usage", "/access", "/stats")  # in the chat that has most tasks
SETTINGS = {"POLL_INTERVAL": "3600", "ADMIN_IDS": str(BUSY_CHAT)}
SLOW = 10.0  # milliseconds
SHOWN = 6
APART = (
    "COMMIT",
    "BEGIN",
    "PRAGMA quick_check",
)  # they wait for others, or look at the file on a connection of their own


async def measure(run: Run) -> Part:
    size = LARGE[run.short]
    costs, on_sqlite = await _costs(run, size), await _on_sqlite(run, size)
    parts = (_about(size), "### SQLite", costs, *on_sqlite, "### PostgreSQL", *await _on_postgresql(run, size))
    return Part("growth", "\n\n".join(parts))


def _about(size: Size) -> str:
    return (
        f"{size.finished:,} finished tasks and their charges, {size.in_one_chat:,} tasks in one chat, and {size.keys:,} "
        f"idempotency keys, made by SQL. Measured from the start on, with {PER_SECOND:g} polls a second, orders, and "
        f"{', '.join(COMMANDS)} in the chat that has most tasks."
    )


async def _costs(run: Run, large: Size) -> str:
    """CPU of a request with a small database and with a large one, turn by turn."""
    sizes = (SMALL, large)
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
    rows = [(f"{size.finished:,}", Spread.of(cost).shown()) for size, cost in zip(sizes, costs, strict=True)]
    ratio = Spread.of(large / small for small, large in zip(*costs, strict=True))
    times = f"The larger one takes {ratio.shown()} times as much, turn by turn."
    return f"{table(('finished tasks', 'ms of CPU a request'), rows)}\n\n{times}"


async def _on_sqlite(run: Run, size: Size) -> tuple[str, str]:
    contender = await _with(run, size, observed_bot(**SETTINGS))
    try:
        due = _due(run)
        add_running(contender.folder / "bot.db", due, contender.video.url)
        late = await _work(contender, due)
    finally:
        await contender.close()
    statements = [
        one
        for one in read(contender.folder / "statements")
        if one.sql != HOP and not name_of(one.sql).startswith(APART)
    ]
    slowest = _slowest(statements, [one.cpu for one in statements], "CPU", "a busy machine lets every statement wait")
    return slowest, _lateness(late)


async def _on_postgresql(run: Run, size: Size) -> tuple[str, str]:
    with postgresql(run.folder) as url:
        await grown_postgresql.grow(url, size)
        contender = Contender(this_bot("PostgreSQL", url, **SETTINGS), run.folder / "on-postgresql", token=TOKEN)
        await contender.open()
        try:
            due = _due(run)
            await grown_postgresql.add_running(url, due, contender.video.url)
            late = await _work(contender, due)
        finally:
            await contender.close()
        statements = grown_postgresql.logged(run.folder / "postgresql" / "log")
    slowest = _slowest(
        statements,
        [one.wall for one in statements],
        "their execution",
        "the server does not tell its CPU, so waits count",
    )
    return slowest, _lateness(late)


async def _with(run: Run, size: Size, kind: Kind) -> Contender:
    """A bot that is not started, with a copy of the database."""
    folder = run.folder / f"{kind.name.replace(' ', '-')}-{size.finished}"
    contender = Contender(kind, folder, token=TOKEN)
    await contender.open()
    shutil.copyfile(await grown(run.cache / f"{size.finished}", size), folder / "bot.db")
    return contender


def _due(run: Run) -> Due:
    count = POLLS[run.short]
    return Due(count, time.time() + POLLS_BEGIN, count / PER_SECOND)


async def _work(contender: Contender, due: Due) -> list[float]:
    """A start, polls, requests and commands. Returns the seconds by which polls were late."""
    for number in range(1, due.count + 1):
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
        while len(contender.video.queries) < due.count:  # noqa: ASYNC110 - the stand-in counts but has no event
            await asyncio.sleep(0.1)
    await contender.steady(40, RATE)
    for command in COMMANDS:
        await contender.say(command)
    since_1970 = time.time() - time.monotonic()
    return [query.at + since_1970 - due.at(int(query.task_id.rpartition("p")[2])) for query in contender.video.queries]


def _lateness(late: Sequence[float]) -> str:
    times = ", ".join(f"p{share * 100:.0f} {quantile(late, share):.2f} s" for share in (0.5, 0.99))
    return f"{len(late)} polls, {PER_SECOND:g} a second, came late: {times}."


def _slowest(statements: Sequence[Statement], took: Sequence[float], of: str, why: str) -> str:
    """The slowest statements by `took`, in seconds: the time of each."""
    times: dict[str, list[float]] = defaultdict(list)
    for statement, seconds in zip(statements, took, strict=True):
        times[name_of(statement.sql)].append(seconds * 1000)
    slowest = sorted(times.items(), key=lambda item: -max(item[1]))[:SHOWN]
    rows = [(f"`{name}`", str(len(each)), f"{quantile(each, 0.5):.1f}", f"{max(each):.1f}") for name, each in slowest]
    over = sum(max(each) > SLOW for each in times.values())
    return (
        f"The slowest statements, by ms of {of}, as {why}; {over or 'none'} of {len(times)} took more than {SLOW:g} ms:\n\n"
        + table(("statement", "times", "median", "most"), rows)
    )
