"""What several processes on one PostgreSQL cost: CPU per order and at rest, memory and connections, and the time to a video."""

import argparse
import asyncio
import logging
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import psutil

from sandbox.cluster import postgresql
from sandbox.proxy import RoundRobin
from sandbox.replicas import Replica
from sandbox.telegram import TelegramStandIn
from sandbox.telegram.world import Chat, Message, Person
from sandbox.video import VideoStandIn

SETTLES = 5.0  # seconds after the start, before anything is measured
GIVES_UP = 300.0  # seconds: above any delay of a busy machine
MIB = 1024 * 1024


@dataclass(frozen=True)
class Use:
    """CPU in seconds since the start, ended children included, and memory in bytes of which shared pages count in part."""

    cpu: float
    memory: int

    @classmethod
    def of(cls, processes: Iterable[psutil.Process]) -> "Use":
        cpu, memory = 0.0, 0
        for process in processes:
            try:
                times = process.cpu_times()
                cpu += times.user + times.system + times.children_user + times.children_system
                memory += process.memory_full_info().pss
            except psutil.Error:
                continue  # it has just ended
        return cls(cpu, memory)


class Meter:
    """Reads what the web processes, the workers and PostgreSQL have used."""

    def __init__(self, webs: Sequence[Replica], workers: Sequence[Replica], server: int) -> None:
        self._bots = {
            "web": [psutil.Process(it.pid) for it in webs],
            "worker": [psutil.Process(it.pid) for it in workers],
        }
        self._server = psutil.Process(server)

    def read(self) -> dict[str, Use]:
        server = [self._server, *self._server.children(recursive=True)]
        return {name: Use.of(processes) for name, processes in {**self._bots, "postgresql": server}.items()}


async def measure(webs: int, workers: int, rate: float, seconds: float) -> None:
    """Print the figures."""
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bench-cluster-")))
        telegram, video = TelegramStandIn(), VideoStandIn(pace=0.2)
        await telegram.start()
        stack.push_async_callback(telegram.close)
        await video.start()
        stack.push_async_callback(video.close)
        url = stack.enter_context(postgresql(folder))
        settings: dict[str, str] = {}
        web = [Replica(f"web-{number}", "web", settings, _ignore) for number in range(webs)]
        worker = [Replica(f"worker-{number}", "worker", settings, _ignore) for number in range(workers)]
        proxy = RoundRobin([replica.url for replica in web])
        await proxy.start()
        stack.push_async_callback(proxy.close)
        settings |= {
            "TELEGRAM_BOT_TOKEN": telegram.token, "TELEGRAM_API_URL": telegram.url,
            "VIDEO_API_URL": video.url, "VIDEO_API_KEY": video.key, "DATABASE_URL": url,
            "PUBLIC_URL": proxy.url, "UPDATES": "webhook", "ACCESS": "open", "LOG_LEVEL": "WARNING",
        }  # fmt: skip
        for replica in [*web, *worker]:
            await replica.start(folder)
            stack.push_async_callback(replica.stop)
        await asyncio.gather(*(replica.ready() for replica in [*web, *worker]))
        database = await asyncpg.connect(url)
        stack.push_async_callback(database.close)
        pid = int((folder / "postgresql" / "postmaster.pid").read_text(encoding="ascii").split()[0])
        meter = Meter(web, worker, pid)
        await asyncio.sleep(SETTLES)
        await _at_rest(meter, seconds / 2)
        await _orders(meter, telegram, database, rate, seconds)


def _ignore(_line: str) -> None:
    """The processes' logs are not shown."""


async def _at_rest(meter: Meter, seconds: float) -> None:
    before, started = meter.read(), time.monotonic()
    await asyncio.sleep(seconds)
    after, took = meter.read(), time.monotonic() - started
    for name, use in after.items():
        share = 100 * (use.cpu - before[name].cpu) / took
        print(f"at rest   {name:<11} {share:5.2f} % of a core together, {use.memory / MIB:.0f} MiB together")


async def _orders(
    meter: Meter, telegram: TelegramStandIn, database: "asyncpg.Connection[asyncpg.Record]", rate: float, seconds: float
) -> None:
    chats = [_chat(telegram, number) for number in range(int(rate * seconds))]
    waits: list[float] = []

    async def order(number: int, chat: Chat, person: Person) -> None:
        await asyncio.sleep(number / rate)
        started = time.monotonic()
        await telegram.send_text(chat, person, f"/video cat number {number} on the moon")
        await telegram.wait_for(chat, _is_video, timeout=GIVES_UP)
        waits.append(time.monotonic() - started)

    before, commits, started = meter.read(), await _commits(database), time.monotonic()
    running = asyncio.gather(*(order(number, *chat) for number, chat in enumerate(chats)))
    await asyncio.sleep(seconds / 2)
    connections = await database.fetchval(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    await running
    after, took = meter.read(), time.monotonic() - started
    for name, use in after.items():
        print(f"an order  {name:<11} {1000 * (use.cpu - before[name].cpu) / len(chats):5.2f} ms of CPU")
    commits = (await _commits(database) - commits) / len(chats)
    last = statistics.quantiles(waits, n=20)[-1]
    print(f"{len(chats)} orders in {took:.1f} s; {connections} connections, {commits:.0f} transactions an order")
    print(f"from the message to the video: {statistics.median(waits):.1f} s (median), {last:.1f} s (95 %)")


async def _commits(database: "asyncpg.Connection[asyncpg.Record]") -> float:
    """Transactions of this database so far; those of the last second may be missing."""
    return float(await database.fetchval("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()"))


def _chat(telegram: TelegramStandIn, number: int) -> tuple[Chat, Person]:
    person = telegram.person(f"Person {number}")
    return telegram.private(person), person


def _is_video(message: Message) -> bool:
    return message.video is not None


def main() -> int:
    logging.disable(logging.INFO)
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cluster", description=__doc__)
    parser.add_argument("--webs", type=int, default=2)
    parser.add_argument("--workers", type=int, default=3)
    parser.add_argument("--rate", type=float, default=5.0, help="orders a second (default 5)")
    parser.add_argument("--seconds", type=float, default=30.0, help="for which orders come (default 30)")
    options = parser.parse_args()
    asyncio.run(measure(options.webs, options.workers, options.rate, options.seconds))
    return 0


if __name__ == "__main__":
    sys.exit(main())
