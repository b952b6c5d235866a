"""A large database: CPU of a request, the slowest statements, and how late polls are, on SQLite and on PostgreSQL."""

import asyncio
import os
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
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
from benchmarks.rare import STATEMENTS, do_rarely
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
        f"{size.finished:,} finished tasks and their charges, {size.in_one_chat:,} tasks in one chat and in one group, and "
        f"{size.keys:,} idempotency keys, made by SQL. Measured from the start on, with {PER_SECOND:g} polls a second, orders, "
        f"and {', '.join(COMMANDS)} in the chat that has most tasks; then what is rare, while others order."
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


async def _on_sqlite(run: Run, size: Size) -> tuple[str, ...]:
    contender = await _with(run, size, observed_bot(**SETTINGS))
    try:
        due = _due(run)
        add_running(contender.folder / "bot.db", due, contender.video.url)
        late = await _work(contender, due)
        waits = await do_rarely(contender)
    finally:
        await contender.close()
    took = Took()
    for one in read(contender.folder / "statements"):
        if one.sql != HOP and not name_of(one.sql).startswith(APART):
            took.add(one, one.cpu)
    why = f"by ms of CPU, as a busy machine lets every statement wait; {took.over(max)} took more than {SLOW:g} ms"
    return took.slowest(f"The slowest statements, {why}:", max), _lateness(late), took.rare(), _meanwhile(waits)


async def _on_postgresql(run: Run, size: Size) -> tuple[str, ...]:
    with postgresql(run.folder) as url:
        await grown_postgresql.grow(url, size)
        contender = Contender(this_bot("PostgreSQL", url, **SETTINGS), run.folder / "on-postgresql", token=TOKEN)
        await contender.open()
        try:
            due = _due(run)
            await grown_postgresql.add_running(url, due, contender.video.url)
            late = await _work(contender, due)
            waits = await do_rarely(contender)
        finally:
            await contender.close()
        took = Took()
        for one in grown_postgresql.logged(run.folder / "postgresql" / "log"):
            took.add(one, one.wall)
    why = (
        "by the median ms of their execution, as the server does not tell its CPU, and the longest waits count; "
        f"{took.over(_median)} took more than {SLOW:g} ms"
    )
    return took.slowest(f"The slowest statements, {why}:", _median), _lateness(late), took.rare(), _meanwhile(waits)


async def _with(run: Run, size: Size, kind: Kind) -> Contender:
    """A bot that is not started, with a copy of the database."""
    folder = run.folder / f"{kind.name.replace(' ', '-')}-{size.finished}"
    contender = Contender(kind, folder, token=TOKEN)
    await contender.open()
    copy = folder / "bot.db"
    shutil.copyfile(await grown(run.cache / f"{size.finished}", size), copy)
    with copy.open("rb") as file:
        os.fsync(file.fileno())  # otherwise the disk would still write it while the bot is measured
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


def _meanwhile(waits: Sequence[float]) -> str:
    times = ", ".join(f"p{share * 100:.0f} {quantile(waits, share):.2f} s" for share in (0.5, 0.99))
    return f"Meanwhile {len(waits)} orders of other chats had their ids after: {times}."


def _median(times: Sequence[float]) -> float:
    return quantile(times, 0.5)


class Took:
    """The times of each statement, in milliseconds."""

    def __init__(self) -> None:
        self._times: dict[str, list[float]] = defaultdict(list)

    def add(self, statement: Statement, seconds: float) -> None:
        self._times[name_of(statement.sql)].append(seconds * 1000)

    def over(self, by: Callable[[Sequence[float]], float]) -> str:
        """How many are slow."""
        over = sum(by(times) > SLOW for times in self._times.values())
        return f"{over or 'none'} of {len(self._times)}"

    def slowest(self, title: str, by: Callable[[Sequence[float]], float]) -> str:
        names = sorted(self._times, key=lambda name: -by(self._times[name]))[:SHOWN]
        rows = [(f"`{name}`", *self._row(name)) for name in names]
        return f"{title}\n\n{table(('statement', 'times', 'median', 'most'), rows)}"

    def rare(self) -> str:
        rows = [(what, f"`{name}`", *self._row(name)) for what, names in STATEMENTS.items() for name in names]
        return f"What is rare, likewise:\n\n{table(('', 'statement', 'times', 'median', 'most'), rows)}"

    def _row(self, name: str) -> tuple[str, str, str]:
        times = self._times[name]
        assert times, f"{name} did not run: what is rare was not done"
        return str(len(times)), f"{_median(times):.1f}", f"{max(times):.1f}"
