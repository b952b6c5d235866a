"""Memory of this bot under load: after many requests in all languages, during a large delivery, and per task in flight."""

import asyncio

from benchmarks import in_flight
from benchmarks.contender import Contender
from benchmarks.crowd import LANGUAGES
from benchmarks.figures import table
from benchmarks.kinds import this_bot
from benchmarks.part import Part, Run
from benchmarks.processes import proportional, resident

RATE = 25.0  # requests a second
REQUESTS = (10_000, 100)  # long, short
IN_FLIGHT = (10_000, 1000)
SETTLES = (in_flight.SETTLES, 3.0)  # seconds for which memory is measured after the last first poll
REST = (30.0, 2.0)  # seconds after the start
VIDEO, MEGABYTES = "45_mb", 45
EVERY = 0.02  # seconds between two looks at a peak


async def measure(run: Run) -> Part:
    (at_rest, afterwards), (before, peak) = await asyncio.gather(_requests(run), _delivery(run))
    each, took = await in_flight.cost(IN_FLIGHT[run.short], SETTLES[run.short])
    rows = (
        ("at rest", f"{at_rest:.0f}"),
        (f"after {REQUESTS[run.short]:,} requests in {len(LANGUAGES)} languages", f"{afterwards:.0f}"),
        (f"while {MEGABYTES} MB are delivered: the peak above {before:.0f} at rest", f"{peak - before:.0f}"),
    )
    text = (
        "RSS of this bot on SQLite and of its children, in MiB; during the delivery PSS, which counts pages that the bot shares "
        "with the process that looks at the video once.\n\n"
        f"{table(('', 'MiB'), rows)}\n\n"
        f"Each further task in flight takes {each:,.0f} bytes. A restart with {IN_FLIGHT[run.short]:,} of them has polled all "
        f"after {took:.0f} s (POLL_INTERVAL is {in_flight.INTERVAL} s)."
    )
    return Part("memory", text)


async def _requests(run: Run) -> tuple[float, float]:
    contender = Contender(this_bot(), run.folder / "requests")
    try:
        await contender.open(LANGUAGES)
        await contender.start()
        await asyncio.sleep(REST[run.short])
        at_rest = resident(contender.pid)
        await contender.steady(REQUESTS[run.short], RATE)
        await contender.check()
        return at_rest, resident(contender.pid)
    finally:
        await contender.close()


async def _delivery(run: Run) -> tuple[float, float]:
    """Memory after a first request, and the peak during the delivery."""
    contender = Contender(this_bot(POLL_INTERVAL="1"), run.folder / "delivery")
    try:
        await contender.open(life=VIDEO)
        await contender.start()
        await asyncio.sleep(REST[run.short])
        await contender.steady(1, RATE)
        before = peak = proportional(contender.pid)
        async with asyncio.timeout(in_flight.GIVES_UP):
            while not any(call.ok for call in contender.telegram.calls_to("sendVideo")):
                peak = max(peak, proportional(contender.pid))
                await asyncio.sleep(EVERY)
        return before, peak
    finally:
        await contender.close()
