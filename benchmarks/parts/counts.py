"""What one request of this bot on SQLite takes, counted: statements, hops to the database's thread, commits, system calls."""

import time
from collections import Counter

from benchmarks import strace
from benchmarks.contender import Contender
from benchmarks.figures import table
from benchmarks.kinds import observed_bot
from benchmarks.observed import HOP, read
from benchmarks.part import Part, Run

RATE = 20.0
REQUESTS = (200, 40)  # long, short
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


async def measure(run: Run) -> Part:
    count = REQUESTS[run.short]
    contender = Contender(observed_bot(), run.folder / "counts")
    try:
        await contender.open()
        await contender.start()
        await contender.steady(20, RATE)
        began = time.monotonic()
        await contender.steady(count, RATE)
        every = read(contender.folder / "statements", began)
        async with strace.counted(contender.pid, run.folder / "strace") as calls:
            await contender.steady(count, RATE)
        await contender.check()
    finally:
        await contender.close()
    words = Counter(statement.sql.split()[0].upper() for statement in every)
    figures = {
        "statements": sum(times for word, times in words.items() if word not in {*CONTROL, HOP.upper()}),
        "hops to the database's thread": words[HOP.upper()],
        "commits": words["COMMIT"],
    } | calls
    rows = [(name, f"{times / count:.1f}") for name, times in figures.items()]
    text = (
        f"Per request, {count} requests at {RATE:g} a second, including what the bot does without them. "
        f"{'System calls are counted by strace.' if calls else 'System calls are not counted: there is no strace.'}\n\n"
    )
    return Part("counts", text + table(("", "per request"), rows))
