"""`make bench` may be interrupted: nothing that it started stays."""

import asyncio
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
PATIENCE = 60.0  # seconds
PROGRAM = """
import asyncio, tempfile
from pathlib import Path
from benchmarks.contender import Contender
from benchmarks.interruption import run
from benchmarks.kinds import postgresql, this_bot

async def wait(folder):
    with postgresql(folder) as url:
        contender = Contender(this_bot(database=url), folder / "bot")
        try:
            await contender.open()
            await contender.start()
            print(folder, flush=True)
            await asyncio.sleep(1000)
        finally:
            await contender.close()

with tempfile.TemporaryDirectory(prefix="bench-") as folder:
    run(wait(Path(folder)), "interrupted")
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
async def test_what_was_started_ends_with_it(number: signal.Signals) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PROGRAM, cwd=ROOT, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None and process.stderr is not None
    async with asyncio.timeout(PATIENCE):
        folder = Path((await process.stdout.readline()).decode().strip() or (await process.stderr.read()).decode())
    started = [*psutil.Process(process.pid).children(recursive=True), *_servers(folder)]
    assert len(started) >= 2, folder
    process.send_signal(number)
    async with asyncio.timeout(PATIENCE):
        _, errors = await process.communicate()
    assert process.returncode == 1 and errors.decode().strip() == "interrupted"
    until = time.monotonic() + PATIENCE
    while any(one.is_running() and one.status() != psutil.STATUS_ZOMBIE for one in started):
        assert time.monotonic() < until, f"{started} have not ended"
        await asyncio.sleep(0.1)
    assert not folder.exists()  # noqa: ASYNC240 - one look


def _servers(folder: Path) -> list[psutil.Process]:
    """The server of PostgreSQL is a child of nobody."""
    return [
        one
        for one in psutil.process_iter(["cmdline"])
        if any(str(folder) in word for word in one.info["cmdline"] or ())
    ]
