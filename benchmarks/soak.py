"""python -m benchmarks.soak: keeps a bot busy for an hour, and shows whether its memory, descriptors, threads or files grow.

A constant mix of orders, deliveries, /settings and edits, by webhook on SQLite. Writes its section of docs/benchmarks.md.
"""

import argparse
import asyncio
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.contender import Contender
from benchmarks.document import measured, write_section
from benchmarks.figures import slope, table
from benchmarks.kinds import this_bot
from benchmarks.load import PATIENCE
from benchmarks.processes import cpu_seconds, descriptors, resident_alone, threads
from sandbox.telegram import Chat, Message, Person

PEOPLE = 40
PAUSE = 0.7  # seconds between two actions
SAMPLES = 60  # an hour has one a minute
SHARES = {"order": 6, "settings": 2, "edit": 2}
GROWING = 0.5  # the slope is that of this last part: at first, caches fill


@dataclass(frozen=True)
class Sample:
    """`minutes` since the start; memory and files in MiB; `cpu` in seconds since the start."""

    minutes: float
    memory: float
    descriptors: int
    threads: int
    files: float
    cpu: float


class Crowd:
    """People who order, look at their settings and edit what they wrote."""

    def __init__(self, contender: Contender) -> None:
        self.orders = 0
        self.actions = 0
        self._telegram = contender.telegram
        self._random = Random(16)
        people = [self._telegram.person(f"Worker {number}") for number in range(PEOPLE)]
        self._places: list[tuple[Chat, Person]] = [(self._telegram.private(person), person) for person in people]
        self._written: list[Message] = []

    async def act(self) -> None:
        chat, person = self._random.choice(self._places)
        self.actions += 1
        match self._random.choices(list(SHARES), list(SHARES.values()))[0]:
            case "settings":
                await self._telegram.send_text(chat, person, "/settings")
            case "edit" if self._written:
                await self._telegram.edit_text(self._random.choice(self._written[-100:]), "/video something else")
            case _:
                self.orders += 1
                text = f"/video a cat on the moon, take {self.orders}"
                self._written.append(await self._telegram.send_text(chat, person, text))


async def soak(folder: Path, minutes: float) -> str:
    contender = Contender(this_bot(POLL_INTERVAL="2"), folder / "soak")
    try:
        await contender.open(life="success")
        await contender.start()
        crowd, samples = Crowd(contender), [_sample(contender, 0.0)]
        began, every = time.monotonic(), max(5.0, minutes * 60 / SAMPLES)
        while (passed := time.monotonic() - began) < minutes * 60:
            await crowd.act()
            await asyncio.sleep(PAUSE)
            if passed >= every * len(samples):
                samples.append(_sample(contender, passed / 60))
                contender.telegram.calls[:] = [call for call in contender.telegram.calls if call.method == "sendVideo"]
        samples.append(_sample(contender, minutes))
        delivered = await _delivered(contender, crowd.orders)
        return _report(samples, crowd, delivered, len(contender.video.creates))
    finally:
        await contender.close()


async def _delivered(contender: Contender, orders: int) -> int:
    """How many videos arrived; waits for those that are under way."""
    until = time.monotonic() + PATIENCE
    while True:
        count = sum(call.ok is True for call in contender.telegram.calls_to("sendVideo"))
        if count >= orders or time.monotonic() > until:
            return count
        await asyncio.sleep(0.5)


def _sample(contender: Contender, minutes: float) -> Sample:
    pid = contender.pid
    files = sum(file.stat().st_size for file in contender.folder.glob("bot.db*")) / 2**20
    return Sample(minutes, resident_alone(pid), descriptors(pid), threads(pid), files, cpu_seconds(pid))


def _report(samples: list[Sample], crowd: Crowd, delivered: int, creates: int) -> str:
    later = [sample for sample in samples if sample.minutes >= samples[-1].minutes * GROWING]

    def per_hour(values: list[float]) -> str:
        return f"{slope([(sample.minutes / 60, value) for sample, value in zip(later, values, strict=True)]):+.2f}"

    quarters = [samples[round(share * (len(samples) - 1) / 4)] for share in range(5)]
    head = ("", *(f"{sample.minutes:.3g} min" for sample in quarters), "growth per hour")
    rows = [
        ("memory, MiB", *(f"{one.memory:.1f}" for one in quarters), per_hour([one.memory for one in later])),
        ("descriptors", *(str(one.descriptors) for one in quarters), per_hour([one.descriptors for one in later])),
        ("threads", *(str(one.threads) for one in quarters), per_hour([one.threads for one in later])),
        ("database, MiB", *(f"{one.files:.2f}" for one in quarters), per_hour([one.files for one in later])),
        ("CPU, s", *(f"{one.cpu:.0f}" for one in quarters), per_hour([one.cpu for one in later])),
    ]
    return (
        f"{crowd.actions:,} actions in {samples[-1].minutes:g} minutes, {crowd.orders:,} of them orders (the others are "
        f"/settings and edits): {creates:,} creates, {delivered:,} videos delivered. Of the process without its children; growth "
        "is the slope of the second half, by least squares. The database keeps each task for 30 days, and its log of up to 4 MiB."
        f"\n\n{table(head, rows)}"
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0, help="not given: an hour")
    minutes = parser.parse_args().minutes
    with tempfile.TemporaryDirectory(prefix="soak-", ignore_cleanup_errors=True) as folder:
        report = asyncio.run(soak(Path(folder), minutes))
    print(report, flush=True)
    write_section("soak", f"Measured {measured()}\n\n{report}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
