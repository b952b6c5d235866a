"""python -m benchmarks.soak: keeps a bot busy for an hour, and shows whether its memory, descriptors, threads or files grow.

By webhook on SQLite, with metrics. Writes its section of docs/benchmarks.md.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

import aiohttp
from prometheus_client.parser import text_string_to_metric_families

from benchmarks.contender import Contender
from benchmarks.crowd import Crowd
from benchmarks.document import measured, write_section
from benchmarks.interruption import run
from benchmarks.kinds import this_bot
from benchmarks.processes import cpu_seconds, descriptors, resident_alone, threads
from benchmarks.soak_report import Sample, Soaked, report
from tests.ports import free_port

PAUSE = 0.6  # seconds between two actions
SAMPLES = 360  # an hour has one every ten seconds
RESTS = 60.0  # seconds after the start, and after the last task, before the bot is measured at rest
ENDS_WITHIN = 300.0  # seconds after the last action
EXPIRES_AFTER = 60  # seconds
SETTINGS = {"POLL_INTERVAL": "2", "EXPIRE_AFTER": str(EXPIRES_AFTER)}
PAID_ENDS = ("delivered", "failed", "expired", "unknown", "undelivered")


async def soak(folder: Path, minutes: float, rests: float = RESTS) -> Soaked:
    """Raises AssertionError if an order does not become one task that ends."""
    port = free_port()
    contender = Contender(this_bot(METRICS_PORT=str(port), METRICS_HOST="127.0.0.1", **SETTINGS), folder / "soak")
    try:
        await contender.open(life=None)
        await contender.start()
        await asyncio.sleep(rests)
        crowd = Crowd(contender.telegram)
        before = _sample(contender, crowd, 0.0)
        samples: list[Sample] = []
        began, every = time.monotonic(), minutes * 60 / SAMPLES
        while (passed := time.monotonic() - began) < minutes * 60:
            await crowd.act()
            await asyncio.sleep(PAUSE)
            if passed >= every * len(samples):
                samples.append(_sample(contender, crowd, passed / 60))
                contender.telegram.calls.clear()
        await crowd.finish()
        await _ended(port, crowd.orders)
        assert len(contender.video.creates) == crowd.orders, "not every order became one create"
        await asyncio.sleep(rests)
        after = _sample(contender, crowd, (time.monotonic() - began) / 60)
        return Soaked(before, samples, after, crowd, len(contender.video.creates), await _entered(port))
    finally:
        await contender.close()


def _sample(contender: Contender, crowd: Crowd, minutes: float) -> Sample:
    pid, creates = contender.pid, len(contender.video.creates)
    files = sum(file.stat().st_size for file in contender.folder.glob("bot.db*")) / 2**20
    used = resident_alone(pid), descriptors(pid), threads(pid), files, cpu_seconds(pid)
    return Sample(minutes, *used, crowd.done.total(), creates)


async def _ended(port: int, orders: int) -> None:
    """Wait until the tasks of all orders have ended. Raises AssertionError if that takes too long."""
    until = time.monotonic() + ENDS_WITHIN
    while True:
        entered = await _entered(port)
        ends = sum(entered.get(state, 0) for state in PAID_ENDS)
        if ends == orders:
            return
        assert time.monotonic() < until, f"{orders} orders, but {ends} tasks have ended"
        await asyncio.sleep(1.0)


async def _entered(port: int) -> dict[str, int]:
    """How many tasks have entered each state since the start."""
    async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}/metrics") as answer:
        text = await answer.text()
    entered: dict[str, int] = {}
    for family in text_string_to_metric_families(text):
        for sample in family.samples:
            if sample.name == "videobot_task_states_total":
                state = sample.labels["state"]
                entered[state] = entered.get(state, 0) + int(sample.value)
    return entered


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="not given: an hour")
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as folder:
        text = report(run(soak(Path(folder), minutes), "interrupted: nothing was written"))
    print(text, flush=True)
    write_section("soak", f"Measured {measured()}\n\n{text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
