"""The benchmark still runs: both bots start, do the job, and are weighed."""

import asyncio
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


async def test_the_benchmark_says_its_figures() -> None:
    """A line for each bot and one for the ratio; it would fail had a bot not told the id of a task it made."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmarks.requests", "--window", "0.5", "--turns", "1", "--warm-up", "0.1",
        cwd=ROOT, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    async with asyncio.timeout(60):
        said, _ = await process.communicate()
    assert process.returncode == 0
    ours, stock, ratio = said.decode().splitlines()
    cost = r"[\d.]+ \([\d.]+ to [\d.]+\)"
    assert re.fullmatch(rf"this bot +{cost} ms of CPU a request +\d+ MB +starts in [\d.]+ s", ours)
    assert re.fullmatch(rf"stock bot +{cost} ms of CPU a request +\d+ MB +starts in [\d.]+ s", stock)
    assert re.match(rf"ratio +{cost} ", ratio)
